using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>The inverse of <see cref="ElsaWriter"/>: the table that a definition stands for.</summary>
public static class ElsaReader
{
    /// <summary>From and to are read from the drawing, and only what a drawing cannot hold from the custom properties.</summary>
    /// <exception cref="FormatException">It was not written from a table, or was changed: a case leads nowhere, or has no row.</exception>
    public static Table Read(ElsaDefinition definition)
    {
        var head =
            definition.CustomProperties[ElsaWriter.TableProperty]?.Deserialize<TableHead>(ElsaDefinition.Json)
            ?? throw new FormatException($"{definition.Name}: not written from a table");
        var activities = definition.Root.Activities!.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var leads = definition.Root.Connections!.ToDictionary(c => c.Source, c => activities[c.Target.Activity]);
        var rows = new SortedDictionary<int, Row>();
        foreach (var choice in activities.Values.Where(a => a.Type == ElsaWriter.SwitchType))
        foreach (var one in choice.Cases!)
        foreach (var (number, row) in RowsOf(definition, choice, one, leads))
            if (!rows.TryAdd(number, row))
                throw new FormatException($"{definition.Name}: two rows of number {number}");
        return new Table(head.Kind, head.Name, head.Label, head.Stages, [.. rows.Values]);
    }

    private static IEnumerable<(int, Row)> RowsOf(
        ElsaDefinition definition,
        ElsaActivity choice,
        ElsaCase one,
        Dictionary<ElsaPort, ElsaActivity> leads
    )
    {
        var from = StageOf(choice);
        var rest =
            choice.CustomProperties[ElsaWriter.RowsProperty]?[one.Label]?.Deserialize<List<RowRest>>(ElsaDefinition.Json)
            ?? throw new FormatException($"{definition.Name}: “{one.Label}” has no row");
        if (!leads.TryGetValue(new ElsaPort(choice.Id, one.Label), out var target))
            throw new FormatException($"{definition.Name}: “{one.Label}” leads nowhere");
        var key = one.Key.Split('→')[0].Split('/');
        var to = one.Key.Contains('→', StringComparison.Ordinal) ? StageOf(target) : null;
        return rest.SelectMany(r => r.Rows(from, key[0], key.Length > 1 ? key[1] : null, to));
    }

    private static string StageOf(ElsaActivity activity) => (string)activity.CustomProperties[ElsaWriter.StageProperty]!;
}
