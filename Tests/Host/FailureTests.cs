using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>What nobody foresaw, through the real service.</summary>
public sealed class FailureTests : IAsyncLifetime, IDisposable
{
    private readonly string _home = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
    private readonly RecordedLog _log = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private string Database => "Data Source=" + Path.Combine(_home, "test.db");

    public async Task InitializeAsync()
    {
        var (files, keys) = (Path.Combine(_home, "files"), Path.Combine(_home, "keys"));
        var settings = new Settings(StorageProvider.Sqlite, Database, _home, files, keys, null, null, "http://127.0.0.1:0");
        _app = Service.Build(settings, TimeProvider.System);
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        await Service.PrepareAsync(_app, default);
        await _app.StartAsync();
        _client = new HttpClient(new Signing(_app, "admin")) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public void Dispose()
    {
        _client.Dispose();
        _log.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task A_broken_table_is_answered_with_a_reference_that_stands_in_the_log_with_the_fault()
    {
        await using (var connection = new SqliteConnection(Database))
        {
            await connection.OpenAsync();
            await using var drop = connection.CreateCommand();
            drop.CommandText = "DROP TABLE \"Regulations\"";
            await drop.ExecuteNonQueryAsync();
        }
        var error = Assert.IsType<SqliteException>(await LoggedAsync(await _client.GetAsync("/api/regulations")));
        Assert.Contains("Regulations", error.Message);
    }

    [Fact]
    public async Task So_is_a_broken_file_store_and_each_failure_has_its_own_reference()
    {
        Directory.Delete(Path.Combine(_home, "files"), recursive: true);
        var (first, second) = (await ReferenceAsync(await UploadAsync()), await ReferenceAsync(await UploadAsync()));
        Assert.NotEqual(first, second);
        foreach (var reference in (string[])[first, second])
            Assert.IsType<DirectoryNotFoundException>(Assert.Single(Errors, e => e.Text.Contains(reference)).Error);

        Task<HttpResponseMessage> UploadAsync() => _client.PostAsync("/api/files", new ByteArrayContent([1, 2, 3]));
    }

    [Fact]
    public async Task What_a_caller_sent_wrong_is_no_failure_of_ours()
    {
        // The caller asks first whether it may send so much.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var asking = new HttpClient(new Signing(_app, "admin", handler)) { BaseAddress = _client.BaseAddress };
        asking.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await asking.PostAsync("/api/files", new ByteArrayContent(new byte[65 * 1024 * 1024]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(Errors);
    }

    private IEnumerable<LoggedLine> Errors => _log.Lines.Where(l => l.Level >= LogLevel.Error);

    private async Task<Exception?> LoggedAsync(HttpResponseMessage answer)
    {
        var reference = await ReferenceAsync(answer);
        var line = Assert.Single(Errors);
        Assert.Contains(reference, line.Text);
        return line.Error;
    }

    /// <summary>The reference of a failure that says nothing else of itself.</summary>
    private async Task<string> ReferenceAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("出错了", problem.GetProperty("title").GetString());
        var reference = problem.GetProperty("reference").GetString()!;
        Assert.Matches("^[2-9A-Z]{10}$", reference);
        Assert.Contains(reference, problem.GetProperty("detail").GetString());
        var said = problem.GetRawText();
        foreach (var inside in (string[])["Exception", "SQLite", "Regulations", _home, " at "])
            Assert.DoesNotContain(inside, said, StringComparison.OrdinalIgnoreCase);
        return reference;
    }
}
