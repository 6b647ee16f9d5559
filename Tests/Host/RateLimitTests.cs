using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>What costs much or is open to guessing is answered so many times a minute; for objections see the board's tests.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private const int AMinute = 120;
    private readonly string _home = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_home, Stage.DatabaseFile),
            _home,
            Path.Combine(_home, "files"),
            Path.Combine(_home, "keys"),
            null,
            null,
            "http://127.0.0.1:0"
        );
        _app = Service.Build(settings, TimeProvider.System);
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

    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("GET", "/welcome/guess")]
    [InlineData("GET", "/verify/0000000000.json")]
    [InlineData("GET", "/board")]
    public async Task One_address_without_an_account_is_turned_away_after_its_number(string method, string path)
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        await TurnedAwayAsync(stranger, method, path);
        // What is limited otherwise is answered still.
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health")).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/files")]
    [InlineData("GET", "/api/documents/0000000000.pdf")]
    [InlineData("GET", "/api/share.png?notice=P1/notice-1")]
    [InlineData("GET", "/api/archive.zip?project=P1")]
    [InlineData("GET", "/password")]
    public async Task One_account_is_turned_away_after_its_number(string method, string path)
    {
        using var admin = As("admin");
        await TurnedAwayAsync(admin, method, path);
        if (path == "/password")
            return;
        using var other = As("other");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(other, method, path)).StatusCode);
    }

    [Fact]
    public async Task A_page_may_be_opened_after_too_much_was_sent_from_it()
    {
        using var admin = As("admin");
        await TurnedAwayAsync(admin, "POST", "/do/project.suspend");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(admin, "GET", "/do/project.suspend")).StatusCode);
    }

    private static async Task TurnedAwayAsync(HttpClient client, string method, string path)
    {
        for (var n = 0; n < AMinute; n++)
        {
            using var answer = await SendAsync(client, method, path);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(client, method, path)).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path) =>
        client.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new ByteArrayContent([1]) : null }
        );

    private HttpClient As(string account) => new(new Signing(_app, account)) { BaseAddress = new Uri(_app.Urls.Single()) };
}
