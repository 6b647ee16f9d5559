using System.Globalization;
using System.Text;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Policy;

/// <summary>A pack as an official reads it, in Chinese, with line feeds. The same pack always prints the same text.</summary>
public static class PackText
{
    public static IReadOnlyDictionary<Certainty, string> CertaintyLabels { get; } =
        new Dictionary<Certainty, string>
        {
            [Certainty.Full] = "已核对原文",
            [Certainty.Seed] = "当地政府材料",
            [Certainty.SecondHand] = "转引，依据待核",
            [Certainty.Unverified] = "未核，依据待核",
            [Certainty.Default] = "系统默认",
        };

    public static IReadOnlyDictionary<string, string> ToneLabels { get; } =
        new Dictionary<string, string>
        {
            ["remind"] = "提醒",
            ["again"] = "再次提醒",
            ["escalate"] = "升级督办",
            ["consequence"] = "提请处置",
        };

    private static readonly Dictionary<string, string> WordLabels = new() { ["stay"] = "不顺延", ["roll"] = "顺延到下一工作日" };

    public static string Print(Pack pack)
    {
        var text = new StringBuilder();
        Line(text, 0, $"政策包：{pack.Label}（{pack.Name}）");
        Line(text, 0, pack.AreaCode == 0 ? "适用范围：全国" : $"适用范围：{pack.AreaPath}（{pack.AreaCode}）");
        if (pack.Telephone is { } telephone)
            Line(text, 0, $"监督电话：{telephone}");
        Line(text, 0, "");
        Line(text, 0, "数值");
        foreach (var key in Catalogue.Program.Policy.Values.Where(k => pack.Values.ContainsKey(k.Name)))
        {
            Line(text, 1, $"{key.Label}（{key.Name}）");
            foreach (var value in pack.Values[key.Name])
                Value(text, key, value);
        }
        foreach (var (number, shape) in pack.Shapes.Index())
            Shape(text, pack, shape, pack.Shapes.ElementAtOrDefault(number + 1));
        return text.ToString();
    }

    private static void Value(StringBuilder text, PolicyKey key, DatedValue value)
    {
        var basis = $"依据：{value.Source}〔{CertaintyLabels[value.Certainty]}〕";
        var from = $"自 {Day(value.From)} 起：";
        var parts = Parts(key, value);
        if (parts is [{ Name: "" } one] && value.Value is not IReadOnlyList<ShareFloor>)
        {
            Line(text, 2, $"{from}{one.Says}；{basis}");
            return;
        }
        Line(text, 2, from);
        foreach (var (name, says) in parts)
            Line(text, 3, name.Length == 0 ? says : $"{name}：{says}");
        Line(text, 3, basis);
    }

    /// <summary>What a value says; a list in its parts, each under its name, a single value as one part without a name.</summary>
    public static IReadOnlyList<(string Name, string Says)> Parts(PolicyKey key, DatedValue value) =>
        value.Value switch
        {
            IReadOnlyList<Rung> rungs => [.. rungs.Select(r => ($"应付日{Offset(r.Days)}", $"{ToneLabels[r.Tone]} {Bodies.Labels[r.To]}"))],
            IReadOnlyList<ShareFloor> { Count: 0 } => [("", "不设下限")],
            IReadOnlyList<ShareFloor> floors =>
            [
                .. floors.Select(f => ($"{Tracks.TrackLabels[f.Track]}，按{Tracks.BaseLabels[f.Base]}计", Floor(f))),
            ],
            IReadOnlyList<string> names => [("", names.Count == 0 ? "无" : string.Join('、', names))],
            IReadOnlyList<NoticeKindRule> notices => [.. notices.Select(n => (key.Choices["kind"][n.Kind], Notice(n)))],
            IReadOnlyList<ArchiveItem> items => [.. items.Select(i => ($"{i.Name} {i.Label}", Item(key, i)))],
            string word => [("", WordLabels.GetValueOrDefault(word, word))],
            _ => [("", string.Create(CultureInfo.InvariantCulture, $"{value.Value} {value.Unit}"))],
        };

    private static string Notice(NoticeKindRule notice) =>
        $"{(notice.Days is { } days ? $"{days} 天" : "天数同上")}；"
        + $"地点 {notice.Place ?? "由张贴人定"}；对象 {notice.Audience ?? "当地群众"}"
        + (notice.Fields.Count > 0 ? $"；栏目 {string.Join('、', notice.Fields)}" : "");

