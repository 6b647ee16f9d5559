using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>The tables of every county's practice that comes with the program, and of its registers.</summary>
public static class ShippedTables
{
    public static IReadOnlyList<Table> All { get; } =
    [
        .. Catalogue.Program.Registers.Values,
        .. PackReader.ShippedNames.SelectMany(n => PackReader.Shipped(n).Shapes).SelectMany(Catalogue.Program.Expand),
    ];

    /// <summary>Actions that only the program takes: the clock's, and those that follow from others.</summary>
    public static IReadOnlySet<string> OfTheProgram { get; } =
        All.SelectMany(t => t.Rows)
            .GroupBy(r => r.Action)
            .Where(a => a.All(r => Bodies.OfTheProgram.Contains(r.Body)))
            .Select(a => a.Key)
            .ToHashSet(StringComparer.Ordinal);
}
