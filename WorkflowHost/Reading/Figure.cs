using System.Globalization;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A figure of an overview: what its rows add up to, over what they are counted against.</summary>
/// <param name="Name">By which a link opens its rows; with <paramref name="Of"/>, which of several alike.</param>
/// <param name="Unit">元, 个, 人 …; % for a share.</param>
/// <param name="Against">Null for a plain sum.</param>
/// <param name="About">Somebody of the people is not named: 约.</param>
public sealed record Figure(string Name, string? Of, string Label, string Unit, decimal Sum, decimal? Against = null, bool About = false)
{
    public const string Yuan = "元";
    public const string Percent = "%";

    public decimal? Value => Against is { } whole ? Share.Of(Sum, whole) : Sum;

    /// <summary>As it stands on a page; — for a share of nothing.</summary>
    public string Text =>
        Value is not { } value ? "—"
        : Unit == Percent ? Money.Percent(value)
        : Unit == Yuan ? Money.ToFen(value).ToString("N2", CultureInfo.InvariantCulture)
        : (About ? "约" : "") + value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>Every figure of an overview; each can be opened.</summary>
    public static IReadOnlyList<Figure> All(Overview of)
    {
        var f = of.Figures;
        return
        [
            new("projects", null, "项目", "个", f.Projects),
            new("finished", null, "验收合格及以后的项目", "个", f.Finished),
            new("planned", null, "计划总投资", Yuan, f.PlannedYuan),
            new("central", null, "其中：中央和省级资金", Yuan, f.CentralYuan),
            new("fiscal", null, "其中：财政资金", Yuan, f.FiscalYuan),
            new("arrived", null, "到位资金", Yuan, f.ArrivedYuan),
            new("planned-pay", null, "计划劳务报酬", Yuan, f.PlannedPayYuan),
            new("paid", null, "已发劳务报酬", Yuan, f.PaidYuan),
            new("share-central", null, $"报酬占中央和省级资金（{f.ShareLabel}）", Percent, f.FromFundsYuan, f.CentralYuan),
            new("share-fiscal", null, $"报酬占财政资金（{f.ShareLabel}）", Percent, f.FromFundsYuan, f.FiscalYuan),
            new("workers", null, "务工群众", "人", f.Workers, About: f.About),
            new("income", null, "已领到报酬的群众人均", Yuan, f.ReceivedYuan, f.Have),
            new("below", null, "占比低于下限的项目", "个", f.BelowFloor),
            new("in-time", null, "按期发放", Percent, of.Times.InTime, of.Times.Settled),
            new("late", null, "逾期未付的报酬期", "期", of.Times.Late),
            new("notices", null, "公示“四不缺”已期满", Percent, of.Notices.Sum(n => n.Closed), of.Notices.Sum(n => n.Required)),
            new("notices-missing", null, "应公示还没有公示", "张", of.Notices.Sum(n => n.Missing)),
            .. of.Projects.GroupBy(p => p.Standing).Select(g => new Figure("standing", g.Key, $"占比{g.Key}的项目", "个", g.Count())),
            .. of.Groups.Select(g => new Figure("group", g.Group, g.Group, "人", g.People, About: f.About && g.Group == GroupPart.Others)),
            .. of.Funds.SelectMany(s =>
                (Figure[])
                    [
                        new("fund-planned", s.Source, $"{s.Source}（计划）", Yuan, s.PlannedYuan),
                        new("fund-arrived", s.Source, $"{s.Source}（到位）", Yuan, s.ArrivedYuan),
                    ]
            ),
            .. of.Tracks.SelectMany(t =>
                (Figure[])
                    [
                        new("track", t.Track, $"{t.Track}项目", "个", t.Projects),
                        new("track-paid", t.Track, $"{t.Track}已发劳务报酬", Yuan, t.PaidYuan),
                    ]
            ),
            .. of.Notices.Select(n => new Figure("notice", n.Kind, $"{n.Label}已期满", "张", n.Closed, null)),
            .. of.Notices.Select(n => new Figure(
                "notice-required",
                n.Kind,
                $"{PublicNoticeTable.KindLabels[n.Kind]}应有",
                "张",
                n.Required
            )),
            .. of.Months.SelectMany(m =>
                (Figure[])
                    [
                        new("month-due", m.Month, $"{m.Month} 应发劳务报酬", Yuan, m.DueYuan),
                        new("month-paid", m.Month, $"{m.Month} 已发劳务报酬", Yuan, m.PaidYuan),
                    ]
            ),
            .. of.Works.Select(w => new Figure("work", $"{w.Work}/{w.Unit}", $"建成{w.Work}", w.Unit, w.Done)),
        ];
    }
}

/// <summary>A record behind a figure.</summary>
/// <param name="Case">Where it is shown whole; null for a row that is no case.</param>
/// <param name="Cells">Under the columns but the last.</param>
public sealed record FigureRow(string? Case, IReadOnlyList<string> Cells, decimal Adds, decimal Against = 0);

/// <param name="Columns">The last one or two hold what each row adds, and what that is counted against.</param>
public sealed record FigureTable(Figure Figure, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows);
