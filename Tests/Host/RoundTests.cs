namespace WorkRelief.Tests.Host;

/// <summary>A tier that is decided again is decided on what was filed and asked since.</summary>
public sealed class RoundTests
{
    [Fact, Trait("Seed", "MING-06")]
    public async Task A_tier_does_not_pass_on_the_opinion_and_score_sheet_by_which_it_failed()
    {
        await using var world = await World.PlayedAsync("mingshan", "2021-06-17 12:00");
        const string Tier = "MN-2021-01/acceptance-county";
        Assert.Equal("Applied", await world.StageAsync(Tier));
        Assert.Equal(["acceptance-opinion", "score-sheet"], await MissingAsync());
        Assert.Equal(["score-sheet"], await MissingAsync("acceptance-opinion"));
        await world.MustAsync(
            "mingshan.team",
            "acceptance.pass",
            new
            {
                acceptance = Tier,
                score = 60,
                papers = await world.PapersAsync("acceptance-opinion", "score-sheet"),
            }
        );

        async Task<IEnumerable<string>> MissingAsync(params string[] papers)
        {
            var no = await world.NoAsync(
                "mingshan.team",
                "acceptance.pass",
                new
                {
                    acceptance = Tier,
                    score = 91,
                    papers = await world.PapersAsync(papers),
                }
            );
            Assert.All(no.Refusals, r => Assert.Equal("paper-missing", r.Code));
            return no.Refusals.Select(r => r.Missing.Split('（', '）')[^2]);
        }
    }

    [Fact, Trait("Seed", "DP-12")]
    public async Task Workers_are_asked_again_when_the_last_tier_is_applied_for_again()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-07-29 10:00");
        const string Tier = "DP-2021-01/acceptance-county";
        await world.MustAsync(
            "dongpo.team",
            "acceptance.fail",
            new
            {
                acceptance = Tier,
                items = new[] { "标志牌未立" },
                reason = "标志牌未立，不能交付",
                papers = await world.PapersAsync("acceptance-opinion"),
            }
        );
        const string Rectification = "DP-2021-01/rectification-2";
        await world.MustAsync(
            "dongpo.builder",
            "rectification.report",
            new { rectification = Rectification, papers = await world.PapersAsync("rectification-photo") }
        );
        await world.MustAsync("dongpo.township", "rectification.confirm", new { rectification = Rectification });
        await world.MustAsync("dongpo.township", "acceptance.reapply", new { acceptance = Tier });
        var pass = new { acceptance = Tier, papers = await world.PapersAsync("acceptance-opinion") };
        var no = await world.NoAsync("dongpo.team", "acceptance.pass", pass);
        Assert.Contains(no.Refusals, r => r.Code == "workers-unverified" && r.Missing.StartsWith("尚有 142 人", StringComparison.Ordinal));
    }
}
