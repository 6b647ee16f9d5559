using WorkRelief.WorkflowHost.Engine;
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
            output.WriteLine("  由谁：" + string.Join("、", own.Select(r => Bodies.Labels[r.Row.Body]).Distinct()));
            if (action.CaseWord is { } field)
                output.WriteLine(
                    $"  {field}：文字，必填，所办理的{(action.Opens ? "项目" : Catalogue.Program.KindLabel(action.CaseKind))}"
                );
            foreach (var (name, type, required, _) in InputField.Of(action.Input))
            {
                var unit = name.EndsWith("Yuan", StringComparison.Ordinal) ? "，元，最多两位小数" : "";
                output.WriteLine($"  {name}：{TypeName(type)}{unit}{(required ? "，必填" : "")}");
            }
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

    private static string TypeName(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "文字"
            : plain == typeof(decimal) ? "数字"
            : plain == typeof(int) || plain == typeof(long) ? "整数"
            : plain == typeof(bool) ? "是否（true 或 false）"
            : plain == typeof(DateOnly) ? "日期（2021-04-01）"
            : plain == typeof(DateTime) ? "时间（2021-04-01T08:00）"
            : plain.IsGenericType && plain.GetGenericArguments() is [var item] ? TypeName(item) + "的列表"
            : plain.IsGenericType ? "“键: 值”的对照"
            : plain == typeof(System.Text.Json.JsonElement) ? "JSON"
            : "{" + string.Join("、", InputField.Of(plain).Select(f => f.Name)) + "}";
    }
}
