using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Api;

namespace WorkRelief.Tests.Host;

/// <summary>A served copy of two played projects, on a real port.</summary>
public sealed class Served : IAsyncLifetime
{
    private readonly string _home = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
    private WebApplication _app = null!;

    public WebApplication App => _app;

    public Uri Url { get; private set; } = null!;
    public string Files => Path.Combine(_home, "files");

    public async Task InitializeAsync()
    {
        await Stage.PlayAsync(
            [.. ((string[])["dongpo", "mingshan"]).Select(n => Scenario.Read(File.ReadAllText(World.RehearsalFile(n)), n))],
            _home,
            TextWriter.Null,
            json: false,
            default
        );
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_home, Stage.DatabaseFile),
            _home,
            Files,
            Path.Combine(_home, "keys"),
            null,
            null,
            "http://127.0.0.1:0"
        );
        _app = Service.Build(settings, TimeProvider.System);
        await Service.PrepareAsync(_app, default);
        await _app.StartAsync();
        Url = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    public HttpClient As(string? account) =>
        new(account is null ? new SocketsHttpHandler() : new Signing(_app, account)) { BaseAddress = Url };
}

public sealed class HttpTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task Health_names_each_part()
    {
        var health = await served.As(null).GetFromJsonAsync<JsonElement>("/health");
        Assert.True(health.GetProperty("ok").GetBoolean());
        foreach (var part in (string[])["database", "clock", "mail", "files"])
            Assert.True(health.GetProperty(part).GetProperty("ok").GetBoolean(), part);
    }

    [Fact]
    public async Task Each_official_sees_the_projects_of_his_own_area_alone()
    {
        Assert.Equal(["DP-2021-01"], await ProjectsAsync("dongpo.reform"));
        Assert.Equal(["MN-2021-01"], await ProjectsAsync("mingshan.reform"));
        Assert.Equal(["DP-2021-01"], await ProjectsAsync("dongpo.builder"));
        Assert.Equal(["DP-2021-01", "MN-2021-01"], await ProjectsAsync("admin"));
        Assert.Empty(await ProjectsAsync("stranger"));
        Assert.Equal(HttpStatusCode.NotFound, (await served.As("mingshan.reform").GetAsync("/api/projects/DP-2021-01")).StatusCode);
        Assert.Empty(await ProjectsAsync("admin", "?after=MN-2021-01"));
        Assert.Equal(["DP-2021-01"], await ProjectsAsync("admin", "?count=1"));
    }

    [Fact]
    [Trait("Seed", "DP-08")]
    public async Task A_project_opens_to_its_records()
    {
        var project = await served.As("dongpo.lead").GetFromJsonAsync<JsonElement>("/api/projects/DP-2021-01");
        Assert.Equal(1776600m, project.GetProperty("paidYuan").GetDecimal());
        Assert.Equal(142, project.GetProperty("workers").GetInt32());
        Assert.Equal(5, project.GetProperty("documents").GetArrayLength());
        var file = project
            .GetProperty("documents")
            .EnumerateArray()
            .First(d => d.GetProperty("kind").GetString() == "payroll-notice")
            .GetProperty("file")
            .GetString();
        var notice = await served.As("dongpo.lead").GetAsync($"/api/files/{file}");
        Assert.Equal("application/octet-stream", notice.Content.Headers.ContentType!.MediaType);
        Assert.Contains("劳务报酬公示", await notice.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await served.As("mingshan.lead").GetAsync($"/api/files/{file}")).StatusCode);
    }

    [Fact]
    public async Task Without_an_account_nothing_is_shown()
    {
        foreach (var path in (string[])["/api/projects", "/api/projects/DP-2021-01", "/api/tasks", "/api/incidents"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await served.As(null).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_paper_is_handed_out_in_every_form_to_those_who_may_see_it_and_verified_by_anyone()
    {
        var project = await served.As("dongpo.lead").GetFromJsonAsync<JsonElement>("/api/projects/DP-2021-01");
        var paper = project.GetProperty("documents").EnumerateArray().Last(d => d.GetProperty("kind").GetString() == "payroll-notice");
        var (code, notice) = (paper.GetProperty("id").GetString(), Uri.EscapeDataString(paper.GetProperty("case").GetString()!));
        // PDF where the machine has a browser: a build server must.
        string[] forms =
            WorkRelief.WorkflowHost.Papers.Browser.Find() is not null || Environment.GetEnvironmentVariable("WORKRELIEF_CI") is not null
                ? ["html", "docx", "xlsx", "pdf"]
                : ["html", "docx", "xlsx"];
        foreach (var form in forms)
        {
            var answer = await served.As("dongpo.lead").GetAsync($"/api/documents/{code}.{form}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(
                (await answer.Content.ReadAsByteArrayAsync())
                    .AsSpan()
                    .StartsWith(
                        form switch
                        {
                            "html" => "<!DOCTYPE"u8,
                            "pdf" => "%PDF-"u8,
                            _ => "PK"u8,
                        }
                    ),
                form
            );
            Assert.Equal(HttpStatusCode.NotFound, (await served.As("mingshan.lead").GetAsync($"/api/documents/{code}.{form}")).StatusCode);
        }
        Assert.Contains("有效，公示期满", await served.As(null).GetStringAsync($"/verify/{code}"));
        using var unknown = await served.As(null).GetAsync("/verify/0000000000");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("这张纸不是本系统出具的", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var share = await served.As("dongpo.lead").GetFromJsonAsync<JsonElement>($"/api/share?notice={notice}");
        Assert.StartsWith("【劳务报酬发放公示】", share.GetProperty("text").GetString());
        Assert.True((await served.As("dongpo.lead").GetByteArrayAsync($"/api/share.png?notice={notice}")).AsSpan(1).StartsWith("PNG"u8));

        using var zip = new MemoryStream(await served.As("dongpo.lead").GetByteArrayAsync("/api/archive.zip?project=DP-2021-01"));
        Assert.Empty(WorkRelief.WorkflowHost.Papers.Archive.ArchiveCheck.Verify(zip).Problems);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await served.As("mingshan.lead").GetAsync("/api/archive.zip?project=DP-2021-01")).StatusCode
        );

        // A county's summary is its own: not the township's below it, not another county's.
        var (status, _) = await PostAsync(
            "dongpo.reform",
            "overview.issue",
            """{"kind":"county-summary","area":"四川省/眉山市/东坡区","year":2021}""",
            "summary"
        );
        Assert.Equal(200, status);
        var overview = await served
            .As("dongpo.reform")
            .GetFromJsonAsync<JsonElement>("/api/overview?until=2021-12-31&area=" + Uri.EscapeDataString("四川省/眉山市/东坡区"));
        Assert.Equal(142, overview.GetProperty("figures").GetProperty("workers").GetInt32());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await served.As("dongpo.township").GetAsync("/api/overview?area=" + Uri.EscapeDataString("四川省/眉山市/东坡区"))).StatusCode
        );
    }

    [Fact]
    public async Task Anothers_tasks_are_for_administrators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await served.As("dongpo.township").GetAsync("/api/tasks?for=dongpo.reform")).StatusCode);
        // Archived: nothing waits for anybody, and what is merely permitted is no task.
        var page = await served.As("admin").GetFromJsonAsync<JsonElement>("/api/tasks?for=dongpo.reform");
        Assert.Empty(page.GetProperty("lines").EnumerateArray());
        Assert.Equal(0, page.GetProperty("counts").GetProperty("later").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await served.As("dongpo.reform").GetAsync("/api/tasks?after=x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.As("dongpo.reform").GetAsync("/api/tasks?group=never")).StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_with_what_is_missing_and_its_status_says_of_what_kind()
    {
        Assert.Equal(404, await StatusAsync("dongpo.reform", "no.such", "{}"));
        Assert.Equal(400, await StatusAsync("dongpo.reform", "record.add", "{"));
        Assert.Equal(400, await StatusAsync("dongpo.reform", "record.add", "{}"));
        Assert.Equal(403, await StatusAsync("mingshan.reform", "record.add", """{"project":"DP-2021-01","kind":"problem","fields":{}}"""));
        var (status, body) = await PostAsync(
            "dongpo.reform",
            "record.add",
            """{"project":"DP-2021-01","kind":"problem","fields":{}}""",
            "k1"
        );
        Assert.Equal(422, status);
        Assert.Contains("fields.raised", body.GetProperty("detail").GetString());
        Assert.Equal("BZ-05", body.GetProperty("refusals")[0].GetProperty("clause").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_changes_nothing()
    {
        const string payload = """{"project":"DP-2021-01","kind":"problem","fields":{"raised":"路肩开裂","solved":"返工"}}""";
        var (status, body) = await PostAsync("dongpo.reform", "record.add", payload, null, "?dryRun=true");
        Assert.Equal(200, status);
        var seq = body.GetProperty("seq").GetInt64();
        var (_, done) = await PostAsync("dongpo.reform", "record.add", payload, "k2");
        Assert.Equal(seq, done.GetProperty("seq").GetInt64());
        var (_, again) = await PostAsync("dongpo.reform", "record.add", payload, "k2");
        Assert.Equal((seq, true), (again.GetProperty("seq").GetInt64(), again.GetProperty("repeated").GetBoolean()));
        Assert.Equal(
            409,
            (await PostAsync("dongpo.reform", "record.add", payload.Replace("返工", "换填", StringComparison.Ordinal), "k2")).Status
        );
    }

    [Fact]
    public async Task An_upload_gives_the_name_by_which_a_paper_is_filed()
    {
        var bytes = Encoding.UTF8.GetBytes("选举记录");
        var answer = await served.As("dongpo.reform").PostAsync("/api/files", new ByteArrayContent(bytes));
        var file = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("file").GetString();
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file);
        // Nobody sees it before an action of a project names it.
        Assert.Equal(HttpStatusCode.NotFound, (await served.As("dongpo.reform").GetAsync($"/api/files/{file}")).StatusCode);
        var payload = $$"""
            {
              "project": "DP-2021-01",
              "kind": "problem",
              "fields": { "raised": "a", "solved": "b" },
              "papers": [{ "kind": "council-election", "file": "{{file}}", "signer": "吴大勇" }]
            }
            """;
        Assert.Equal(200, (await PostAsync("dongpo.reform", "record.add", payload, "k3")).Status);
        Assert.Equal(HttpStatusCode.OK, (await served.As("dongpo.reform").GetAsync($"/api/files/{file}")).StatusCode);
    }

    [Fact]
    public async Task The_interface_describes_every_action_that_a_person_can_take()
    {
        var api = await served.As(null).GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = api.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/api/actions/pay-cycle.compile", paths);
        Assert.Contains("/api/projects/{id}", paths);
        Assert.DoesNotContain("/api/actions/public-notice.close", paths);
        var compile = api.GetProperty("paths").GetProperty("/api/actions/pay-cycle.compile").GetProperty("post");
        Assert.Equal("核定报酬", compile.GetProperty("summary").GetString());
        var educate = api.GetProperty("components").GetProperty("schemas").GetProperty("Educate").GetProperty("properties");
        Assert.Equal("事由；slack 消极怠工；disobeys 不按要求施工", educate.GetProperty("cause").GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_request_under_a_foreign_name_is_turned_away()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await served.As("admin").SendAsync(request)).StatusCode);
    }

    private async Task<string[]> ProjectsAsync(string account, string query = "") =>
        [
            .. (await served.As(account).GetFromJsonAsync<JsonElement>("/api/projects" + query))
                .EnumerateArray()
                .Select(p => p.GetProperty("id").GetString()!),
        ];

    private async Task<int> StatusAsync(string account, string action, string payload) =>
        (await PostAsync(account, action, payload, "s" + payload.Length)).Status;

    private async Task<(int Status, JsonElement Body)> PostAsync(
        string account,
        string action,
        string payload,
        string? key,
        string query = ""
    )
    {
        using var client = served.As(account);
        if (key is not null)
            client.DefaultRequestHeaders.Add(Endpoints.KeyHeader, key);
        var answer = await client.PostAsync($"/api/actions/{action}{query}", new StringContent(payload, Encoding.UTF8, "application/json"));
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
