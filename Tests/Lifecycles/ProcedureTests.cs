using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Lifecycles;

/// <summary>
/// The procedures as officials sign them: what is common once, and each county as its differences. A changed rule is a changed line here.
/// The common one is the national pack's for contractors, in which every table stands.
/// </summary>
public sealed class ProcedureTests
{
    private static readonly string Common = Print(Tables("national", Shape.ByContractor));

    public static TheoryData<string, string> Newest()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in PackReader.ShippedNames)
        foreach (var mode in PackReader.Shipped(name).Shapes.Select(s => s.Mode).Distinct())
            if ((name, mode) != ("national", Shape.ByContractor))
                data.Add(name, mode);
        return data;
    }

    [Fact]
    public void The_common_procedure_and_its_diagram_are_the_approved_ones()
    {
        Approved.Matches(Path.Combine("procedures", "common.txt"), Common);
        var diagrams = Tables("national", Shape.ByContractor).Select(t => $"%% {t.Label}\n{ProcedureText.Mermaid(t)}");
        Approved.Matches(Path.Combine("procedures", "common.mmd"), string.Join('\n', diagrams));
    }

    [Theory, MemberData(nameof(Newest))]
    public void What_a_county_does_differently_is_as_approved_and_makes_its_whole_procedure_of_the_common_one(string pack, string mode)
    {
        var whole = Print(Tables(pack, mode));
        var differences = ProcedureDifferences.Of(Common, whole);
        Approved.Matches(Path.Combine("procedures", $"{pack}-{mode}.txt"), differences);
        Assert.Equal(whole, ProcedureDifferences.Apply(Common, differences));
    }

    [Fact]
    public void A_rule_changed_for_everybody_changes_no_county_and_a_countys_own_one_line_of_it()
    {
        var whole = Print(Tables("dongpo", Shape.SelfBuild));
        var differences = ProcedureDifferences.Of(Common, whole);
        var papers = Common
            .Split('\n')
            .First(line =>
                line.StartsWith("   材料：", StringComparison.Ordinal)
                && ((string[])[Common, whole]).All(text => text.Split('\n').Count(l => l == line) == 1)
                && !differences.Contains(line[6..], StringComparison.Ordinal)
            );
        Assert.Equal(differences, ProcedureDifferences.Of(More(Common), More(whole)));
        var changed = ProcedureDifferences
            .Of(Common, More(whole))
            .Split('\n')
            .Except(differences.Split('\n'))
            .Where(l => !l.StartsWith("不同《", StringComparison.Ordinal));
        Assert.EndsWith("、照片", Assert.Single(changed), StringComparison.Ordinal);

        string More(string text) => text.Replace(papers, papers + "、照片", StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_that_mean_something_in_a_diagram_are_not_printed_as_such()
    {
        var table = new Table(
            "x",
            "x",
            "x",
            [new("a", "待“审\"核:第;一", Final: true)],
            [new(Stage.None, "x.y", "提出\"x\":y;", Bodies.Township, [], "a", null, [], Clause.Default("x"))]
        );
        var lines = ProcedureText.Mermaid(table).Split('\n');
        Assert.Equal("  state \"待“审”核：第；一\" as s0", lines[1]);
        Assert.Equal("  [*] --> s0 : 提出”x”：y；", lines[2]);
    }

    private static IReadOnlyList<Table> Tables(string pack, string mode) =>
        Catalogue.Program.Expand(PackReader.Shipped(pack).Shapes.Last(s => s.Mode == mode));

    private static string Print(IReadOnlyList<Table> tables) => string.Join('\n', tables.Select(ProcedureText.Print));
}
