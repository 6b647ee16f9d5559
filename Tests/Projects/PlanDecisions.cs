using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Projects;

/// <summary>The share of pay: what it is counted against, its floor and target, and how a plan is corrected.</summary>
public sealed class PlanDecisions
{
    private static readonly DateOnly Day = new(2021, 6, 1);

    private static Dictionary<string, decimal> Funds(decimal central, decimal provincial, decimal county, decimal other = 0) =>
        new Dictionary<string, decimal>
        {
            ["central"] = central,
            ["provincial"] = provincial,
            ["county"] = county,
            ["other"] = other,
        }
            .Where(f => f.Value > 0)
            .ToDictionary();

    /// <summary>
    /// 名山 has a floor for special projects against central funds, and for rural ones against fiscal funds; none for key works.
    /// </summary>
    [Theory, Trait("Seed", "MING-02")]
    [InlineData("special", 100, 50, 50, "central central-provincial fiscal special")]
    [InlineData("special", 0, 50, 50, "central-provincial fiscal special")]
    [InlineData("special", 0, 0, 50, "fiscal")]
    [InlineData("rural", 100, 50, 50, "fiscal")]
    [InlineData("key", 100, 0, 50, "central central-provincial fiscal special")]
    [InlineData("key", 0, 0, 50, "fiscal")]
    public void Track_and_planned_funds_decide_what_the_share_is_counted_against(
        string track,
        int central,
        int provincial,
        int county,
        string bases
    ) =>
        Assert.Equal(
            bases.Split(' '),
            PlanChecks.Fitting(track, Funds(central, provincial, county), PackReader.Shipped("mingshan"), Day).Order(StringComparer.Ordinal)
        );

    [Fact, Trait("Seed", "MING-02")]
    public void A_floor_against_central_funds_holds_against_wider_ones_too()
    {
        var pack = PackReader.Shipped("national");
        foreach (var fundBase in Tracks.BaseLabels.Keys)
            Assert.Equal(0.15m, pack.Floor("special", fundBase, Day)!.Floor);
        Assert.Null(pack.Floor("rural", "fiscal", Day));
        Assert.Null(PackReader.Shipped("mingshan").Floor("rural", "central", Day));
    }

    [Theory, Trait("Seed", "MING-02")]
    [InlineData("rural", "central", "fund-base")]
    [InlineData("rural", "fiscal", null)]
    [InlineData("special", "fiscal", null)]
    public void Another_base_than_fits_is_refused_when_a_project_is_proposed(string track, string fundBase, string? code)
    {
        var plan = new ProjectPlan("莲花村道路", track, fundBase, 1, "public", Funds(1, 0, 1_999_999));
        Assert.Equal(code is null ? [] : [code], PlanChecks.Problems(plan, PackReader.Shipped("mingshan"), Day).Select(p => p.Code));
    }

    /// <summary>Against 1,000,000 yuan: floor 10 %, target 15 %; the link is the one that compares with the floor.</summary>
    [Theory, Trait("Seed", "MING-02")]
    [InlineData(99_999.99, "share-below-floor", null)]
    [InlineData(100_000, null, "reason")]
    [InlineData(149_999.99, null, "reason")]
    [InlineData(150_000, null, null)]
    public void Under_the_floor_is_refused_and_under_the_target_is_approved_with_a_reason(double pay, string? rule, string? asked)
    {
        var practice = Decided.Practice("mingshan");
        var (project, planned) = (Project("rural", "fiscal", (decimal)pay), new PlannedFunds(Funds(0, 0, 1_000_000)));
        Assert.Equal(rule, ProjectRules.PlannedShareMeetsFloor(project, planned, practice, Decided.On("2021-06-01"))?.Code);
        if (rule is null)
        {
            Assert.Equal(asked is null ? [] : [asked], Codes(new EndorseProject()));
            Assert.Empty(Codes(new EndorseProject("已尽量安排人工")));
        }
        Assert.Empty(Codes(new EndorseProject(), "AwaitingTownship"));

        IEnumerable<string> Codes(EndorseProject input, string stage = "AwaitingLeadingGroup") =>
            ProjectActions.Endorse(input, Case(practice, stage), project, planned, practice, Decided.On("2021-06-01")) is Refused no
                ? no.Reasons.Select(r => r.Code)
                : [];
    }

    [Fact, Trait("Seed", "MING-02")]
    public void A_track_without_a_floor_and_a_base_of_next_to_nothing_are_not_approved_without_a_word()
    {
        var pack = PackReader.Shipped("mingshan");
        Assert.Contains(
            "没有设定重点工程",
            Assert.Single(PlanChecks.Doubts(Project("key", "fiscal", 1), Funds(0, 0, 2_000_000), pack, Day))
        );
        // One yuan of central funds: all of it is pay.
        var hollow = Assert.Single(PlanChecks.Doubts(Project("special", "central", 1), Funds(1, 0, 1_999_999), pack, Day));
        Assert.Contains("不足计划财政资金", hollow);
        Assert.Empty(PlanChecks.Doubts(Project("special", "central", 500_000), Funds(1_000_000, 0, 1_000_000), pack, Day));
        Assert.Single(PlanChecks.Doubts(Project("special", "central", 500_000), Funds(1_000_000, 0, 1_000_000.01m), pack, Day));
    }

