using System.Text;

namespace WorkRelief.Workflows.Kernel;

/// <summary>A table as an official reads and signs it, and as a diagram: both from the rows alone.</summary>
public static class ProcedureText
{
    /// <summary>The procedure in Chinese, stage by stage; each source is quoted once, at the end.</summary>
    public static string Print(Table table)
    {
        var text = new StringBuilder();
        text.Append(table.Label).Append('\n');
        var clauses = new Dictionary<string, Clause>(StringComparer.Ordinal);
        // Steps are numbered within their stage, so that a new one changes no number elsewhere.
        var step = 0;
        // What may be done in many stages without leaving them is said once.
        var everywhere = table.Rows.Where(r => r.Stays).GroupBy(Sameness).Where(g => g.Select(r => r.From).Distinct().Count() > 2).ToList();
        var common = everywhere.SelectMany(g => g).ToHashSet();
        foreach (var stage in table.Stages.Select(s => s.Name).Prepend(Stage.None))
        {
            var steps = table.RowsFrom(stage).Where(r => !common.Contains(r)).GroupBy(Sameness).ToList();
            if (steps.Count == 0 && (stage == Stage.None || !table.Stage(stage).Final))
                continue;
            text.Append('\n')
                .Append('【')
                .Append(table.StageLabel(stage))
                .Append('】')
                .Append(stage != Stage.None && table.Stage(stage).Final ? "（可在此结束）" : "")
                .Append('\n');
            step = 0;
            foreach (var rows in steps)
                Write([.. rows], null);
        }
        step = 0;
        if (everywhere.Count > 0)
            text.Append("\n【多个环节均可办理，环节不变】\n");
        foreach (var rows in everywhere)
            Write([.. rows], string.Join("；", rows.Select(r => table.StageLabel(r.From)).Distinct()));
        text.Append("\n依据：\n");
        foreach (var clause in clauses.Values.OrderBy(c => c.Id, StringComparer.Ordinal).ThenBy(c => c.Text, StringComparer.Ordinal))
            text.Append(clause).Append('\n');
        return text.ToString();

        void Write(IReadOnlyList<Row> rows, string? stages)
        {
            var row = rows[0];
            clauses.TryAdd(row.Clause.ToString(), row.Clause);
            text.Append(++step).Append(". ").Append(row.Label).Append(Awaited(row)).Append('\n');
            Line("办理", Bodies.Named(rows.Select(r => r.Body)));
            Line("环节", stages ?? "");
            Line("材料", string.Join("、", row.Papers.Select(Paper.LabelOf)));
            Line("条件", string.Join("；", row.Rules.Select(r => Catalogue.Program.Rules[r].Label)));
            Line("时限", row.Limit is null ? "" : Catalogue.Program.Limits[row.Limit]);
            Line(
                "回避",
                row.NotSameActorAs is null ? "" : $"不得由办理过“{table.Rows.First(r => r.Action == row.NotSameActorAs).Label}”的人办理"
            );
            if (stages is null)
                Line("之后", row.Stays ? "环节不变" : string.Join(" 或 ", rows.Select(r => table.StageLabel(r.To)).Distinct()));
            Line("抄送", Bodies.Named(row.CopyTo ?? []));
            Line("依据", row.Clause.Id);
        }

        // What the case waits for is marked; everything else may be done when there is cause.
        string Awaited(Row row) =>
            !row.Awaited ? ""
            : !Catalogue.Program.Calls(row, table) ? "（待办）"
            : $"（待办，材料和条件见“{Catalogue.Program.KindLabel(Catalogue.Program.Actions[row.Action].CaseKind)}”）";

        void Line(string name, string value)
        {
            if (value.Length > 0)
                text.Append("   ").Append(name).Append('：').Append(value).Append('\n');
        }
    }

    /// <summary>Rows that differ in nothing but body and target, and those that stay in nothing but body and stage, are one step.</summary>
    private static (string, string, bool, string, string?, string?, string, string) Sameness(Row r) =>
        (
            r.Awaited ? r.Action + "!" : r.Action,
            r.Label,
            r.Stays,
            r.Clause.ToString(),
            r.Limit,
            r.NotSameActorAs,
            string.Join(',', r.Papers),
            string.Join(',', r.Rules)
        );

    /// <summary>A Mermaid state diagram. Steps that leave the stage as it is are not drawn.</summary>
    public static string Mermaid(Table table)
    {
        var lines = new List<string> { "stateDiagram-v2" };
        var names = table.Stages.Select((s, i) => (s.Name, Id: $"s{i}")).ToDictionary(s => s.Name, s => s.Id, StringComparer.Ordinal);
        foreach (var stage in table.Stages)
            lines.Add($"  state \"{Plain(stage.Label)}\" as {names[stage.Name]}");
        foreach (var row in table.Rows.Where(r => !r.Stays).DistinctBy(r => (r.From, r.To, r.Label)))
            lines.Add($"  {(row.Opens ? "[*]" : names[row.From])} --> {names[row.To]} : {Plain(row.Label)}");
        foreach (var stage in table.Stages.Where(s => s.Final))
            lines.Add($"  {names[stage.Name]} --> [*]");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Quotes, colons and semicolons have a meaning in a diagram.</summary>
    private static string Plain(string label) => label.Replace("\"", "”").Replace(":", "：").Replace(";", "；");
}
