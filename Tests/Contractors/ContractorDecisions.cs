using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Contractors;

/// <summary>The dishonesty list, decided without a database.</summary>
public sealed class ContractorDecisions
{
    private static readonly ContractorState Clean = new(Known: true, Listed: false, ListedUntil: null, Proposed: false);
    private static readonly ContractorState Listed = new(Known: true, Listed: true, ListedUntil: new(2026, 12, 31), Proposed: false);
    private static readonly BuilderOfProject Builder = new(Shape.ByContractor, "C1");
    private static readonly Moment Today = Decided.On("2026-03-02");

    [Theory, Trait("Seed", "DP-11")]
    [InlineData("contractor", null, "contractor-missing")]
    [InlineData("contractor", "C1", null)]
    [InlineData("self-build", null, null)]
    public void Works_begin_when_it_is_known_who_builds(string mode, string? contractor, string? code) =>
        Assert.Equal(
            code,
            ContractorRules
                .Chosen(
                    new ProjectBasics
                    {
                        Id = "P1",
                        Name = "莲花村道路",
                        Stage = ProjectStages.Funded,
                        Mode = mode,
                        Track = "special",
                        FundBase = "central",
                        Purpose = "public",
                        ProposedOn = new(2021, 1, 1),
                        PlannedPayYuan = 1,
                        Contractor = contractor,
                    }
                )
                ?.Code
        );

    [Fact]
    public void Only_the_projects_own_contractor_is_proposed_and_only_while_pay_is_overdue()
    {
        var input = new ProposeDishonestyListing("P1", "C1", "拖欠报酬");
        var overdue = new ArrearsOfProject(true);
        Assert.Equal(["not-overdue"], ContractorActions.Propose(input, Clean, Builder, new ArrearsOfProject(false), Today).Codes());
        var others = Builder with { Contractor = "C2" };
        Assert.Equal(["contractor-other"], ContractorActions.Propose(input, Clean, others, overdue, Today).Codes());
        Assert.Equal(["dishonesty-listing-known"], ContractorActions.Propose(input, Listed, Builder, overdue, Today).Codes());
        Assert.Equal("C1", ContractorActions.Propose(input, Clean, Builder, overdue, Today).Fact<DishonestyListingProposed>().Contractor);
    }

    [Fact]
    public void A_listing_is_decided_on_a_proposal_and_lasts_beyond_the_day_of_the_decision()
    {
        var input = new DecideDishonestyListing("县", "C1", Listed: true, "属实", new(2026, 3, 2));
        Assert.Equal(["dishonesty-listing-unproposed"], ContractorActions.Decide(input, Clean, Today).Codes());
        Assert.Equal(["dishonesty-listing-dates"], ContractorActions.Decide(input, Clean with { Proposed = true }, Today).Codes());
        var declined = ContractorActions.Decide(input with { Listed = false }, Clean with { Proposed = true }, Today);
        Assert.Null(declined.Fact<DishonestyListingDecided>().Until);
    }

    [Fact]
    public void Who_is_on_the_list_is_not_chosen_and_villagers_who_build_themselves_choose_nobody()
    {
        var no = Assert.IsType<Refused>(ContractorActions.Choose(new("P1", "C1"), Listed, Builder, Today));
        Assert.Equal(("contractor-listed", "DP-11"), (no.Reasons[0].Code, no.Reasons[0].Clause!.Id));
        Assert.Equal(["mode"], ContractorActions.Choose(new("P1", "C1"), Clean, Builder with { Mode = Shape.SelfBuild }, Today).Codes());
        var unknown = Clean with { Known = false };
        Assert.Equal(["contractor-unknown"], ContractorActions.Choose(new("P1", "C1"), unknown, Builder, Today).Codes());
    }
}