    /// <summary>20 % of central funds: over the 15 % until 2022-07-17, under the 30 % from the day after.</summary>
    [Theory, Trait("Seed", "MING-02")]
    [InlineData("2022-07-17", null, null)]
    [InlineData("2022-07-18", null, "share-below-floor")]
    [InlineData(null, "2022-07-17", null)]
    [InlineData(null, "2022-07-18", "share-below-floor")]
    [InlineData(null, null, "share-below-floor")]
    public void The_floor_of_the_day_of_approval_binds_to_the_end(string? approved, string? commenced, string? code)
    {
        var project = Project("special", "central", 0) with { ApprovedOn = On(approved), CommencedOn = On(commenced) };
        var day = ProjectRules.FloorDay(project, Decided.On("2023-06-01"));
        Assert.Equal(code, ProjectRules.BelowFloor(project, Decided.Practice("mingshan"), day, 0.2m, "实发")?.Code);

        static DateOnly? On(string? text) => text is null ? null : DateOnly.Parse(text, null);
    }

    [Theory, Trait("Seed", "MING-02")]
    [InlineData("2023-05-31", "share-below-floor")]
    [InlineData("2023-06-01", null)]
    public void An_exemption_holds_to_its_last_day(string until, string? code)
    {
        var project = Project("special", "central", 0) with { ShareExemptUntil = DateOnly.Parse(until, null) };
        var arrived = new ArrivedFunds([new FundBatch(1, "central", 1000, new(2022, 1, 1))]);
        var no = ProjectRules.FinalShareMeetsFloor(
            project,
            arrived,
            new PayCycles([]),
            Decided.Practice("mingshan"),
            Decided.On("2023-06-01")
        );
        Assert.Equal(code, no?.Code);
    }

    [Theory, Trait("Seed", "MING-02")]
    [InlineData("受灾停工", "2023-05-31", "share-exemption", "exempt-until")]
    [InlineData("受灾停工", "2023-06-01", "share-exemption", null)]
    [InlineData("受灾停工", "2024-06-01", "share-exemption", null)]
    [InlineData("受灾停工", "2024-06-02", "share-exemption", "exempt-until")]
    [InlineData("受灾停工", "2023-06-01", "approval-reply", "paper-missing")]
    [InlineData("", "2023-06-01", "share-exemption", "reason")]
    public void An_exemption_has_reason_term_and_paper(string reason, string until, string paper, string? code)
    {
        var decision = ProjectActions.Exempt(
            new(reason, DateOnly.Parse(until, null)),
            Case(Decided.Practice("mingshan"), ProjectStages.Completed, paper),
            Decided.On("2023-06-01")
        );
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : decision.Codes());
    }

    [Fact]
    public void Works_end_by_termination_from_every_stage_after_their_beginning()
    {
        foreach (var shape in PackReader.Shipped("mingshan").Shapes)
        foreach (var stage in ProjectStages.Labouring(shape))
            Assert.NotEmpty(ProjectTable.Expand(shape).RowsFor(stage, "project.terminate"));
    }

    [Theory, Trait("Seed", "MING-04")]
    [InlineData("Reserve", null, null, null, "unchanged")]
    [InlineData("Reserve", "荷花村道路", null, null, null)]
    [InlineData("Reserve", null, "rural", null, null)]
    [InlineData("Reserve", null, "special", null, "unchanged")]
    [InlineData("Approved", "荷花村道路", null, null, "paper-missing")]
    [InlineData("Approved", "荷花村道路", null, "approval-reply", null)]
    [InlineData("Approved", null, "rural", "approval-reply", "amend-fixed")]
    public void A_plan_is_corrected_freely_before_its_approval_and_by_another_approval_after(
        string stage,
        string? name,
        string? track,
        string? paper,
        string? code
    )
    {
        var decision = Amend(new AmendProject("地名写错", name, track), stage, paper is null ? [] : [paper]);
        if (code is not null)
            Assert.Equal([code], decision.Codes());
        else
        {
            var amended = decision.Fact<ProjectAmended>();
            Assert.Equal(
                (3, "莲花村道路", name ?? "莲花村道路", track ?? "special"),
                (amended.Version, amended.Before.Name, amended.Plan.Name, amended.Plan.Track)
            );
        }
    }

    /// <summary>Approved when 15 % of 1,000,000 yuan was the floor; 30 % today.</summary>
    [Theory, Trait("Seed", "MING-02")]
    [InlineData(150_000, null)]
    [InlineData(149_999.99, "share-below-floor")]
    public void An_approved_plan_is_not_amended_to_under_the_floor_it_was_approved_by(double pay, string? code)
    {
        var decision = Amend(new AmendProject("设计变更", PlannedPayYuan: (decimal)pay), "Approved", "approval-reply");
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : decision.Codes());
    }

    private static Decision Amend(AmendProject input, string stage, params string[] papers)
    {
        var practice = Decided.Practice("mingshan");
        var project = Project("special", "fiscal", 400_000) with { Amendments = 1, ApprovedOn = new(2022, 7, 17) };
        var planned = new PlannedFunds(Funds(1_000_000, 0, 0));
        return Amendment.Amend(input, Case(practice, stage, papers), project, planned, practice, Decided.On("2023-06-01"));
    }

    private static CaseInHand Case(Practice practice, string stage, params string[] papers) =>
        new("P1", stage, ProjectTable.Expand(practice.Shape), 511803, [.. papers.Select(p => new PaperGiven(p))]);

    private static ProjectBasics Project(string track, string fundBase, decimal pay) =>
        new()
        {
            Id = "P1",
            Name = "莲花村道路",
            Stage = ProjectStages.Reserve,
            Mode = Shape.ByContractor,
            Track = track,
            FundBase = fundBase,
            Purpose = "public",
            ProposedOn = new(2021, 1, 1),
            PlannedPayYuan = pay,
        };
}
