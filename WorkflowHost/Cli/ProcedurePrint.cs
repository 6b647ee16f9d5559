using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Prints the procedure of a pack, by its newest shape of each mode.</summary>
public static class ProcedurePrint
{
    /// <returns>False when the pack has no such table or mode.</returns>
    /// <exception cref="PackError">There is no such pack.</exception>
    public static bool Print(string? name, string policy, string? mode, bool mermaid, TextWriter output)
    {
        var tables = PackReader
            .Shipped(policy)
            .Shapes.GroupBy(s => s.Mode)
            .Select(s => s.Last())
            .Where(s => mode is null || s.Mode == mode)
            .SelectMany(Catalogue.Program.Expand)
            .ToList();
        var wanted = tables.Where(t => name is null || t.Name == name || t.Kind == name).ToList();
        if (wanted.Count == 0)
        {
            output.WriteLine($"{policy} 没有这一流程；有：{string.Join("、", tables.Select(t => t.Name).Distinct())}");
            return false;
        }
        foreach (var table in wanted)
            output.WriteLine(mermaid ? ProcedureText.Mermaid(table) : ProcedureText.Print(table));
        return true;
    }
}
