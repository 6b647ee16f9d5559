using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Looks;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>Who only watches, and who is shown full numbers, leaves a trace that stands before anything is shown.</summary>
[Collection(nameof(AuthorityWorlds))]
public sealed class LookTests(AuthorityWorld world)
{
    private static readonly string Watcher = AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Own);
    private static readonly string Official = AuthorityWorld.AccountOf(Bodies.Township, Lies.Own);

    [Fact, Trait("Seed", "MEI-09")]
    public async Task Every_page_and_file_that_is_shown_to_who_only_watches_is_noted_once_a_minute()
    {
        var before = (await LooksAsync()).Count;
        using var watcher = world.As(Watcher);
        using var official = world.As(Official);
        foreach (var address in (string[])["/case/P1", "/api/cycle?id=P1/2026-03", "/pay", "/case/P1", "/case/P9", "/board"])
        {
            await watcher.GetAsync(address);
            await official.GetAsync(address);
        }
        Assert.Equal(
            [
                (Watcher, "案件\n/case/P1"),
                (Watcher, "一期报酬：逐人逐项、差异、未确认的人、发放结果\n/api/cycle?id=P1/2026-03"),
                (Watcher, "报酬一览\n/pay"),
            ],
            (await LooksAsync()).Skip(before)
        );
        world.World.Clock.MoveTo(world.World.Clock.GetUtcNow().AddMinutes(1));
        await watcher.GetAsync("/case/P1");
        Assert.Equal((Watcher, "案件\n/case/P1"), (await LooksAsync()).Skip(before + 3).Single());
        Assert.Empty((await WorkRelief.WorkflowHost.Engine.Journal.JournalCheck.VerifyAsync(world.Store, default)).Problems);
    }

    [Fact]
    public async Task Nothing_is_shown_to_who_only_watches_before_it_is_noted_and_nobody_else_waits_for_that()
    {
        using var watcher = world.As(Watcher);
        using var official = world.As(Official);
        // Each gets its token first, which is written too.
        foreach (var client in (HttpClient[])[watcher, official])
            await client.GetAsync("/api/projects");
        Task<HttpResponseMessage> waiting;
        using (await world.Store.WriterTurnAsync(default))
        {
            waiting = watcher.GetAsync("/month/P1/2026-03");
            Assert.Equal(HttpStatusCode.OK, (await official.GetAsync("/month/P1/2026-03")).StatusCode);
            Assert.False(waiting.IsCompleted);
        }
        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
        Assert.Contains((Watcher, "月度签到表\n/month/P1/2026-03"), await LooksAsync());
    }

    [Fact]
    public async Task Whoever_opens_a_scan_or_reads_who_objected_is_noted_whatever_the_office()
    {
        string file,
            notice;
        await using (var db = world.Store.Open())
        {
            file = (await db.Papers.Where(p => p.ProjectId == AuthorityWorld.Project).Select(p => p.File).FirstAsync()).Hex;
            notice = await db.PublicNotices.Where(n => n.Kind == "construction").Select(n => n.Id).FirstAsync();
        }
        using var official = world.As(Official);
        await official.GetAsync("/api/files/" + file);
        Assert.Contains((Official, "下载可见项目的材料或文书\n/api/files/" + file), await LooksAsync());

        await official.GetAsync("/case/" + notice);
        Assert.DoesNotContain((Official, "案件\n/case/" + notice), await LooksAsync());
        await world.StandAsync([(Catalogue.Program.Expand(world.Contractor).Single(t => t.Kind == "public-notice"), "OnNotice")]);
        var objection = new LodgeObjection("工钱算少了", "web", "刘桂英", "13800001234") { Receipt = "R" };
        var lodged = await world.Engine.ApplyForAsync(
            WorkflowHost.Engine.Actor.Board,
            "public-notice.object",
            notice,
            objection,
            "look-test"
        );
        Assert.IsType<WorkflowHost.Engine.Applied>(lodged);
        var page = WebUtility.HtmlDecode(await official.GetStringAsync("/case/" + notice));
        Assert.Contains("13800001234", page, StringComparison.Ordinal);
        Assert.Contains((Official, "案件\n/case/" + notice), await LooksAsync());
    }

    [Fact]
    public async Task The_looks_are_read_by_those_who_watch_there_and_by_the_administrator()
    {
        using (var watcher = world.As(Watcher))
            await watcher.GetAsync("/notices");
        foreach (
            var (account, reads) in ((string, bool)[])
                [
                    (Watcher, true),
                    (AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Upper), true),
                    ("admin", true),
                    (AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Neighbour), false),
                    (AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.OwnProject), false),
                    (Official, false),
                ]
        )
        {
            using var client = world.As(account);
            var page = WebUtility.HtmlDecode(await client.GetStringAsync("/looks"));
            Assert.Equal((account, reads), (account, page.Contains($"（{Watcher}）", StringComparison.Ordinal)));
            Assert.Equal(reads, page.Contains("公示一览", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_writes_into_the_looks_but_the_program()
    {
        using var client = world.As("admin");
        var note = new StringContent("""{"what":"x"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/api/actions/look.note", note)).StatusCode);
        var asked = new WorkflowHost.Engine.ActionRequest("look.note", JsonSerializer.SerializeToElement(new { what = "x" }), "admin", "k");
        Assert.Equal("wrong-role", Assert.IsType<WorkflowHost.Engine.NotApplied>(await world.Engine.ApplyAsync(asked)).Refusals[0].Code);
    }

    /// <summary>Who and what, in order.</summary>
    private async Task<List<(string Account, string What)>> LooksAsync()
    {
        await using var db = world.Store.Open();
        var steps = await db.Steps.Where(s => s.Action == LookActions.Note).OrderBy(s => s.Seq).ToListAsync();
        var looks = new List<(string, string)>();
        foreach (var step in steps)
            looks.Add((step.Account, (await db.Texts.SingleAsync(t => t.Key == $"{step.Stream}:{step.Seq}/what")).Text));
        return looks;
    }
}
