using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Api;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>The self-built project on the day its batch went to the bank, served on a real port.</summary>
public abstract class PayServed : IAsyncLifetime
{
    protected const string Cycle = "GA-2026-05/2026-03";
    protected const string Village = "四川省/广安市/广安区/龙台镇/干埝村";
    private readonly string _home = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
    private WebApplication _app = null!;
    private readonly Dictionary<string, Signing> _signedIn = [];
    private int _keys;

    protected IServiceProvider Parts => _app.Services;

    protected Uri Url => new(_app.Urls.Single());

    protected string Files => Path.Combine(_home, "files");

    protected int NextKey => ++_keys;

    /// <summary>A county's own templates, for those who have any.</summary>
    protected virtual string? TemplatesIn(string home) => null;

    public async Task InitializeAsync()
    {
        var scenario = Scenario.Read(await File.ReadAllTextAsync(World.RehearsalFile("labour-self-build")), "labour-self-build.yaml");
        var now = World.At("2026-04-16 09:15");
        await Stage.PlayAsync(
            [scenario with { Steps = [.. scenario.Steps.Where(s => s.At < now)] }],
            _home,
            TextWriter.Null,
            json: false,
            default
        );
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_home, Stage.DatabaseFile),
            _home,
            Path.Combine(_home, "files"),
            Path.Combine(_home, "keys"),
            TemplatesIn(_home),
            null,
            "http://127.0.0.1:0"
        );
        _app = Service.Build(settings, new VirtualClock(now));
        await Service.PrepareAsync(_app, default);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    /// <summary>One token for all requests of an account: it is issued with the first.</summary>
    protected HttpClient As(string account)
    {
        if (!_signedIn.TryGetValue(account, out var signing))
            _signedIn[account] = signing = new Signing(_app, account);
        var client = new HttpClient(signing, disposeHandler: false) { BaseAddress = Url };
        client.DefaultRequestHeaders.Add(Endpoints.KeyHeader, "http-" + ++_keys);
        return client;
    }

    protected async Task<string> UploadAsync() =>
        (
            await (
                await As("guangan.township").PostAsync("/api/files", new ByteArrayContent(Encoding.UTF8.GetBytes("回单")))
            ).Content.ReadFromJsonAsync<JsonElement>()
        )
            .GetProperty("file")
            .GetString()!;
}
