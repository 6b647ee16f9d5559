using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>What stands beside the tasks on a desk.</summary>
public sealed class DeskTests
{
    [Theory, Trait("Seed", "DP-08")]
    [InlineData("2026-04-01 15:00", "如果今天张贴，公示至2026年4月8日，2026年4月9日起可发放")]
    [InlineData("2026-04-24 09:00", "如果今天张贴，公示至2026年5月6日，2026年5月7日起可发放，比应付日晚 7 天")]
    public async Task The_line_of_a_notice_says_what_follows_if_it_hangs_today(string now, string says)
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PayWorld.CompileAsync(world);
        var confirmed = new
        {
            cycle = PayWorld.Cycle,
            workers = PayWorld.Workers,
            how = "signature",
        };
        await world.MustAsync(Small.All, "pay-cycle.confirm-workers", confirmed);
        await PayWorld.SignAsync(world);
        world.MoveTo(now);
        await world.DoDueAsync();
        var (scope, desk) = (Scope.Of(Small.All, world.Clock), world.Part<DeskReads>());
        var page = await world.Part<Tasks>().PageAsync(scope, null, null, Tasks.MostLines, default);
        var lacks = await desk.LacksAsync(scope, page!.Lines, default);
        var (line, lack) = Assert.Single(lacks, l => l.Key.Action == "pay-cycle.post");
        Assert.Equal(says, lack.IfToday);
        Assert.Equal(["公示张贴照片"], lack.Papers);
        Assert.Equal(PayWorld.Cycle, line.Case);
    }

    [Fact]
    public async Task What_was_done_and_begun_is_found_again_and_what_others_have_to_do_is_waited_for()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PayWorld.CompileAsync(world);
        var confirmed = new
        {
            cycle = PayWorld.Cycle,
            workers = PayWorld.Workers,
            how = "signature",
        };
        await world.MustAsync(Small.All, "pay-cycle.confirm-workers", confirmed);
        await PayWorld.SignAsync(world);
        var desk = world.Part<DeskReads>();
        var head = Scope.Of(PayWorld.Head, world.Clock);
        var signed = Assert.Single(await desk.DoneAsync(head, default));
        Assert.Equal((PayWorld.Cycle, "莲花村道路 · 2026年3月报酬期"), (signed.Case, signed.Title));
        var waits = Assert.Single(await desk.WaitingAsync(head, default));
        Assert.Equal(PayWorld.Cycle, waits.Case);
        Assert.Contains("张榜公示", waits.What, StringComparison.Ordinal);
        Assert.Empty(await desk.BegunAsync(head, default));
        Assert.Contains(await desk.BegunAsync(Scope.Of(Small.All, world.Clock), default), b => b.Case == "P1");
        Assert.Empty(await desk.DoneAsync(Scope.Of("stranger", world.Clock), default));
    }

    /// <summary>What was settled another way is waited for by nobody, though its table could go on.</summary>
    [Fact]
    public async Task Nobody_waits_for_what_stands_on_nobodys_list()
    {
        await using var world = await World.PlayedAsync("guangan", "2021-12-31 09:00");
        await using var db = world.Store.Open();
        var listed = new HashSet<string>();
        foreach (var account in await db.Accounts.Select(a => a.Account).ToListAsync())
            listed.UnionWith(
                (await world.Part<Tasks>().PageAsync(Scope.Of(account, world.Clock), null, null, Tasks.MostLines, default))!.Lines.Select(
                    l => l.Case
                )
            );
        foreach (var account in (string[])["guangan.township", "guangan.village", "guangan.council"])
            Assert.All(
                await world.Part<DeskReads>().WaitingAsync(Scope.Of(account, world.Clock), default),
                line => Assert.Contains(line.Case, listed)
            );
    }
}
