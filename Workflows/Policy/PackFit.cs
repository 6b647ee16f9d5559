using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>
/// Holds the tables that a shape expands to against what the program can do: a rule that nobody wrote, or that looks at what is not
/// there in its row, is found before the pack comes into force.
/// </summary>
internal static class PackFit
{
    public static void Check(PackShape said, Shape shape, Catalogue program, PackProblems problems)
    {
        foreach (var table in program.Expand(shape).Where(t => program.Problems(t).Any()))
        foreach (var row in table.Rows)
        foreach (var reason in program.Problems(new Table(table.Kind, table.Name, table.Label, table.Stages, [row])))
        {
            var (file, line) = Named(said, row, reason);
            problems.Add(file, line, reason);
        }
    }

    /// <summary>Where the pack says what is wrong in a row; the line of the shape when it is none of the rules that a link names.</summary>
    private static (string File, int Line) Named(PackShape said, Row row, string reason) =>
        ((PackSection<Link>?[])[said.Approval, said.Pay])
            .OfType<PackSection<Link>>()
            .SelectMany(s => s.Rules.Select(r => (s.File, Named: r)))
            .Where(r => r.Named.Stage == row.From && row.Rules.Contains(r.Named.Rule))
            .Where(r => reason.Contains($"“{r.Named.Rule}”", StringComparison.Ordinal))
            .Select(r => ((string, int)?)(r.File, r.Named.Line))
            .FirstOrDefault()
        ?? (said.File, said.Line);
}
