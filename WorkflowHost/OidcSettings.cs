using System.Net;

namespace WorkRelief.WorkflowHost;

/// <summary>Where people sign in beside the password; off without an authority.</summary>
/// <param name="Authority">The provider's address, as its tokens name their issuer.</param>
/// <param name="AccountClaim">The claim of the ID token that holds the name of a registered account.</param>
/// <param name="Label">On the button of the sign-in page.</param>
public sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret, string AccountClaim, string Label)
{
    /// <summary>A browser that leaves a form of ours may be sent on there.</summary>
    public string Origin => Authority.GetLeftPart(UriPartial.Authority);

    /// <exception cref="BadSetting">A part is missing, or the tokens would cross the network in the clear.</exception>
    public static OidcSettings? From(IConfigurationSection oidc)
    {
        if (oidc["Authority"] is not { Length: > 0 } written)
            return null;
        if (!Uri.TryCreate(written, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || IsHere(authority)))
            throw new BadSetting($"Oidc:Authority “{written}”应如 https://sso.example.gov.cn/realms/county");
        return new OidcSettings(
            authority,
            Needed(oidc, "ClientId"),
            Needed(oidc, "ClientSecret"),
            oidc["AccountClaim"] is { Length: > 0 } claim ? claim : "preferred_username",
            oidc["Label"] is { Length: > 0 } label ? label : "统一身份认证登录"
        );
    }

    private static string Needed(IConfigurationSection oidc, string name) =>
        oidc[name] is { Length: > 0 } value ? value : throw new BadSetting($"设置了 Oidc:Authority 时，须设置 Oidc:{name}");

    private static bool IsHere(Uri authority) =>
        authority.Scheme == "http" && IPAddress.TryParse(authority.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);
}
