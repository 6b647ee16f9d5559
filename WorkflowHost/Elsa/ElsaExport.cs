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
            .SelectMany(s => Catalogue.Program.Expand(s).Select(t => (Id: IdOf(policy, s.Mode, t), Table: t)))
            .Concat(Catalogue.Program.Registers.Values.Select(t => (Id: IdOf(t), Table: t)))
            .ToDictionary(d => d.Id + ".json", d => ElsaWriter.Write(d.Table, d.Id, version: 1), StringComparer.Ordinal);
    }

    /// <summary>What a procedure is called as long as it is followed, however its table changes.</summary>
    public static string IdOf(string policy, string mode, Table table) => $"{policy}-{mode}-{table.Name.Replace('/', '-')}";

    /// <summary>As <see cref="IdOf(string, string, Table)"/>, of a register, which is the same in every county.</summary>
    public static string IdOf(Table register) => "register-" + register.Name;
}
