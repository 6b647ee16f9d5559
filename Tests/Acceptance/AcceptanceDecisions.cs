using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Acceptance;

[Trait("Seed", "MING-06")]
public sealed class AcceptanceDecisions
{
    /// <summary>名山's county tier is scored, and passes at 60.</summary>
    [Theory]
    [InlineData("59.99", "盖板缺失", null, null)]
    [InlineData("60", "盖板缺失", null, "grounds")]
    [InlineData("60", "盖板缺失", "危及行人安全", null)]
    [InlineData("100", "盖板缺失", null, "grounds")]
    [InlineData("100", "盖板缺失", " ", "grounds")]
    [InlineData("100", "盖板缺失", "危及行人安全", null)]
    [InlineData("59.99", "", null, "reason")]
    [InlineData("100", "", "危及行人安全", "reason")]
    [InlineData(null, "盖板缺失", null, "score-missing")]
    [InlineData("100.01", "盖板缺失", "危及行人安全", "score-range")]
    public void Failing_is_explained_and_above_the_pass_mark_grounded(string? score, string reason, string? grounds, string? code)
    {
        var points = score is null ? (decimal?)null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        var decision = AcceptanceActions.Fail(
            new FailAcceptance(["边沟盖板缺失 6 块"], reason, points, grounds),
            Decided.Case("P1/acceptance-county"),
            Project,
            new TierInHand("county", 0),
            Decided.Practice("mingshan"),
            Decided.On("2021-06-14")
        );
        if (code is not null)
            Assert.Equal([code], decision.Codes());
        else
            Assert.Equal(grounds is not null, decision.Fact<TierDecided>().GroundsRef is not null);
    }

    /// <summary>A contractor with one account applies, and somebody else of his side decides.</summary>
    [Fact, Trait("Seed", "BZ-07")]
    public void No_self_acceptance_hangs_on_the_one_body_that_applies()
    {
        foreach (var name in (string[])["national", "meishan", "dongpo", "guangan", "mingshan", "bazhou"])
        foreach (var tier in PackReader.Shipped(name).Shapes.SelectMany(s => s.Tiers))
            Assert.True(tier.Decides.Except(tier.Applies).Any() || tier.Decides.Count > 1, $"{name} {tier.Label}");
    }

    private static ProjectBasics Project { get; } =
        new()
        {
            Id = "P1",
            Name = "莲花村道路",
            Stage = ProjectStages.Completed,
            Mode = Shape.ByContractor,
            Track = "rural",
            FundBase = "fiscal",
            Purpose = "public",
            ProposedOn = new(2021, 1, 1),
            PlannedPayYuan = 1,
        };
}
