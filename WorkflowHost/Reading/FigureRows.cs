using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>The records behind each figure of an overview: its projects, sheets, people, notices, money.</summary>
internal sealed class FigureRows(WorkReliefContext db, IReadOnlyList<OverviewLine> lines, DateOnly until, CancellationToken stop)
{
    private readonly IReadOnlyList<string> _ids = [.. lines.Select(l => l.Project.Id)];
    private readonly Dictionary<string, OverviewLine> _byId = lines.ToDictionary(l => l.Project.Id, StringComparer.Ordinal);

    public async Task<FigureTable> OfAsync(Figure figure) =>
        figure.Name switch
        {
            "projects" => Projects(figure, l => true),
            "finished" => Projects(figure, l => l.Figures.Finished),
            "below" => Projects(figure, l => l.Below),
            "standing" => Projects(figure, l => l.Listed.Standing == figure.Of),
            "track" => Projects(figure, l => l.Listed.Track == figure.Of),
            "track-paid" => Sums(figure, l => l.Listed.Track == figure.Of, "已发报酬（元）", l => l.Figures.PaidYuan),
            "planned-pay" => Sums(figure, l => true, "计划报酬（元）", l => l.Project.PlannedPayYuan),
            "share-central" => Shares(figure, "central-provincial", "中央和省级资金（元）"),
            "share-fiscal" => Shares(figure, "fiscal", "财政资金（元）"),
            "planned" => await PlannedAsync(figure, (_, _) => true),
            "central" => await PlannedAsync(
                figure,
                (l, s) => l.Stage != ProjectStages.Reserve && FundSources.InBase(s, "central-provincial")
            ),
            "fiscal" => await PlannedAsync(figure, (l, s) => l.Stage != ProjectStages.Reserve && FundSources.InBase(s, "fiscal")),
            "fund-planned" => await PlannedAsync(figure, (_, s) => FundSources.Labels[s] == figure.Of),
            "arrived" => await ArrivedAsync(figure, _ => true),
            "fund-arrived" => await ArrivedAsync(figure, s => FundSources.Labels[s] == figure.Of),
            "paid" => await PaidAsync(figure),
            "month-due" => Cycles(figure, c => c.Period == figure.Of, "应发（元）", c => c.TotalYuan),
            "month-paid" => Cycles(figure, c => c.Period == figure.Of, "已发（元）", c => c.PaidYuan),
            "in-time" => Cycles(figure, c => c.InTime(until) is not null, "按期", c => c.InTime(until) == true ? 1 : 0, _ => 1),
            "late" => Cycles(figure, c => c.Overdue(until), "期", _ => 1),
            "workers" => await PeopleAsync(figure, _ => true),
            "group" => await PeopleAsync(figure, g => g == figure.Of),
            "income" => Income(figure),
            "notices" => Notices(figure, _ => true, n => n.Closed ? 1 : 0, _ => 1),
            "notices-missing" => Notices(figure, n => n.Notice is null, _ => 1),
            "notice" => Notices(figure, n => n.Kind == figure.Of && n.Closed, _ => 1),
            "notice-required" => Notices(figure, n => n.Kind == figure.Of, _ => 1),
            "work" => await WorkAsync(figure),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Name, "no such figure"),
        };

    private static IReadOnlyList<string> Of(OverviewLine line) => [line.Project.Name, line.Listed.Place];

    private FigureTable Projects(Figure figure, Func<OverviewLine, bool> which) =>
        new(
            figure,
            ["项目", "地点", "阶段", "占比", "对照下限", "个"],
            [
                .. lines
                    .Where(which)
                    .Select(l => new FigureRow(l.Project.Id, [.. Of(l), l.Listed.Stage, l.Listed.Share ?? "", l.Listed.Standing], 1)),
            ]
        );

    private FigureTable Sums(Figure figure, Func<OverviewLine, bool> which, string column, Func<OverviewLine, decimal> adds) =>
        new(
            figure,
            ["项目", "地点", "阶段", column],
            [.. lines.Where(which).Select(l => new FigureRow(l.Project.Id, [.. Of(l), l.Listed.Stage], adds(l)))]
        );

    private FigureTable Shares(Figure figure, string fundBase, string against) =>
        new(
            figure,
            ["项目", "地点", "从项目资金发放的报酬（元）", against],
            [.. lines.Select(l => new FigureRow(l.Project.Id, Of(l), l.Figures.FromFundsYuan, l.Base(fundBase)))]
        );

    private async Task<FigureTable> PlannedAsync(Figure figure, Func<OverviewLine, string, bool> which) =>
        new(
            figure,
            ["项目", "地点", "来源", "计划（元）"],
            [
                .. (await db.PlannedFunds.AsNoTracking().Where(f => _ids.Contains(f.ProjectId)).ToListAsync(stop))
                    .Where(f => which(_byId[f.ProjectId], f.Source))
                    .OrderBy(f => f.ProjectId, StringComparer.Ordinal)
                    .Select(f => new FigureRow(f.ProjectId, [.. Of(_byId[f.ProjectId]), FundSources.Labels[f.Source]], f.AmountYuan)),
            ]
        );

    private async Task<FigureTable> ArrivedAsync(Figure figure, Func<string, bool> source) =>
        new(
            figure,
            ["项目", "地点", "来源", "批次", "到位日期", "到位（元）"],
            [
                .. (
                    await db
                        .FundBatches.AsNoTracking()
                        .Where(f => _ids.Contains(f.ProjectId) && f.ArrivedOn <= until)
                        .OrderBy(f => f.ProjectId)
                        .ThenBy(f => f.Batch)
                        .ToListAsync(stop)
                )
                    .Where(f => source(f.Source))
                    .Select(f => new FigureRow(
                        f.ProjectId,
                        [.. Of(_byId[f.ProjectId]), FundSources.Labels[f.Source], $"{f.Batch}", ChineseText.Date(f.ArrivedOn)],
                        f.AmountYuan
                    )),
            ]
        );

    /// <summary>Sheets that were paid, and what workers paid back.</summary>
    private async Task<FigureTable> PaidAsync(Figure figure)
    {
        var repaid = await (
            from r in db.Repayments.AsNoTracking()
            join of in db.Recoveries.AsNoTracking() on r.RecoveryId equals of.Id
            where _ids.Contains(of.ProjectId) && r.RepaidOn <= until
            orderby r.RecoveryId, r.Seq
            select new
            {
                r.RecoveryId,
                of.ProjectId,
                r.AmountYuan,
                r.RepaidOn,
            }
        ).ToListAsync(stop);
        return new FigureTable(
            figure,
            ["项目", "地点", "报酬期", "说明", "已发（元）"],
            [
                .. lines.SelectMany(l =>
                    l.Figures.Cycles.Where(c => c.PaidYuan != 0)
                        .Select(c => new FigureRow(
                            c.Id,
                            [
                                .. Of(l),
                                c.Period,
                                c.FromDeposit ? "从保证金发放"
                                : c.Adopted ? "接管前发放"
                                : "",
                            ],
                            c.PaidYuan
                        ))
                ),
                .. repaid.Select(r => new FigureRow(
                    r.RecoveryId,
                    [.. Of(_byId[r.ProjectId]), "", $"{ChineseText.Date(r.RepaidOn)} 退回多发的"],
                    -r.AmountYuan
                )),
            ]
        );
    }

    private FigureTable Cycles(
        Figure figure,
        Func<CycleFigures, bool> which,
        string column,
        Func<CycleFigures, decimal> adds,
        Func<CycleFigures, decimal>? against = null
    ) =>
        new(
            figure,
            ["项目", "地点", "报酬期", "应付日", "到账日", "晚（天）", column, .. against is null ? (string[])[] : ["期"]],
            [
                .. lines
                    .SelectMany(l => l.Figures.Cycles.Where(which).Select(c => (Line: l, Cycle: c)))
                    .OrderBy(c => c.Cycle.DueOn)
                    .ThenBy(c => c.Cycle.Id, StringComparer.Ordinal)
                    .Select(c => new FigureRow(
                        c.Cycle.Id,
                        [
                            .. Of(c.Line),
                            c.Cycle.Id[(c.Cycle.Id.IndexOf('/', StringComparison.Ordinal) + 1)..],
                            ChineseText.Date(c.Cycle.DueOn),
                            c.Cycle.ReceivedOn is { } on ? ChineseText.Date(on) : "",
                            c.Cycle.DaysLate(until) is > 0 and var days ? $"{days}" : "",
                        ],
                        adds(c.Cycle),
                        against?.Invoke(c.Cycle) ?? 0
                    )),
            ]
        );

    /// <summary>Each person once, with masked name; those of an adopted project whom nobody named are one row.</summary>
    private async Task<FigureTable> PeopleAsync(Figure figure, Func<string, bool> group)
    {
        var named = lines
            .SelectMany(l => l.Figures.Named.Select(w => (Worker: w, l.Project.Name)))
            .GroupBy(w => w.Worker, w => w.Name, StringComparer.Ordinal)
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .ToList();
        var workers = named.Select(w => w.Key).ToList();
        var names = await (
            from w in db.Workers.AsNoTracking()
            join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
            where workers.Contains(w.Id)
            select new { w.Id, t.Text }
        ).ToDictionaryAsync(w => w.Id, w => ChineseText.MaskName(w.Text), StringComparer.Ordinal, stop);
        var groups = await ProjectFigures.GroupOfEachAsync(db, _ids, until, stop);
        string Group(string worker) => groups.TryGetValue(worker, out var own) ? PriorityGroups.Labels[own] : GroupPart.Others;
        return new FigureTable(
            figure,
            ["编号", "姓名", "群体", "项目", "人"],
            [
                .. named
                    .Where(w => group(Group(w.Key)))
                    .Select(w => new FigureRow(
                        null,
                        [w.Key, names.GetValueOrDefault(w.Key) ?? "", Group(w.Key), string.Join('、', w.Distinct())],
                        1
                    )),
                .. lines
                    .Where(l => l.Figures.Declared > l.Figures.Named.Count && group(GroupPart.Others))
                    .Select(l => new FigureRow(
                        l.Project.Id,
                        ["", "接管时只登记了人数，未逐人登记", GroupPart.Others, l.Project.Name],
                        l.Figures.Declared - l.Figures.Named.Count
                    )),
            ]
        );
    }

    /// <summary>Who is paid in two projects counts in the first of them.</summary>
    private FigureTable Income(Figure figure)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new FigureTable(
            figure,
            ["项目", "地点", "已领到（元）", "人（在前面的项目已计的不重复）"],
            [
                .. lines.Select(l => new FigureRow(
                    l.Project.Id,
                    Of(l),
                    l.Figures.ReceivedYuan,
                    l.Figures.Has.Count(seen.Add) + Math.Max(0, l.Figures.Declared - l.Figures.Has.Count)
                )),
            ]
        );
    }

    private FigureTable Notices(
        Figure figure,
        Func<RequiredNotice, bool> which,
        Func<RequiredNotice, decimal> adds,
        Func<RequiredNotice, decimal>? against = null
    ) =>
        new(
            figure,
            ["项目", "地点", "公示", "现在", "张", .. against is null ? (string[])[] : ["应有"]],
            [
                .. lines.SelectMany(l =>
                    l.Notices.Where(which)
                        .Select(n => new FigureRow(
                            n.Notice ?? (n.Kind == PublicNoticeTable.Payroll ? n.Of : l.Project.Id),
                            [
                                .. Of(l),
                                PublicNoticeTable.KindLabels[n.Kind]
                                    + (n.Kind == n.Of ? "" : $"（{n.Of[(n.Of.IndexOf('/', StringComparison.Ordinal) + 1)..]}）"),
                                n.Closed ? $"{ChineseText.Date(n.LastDay!.Value)} 期满"
                                : n.LastDay is { } last ? $"公示中，至 {ChineseText.Date(last)}"
                                : "还没有公示",
                            ],
                            adds(n),
                            against?.Invoke(n) ?? 0
                        ))
                ),
            ]
        );

    private async Task<FigureTable> WorkAsync(Figure figure) =>
        new(
            figure,
            ["项目", "地点", "登记日期", "计划", figure.Unit],
            [
                .. (await OverviewReader.WorksOfAsync(db, _ids, until, stop))
                    .Where(w => $"{w.Work}/{w.Unit}" == figure.Of)
                    .OrderBy(w => w.Project, StringComparer.Ordinal)
                    .Select(w => new FigureRow(
                        w.Project,
                        [
                            .. Of(_byId[w.Project]),
                            ChineseText.Date(w.On),
                            w.Planned.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
                        ],
                        w.Done
                    )),
            ]
        );
}
