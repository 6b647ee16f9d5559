using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host;

/// <summary>A month's end over several projects, and the work that goes on behind it.</summary>
public sealed class LongWorkTests
{
    /// <summary>P1 with a month of papers, P2 with none; both cycles of March wait to be compiled.</summary>
    private static async Task<World> WorldAsync()
    {
        var world = await PayWorld.NewAsync();
        await Small.AnotherAsync(world, "P2");
        await PayWorld.PapersAsync(world);
        return world;
    }

    private static AskedLine Compile(string cycle, string key) =>
        new(new ActionRequest("pay-cycle.compile", JsonSerializer.SerializeToElement(new { cycle }), Small.All, key), cycle, cycle);

    private static AskedLine[] Both { get; } = [Compile("P1/2026-03", "month/0"), Compile("P2/2026-03", "month/1")];

    [Fact]
    public async Task Many_lines_are_each_done_or_refused_by_themselves_and_none_twice()
    {
        await using var world = await WorldAsync();
        var (works, run) = (world.Part<LongWork>(), world.Part<LongWorkRun>());
        var id = await works.AskAsync(Small.All, "month", "核定报酬 2 件", Both, default);
        Assert.Equal(id, await works.AskAsync(Small.All, "month", "核定报酬 2 件", Both, default));
        await run.RunAsync();
        var page = (await works.PageAsync(Small.All, id, default))!;
        Assert.Equal((LongWorkState.Done, 2, 2), (page.Work.State, page.Work.Done, page.Work.Total));
        Assert.Equal([true, false], page.Lines.Select(l => l.Applied!.Value));
        Assert.Contains("没有签到、台账和日志", page.Lines[1].Says, StringComparison.Ordinal);
        Assert.Equal(("Open", true), (await world.StageAsync("P2/2026-03"), await world.StageAsync("P1/2026-03") != "Open"));
        Assert.Equal(1, await CompiledAsync(world));
        Assert.Equal(0, await run.RunAsync());
        // Sent again from the same form with one line mended: another work, and what was done is found done.
        var mended = Both[1].Request with
        {
            Action = "pay-cycle.no-work",
            Payload = JsonSerializer.SerializeToElement(new { cycle = "P2/2026-03", papers = await world.PapersAsync("construction-log") }),
        };
        var again = await works.AskAsync(Small.All, "month", "核定报酬 2 件", [Both[0], Both[1] with { Request = mended }], default);
        Assert.NotEqual(id, again);
        await run.RunAsync();
        Assert.Equal([true, true], (await works.PageAsync(Small.All, again, default))!.Lines.Select(l => l.Applied!.Value));
        Assert.Equal(1, await CompiledAsync(world));
    }

    [Fact]
    public async Task A_host_that_dies_in_the_middle_leaves_nothing_undone_and_nothing_doubled()
    {
        await using var world = await WorldAsync();
        var works = world.Part<LongWork>();
        var id = await works.AskAsync(Small.All, "month", "核定报酬 2 件", Both, default);
        // It leased the work, took the first line, and died before it could note it.
        Assert.Single(await new Leases(world.Store).TakeAsync(db => db.LongWorks, default));
        Assert.IsType<Applied>(await world.Engine.ApplyAsync(Both[0].Request));
        await world.Part<LongWorkRun>().RunAsync();
        var page = (await works.PageAsync(Small.All, id, default))!;
        Assert.Equal((LongWorkState.Done, 2), (page.Work.State, page.Work.Done));
        Assert.True(page.Lines[0].Applied);
        Assert.Equal(1, await CompiledAsync(world));
    }

    [Fact]
    public async Task What_was_cancelled_is_not_begun_and_nobody_else_can_see_or_cancel_it()
    {
        await using var world = await WorldAsync();
        var works = world.Part<LongWork>();
        var id = await works.AskAsync(Small.All, "month", "核定报酬 2 件", Both, default);
        Assert.Null(await works.PageAsync(PayWorld.Head, id, default));
        Assert.Empty(await works.OfAsync(PayWorld.Head, default));
        Assert.False(await works.CancelAsync(PayWorld.Head, id, default));
        Assert.True(await works.CancelAsync(Small.All, id, default));
        Assert.False(await works.CancelAsync(Small.All, id, default));
        await world.Part<LongWorkRun>().RunAsync();
        var page = (await works.PageAsync(Small.All, id, default))!;
        Assert.Equal((LongWorkState.Cancelled, 0), (page.Work.State, page.Work.Done));
        Assert.All(page.Lines, l => Assert.Null(l.Applied));
        Assert.Equal(0, await CompiledAsync(world));
    }

    [Fact]
    public async Task A_line_of_a_longer_work_does_not_hold_up_a_short_one()
    {
        await using var world = await WorldAsync();
        var works = world.Part<LongWork>();
        // More lines than a turn has: all but the first are the same wish under other keys, and refused.
        AskedLine[] many = [.. Enumerable.Range(0, 45).Select(n => Compile("P2/2026-03", $"many/{n}"))];
        var longer = await works.AskAsync(Small.All, "many", "核定报酬 45 件", many, default);
        var shorter = await works.AskAsync(Small.All, "month", "核定报酬 2 件", Both, default);
        // Three turns of twenty lines and the last that ends it, and two of the short one's.
        Assert.Equal(3 + 1, await world.Part<LongWorkRun>().RunAsync());
        Assert.Equal(45, (await works.PageAsync(Small.All, longer, default))!.Work.Done);
        Assert.Equal(LongWorkState.Done, (await works.PageAsync(Small.All, shorter, default))!.Work.State);
    }

