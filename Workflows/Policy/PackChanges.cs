using System.Globalization;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>One thing that two packs say differently.</summary>
/// <param name="Chapter">数值, or a mode with the day from which its shape holds.</param>
/// <param name="Name">What it is about, as an official calls it.</param>
/// <param name="Before">Null for what is new.</param>
/// <param name="After">Null for what is no more.</param>
public sealed record PackChange(string Chapter, string Name, string? Before, string? After);

/// <summary>What changes when one pack takes the place of another, in words; what both say alike is left out.</summary>
public static class PackChanges
{
    public static IReadOnlyList<PackChange> Between(Pack before, Pack after)
    {
        var (was, becomes) = (Sayings(before), Sayings(after));
        return
        [
            .. was
                .Keys.Union(becomes.Keys)
                .Select(k => new PackChange(k.Chapter, k.Name, was.GetValueOrDefault(k), becomes.GetValueOrDefault(k)))
                .Where(c => c.Before != c.After)
                .OrderBy(c => c.Chapter != Values),
        ];
    }

    private const string Values = "数值";

    /// <summary>All that a pack says, each under its chapter and name.</summary>
    private static Dictionary<(string Chapter, string Name), string> Sayings(Pack pack) =>
        ValuesOf(pack)
            .Concat(pack.Shapes.SelectMany(ShapeOf))
            .GroupBy(s => (s.Chapter, s.Name))
            .ToDictionary(g => g.Key, g => string.Join('、', g.Select(s => s.Says)));

    private static IEnumerable<(string Chapter, string Name, string Says)> ValuesOf(Pack pack) =>
        from key in Catalogue.Program.Policy.Values
        where pack.Values.ContainsKey(key.Name)
        from value in pack.Values[key.Name]
        let at = $"{key.Label}，自 {PackText.Day(value.From)} 起"
        from said in PackText
            .Parts(key, value)
            .Select(p => (Name: p.Name.Length == 0 ? at : $"{at}：{p.Name}", p.Says))
            .Append((Name: at + "：依据", Says: $"{value.Source}〔{PackText.CertaintyLabels[value.Certainty]}〕"))
        select (Values, said.Name, said.Says);

    private static IEnumerable<(string Chapter, string Name, string Says)> ShapeOf(Shape shape)
    {
        var chapter = $"{Shape.ModeLabels[shape.Mode]}，自 {PackText.Day(shape.From)} 起";
        yield return (chapter, "依据", shape.Source);
        yield return (chapter, "申报审批的次序", Order(shape.Approval.Select(l => l.Label)));
        yield return (chapter, "报酬审定的次序", Order(shape.PayChain.Select(l => l.Label)));
        yield return (chapter, "验收层级的次序", Order(shape.Tiers.Select(t => t.Label)));
        foreach (var (link, chain) in shape.Approval.Select(l => (l, "申报审批")).Concat(shape.PayChain.Select(l => (l, "报酬审定"))))
        foreach (var (name, says) in Said(link))
            yield return (chapter, $"{chain}“{link.Label}”的{name}", says);
        foreach (var tier in shape.Tiers)
        foreach (var (name, says) in Said(tier))
            yield return (chapter, $"“{tier.Label}”的{name}", says);
        foreach (var (role, label) in Shape.RoleLabels)
            yield return (chapter, $"由谁{label}", PackText.Named(shape.Role(role)));
        foreach (var (step, clause) in shape.Clauses)
            yield return (chapter, $"“{Called(step)}”的依据", clause.ToString());
    }

    private static string Called(string step) =>
        Shape.RoleLabels.GetValueOrDefault(step) ?? (Catalogue.Program.Actions.TryGetValue(step, out var action) ? action.Label : step);

    private static string Order(IEnumerable<string> labels) => string.Join(" → ", labels);

    private static IEnumerable<(string Name, string Says)> Said(Link link) =>
        [
            ("办理", PackText.Named(link.Bodies) + (link.NotByCompiler ? "（核定人除外）" : "")),
            ("环节", link.StageLabel),
            ("材料", PackText.Papered(link.Papers)),
            ("条件", Ruled(link.Rules)),
            ("依据", link.Clause.ToString()),
        ];

    private static IEnumerable<(string Name, string Says)> Said(Tier tier) =>
        [
            ("申请", $"{PackText.Named(tier.Applies)}；材料：{PackText.Papered(tier.ApplicationPapers)}"),
            ("决定", $"{PackText.Named(tier.Decides)}；材料：{PackText.Papered(tier.DecisionPapers)}"),
            ("合格分数", tier.PassMark is { } mark ? mark.ToString(CultureInfo.InvariantCulture) : "不评分"),
            ("依据", tier.Clause.ToString()),
        ];

    private static string Ruled(IReadOnlyList<string> rules) =>
        rules.Count == 0
            ? "无"
            : string.Join('、', rules.Select(r => Catalogue.Program.Rules.TryGetValue(r, out var rule) ? rule.Label : r));
}
