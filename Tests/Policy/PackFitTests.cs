using System.Reflection;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;
using static WorkRelief.Tests.Policy.PackReaderTests;

namespace WorkRelief.Tests.Policy;

/// <summary>A pack comes into force whole or not at all: what its tables name must be there, in the row that names it.</summary>
public sealed class PackFitTests
{
    private const string OnApproval = "rules: [PlannedShareMeetsFloor@1]";

    private static int LineOf(string yaml, string text) =>
        1 + yaml.Split('\n').Index().Single(l => l.Item.Contains(text, StringComparison.Ordinal)).Index;

    [Fact]
    public void A_rule_that_nobody_wrote_is_named_with_its_line()
    {
        var yaml = Changed(OnApproval, "rules:\n          - PlannedShareMeetsFloor@1\n          - MoonIsFull@1");
        var problem = Assert.Single(Refused(yaml).Problems);
        Assert.Equal(("county.yaml", LineOf(yaml, "MoonIsFull@1")), (problem.File, problem.Line));
        Assert.Contains("“小组审定”（project.endorse）：没有规则“MoonIsFull@1”", problem.Reason);
    }

    [Fact]
    public void A_rule_about_a_case_of_another_kind_is_refused_in_a_projects_approval()
    {
        var refused = RegisterActions.Activate(new("county", Changed(OnApproval, "rules: [CycleCounted@1]")), WithCycleRule).Codes();
        Assert.Equal(["pack-broken"], refused);
        // Where there is such a case the same rule stands.
        var fits = Changed("not-by-compiler: true", "not-by-compiler: true\n        rules: [CycleCounted@1]");
        Assert.IsType<Accept>(RegisterActions.Activate(new("county", fits), WithCycleRule));
    }

    [Fact]
    public void Every_rule_of_the_program_about_another_kind_of_case_is_refused_in_a_projects_approval()
    {
        foreach (
            var rule in Catalogue.Program.Rules.Values.Where(r =>
                r.Needs.Any(n => n.GetCustomAttribute<OfKindAttribute>() is { Kind: not Subject.Project })
            )
        )
        {
            var yaml = Changed(OnApproval, $"rules: [{rule.Name}]");
            Assert.All(Refused(yaml).Problems, p => Assert.Equal(LineOf(yaml, rule.Name), p.Line));
        }
    }

    [Fact]
    public void A_paper_that_is_no_kind_of_paper_is_refused_on_activation_with_all_that_is_wrong()
    {
        var yaml = Changed("papers: [approval-reply]", "papers: [moon-phase]")
            .Replace("decision-papers: [score-sheet]", "decision-papers: [star-chart]", StringComparison.Ordinal);
        Assert.Equal(["pack-broken", "pack-broken"], RegisterActions.Activate(new("county", yaml), Program).Codes());
    }

    [Fact]
    public void A_pack_in_force_is_read_as_it_came_into_force_whatever_the_program_has_become()
    {
        var yaml = Changed(OnApproval, "rules: [CycleCounted@1]");
        var kept = new PackSource([new("county", yaml), new("national", PackReader.ShippedText("national")!.Value.Text)]);
        Assert.Equal(["CycleCounted@1"], kept.Read().ShapeOf(Shape.SelfBuild, new(2021, 1, 1))!.Approval[1].Rules);
    }

    [Fact]
    public void Every_pack_that_ships_fits_the_program() =>
        Assert.All(PackReader.ShippedNames, name => Assert.IsType<Accept>(RegisterActions.Activate(new(name), Program)));

    private static ProgramKnown Program { get; } = new(Catalogue.Program);

    private static ProgramKnown WithCycleRule { get; } = new(new Catalogue([.. Catalogue.Program.Subjects, new CycleRules()]));

    [OfKind("pay-cycle")]
    private sealed record CycleCounted : Facet;

    private sealed record CycleRules() : Subject("cycle-rules", "报酬期的一条规则")
    {
        public override IReadOnlyList<Rule> Rules { get; } =
        [new Rule("CycleCounted@1", "本期已清点", Clause.Default("示例"), Refusal? (CycleCounted _) => null)];
    }
}
