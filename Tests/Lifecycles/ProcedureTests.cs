using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Tests.Lifecycles;

/// <summary>The procedures as officials sign them: a changed rule is a changed line here.</summary>
public sealed class ProcedureTests
{
    public static TheoryData<string, string> Newest()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in PackReader.ShippedNames.Where(n => n != "national"))
            foreach (var mode in PackReader.Shipped(name).Shapes.Select(s => s.Mode).Distinct())
                data.Add(name, mode);
        return data;
    }

    [Theory, MemberData(nameof(Newest))]
    public void The_printed_procedure_and_its_diagram_are_the_approved_ones(string pack, string mode)
    {
        var tables = Catalogue.Program.Expand(PackReader.Shipped(pack).Shapes.Last(s => s.Mode == mode));
        Approved.Matches(Path.Combine("procedures", $"{pack}-{mode}.txt"), string.Join('\n', tables.Select(ProcedureText.Print)));
        Approved.Matches(Path.Combine("procedures", $"{pack}-{mode}.mmd"), string.Join('\n', tables.Select(t => $"%% {t.Label}\n{ProcedureText.Mermaid(t)}")));
    }

    [Fact]
    public void Signs_that_mean_something_in_a_diagram_are_not_printed_as_such()
    {
        var table = new Table("x", "x", "x", [new("a", "待“审\"核:第;一", Final: true)], [new(Stage.None, "x.y", "提出\"x\":y;", Bodies.Township, [], "a", null, [], Clause.Default("x"))]);
        var lines = ProcedureText.Mermaid(table).Split('\n');
        Assert.Equal("  state \"待“审”核：第；一\" as s0", lines[1]);
        Assert.Equal("  [*] --> s0 : 提出”x”：y；", lines[2]);
    }
}
