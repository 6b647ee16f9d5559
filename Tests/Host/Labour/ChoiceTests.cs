using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>The posts that the plan makes, and who is chosen for them.</summary>
public sealed class ChoiceTests
{
    [Fact]
    [Trait("Seed", "MEI-04")]
    public async Task Work_days_by_trade_become_posts_rounded_up()
    {
        await using var world = await PayWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 45,
                trades = new object[] { new { trade = "普杂工", workDays = 900 }, new { trade = "技工", workDays = 180.5 } },
            }
        );
        await using var db = world.Store.Open();
        var plan = JsonSerializer.Deserialize<LabourPlanned>((await db.LabourPlans.SingleAsync()).Plan, Fact.Json)!;
        Assert.Equal([("普杂工", 20), ("技工", 5)], plan.Trades.Select(t => (t.Trade, t.Posts)));
    }

    [Fact]
    [Trait("Seed", "DP-02")]
    public void Admission_range_and_post_are_ranked_and_explained_each_by_itself()
    {
        Candidate[] all =
        [
            new("far-group", ["lifted-household"], 2, 95),
            new("near-plain", [], 0, 99),
            new("near-group-passed", ["stranded-migrant"], 0, 80),
            new("near-group-lifted", ["lifted-household"], 0, 70),
            new("near-group-best", ["stranded-migrant"], 0, 92),
            new("next-village", ["lifted-household"], 1, 99),
            new("near-group-unexamined", ["lifted-household"], 0, null),
        ];
        var ranking = Selection.Rank(all);
        Assert.Equal(
            [
                "near-group-best",
                "near-group-lifted",
                "near-group-passed",
                "near-group-unexamined",
                "next-village",
                "far-group",
                "near-plain",
            ],
            ranking.Select(r => r.Worker)
        );
        Assert.Equal(new Ranked(2, "near-group-lifted", "优先：脱贫户", "本村", "考核合格的已脱贫户、易地搬迁户（70分）"), ranking[1]);
        Assert.Equal(ranking, Selection.Rank(all.Reverse()));
    }

    [Theory]
    [InlineData(511402101001, 0)]
    [InlineData(511402101002, 1)]
    [InlineData(511402102001, 2)]
    [InlineData(511403101001, 3)]
    public void Distance_by_codes(long person, int distance) => Assert.Equal(distance, Selection.Distance(person, 511402101001));

    [Fact]
    [Trait("Seed", "DP-02")]
    public async Task Passing_over_somebody_needs_a_reason_that_is_kept()
    {
        await using var world = await PayWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "workers.regroup",
            new
            {
                worker = "W3",
                group = "lifted-household",
                from = "2026-01-01",
            }
        );
        var choice = new
        {
            project = "P1",
            trade = "普杂工",
            posts = 1,
            candidates = PayWorld.Workers,
            chosen = new[] { "W1" },
        };
        var refused = Assert.IsType<NotApplied>(await world.ApplyAsync(Small.All, "labour.choose", choice));
        Assert.Contains("W3 被越过", refused.Refusals[0].Missing);
        await world.MustAsync(
            Small.All,
            "labour.choose",
            new
            {
                choice.project,
                choice.trade,
                choice.posts,
                choice.candidates,
                choice.chosen,
                reason = "W3 本人放弃",
            }
        );
        await using var db = world.Store.Open();
        var kept = await db.Choices.SingleAsync();
        Assert.Equal("W1", kept.Chosen);
        Assert.Equal("W3 本人放弃", (await db.Texts.FindAsync(kept.ReasonRef))!.Text);
    }
}
