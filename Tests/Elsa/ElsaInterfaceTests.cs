using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.Tests.Host.Authority;
using WorkRelief.Tests.Host.Pages;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Looks;

namespace WorkRelief.Tests.Elsa;

/// <summary>The reading half of Elsa's interface over our cases, as a program of Elsa asks it.</summary>
[Collection(nameof(AuthorityWorlds))]
public sealed class ElsaInterfaceTests(AuthorityWorld world)
{
    private const string Root = "/elsa/api";
    private static readonly string Watcher = AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Own);
    private static readonly string Neighbour = AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Neighbour);

    public static TheoryData<string, string> Writes { get; } =
        new()
        {
            { "POST", "/workflow-definitions" },
            { "POST", "/workflow-definitions/dongpo-contractor-pay-cycle/execute" },
            { "POST", "/workflow-definitions/dongpo-contractor-pay-cycle/publish" },
            { "POST", "/workflow-definitions/import" },
            { "DELETE", "/workflow-definitions/dongpo-contractor-pay-cycle" },
            { "DELETE", "/workflow-instances/P1~2026-03" },
            { "POST", "/cancel/workflow-instances/P1~2026-03" },
            { "POST", "/bulk-actions/delete/workflow-instances/by-id" },
            { "POST", "/bulk-actions/cancel/workflow-instances" },
            { "PUT", "/workflow-instances/P1~2026-03/variables" },
            { "PATCH", "/anything/at/all" },
        };

    [Theory, MemberData(nameof(Writes))]
    public async Task Whatever_would_write_is_refused_in_a_sentence(string method, string path)
    {
        var before = await JournalAsync();
        foreach (var account in (string[])["admin", Watcher])
        {
            using var client = world.As(account);
            var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = Json("{}") });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("只供查看", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(before, await JournalAsync());
    }

    [Theory]
    [InlineData(Bodies.Township)]
    [InlineData(Bodies.Contractor)]
    [InlineData(Bodies.ReformBureau)]
    public async Task Whoever_neither_watches_nor_administers_is_told_who_does(string body)
    {
        using var client = world.As(AuthorityWorld.AccountOf(body, Lies.OwnProject));
        foreach (
            var answer in new[]
            {
                await client.GetAsync(Root + "/workflow-definitions"),
                await client.GetAsync(Root + "/nothing/of/the/kind"),
                await client.PostAsync(Root + "/workflow-instances", Json("{}")),
                await client.PostAsync(Root + "/workflow-instances", Json("no json")),
                await client.DeleteAsync(Root + "/workflow-instances/P1"),
            }
        )
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("监督人员和系统管理员", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/studio/case/P1")).StatusCode);
    }

    [Fact]
    public async Task Who_watches_elsewhere_finds_nothing_of_this_place()
    {
        var own = (await ListAsync(Watcher, new { })).Select(i => (string)i["id"]!).ToList();
        var beside = (await ListAsync(Neighbour, new { })).Select(i => (string)i["id"]!).ToList();
        Assert.Contains("P1~2026-03", own);
        Assert.All(own, id => Assert.StartsWith("P1", id, StringComparison.Ordinal));
        Assert.NotEmpty(beside);
        Assert.All(beside, id => Assert.StartsWith("P2", id, StringComparison.Ordinal));
        using var client = world.As(Neighbour);
        foreach (var path in (string[])["", "/journal", "/variables", "/execution-state"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Root}/workflow-instances/P1~2026-03{path}")).StatusCode);
        var report = await client.PostAsJsonAsync(Root + "/activity-executions/report", new { workflowInstanceId = "P1~2026-03" });
        Assert.Equal(HttpStatusCode.NotFound, report.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.PostAsync(Root + "/workflow-instances/P1~2026-03/journal", Json("{}"))).StatusCode
        );
        // The other place follows the same county's practice; the program's registers and other counties' are not its own.
        Assert.All(
            await ItemsAsync(client, "/workflow-definitions"),
            d => Assert.StartsWith("dongpo-", (string)d["definitionId"]!, StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/studio/case/P1~2026-03")).StatusCode);
    }

    /// <summary>Every stage of every table, whether a rehearsal comes to it or not.</summary>
    [Fact]
    public async Task A_case_waits_at_the_event_of_its_stage_or_is_finished()
    {
        using var client = world.As("admin");
        var tables = Catalogue.Program.Expand(world.Contractor).Where(t => t.Kind != Subject.Register).ToList();
        var seen = 0;
        foreach (var table in tables)
        foreach (var stage in table.Stages)
        {
            await world.StandAsync([(table, stage.Name)]);
            var id = ElsaCases.IdOf(world.CaseOf(table.Kind));
            var one = (await client.GetFromJsonAsync<JsonObject>($"{Root}/workflow-instances/{id}"))!;
            var waits = table.RowsFrom(stage.Name).Any();
            Assert.Equal(
                (waits ? "Running" : "Finished", waits ? "Suspended" : "Finished"),
                ((string)one["status"]!, (string)one["subStatus"]!)
            );
            var places = one["workflowState"]!["bookmarks"]!.AsArray().Select(b => (string)b!["activityId"]!);
            Assert.Equal(waits ? [ElsaWriter.EventId(stage.Name)] : [], places);
            var definition = (
                await client.GetFromJsonAsync<JsonObject>($"{Root}/workflow-definitions/by-id/{one["definitionVersionId"]}")
            )!;
            Assert.Equal(table.Label, (string)definition["name"]!);
            Assert.True((bool)definition["isReadonly"]!);
            Assert.Equal((string)one["definitionId"]!, (string)definition["definitionId"]!);
            seen++;
        }
        await world.RestoreAsync();
        Assert.True(seen > 40);
    }

    [Fact]
    public async Task The_journal_is_the_cases_past_in_the_words_of_its_page()
    {
        using var client = world.As(Watcher);
        var steps = (
            await world.App.Services.GetRequiredService<CaseReads>().PageAsync(Scope.Of("admin", world.World.Clock), "P1/2026-03", default)
        )!.Steps;
        var answer = await client.PostAsync(Root + "/workflow-instances/P1~2026-03/journal?skip=1&take=2", Json("""{ "filter": {} }"""));
        var page = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(steps.Count, (int)page["totalCount"]!);
        Assert.Equal(
            steps.Skip(1).Take(2).Select(s => (s.Label, s.By == s.ActingAs ? s.By : $"{s.By}（{s.ActingAs}）", s.RecordedUtc)),
            page["items"]!.AsArray().Select(l => ((string)l!["activityType"]!, (string)l["eventName"]!, (DateTimeOffset)l["timestamp"]!))
        );
        var none = await client.PostAsync(
            Root + "/workflow-instances/P1~2026-03/journal",
            Json("""{ "filter": { "eventNames": ["Faulted"] } }""")
        );
        Assert.Equal(0, (int)(await none.Content.ReadFromJsonAsync<JsonObject>())!["totalCount"]!);
    }

    [Fact]
    public async Task A_list_is_asked_by_procedure_state_words_days_and_pages()
    {
        var all = await ListAsync("admin", new { pageSize = 200 });
        var cycles = await ListAsync("admin", new { definitionIds = new[] { "dongpo-contractor-pay-cycle" } });
        Assert.NotEmpty(cycles);
        Assert.All(cycles, c => Assert.Equal("dongpo-contractor-pay-cycle", (string)c["definitionId"]!));
        var running = await ListAsync("admin", new { statuses = new[] { "Running" }, pageSize = 200 });
        var finished = await ListAsync("admin", new { subStatuses = new[] { "Finished" }, pageSize = 200 });
        Assert.Equal(all.Count, running.Count + finished.Count);
        Assert.Equal("P1~2026-03", (string)Assert.Single(await ListAsync("admin", new { searchTerm = "P1~2026-03" }))["id"]!);
        Assert.Empty(await ListAsync("admin", new { hasIncidents = true }));
        var second = await ListAsync(
            "admin",
            new
            {
                page = 1,
                pageSize = 2,
                orderBy = "Created",
            }
        );
        var first = await ListAsync(
            "admin",
            new
            {
                page = 0,
                pageSize = 2,
                orderBy = "Created",
            }
        );
        Assert.Equal(2, second.Count);
        Assert.Empty(first.Select(f => (string)f["id"]!).Intersect(second.Select(s => (string)s["id"]!)));
        object Created(string how, string on) =>
            new
            {
                pageSize = 200,
                timestampFilters = new[]
                {
                    new
                    {
                        column = "CreatedAt",
                        @operator = how,
                        timestamp = on,
                    },
                },
            };
        Assert.Empty(await ListAsync("admin", Created("GreaterThan", "2030-01-01T00:00:00+08:00")));
        Assert.Equal(all.Count, (await ListAsync("admin", Created("LessThan", "2030-01-01T00:00:00+08:00"))).Count);
    }

    [Fact]
    public async Task What_a_client_draws_with_is_there()
    {
        using var client = world.As(Watcher);
        var kinds = (await ItemsAsync(client, "/descriptors/activities")).Select(a => (string)a["typeName"]!).ToHashSet();
        foreach (var definition in await ItemsAsync(client, "/workflow-definitions?versionOptions=AllVersions"))
        {
            var written = (await client.GetFromJsonAsync<JsonObject>($"{Root}/workflow-definitions/by-id/{definition["id"]}"))!;
            foreach (var activity in written["root"]!["activities"]!.AsArray())
                Assert.Contains((string)activity!["type"]!, kinds);
        }
        // It knows two languages by itself and draws nothing without a third.
        Assert.Contains("JavaScript", (await ItemsAsync(client, "/descriptors/expression-descriptors")).Select(l => (string)l["type"]!));
        var report = await client.PostAsJsonAsync(Root + "/activity-executions/report", new { workflowInstanceId = "P1~2026-03" });
        var stats = (await report.Content.ReadFromJsonAsync<JsonObject>())!["stats"]!.AsArray();
        Assert.Single(stats, s => (bool)s!["isBlocked"]!);
        Assert.All(stats, s => Assert.Equal((long)s!["startedCount"]!, (long)s["completedCount"]! + (long)s["uncompletedCount"]!));
    }

    [Fact]
    public async Task Studio_runs_under_a_policy_of_its_own_and_no_other_page_gives_up_any_of_its()
    {
        using var client = await PageBrowser.OfAsync(world.App.Services, world.Url, "admin");
        foreach (var path in (string[])["/studio", "/studio/cases", "/studio/definition/dongpo-contractor-pay-cycle", "/studio/case/P1"])
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "http",
                (await answer.Content.ReadAsStringAsync()).Replace("https://github.com", ""),
                StringComparison.Ordinal
            );
        }
        foreach (var path in (string[])["/system", "/case/P1", Root + "/features/installed", "/desk"])
            Assert.DoesNotContain(
                "unsafe",
                (await client.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        Assert.Contains("href=\"/studio\"", await client.ReadAsync("/system"), StringComparison.Ordinal);
        Assert.Contains("/studio/case/P1~2026-03", await client.ReadAsync("/case/P1/2026-03"), StringComparison.Ordinal);
        using var official = world.As(AuthorityWorld.AccountOf(Bodies.Township, Lies.Own));
        Assert.DoesNotContain("/studio", await official.GetStringAsync("/case/P1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_package_are_served_and_its_own_first_page_is_not()
    {
        using var anybody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Url };
        var script = await anybody.GetAsync("/studio/" + StandInStudio.Script);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        foreach (var other in (string[])["index.html", "package.json", "_framework/../package.json", "_framework/none.js"])
            Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync("/studio/" + other)).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_asks_nothing_with_the_cookie_of_ours()
    {
        var cookies = new CookieContainer();
        var keys = world.App.Services.GetRequiredService<WorkflowHost.Access.AccessKeys>();
        var secret = await keys.IssueAsync("admin", WorkflowHost.Access.KeyKind.Session, "test", TimeSpan.FromDays(1), default);
        cookies.Add(world.Url, new Cookie(KeyAuthentication.CookieName, secret));
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = world.Url };
        foreach (
            var (site, status) in ((string, HttpStatusCode)[])[("same-origin", HttpStatusCode.OK), ("cross-site", HttpStatusCode.Forbidden)]
        )
        {
            var ask = new HttpRequestMessage(HttpMethod.Post, Root + "/workflow-instances") { Content = Json("{}") };
            ask.Headers.Add("Sec-Fetch-Site", site);
            // Studio may send a key of its own beside the cookie: it is none of ours and says nothing.
            ask.Headers.TryAddWithoutValidation("Authorization", "ApiKey none");
            Assert.Equal(status, (await client.SendAsync(ask)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_only_watches_leaves_a_trace_of_each_picture_and_none_of_what_a_page_asks_again_and_again()
    {
        using var watcher = world.As(AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.OwnProject));
        await watcher.GetAsync("/studio/case/P1~2026-03");
        await watcher.GetAsync(Root + "/workflow-instances/P1~2026-03");
        await watcher.GetAsync(Root + "/workflow-instances/P1~2026-03/execution-state");
        await watcher.GetAsync(Root + "/descriptors/activities");
        var account = AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.OwnProject);
        await using var db = world.Store.Open();
        var steps = await db.Steps.Where(s => s.Account == account && s.Action == LookActions.Note).OrderBy(s => s.Seq).ToListAsync();
        var keys = steps.Select(s => $"{s.Stream}:{s.Seq}/{LookActions.What}").ToList();
        var said = await db.Texts.Where(t => keys.Contains(t.Key)).Select(t => t.Text).ToListAsync();
        Assert.Contains("流程图：一个案件\n/studio/case/P1~2026-03", said);
        Assert.Contains("一个案件的图\n/elsa/api/workflow-instances/P1~2026-03", said);
        Assert.DoesNotContain(
            said,
            s => s.Contains("execution-state", StringComparison.Ordinal) || s.Contains("descriptors", StringComparison.Ordinal)
        );
    }

    private async Task<int> JournalAsync()
    {
        await using var db = world.Store.Open();
        return await db.Steps.CountAsync(s => s.Action != LookActions.Note);
    }

    private async Task<IReadOnlyList<JsonObject>> ListAsync(string account, object query)
    {
        using var client = world.As(account);
        var answer = await client.PostAsJsonAsync(Root + "/workflow-instances", query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonObject>())!["items"]!.AsArray().Select(i => i!.AsObject())];
    }

    private static async Task<IReadOnlyList<JsonObject>> ItemsAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonObject>(Root + path))!["items"]!.AsArray().Select(i => i!.AsObject())];

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
