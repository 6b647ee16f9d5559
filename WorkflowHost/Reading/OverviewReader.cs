using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Figures of all projects in a place, from their records; each figure is a sum over rows that can be shown.</summary>
internal sealed class OverviewReader(WorkReliefContext db, Definitions definitions, CancellationToken stop)
{
    /// <param name="area">Null for what lies in no one place.</param>
    /// <param name="until">The day of the lines.</param>
    public async Task<Overview> OfAsync(
        AreaRow? area,
        IReadOnlyList<OverviewLine> lines,
        DateOnly until,
        DocumentHead head,
        IReadOnlyDictionary<string, string?> texts
    )
    {
        var ids = lines.Select(l => l.Project.Id).ToList();
        var groups = await ProjectFigures.GroupsAsync(db, ids, [.. lines.Select(l => l.Figures)], until, stop);
        return new Overview(
            head,
            area?.Path ?? "",
            until.Year,
            until,
            FiguresOf(lines),
            [.. lines.Select(l => l.Listed)],
            [.. groups.Select(GroupPart.Of)],
            [
                .. FundSources
                    .Labels.Select(s => new FundTotal(
                        s.Value,
                        lines.Sum(l => l.Figures.PlannedBySource.GetValueOrDefault(s.Key)),
                        lines.Sum(l => l.Figures.ArrivedBySource.GetValueOrDefault(s.Key))
                    ))
                    .Where(f => f.PlannedYuan > 0 || f.ArrivedYuan > 0),
            ],
            [
                .. Tracks
                    .TrackLabels.Select(t => TrackOf(t.Value, [.. lines.Where(l => l.Project.Track == t.Key)]))
                    .Where(t => t.Projects > 0),
            ],
            await WorksAsync(ids, until),
            texts
        )
        {
            Times = OverviewLine.Times(lines, until),
            YearPaidYuan = lines.Sum(l => l.Listed.YearPaidYuan),
            YearTimes = OverviewLine.TimesIn(lines, until.Year, until),
            Notices =
            [
                .. PublicNoticeTable
                    .FourRequired.Append(PublicNoticeTable.Payroll)
                    .Select(kind => NoticeOf(kind, [.. lines.SelectMany(l => l.Notices).Where(n => n.Kind == kind)])),
            ],
            Months =
            [
                .. lines
                    .SelectMany(l => l.Figures.Cycles)
                    .GroupBy(c => c.Period)
                    .OrderBy(m => m.Key, StringComparer.Ordinal)
                    .Select(m => new MonthTotal(m.Key, m.Count(), m.Sum(c => c.TotalYuan), m.Sum(c => c.PaidYuan))),
            ],
            Late = await LateAsync(lines, until),
            Below = await BelowAsync(area, lines, until),
        };
    }

    private static OverviewFigures FiguresOf(IReadOnlyList<OverviewLine> lines)
    {
        var people = ProjectFigures.Of([.. lines.Select(l => l.Figures)]);
        var (central, fiscal) = (lines.Sum(l => l.Base("central-provincial")), lines.Sum(l => l.Base("fiscal")));
        var (fromFunds, finished) = (lines.Sum(l => l.Figures.FromFundsYuan), lines.Count(l => l.Figures.Finished));
        return new OverviewFigures(
            lines.Count,
            finished,
            lines.Sum(l => l.Figures.PlannedYuan),
            central,
            fiscal,
            lines.Sum(l => l.Figures.ArrivedYuan),
            lines.Sum(l => l.Project.PlannedPayYuan),
            lines.Sum(l => l.Figures.PaidYuan),
            people.Workers.People,
            people.Workers.About,
            Money.Percent(Share.Of(fromFunds, central)),
            Money.Percent(Share.Of(fromFunds, fiscal)),
            finished == lines.Count && lines.Count > 0 ? "最终" : "截至目前",
            people.IncomeYuan,
            lines.Count(l => l.Below)
        )
        {
            FromFundsYuan = fromFunds,
            ReceivedYuan = people.ReceivedYuan,
            Have = people.Have,
        };
    }

    private static TrackTotal TrackOf(string label, IReadOnlyList<OverviewLine> own)
    {
        var all = own.Sum(l => l.Figures.PlannedYuan);
        var integrated = own.Sum(l => l.Figures.PlannedBySource.GetValueOrDefault("integrated"));
        return new TrackTotal(
            label,
            own.Count,
            all,
            all - integrated,
            integrated,
            own.Sum(l => l.Project.PlannedPayYuan),
            own.Sum(l => l.Figures.PaidYuan)
        );
    }

    private static NoticeTotal NoticeOf(string kind, IReadOnlyList<RequiredNotice> all) =>
        new(
            kind,
            PublicNoticeTable.KindLabels[kind],
            all.Count,
            all.Count(n => n.Closed),
            all.Count(n => !n.Closed && n.Notice is not null)
        );

