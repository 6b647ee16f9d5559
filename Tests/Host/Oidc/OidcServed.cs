using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.Tests.Host.Pages;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Oidc;

/// <summary>The program beside an identity provider; one account is registered.</summary>
public sealed class OidcServed : IAsyncLifetime
{
    public const string Account = "dongpo.clerk";

    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-oidc-").FullName;
    private WebApplication _app = null!;

    public IdentityProvider Provider { get; private set; } = null!;
    public Uri Url => new(_app.Urls.Single());

    public async Task InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        var oidc = new OidcSettings(Provider.Url, IdentityProvider.ClientId, IdentityProvider.Secret, "preferred_username", "政务平台登录");
        _app = await ServeAsync(_home, EntrySettings.ThisMachine with { Oidc = oidc });
        var named = JsonSerializer.SerializeToElement(new { account = Account, name = "王芳" });
        var outcome = await _app
            .Services.GetRequiredService<Engine>()
            .ApplyAsync(new ActionRequest("account.register", named, "admin", "a"));
        Assert.IsType<Applied>(outcome);
    }

    public async Task DisposeAsync()
    {
        await EndAsync(_app, _home);
        await Provider.DisposeAsync();
    }

    public Task<PageBrowser> BrowserAsync() => PageBrowser.OfAsync(_app.Services, Url, account: null);

    public WorkReliefContext Open() => _app.Services.GetRequiredService<Store>().Open();

    public static async Task<WebApplication> ServeAsync(string home, EntrySettings entry)
    {
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(home, "test.db"),
            home,
            Path.Combine(home, "files"),
            Path.Combine(home, "keys"),
            TemplatesFolder: null,
            Mail: null,
            "http://127.0.0.1:0"
        )
        {
            Entry = entry,
        };
        var app = Service.Build(settings, TimeProvider.System);
        await Service.PrepareAsync(app, default);
        await app.StartAsync();
        return app;
    }

    public static async Task EndAsync(WebApplication app, string home)
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(home, recursive: true);
    }
}
