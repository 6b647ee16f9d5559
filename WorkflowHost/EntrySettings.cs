using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkRelief.WorkflowHost;

/// <summary>By which names and over what the program is reached.</summary>
/// <param name="Hosts">Names that a request may ask for.</param>
/// <param name="Proxies">Addresses of the proxies that end TLS and whose word on the caller is taken.</param>
/// <param name="Certificate">With it the program speaks HTTPS itself; opened when it is first needed.</param>
public sealed record EntrySettings(IReadOnlyList<string> Hosts, IReadOnlyList<string> Proxies, Lazy<X509Certificate2>? Certificate)
{
    /// <summary>Null where people sign in by password alone.</summary>
    public OidcSettings? Oidc { get; init; }

    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static EntrySettings ThisMachine { get; } = new(Loopback, [], null);

    /// <exception cref="BadSetting">A password would cross the network in the clear, or a setting cannot be read.</exception>
    public static EntrySettings From(IConfiguration configuration, string url, string? publicAddress)
    {
        if (!Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var at))
            throw new BadSetting($"Url “{url}”应如 {Settings.DefaultUrl}");
        var proxies = Words(configuration["Proxy"]);
        foreach (var proxy in proxies)
            if (!IPAddress.TryParse(proxy, out _))
                throw new BadSetting($"Proxy “{proxy}”应为代理服务器的 IP 地址");
        var certificate = CertificateFrom(configuration.GetSection("Https"));
        if (at.Scheme == "https" && certificate is null)
            throw new BadSetting("Url 为 https 时，须设置 Https:Certificate（.pfx 文件）和 Https:Password");
        if (at.Scheme is not ("http" or "https"))
            throw new BadSetting($"Url “{url}”应如 {Settings.DefaultUrl}");
        if (at.Scheme == "http" && !IsLoopback(at.Host) && proxies.Count == 0)
            throw new BadSetting(
                $"Url “{url}”不是本机地址，密码会明文经过网络：请用 https，或由代理服务器提供 https 并在 Proxy 写明它的 IP 地址"
            );
        var named = Words(configuration["Hosts"]);
        List<string> others = publicAddress is null ? named : [.. named, new Uri(publicAddress).Host];
        if (at.Host != "0.0.0.0" && !IsLoopback(at.Host))
            others.Add(at.Host);
        else if (at.Host == "0.0.0.0" && others.Count == 0)
            throw new BadSetting("Url 对全部地址开放时，须在 Hosts 写明访问用的域名或 IP（可多个，用逗号分开）");
        return new EntrySettings([.. Loopback, .. others], proxies, certificate)
        {
            Oidc = OidcSettings.From(configuration.GetSection("Oidc")),
        };
    }

    private static Lazy<X509Certificate2>? CertificateFrom(IConfigurationSection https)
    {
        if (https["Certificate"] is not { Length: > 0 } path)
            return null;
        var file = Settings.Absolute(path);
        if (!File.Exists(file))
            throw new BadSetting($"Https:Certificate “{path}”没有这个文件");
        return new Lazy<X509Certificate2>(() =>
        {
            try
            {
                return X509CertificateLoader.LoadPkcs12FromFile(file, https["Password"]);
            }
            catch (CryptographicException error)
            {
                throw new BadSetting($"Https:Certificate “{path}”打不开：{error.Message}");
            }
        });
    }

    private static List<string> Words(string? list) =>
        [.. (list ?? "").Split([',', ';', '，', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
