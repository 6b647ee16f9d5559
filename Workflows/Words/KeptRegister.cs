using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Words;

/// <summary>What the tables of all registers have in common: one case that the program opens and nobody ends.</summary>
public static class KeptRegister
{
    public const string Kept = "Kept";

    private static readonly Clause Own = Clause.Default("登记由授权人员办理，全部留痕");

    /// <param name="start">The action that opens it.</param>
    public static Table Table(string name, string label, string start, IEnumerable<Row> rows) =>
        new(
            Subject.Register,
            name,
            label,
            [new(Kept, "登记中", Final: true)],
            [new Row(Stage.None, start, "建立登记", Bodies.Engine, [], Kept, null, [], Own), .. rows]
        );

    public static Row Row(string action, string label, string body) => new(Kept, action, label, body, [], Kept, null, [], Own);
}
