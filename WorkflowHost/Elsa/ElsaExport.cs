using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>Every table of a county's practice as a file that an Elsa server imports.</summary>
public static class ElsaExport
{
    /// <summary>File name → definition: of each mode's newest shape and of the registers; none where the county has no such mode.</summary>
    /// <exception cref="PackError">There is no such pack.</exception>
    public static IReadOnlyDictionary<string, ElsaDefinition> Of(string policy, string? mode)
    {
        var practices = PackReader
            .Shipped(policy)
            .Shapes.GroupBy(s => s.Mode)
            .Select(s => s.Last())
            .Where(s => mode is null || s.Mode == mode)
            .ToList();
        if (practices.Count == 0)
            return new Dictionary<string, ElsaDefinition>();
        return practices
            .SelectMany(s => Catalogue.Program.Expand(s).Select(t => (Id: $"{policy}-{s.Mode}-{t.Name.Replace('/', '-')}", Table: t)))
            .Concat(Catalogue.Program.Registers.Values.Select(t => (Id: "register-" + t.Name, Table: t)))
            .ToDictionary(d => d.Id + ".json", d => ElsaWriter.Write(d.Table, d.Id, version: 1), StringComparer.Ordinal);
    }
}
