using Microsoft.Extensions.Hosting.WindowsServices;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost;

/// <summary>The settings could not be used; the message names the setting.</summary>
public sealed class BadSetting(string message) : Exception(message);

/// <summary>What <c>appsettings.json</c>, the environment and the command line say.</summary>
/// <param name="Folder">Where data, files and mail of the embedded default lie.</param>
public sealed record Settings(
    StorageProvider Provider,
    string ConnectionString,
    string Folder,
    string FilesFolder,
    string KeysFolder,
    string? TemplatesFolder,
    MailOptions? Mail,
    string Url,
    string? PublicAddress = null
)
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public EntrySettings Entry { get; init; } = EntrySettings.ThisMachine;

    /// <summary>Elsa Studio, in whose pictures procedures and cases are looked at; null where it is not switched on.</summary>
    public StudioPackage? Studio { get; init; }
    public ElsaSettings Elsa { get; init; } = new(Follow: false, Path.Combine(Folder, "elsa.db"));

    public static IConfigurationRoot Configuration() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("WORKRELIEF_")
            .Build();

    /// <exception cref="BadSetting">A setting is unknown or contradicts another.</exception>
    public static Settings From(IConfiguration configuration)
    {
        var folder = Absolute(configuration["Storage:Folder"] ?? "data");
        var word = configuration["Storage:Provider"] ?? "Sqlite";
        if (!Enum.TryParse<StorageProvider>(word, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new BadSetting($"Storage:Provider “{word}”应为 Sqlite、SqlServer 或 Postgres");
        var connection = configuration.GetConnectionString("WorkRelief");
        if (string.IsNullOrEmpty(connection))
            connection =
                provider == StorageProvider.Sqlite
                    ? "Data Source=" + Path.Combine(folder, "workrelief.db")
                    : throw new BadSetting($"Storage:Provider 为 {provider} 时，须设置 ConnectionStrings:WorkRelief");
        var url = configuration["Url"] ?? DefaultUrl;
        var publicAddress = PublicFrom(configuration["PublicAddress"]);
        var templates = configuration["Templates:Folder"];
        return new Settings(
            provider,
            connection,
            folder,
            Absolute(configuration["Files:Folder"] ?? Path.Combine(folder, "files")),
            Absolute(configuration["Keys:Folder"] ?? Path.Combine(folder, "keys")),
            string.IsNullOrEmpty(templates) ? null : Absolute(templates),
            MailFrom(configuration.GetSection("Mail")),
            url,
            publicAddress
        )
        {
            Entry = EntrySettings.From(configuration, url, publicAddress),
            Studio = configuration["Elsa:Studio"] is { Length: > 0 } studio ? StudioFrom(Absolute(studio)) : null,
            Elsa = ElsaSettings.From(configuration.GetSection("Elsa"), folder),
        };
    }

    private static StudioPackage StudioFrom(string folder) =>
        StudioPackage.Find(folder)
        ?? throw new BadSetting($"Elsa:Studio “{folder}”不是 {StudioPackage.Name} 的文件夹；用 elsa studio --into 取来");

    private static string? PublicFrom(string? address) =>
        string.IsNullOrEmpty(address) ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? address
        : throw new BadSetting($"PublicAddress “{address}”应如 https://zhengwu.example.gov.cn");

    public Store OpenStore() => new(Provider, ConnectionString);

    public Vault OpenVault() => Vault.Open(KeysFolder);

    public IFileStore OpenFiles() => new FolderFileStore(FilesFolder);

    public TemplateTexts OpenTemplates() => TemplateTexts.Installed(TemplatesFolder);

    public IMailTransport OpenMail(TimeProvider clock) =>
        Mail is null ? new FolderMail(Path.Combine(Folder, "mail"), clock) : new SmtpMail(Mail, clock);

    private static MailOptions? MailFrom(IConfigurationSection mail)
    {
        if (string.IsNullOrEmpty(mail["Host"]))
            return null;
        try
        {
            return mail.Get<MailOptions>();
        }
        catch (InvalidOperationException error)
        {
            throw new BadSetting($"Mail：{error.Message}");
        }
    }

    /// <summary>A Windows service starts in a system folder, so its paths count from the program's own.</summary>
    internal static string Absolute(string path) =>
        Path.GetFullPath(path, WindowsServiceHelpers.IsWindowsService() ? AppContext.BaseDirectory : Environment.CurrentDirectory);
}