    private static string Item(PolicyKey key, ArchiveItem item) =>
        $"{key.Choices["stage"][item.Stage]}；{key.Choices["level"][item.Level]}"
        + (item.Aspect is { } aspect ? $"；★{key.Choices["aspect"][aspect]}" : "")
        + (item.Purposes.Count == 1 ? $"；只用于{key.Choices["for"][item.Purposes[0]]}" : "")
        + (item.Keep is { } keep ? $"；保管期限{key.Choices["keep"][keep]}" : "")
        + $"；材料 {Papered(item.Papers)}"
        + (item.Points.Count > 0 ? $"；要点 {string.Join('、', item.Points)}" : "");

    private static string Offset(int days) =>
        days switch
        {
            < 0 => $"前 {-days} 天",
            0 => "当天",
            _ => $"后 {days} 天",
        };

    private static string Floor(ShareFloor floor)
    {
        var text = $"不低于 {Percent(floor.Floor)}";
        if (floor.Target is { } target)
            text += $"，目标 {Percent(target)}";
        return floor.Source is null ? text : $"{text}；依据：{floor.Source}〔{CertaintyLabels[floor.Certainty ?? Certainty.Unverified]}〕";
    }

    private static void Shape(StringBuilder text, Pack pack, Shape shape, Shape? next)
    {
        var inherited = shape.SetBy != pack.Label;
        var until = next?.Mode == shape.Mode ? $"到 {Day(next.From.AddDays(-1))} 止" : "起";
        Line(text, 0, "");
        Line(
            text,
            0,
            $"{Kernel.Shape.ModeLabels[shape.Mode]}，自 {Day(shape.From)} {until}{(inherited ? $"，沿用“{shape.SetBy}”" : "")}（{shape.Source}）"
        );
        // What was in force before the county's own shape can be read in the pack it comes from.
        if (inherited && next?.Mode == shape.Mode)
            return;
        Chain(text, "申报审批", shape.Approval);
        Chain(text, "报酬审定（核定之后、公示之前）", shape.PayChain);
        Line(text, 1, "验收层级");
        foreach (var (number, tier) in shape.Tiers.Index())
            Tier(text, number + 1, tier);
        Line(text, 1, "分工");
        foreach (var (role, label) in Kernel.Shape.RoleLabels)
            Line(text, 2, $"{label}：{Named(shape.Role(role))}〔{shape.RoleSources.GetValueOrDefault(role, shape.Source)}〕");
        if (shape.Copies.Count > 0)
            Line(text, 1, "抄送");
        foreach (var (step, to) in shape.Copies.OrderBy(c => c.Key, StringComparer.Ordinal))
            Line(text, 2, $"{Kernel.Catalogue.Program.Actions[step].Label}（{step}）：{Named(to)}〔{shape.CopySources[step]}〕");
        var steps = shape
            .Clauses.Where(c => !Kernel.Shape.RoleLabels.ContainsKey(c.Key))
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .ToList();
        if (steps.Count == 0)
            return;
        Line(text, 1, "步骤依据");
        foreach (var (step, clause) in steps)
            Line(text, 2, $"{step}：{clause}");
    }

    private static void Chain(StringBuilder text, string title, IReadOnlyList<Link> links)
    {
        Line(text, 1, title);
        foreach (var (number, link) in links.Index())
        {
            Line(text, 2, $"{number + 1}. {link.Label}：{Named(link.Bodies)}{(link.NotByCompiler ? "（核定人除外）" : "")}");
            Line(text, 3, $"环节：{link.StageLabel}（{link.Stage}）");
            if (link.Papers.Count > 0)
                Line(text, 3, $"材料：{Papered(link.Papers)}");
            if (link.Rules.Count > 0)
                Line(text, 3, $"规则：{string.Join('、', link.Rules)}");
            Line(text, 3, $"依据：{link.Clause}");
        }
    }

    private static void Tier(StringBuilder text, int number, Tier tier)
    {
        Line(text, 2, $"{number}. {tier.Label}（{tier.Name}）");
        Line(text, 3, $"申请：{Named(tier.Applies)}；材料：{Papered(tier.ApplicationPapers)}");
        Line(text, 3, $"决定：{Named(tier.Decides)}；材料：{Papered(tier.DecisionPapers)}");
        if (tier.PassMark is { } mark)
            Line(text, 3, string.Create(CultureInfo.InvariantCulture, $"合格分数：{mark} 分（满分 100 分）；依据：{tier.PassMarkClause}"));
        Line(text, 3, $"依据：{tier.Clause}");
    }

    internal static string Named(IReadOnlyList<string> bodies) => string.Join('、', bodies.Select(b => Bodies.Labels[b]));

    internal static string Papered(IReadOnlyList<string> papers) =>
        papers.Count == 0 ? "无" : string.Join('、', papers.Select(Paper.LabelOf));

    private static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    internal static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
