using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Prints what can be done: from the actions, their inputs and the shipped tables.</summary>
public static class ActionCatalogue
{
    /// <returns>False when there is no action of that name.</returns>
    public static bool Print(string? only, TextWriter output)
    {
        if (only is not null && !Catalogue.Program.Actions.ContainsKey(only))
        {
            output.WriteLine($"没有名为“{only}”的操作");
            return false;
        }
        var rows = ShippedTables
            .All.SelectMany(t => t.Rows.Select(r => (Table: t, Row: r)))
            .Where(r => !Catalogue.Program.Calls(r.Row, r.Table))
            .ToLookup(r => r.Row.Action);
        foreach (var action in Catalogue.Program.Actions.Values.Where(a => only is null || a.Name == only))
        {
            var own = rows[action.Name].ToList();
            output.WriteLine($"{action.Name}  {action.Label}（{Catalogue.Program.KindLabel(action.CaseKind)}）");
            output.WriteLine("  由谁：" + Bodies.Named(own.Select(r => r.Row.Body)));
            if (action.CaseWord is { } word)
                output.WriteLine($"  {word} 所办理的{(action.Opens ? "项目" : Catalogue.Program.KindLabel(action.CaseKind))}：文字，必填");
            foreach (var field in InputField.Of(action.Input))
                Print(field, "  ", output);
            var papers = own.SelectMany(r => r.Row.Papers).Distinct().Select(p => $"{Paper.LabelOf(p)} {p}").ToList();
            if (papers.Count > 0)
                output.WriteLine("  材料（各地不同）：" + string.Join("、", papers));
            var rules = own.SelectMany(r => r.Row.Rules).Distinct().Select(r => Catalogue.Program.Rules[r]).ToList();
            if (rules.Count > 0)
                output.WriteLine("  条件：" + string.Join("；", rules.Select(r => r.Label)));
            if (Coded(rules.SelectMany(r => r.Refusals).Concat(action.Refusals)) is { Length: > 0 } refusals)
                output.WriteLine("  可能的不予办理：" + refusals);
            output.WriteLine("  依据：" + string.Join("；", own.Select(r => r.Row.Clause.Id).Distinct()));
        }
        if (only is null)
            output.WriteLine("每个操作还可带：on 发生日（2021-04-01）、as 以何职责、papers 材料 [{kind, file, number, date, signer}]。");
        output.WriteLine(
            "每个操作都可能的不予办理：" + Coded(RefusalFinder.In(typeof(Engine.Engine).GetMethod(nameof(Engine.Engine.ApplyAsync))!))
        );
        return true;
    }

    /// <summary>Each once; with its HTTP status where that is not the usual one.</summary>
    private static string Coded(IEnumerable<RefusalCode> codes) =>
        string.Join(
            "、",
            codes
                .Distinct()
                .OrderBy(c => c.Name, StringComparer.Ordinal)
                .Select(c => c.Status == RefusalCode.Usual ? c.Name : $"{c.Name}（{c.Status}）")
        );

    /// <summary>A record's own fields follow, further in.</summary>
    private static void Print(InputField field, string margin, TextWriter output)
    {
        var unit = field.Unit is { } u ? $"，{u}{(u == "元" ? "，最多两位小数" : "")}" : "";
        var given = (field.Required, field.Default) switch
        {
            (true, _) => "，必填",
            (_, null) => "",
            (_, bool said) => $"，不填为{(said ? "是" : "否")}",
            (_, var said) => $"，不填为 {said}",
        };
        output.WriteLine($"{margin}{field.Name} {field.Label}：{What(field)}{unit}{given}{(field.Hint is { } hint ? $"；{hint}" : "")}");
        foreach (var within in field.Fields)
            Print(within, margin + "  ", output);
    }

    private static string What(InputField field)
    {
        if (field.Fields.Count > 0)
            return field.IsList ? "列表，各项如下" : "各项如下";
        if (field.IsDictionary)
            return $"按{field.Key}{(field.KeyChoices is { } keys ? $"（{Words(keys)}）" : "")}分列"
                + (field.Choices is { } each ? $"，各为 {Words(each)}" : $"的{TypeName(field.Value)}");
        if (field.IsList)
            return field.Choices is { } those ? $"列表，各为 {Words(those)}" : TypeName(field.Type);
        return field.Choices is { } choices ? Words(choices) : TypeName(field.Value);
    }

    private static string Words(IReadOnlyDictionary<string, string> choices) =>
        string.Join("、", choices.Select(c => $"{c.Key} {c.Value}"));

    private static string TypeName(Type type) =>
        type == typeof(string) ? "文字"
        : type == typeof(decimal) ? "数字"
        : type == typeof(int) || type == typeof(long) ? "整数"
        : type == typeof(bool) ? "是否（true 或 false）"
        : type == typeof(DateOnly) ? "日期（2021-04-01）"
        : type == typeof(TimeOnly) ? "时刻（09:30:00）"
        : type == typeof(DateTime) ? "时间（2021-04-01T08:00）"
        : type == typeof(System.Text.Json.JsonElement) ? "JSON"
        : TypeName(type.GetGenericArguments().Single()) + "的列表";
}