    [Fact]
    public async Task Numbers_of_a_sheet_lie_sealed_until_it_is_taken_in_and_then_not_at_all()
    {
        const string phone = "13800001234";
        await using var world = await WorldAsync();
        var works = world.Part<LongWork>();
        var payload = JsonSerializer.SerializeToElement(
            new
            {
                area = Small.Village,
                workers = new[]
                {
                    new
                    {
                        worker = "W9",
                        name = "周九",
                        phone,
                    },
                },
            }
        );
        var request = new ActionRequest("workers.register", payload, Small.All, "sheet");
        var id = await works.AskAsync(Small.All, "sheet", "登记花名册", [new AskedLine(request, "登记花名册", null)], default);
        var before = Assert.Single((await works.PageAsync(Small.All, id, default))!.Lines);
        Assert.True(before.Payload.Length > 0);
        Assert.DoesNotContain(phone, before.Payload, StringComparison.Ordinal);
        await world.Part<LongWorkRun>().RunAsync();
        var after = Assert.Single((await works.PageAsync(Small.All, id, default))!.Lines);
        Assert.Equal((true, ""), (after.Applied, after.Payload));
        await using var db = world.Store.Open();
        Assert.True(await db.Workers.AnyAsync(w => w.Id == "W9"));
    }

    [Fact]
    public async Task An_archive_is_written_for_who_may_see_it_fetched_by_its_owner_and_forgotten()
    {
        await using var world = await WorldAsync();
        var (works, run) = (world.Part<LongWork>(), world.Part<LongWorkRun>());
        var mine = await works.AskArchiveAsync(Small.All, "archive", "P1", default);
        var strange = await works.AskArchiveAsync("stranger", "archive", "P1", default);
        await run.RunAsync();
        var work = (await works.PageAsync(Small.All, mine, default))!.Work;
        Assert.Equal((LongWorkState.Done, true), (work.State, work.Total > 0 && work.Done == work.Total));
        await using (var zip = world.Part<IFileStore>().Open(work.File!.Value))
            Assert.Empty(ArchiveCheck.Verify(zip).Problems);
        var refused = (await works.PageAsync("stranger", strange, default))!.Work;
        Assert.Equal((LongWorkState.Failed, null), (refused.State, refused.File));
        // No record of a project names the file, so by the way of a project's papers nobody comes to it.
        Assert.Null(await world.Part<Reads>().FileAsync(Scope.Of(Small.All, world.Clock), work.File.Value, default));
        world.MoveTo("2026-04-07 09:00");
        Assert.Equal(0, await works.ForgetAsync(default));
        world.MoveTo("2026-04-09 09:00");
        Assert.Equal(2, await works.ForgetAsync(default));
        Assert.Null(await works.PageAsync(Small.All, mine, default));
    }

    [Fact]
    public async Task The_month_says_of_each_cycle_for_whom_it_waits_since_when_and_how_many_days_are_left()
    {
        await using var world = await WorldAsync();
        var months = world.Part<MonthEnd>();
        var mine = await months.OfAsync(Scope.Of(Small.All, world.Clock), "2026-03", null, default);
        Assert.Equal(["P1/2026-03", "P2/2026-03"], mine.Select(l => l.Cycle));
        Assert.All(mine, l => Assert.Equal((MonthState.Mine, 29), (l.State, l.Days)));
        Assert.Contains(mine[0].Mine, t => t.Action == "pay-cycle.compile");
        var others = await months.OfAsync(Scope.Of(PayWorld.Finance, world.Clock), "2026-03", null, default);
        Assert.All(others, l => Assert.Equal(MonthState.Others, l.State));
        Assert.Contains("按月核定报酬", others[0].Waits.Select(w => w.What));
        Assert.Empty(await months.OfAsync(Scope.Of(Small.All, world.Clock), "2026-03", 511600000000, default));
        Assert.Empty(await months.OfAsync(Scope.Of("stranger", world.Clock), "2026-03", null, default));
    }

    [Fact]
    public async Task Money_that_came_back_from_the_bank_is_what_failed()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(world);
        var (months, finance) = (world.Part<MonthEnd>(), Scope.Of(PayWorld.Finance, world.Clock));
        var payable = Assert.Single(await months.OfAsync(finance, "2026-03", null, default));
        Assert.Equal((MonthState.Mine, "pay-cycle.pay"), (payable.State, payable.Mine[0].Action));
        await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"));
        await world.MustAsync(
            PayWorld.Finance,
            "pay-cycle.receipts",
            await PayWorld.ReceiptsAsync(world, "B-1", ("W1", true), ("W2", true), ("W3", false))
        );
        var failed = Assert.Single(await months.OfAsync(finance, "2026-03", null, default));
        Assert.Equal((MonthState.Failed, "银行退回 1 人"), (failed.State, failed.Problem));
        Assert.Contains(failed.Mine, t => t.Action == "pay-cycle.resend");
    }

    private static async Task<int> CompiledAsync(World world)
    {
        await using var db = world.Store.Open();
        return await db.Steps.CountAsync(s => s.Action == "pay-cycle.compile");
    }
}
