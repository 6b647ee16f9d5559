using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>退回 with the choice where it goes on from, and 撤回 while nobody has acted.</summary>
public sealed class ReturnTests
{
    private const string First = "AwaitingConsultation";
    private const string Last = "AwaitingReformBureau";

    [Theory]
    [InlineData(false, false, First)]
    [InlineData(true, false, Last)]
    [InlineData(true, true, First)]
    public async Task What_was_put_right_goes_straight_back_only_if_asked_for_and_unchanged(bool straight, bool amended, string then)
    {
        await using var world = await AtLastLinkAsync();
        await world.MustAsync(
            Small.All,
            "project.return",
            new
            {
                project = "P1",
                reason = "缺图纸",
                straight,
            }
        );
        Assert.Equal("Reserve", await world.StageAsync("P1"));
        if (amended)
            await world.MustAsync(
                Small.All,
                "project.amend",
                new
                {
                    project = "P1",
                    reason = "调整工资",
                    plannedPayYuan = 450000,
                }
            );
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        Assert.Equal(then, await world.StageAsync("P1"));
        // Another time along the usual way.
        await world.MustAsync(Small.All, "project.return", new { project = "P1", reason = "再改" });
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        Assert.Equal(First, await world.StageAsync("P1"));
    }

    [Fact]
    public async Task It_is_returned_to_any_earlier_link_and_to_no_other()
    {
        await using var world = await AtLastLinkAsync();
        var nowhere = await RefusedAsync(
            world,
            "project.return",
            new
            {
                project = "P1",
                reason = "缺图纸",
                to = "Approved",
            }
        );
        Assert.Equal("return-to", nowhere.Code);
        Assert.Contains($"（{First}）", nowhere.Missing, StringComparison.Ordinal);
        await world.MustAsync(
            Small.All,
            "project.return",
            new
            {
                project = "P1",
                reason = "会商未写工价",
                to = First,
            }
        );
        Assert.Equal(First, await world.StageAsync("P1"));
    }

    [Fact]
    public async Task Who_sent_it_takes_it_back_until_the_next_has_acted()
    {
        await using var world = await AtLastLinkAsync();
        await world.MustAsync("admin", "account.register", new { account = "other", name = "李明" });
        foreach (var body in (string[])["township", "reform-bureau"])
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account = "other",
                    body,
                    area = Small.Village,
                }
            );
        var recall = new { project = "P1", reason = "会商纪要漏页" };
        Assert.Equal("recall-other", (await RefusedAsync(world, "project.recall", recall, "other")).Code);
        await world.MustAsync(Small.All, "project.recall", recall);
        Assert.Equal(First, await world.StageAsync("P1"));
        await world.MustAsync(
            Small.All,
            "project.endorse",
            new { project = "P1", papers = await world.PapersAsync("consultation-minutes") }
        );
        await world.MustAsync(
            "other",
            "record.add",
            new
            {
                project = "P1",
                kind = "work-team",
                @as = "reform-bureau",
                fields = new { level = "县", head = "何川" },
            }
        );
        var acted = await RefusedAsync(world, "project.recall", recall);
        Assert.Equal("recall-acted", acted.Code);
        Assert.Equal("发展改革局可以退回", acted.WhoSupplies);
        // What was returned was not sent on: it is not taken back.
        await world.MustAsync(
            "other",
            "project.return",
            new
            {
                project = "P1",
                reason = "会商未写工价",
                to = First,
            }
        );
        Assert.Equal("recall-what", (await RefusedAsync(world, "project.recall", recall)).Code);
    }

    private static async Task<World> AtLastLinkAsync()
    {
        var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        await world.MustAsync(
            Small.All,
            "project.endorse",
            new { project = "P1", papers = await world.PapersAsync("consultation-minutes") }
        );
        Assert.Equal(Last, await world.StageAsync("P1"));
        return world;
    }

    private static async Task<Refusal> RefusedAsync(World world, string action, object payload, string account = Small.All) =>
        Assert.Single(Assert.IsType<NotApplied>(await world.ApplyAsync(account, action, payload)).Refusals);
}
