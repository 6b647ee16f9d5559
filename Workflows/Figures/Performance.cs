using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Figures;

/// <summary>What a project's performance is measured by, up to a day.</summary>
/// <param name="Share">Of pay in the arrived funds of the base; null while none arrived.</param>
/// <param name="Settled">Cycles of which can be said whether they were paid in time.</param>
/// <param name="Posts">Planned; 0 while nobody planned.</param>
/// <param name="Priority">People of the priority groups.</param>
/// <param name="Tiers">Of acceptance that the practice has.</param>
public sealed record PerformanceFigures(
    decimal ArrivedYuan,
    decimal SpentYuan,
    decimal PlannedPayYuan,
    decimal PaidYuan,
    decimal? Share,
    decimal? Floor,
    int Settled,
    int InTime,
    int Posts,
    int People,
    int Priority,
    int Passed,
    int Tiers,
    IReadOnlyList<WorkFigures> Works
);

/// <summary>The newest report on a kind of work.</summary>
public sealed record WorkFigures(string Work, string Unit, decimal Planned, decimal Done);

/// <param name="Points">Null where somebody must say it: the satisfaction of the people.</param>
public sealed record Indicator(string Group, string Name, string Target, string Done, decimal Weight, decimal? Points);

/// <summary>
/// 绩效评价: 预算执行 10, 产出 50, 效益 30, 满意度 10 of 100 points (财预〔2020〕10号). A part of an aim gives its part of the points; what
/// nobody planned gives its points to the others of its group.
/// </summary>
public static class Performance
{
    public static IReadOnlyList<Indicator> Of(PerformanceFigures of)
    {
        List<(string Name, string Target, string Done, decimal Ratio)> output =
        [
            .. of
                .Works.Where(w => w.Planned > 0)
                .Select(w => ($"完成{w.Work}（{w.Unit}）", Plain(w.Planned), Plain(w.Done), Part(w.Done, w.Planned))),
            ("各级验收合格", $"{of.Tiers}级", $"{of.Passed}级", Part(of.Passed, of.Tiers)),
            ("报酬按期发放", $"{of.Settled}期", $"{of.InTime}期", Part(of.InTime, of.Settled)),
        ];
        List<(string Name, string Target, string Done, decimal Ratio)> effect =
        [
            (
                "发放劳务报酬（元）",
                ChineseText.Yuan(of.PlannedPayYuan),
                ChineseText.Yuan(of.PaidYuan),
                Part(of.PaidYuan, of.PlannedPayYuan)
            ),
        ];
        if (of.Floor is { } floor)
            effect.Add(("劳务报酬占比", "≥" + Money.Bound(floor), Money.Percent(of.Share) ?? "资金未到位", Part(of.Share ?? 0, floor)));
        if (of.Posts > 0)
            effect.Add(("吸纳群众务工（人）", $"{of.Posts}", $"{of.People}（重点群体{of.Priority}）", Part(of.People, of.Posts)));
        return
        [
            new(
                "预算执行",
                "资金支出率",
                "100%",
                Money.Percent(Figures.Share.Of(of.SpentYuan, of.ArrivedYuan)) ?? "资金未到位",
                10,
                Points(10, Part(of.SpentYuan, of.ArrivedYuan))
            ),
            .. Weighed("产出", 50, output),
            .. Weighed("效益", 30, effect),
            new("满意度", "群众满意度", "≥90%", "", 10, null),
        ];
    }

    /// <summary>Who pays less than the floor does not excel, whatever else was reached.</summary>
    public static bool MayExcel(decimal? share, decimal? floor) => floor is null || share >= floor;

    private static IEnumerable<Indicator> Weighed(
        string group,
        decimal weight,
        List<(string Name, string Target, string Done, decimal Ratio)> all
    )
    {
        // Whole points; what is over goes to the first.
        var each = Math.Floor(weight / all.Count);
        return all.Select(
            (i, n) =>
            {
                var own = n == 0 ? weight - each * (all.Count - 1) : each;
                return new Indicator(group, i.Name, i.Target, i.Done, own, Points(own, i.Ratio));
            }
        );
    }

    private static decimal Part(decimal done, decimal planned) => planned <= 0 ? 0 : Math.Clamp(done / planned, 0, 1);

    private static decimal Points(decimal weight, decimal ratio) => decimal.Round(weight * ratio, 2, MidpointRounding.AwayFromZero);

    private static string Plain(decimal value) => ChineseText.Number(value);
}