    private async Task<IReadOnlyList<LateCycle>> LateAsync(IReadOnlyList<OverviewLine> lines, DateOnly until)
    {
        var late = lines.SelectMany(l => l.Figures.Cycles.Where(c => c.Overdue(until)).Select(c => (Line: l, Cycle: c))).ToList();
        var ids = late.Select(c => c.Cycle.Id).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var people = await db
            .PayrollLines.AsNoTracking()
            .Where(l => ids.Contains(l.CycleId))
            .Select(l => new { l.CycleId, l.WorkerId })
            .Distinct()
            .GroupBy(l => l.CycleId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var all = new List<LateCycle>();
        foreach (var (line, cycle) in late.OrderBy(c => c.Cycle.DueOn).ThenBy(c => c.Cycle.Id, StringComparer.Ordinal))
        {
            var held = cases[cycle.Id];
            var table = await definitions.TableAsync(db, held.TableHash, stop);
            all.Add(
                new LateCycle(
                    cycle.Id,
                    line.Project.Id,
                    line.Project.Name,
                    line.Listed.Place,
                    cycle.Period,
                    table.StageLabel(held.Stage),
                    cycle.DueOn,
                    cycle.DaysLate(until),
                    people.GetValueOrDefault(cycle.Id),
                    cycle.TotalYuan,
                    string.Join('；', WaitedFor.Of(table, held.Stage).Select(w => $"{w.Who}：{w.What}"))
                )
            );
        }
        return all;
    }

    private async Task<IReadOnlyList<AreaTotal>> BelowAsync(AreaRow? area, IReadOnlyList<OverviewLine> lines, DateOnly until)
    {
        var level = (area?.Level ?? 0) + 1;
        var (first, last) = area is null ? (0, AreaCodes.Everywhere) : (area.Code, area.Last);
        var below = await db
            .Areas.AsNoTracking()
            .Where(a => a.Level == level && first <= a.Code && a.Code <= last)
            .OrderBy(a => a.Code)
            .ToListAsync(stop);
        return
        [
            .. below
                .Select(a => (Area: a, Own: lines.Where(l => a.Code <= l.Project.Area && l.Project.Area <= a.Last).ToList()))
                .Where(a => a.Own.Count > 0)
                .Select(a =>
                {
                    var figures = FiguresOf(a.Own);
                    return new AreaTotal(
                        a.Area.Code,
                        a.Area.Name,
                        figures.Projects,
                        figures.FiscalYuan,
                        figures.PaidYuan,
                        figures.FromFundsYuan,
                        figures.Workers,
                        figures.About,
                        figures.BelowFloor,
                        OverviewLine.Times(a.Own, until),
                        a.Own.Sum(l => l.Notices.Count(n => n.Notice is null))
                    );
                }),
        ];
    }

    private async Task<IReadOnlyList<WorkTotal>> WorksAsync(IReadOnlyList<string> ids, DateOnly until) =>
        [
            .. (await WorksOfAsync(db, ids, until, stop))
                .GroupBy(w => (w.Work, w.Unit))
                .OrderBy(g => g.Key.Work, StringComparer.Ordinal)
                .Select(g => new WorkTotal(g.Key.Work, g.Key.Unit, g.Sum(w => w.Planned), g.Sum(w => w.Done))),
        ];

    internal sealed record WorkDone(string Project, DateOnly On, string Work, string Unit, decimal Planned, decimal Done);

    /// <summary>Quantities by kind of work (BZ-11): of several reports on one kind in a project the newest counts.</summary>
    public static async Task<IReadOnlyList<WorkDone>> WorksOfAsync(
        WorkReliefContext db,
        IReadOnlyList<string> ids,
        DateOnly until,
        CancellationToken stop
    )
    {
        var rows = await db
            .Records.AsNoTracking()
            .Where(r => r.Kind == "work-quantity" && ids.Contains(r.ProjectId) && r.OccurredOn <= until)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => (Row: r, Fields: JsonSerializer.Deserialize<Dictionary<string, string>>(r.Fields, Fact.Json)!))
                .GroupBy(r => (r.Row.ProjectId, r.Row.Level, Unit: r.Fields["unit"]))
                .Select(g =>
                    g.OrderBy(r => r.Row.OccurredOn).ThenBy(r => r.Row.Id.Length).ThenBy(r => r.Row.Id, StringComparer.Ordinal).Last()
                )
                .Select(r => new WorkDone(
                    r.Row.ProjectId,
                    r.Row.OccurredOn,
                    r.Row.Level!,
                    r.Fields["unit"],
                    Number(r.Fields.GetValueOrDefault("planned")),
                    Number(r.Fields["done"])
                )),
        ];
    }

    private static decimal Number(string? text) =>
        text is null ? 0 : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
