using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Acceptance;

/// <summary>名山's tiers: initial without a score, county and evaluation scored out of 100 and passed at 60.</summary>
[Trait("Seed", "MING-06")]
public sealed class TierDecisions
{
    private static readonly Practice Practice = Decided.Practice("mingshan");

    [Theory, Trait("Seed", "BZ-07")]
    [InlineData("", "initial", null)]
    [InlineData("", "county", "应先办理初级验收（initial）")]
    [InlineData("initial", "county", null)]
    [InlineData("initial", "initial", "应先办理区级验收（county）")]
    [InlineData("initial county", "evaluation", null)]
    [InlineData("initial county evaluation", "evaluation", "各级验收均已通过")]
    [InlineData("", "provincial", "应先办理初级验收（initial）")]
    public void Tiers_are_applied_for_in_turn(string passed, string tier, string? says)
    {
        var so = new TiersSoFar(passed.Split(' ', StringSplitOptions.RemoveEmptyEntries), false);
        var decision = AcceptanceActions.Apply(new(tier), Deciding.Basics(), so, Practice);
        if (says is not null)
        {
            Assert.Equal([("tier-order", says)], Assert.IsType<Refused>(decision).Reasons.Select(r => (r.Code, r.Missing)));
            return;
        }
        Assert.Equal(new TierOpened($"P1/acceptance-{tier}", "P1", tier), Deciding.Fact<TierOpened>(decision));
        Assert.Equal($"P1/acceptance-{tier}", ((Accept)decision).Opens);
    }

    [Theory]
    [InlineData("county", "60", null)]
    [InlineData("county", "60.00", null)]
    [InlineData("county", "60.01", null)]
    [InlineData("county", "100", null)]
    [InlineData("county", "59.99", "score-low")]
    [InlineData("county", "0", "score-low")]
    [InlineData("county", "-0.01", "score-range")]
    [InlineData("county", "100.01", "score-range")]
    [InlineData("county", "60.001", "score-range")]
    [InlineData("county", null, "score-missing")]
    [InlineData("initial", null, null)]
    [InlineData("initial", "100", "score-unasked")]
    public void A_scored_tier_is_passed_at_its_mark_and_not_one_hundredth_below(string tier, string? score, string? code)
    {
        var points = score is null ? (decimal?)null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        var at = Decided.Case($"P1/acceptance-{tier}");
        var decision = AcceptanceActions.Pass(new(points), at, Deciding.Basics(), new(tier, 1), Practice);
        if (code is not null)
        {
            Assert.Equal([code], decision.Codes());
            return;
        }
        Assert.Equal(new TierDecided($"P1/acceptance-{tier}", "P1", tier, 2, true, points), decision.Fact<TierDecided>());
        Assert.Equal([new Follow("P1", "project.pass-tier", new PassTier(tier))], ((Accept)decision).Follows);
    }

    [Theory]
    [InlineData("initial", null, "不按图", "one two", null)]
    [InlineData("initial", null, "不按图", "", "items-empty")]
    [InlineData("initial", "59", "不按图", "one", "score-unasked")]
    [InlineData("county", "59.99", "不按图", "one", null)]
    public void What_does_not_pass_is_put_right_item_by_item(string tier, string? score, string reason, string items, string? code)
    {
        var points = score is null ? (decimal?)null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        var decision = Fail(new(items.Split(' ', StringSplitOptions.RemoveEmptyEntries), reason, points), tier);
        if (code is not null)
        {
            Assert.Equal([code], decision.Codes());
            return;
        }
        Assert.Equal(new TierDecided($"P1/acceptance-{tier}", "P1", tier, 3, false, points), decision.Fact<TierDecided>());
        Assert.Equal(new ReasonGiven($"P1/acceptance-{tier}", "system:7/reason"), decision.Fact<ReasonGiven>());
        var accept = (Accept)decision;
        Assert.Equal([new Private("system:7/reason", reason)], accept.Keeps);
        Assert.Equal(
            items
                .Split(' ')
                .Select(item => new Follow(
                    "P1",
                    "rectification.order",
                    new OrderRectification(item) { Source = $"P1/acceptance-{tier}", By = Bodies.AcceptanceTeam }
                )),
            accept.Follows
        );
    }

    // Below the mark nobody has to give grounds, but what is given says something.
    [Theory]
    [InlineData("59.99", null, null)]
    [InlineData("59.99", " ", "grounds")]
    [InlineData("59.99", "危及行人安全", null)]
    [InlineData("60", null, "grounds")]
    public void Grounds_that_are_given_are_kept(string score, string? grounds, string? code)
    {
        var points = decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        var decision = Fail(new(["one"], "不按图", points, grounds), "county");
        if (code is not null)
            Assert.Equal([code], decision.Codes());
        else
            Assert.Equal(
                grounds is null ? [] : [new Private("system:7/grounds", grounds)],
                ((Accept)decision).Keeps.Where(k => k.Ref == "system:7/grounds")
            );
    }

    [Theory, Trait("Seed", "BZ-07")]
    [InlineData(ProjectStages.UnderConstruction, false, "project-stage")]
    [InlineData(ProjectStages.Completed, false, null)]
    [InlineData(ProjectStages.Completed, true, "tier-open")]
    [InlineData("Passed-initial", false, null)]
    [InlineData(ProjectStages.Accepted, false, "project-stage")]
    public void One_tier_at_a_time_is_decided_of_a_completed_project(string stage, bool open, string? code) =>
        Assert.Equal(code, AcceptanceRules.TierIsNext(Deciding.Basics(stage), new([], open), Practice)?.Code);

    // Of 巴州, which requires them. The cycle of March was paid, that of April owed nothing.
    [Theory, Trait("Seed", "BZ-04")]
    [InlineData("bazhou", "county-plan project construction P1/2026-03", false, null)]
    [InlineData("bazhou", "project construction P1/2026-03", false, "公示缺少或未满期：县级计划公示")]
    [InlineData("bazhou", "county-plan project construction", false, "公示缺少或未满期：劳务报酬发放公示（2026-03）")]
    [InlineData("bazhou", "county-plan project", false, "公示缺少或未满期：施工公告、劳务报酬发放公示（2026-03）")]
    [InlineData("bazhou", "county-plan project construction", true, null)]
    [InlineData("mingshan", "", false, null)]
    public void Where_the_county_requires_them_all_four_kinds_of_notice_have_hung(string pack, string closed, bool adopted, string? says)
    {
        var march = Pay.Cycles.Seen(Workflows.Pay.PayTable.Closed, new(2026, 4, 30), 0.01m) with { Adopted = adopted };
        var april = march with { Id = "P1/2026-04", Period = "2026-04", TotalYuan = 0, Adopted = false };
        var refused = AcceptanceRules.FourNotices(
            new(closed.Split(' ').ToHashSet()),
            new([march, april]),
            Decided.Practice(pack),
            Decided.On("2026-06-14")
        );
        Assert.Equal(says, refused?.Missing);
    }

    private static Decision Fail(FailAcceptance input, string tier) =>
        AcceptanceActions.Fail(
            input,
            Decided.Case($"P1/acceptance-{tier}"),
            Deciding.Basics(),
            new(tier, 2),
            Practice,
            Decided.On("2026-06-14", Bodies.AcceptanceTeam)
        );
}
