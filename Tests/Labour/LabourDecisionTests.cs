using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Labour;

public sealed class LabourDecisionTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly AgreedWages Wages = new([
        new WageTable(new(2026, 2, 1), [new WageRate("普工", 180), new WageRate("技工", 240)], []),
    ]);

    [Theory, Trait("Seed", "DP-09")]
    [InlineData("2010-03-03", null, "under-age")]
    [InlineData("2010-03-02", null, "paper-missing")]
    [InlineData("2010-03-02", "minor-protection", null)]
    [InlineData("2008-03-02", null, null)]
    [InlineData("1966-03-03", null, null)]
    [InlineData("1966-03-02", null, "paper-missing")]
    [InlineData("1966-03-02", "health-insurance", null)]
    public void Age_on_the_first_day_of_the_contract_decides(string born, string? paper, string? code)
    {
        var decision = Sign("普工", Day, Born(born), [], paper is null ? [] : [paper]);
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Fact, Trait("Seed", "MEI-17"), Trait("Seed", "DP-03")]
    public void Another_trade_needs_a_supplement_a_later_day_and_an_agreed_wage()
    {
        ContractTerm[] before = [new("W1", "普工", Day)];
        Assert.Equal(["paper-missing"], Deciding.Codes(Sign("技工", Day.AddDays(1), Born(null), before, [])));
        Assert.Equal(["contract-known"], Deciding.Codes(Sign("技工", Day, Born(null), before, ["contract-supplement"])));
        Assert.Equal(["no-rate"], Deciding.Codes(Sign("工长", Day, Born(null), [], [])));
        Assert.IsType<Accept>(Sign("技工", Day.AddDays(1), Born(null), before, ["contract-supplement"]));
    }

    [Theory, Trait("Seed", "DP-06")]
    [InlineData(3, false, "educations")]
    [InlineData(4, true, "revoked")]
    [InlineData(4, false, null)]
    public void Three_educations_and_one_more_breach_take_the_qualification_and_nothing_sooner(int educations, bool revoked, string? code)
    {
        var decision = DisciplineActions.Revoke(
            new RevokeQualification("W1", true, "屡教不改"),
            Deciding.Project(),
            Born(null),
            new DisciplineOf(educations, revoked),
            Deciding.Practice(values: (LabourPolicy.DeductShare, 0.1m)),
            Deciding.On(Day)
        );
        if (code is not null)
            Assert.Equal([code], Deciding.Codes(decision));
        else
        {
            var fact = Deciding.Fact<QualificationRevoked>(decision);
            Assert.Equal((Day.AddDays(1), 0.1m), (fact.From, fact.DeductShare));
        }
    }

    [Fact]
    public void A_day_is_entered_within_the_works_and_changed_only_with_a_reason()
    {
        var standing = new SignInSheetSoFar([new SignIn("W1", Day, true, true)]);
        Assert.Equal(["nothing-new"], Deciding.Codes(Record("2", null, standing)));
        Assert.Equal(["entry-known"], Deciding.Codes(Record(null, "2", standing)));
        Assert.Equal(["day-outside"], Deciding.Codes(Record("1", null, new([]))));
        Assert.Equal(["day-future"], Deciding.Codes(Record("11", null, new([]))));
        Assert.Equal(["day-twice"], Deciding.Codes(Record("3", "3", new([]))));
        Assert.Equal(["month"], Deciding.Codes(Record("3", null, new([]), month: "2026-13")));
        Assert.Single(Deciding.Fact<SignInSheetEntered>(Record("2-3", null, standing)).Entries);
    }

    [Fact, Trait("Seed", "MEI-16")]
    public void The_entry_that_goes_beyond_the_planned_shifts_asks_for_the_reason_once()
    {
        var planned = new MachinesPlanned(new Dictionary<string, Shifts> { ["挖掘机"] = new(10, 9) });
        Assert.Empty(ConstructionLogActions.OverPlan(planned, [], [Log(1)]));
        Assert.Equal(
            ["“挖掘机”累计 10.5 台班，超过计划 10 台班，请说明为何不用人工"],
            ConstructionLogActions.OverPlan(planned, [], [Log(1.5m)])
        );
        Assert.Empty(ConstructionLogActions.OverPlan(planned, [Log(1)], [Log(1.5m)])); // the corrected day takes its former shift back
        Assert.Empty(ConstructionLogActions.OverPlan(new(new Dictionary<string, Shifts> { ["挖掘机"] = new(10, 11) }), [], [Log(1)]));
        Assert.Empty(ConstructionLogActions.OverPlan(new(null), [], [Log(99)]));

        static LogDay Log(decimal shifts) =>
            new(
                Day,
                "晴",
                null,
                new Dictionary<string, int>(),
                new Dictionary<string, decimal>(),
                new Dictionary<string, decimal> { ["挖掘机"] = shifts }
            );
    }

    private static WorkersNamed Born(string? day) =>
        new(
            new Dictionary<string, DateOnly?>
            {
                ["W1"] = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            }
        );

    private static Decision Sign(
        string trade,
        DateOnly from,
        WorkersNamed named,
        IReadOnlyList<ContractTerm> before,
        IReadOnlyList<string> papers
    ) =>
        ContractActions.Sign(
            new SignContracts([new ContractEntry("W1", trade, from)]),
            Deciding.Project(papers),
            named,
            Wages,
            new(before)
        );

    private static Decision Record(string? full, string? morning, SignInSheetSoFar standing, string month = "2026-03") =>
        SignInSheetActions.Record(
            new RecordSignInSheet(month, [new SheetOfWorker("W1", full, morning)]),
            Deciding.Project(),
            Works,
            Born(null),
            standing,
            Deciding.Practice(),
            Deciding.On(2026, 3, 10)
        );

    private static ProjectBasics Works { get; } =
        new()
        {
            Id = "P1",
            Name = "莲花村道路",
            Stage = ProjectStages.UnderConstruction,
            Mode = "contractor",
            Track = "special",
            FundBase = "central",
            Purpose = "public",
            ProposedOn = new(2026, 1, 1),
            PlannedPayYuan = 400_000,
            CommencedOn = Day,
        };
}
