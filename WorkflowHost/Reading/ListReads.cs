using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="DaysLate">Days beyond the pay date, so far while nobody has the money; 0 when it is not late.</param>
public sealed record CycleInList(
    string Id,
    string Project,
    string ProjectName,
    string Period,
    string StageLabel,
    bool Final,
    DateOnly DueOn,
    decimal TotalYuan,
    decimal PaidYuan,
    int DaysLate
);

/// <param name="StageLabel">Whether it hangs, is stopped by an objection, or has run.</param>
public sealed record NoticeInList(
    string Id,
    string ProjectName,
    string Label,
    string StageLabel,
    bool Final,
    DateOnly PostedOn,
    DateOnly LastDay,
    bool Provisional,
    int OpenObjections
);

/// <summary>Lists over many projects: month-end pay, running windows.</summary>
public sealed class ListReads(Store store, Definitions definitions)
{
    public const int Most = 500;

    /// <summary>Pay cycles of the visible projects: those of one month, or all that are open.</summary>
    /// <param name="period">yyyy-MM; null for the open ones of every month.</param>
    public async Task<IReadOnlyList<CycleInList>> CyclesAsync(Scope scope, string? period, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from c in db.PayCycles.AsNoTracking()
            join held in db.Cases.AsNoTracking() on c.Id equals held.Id
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where period == null ? !held.Final : c.Period == period
            orderby c.DueOn, c.Id
            select new
            {
                Cycle = c,
                held.TableHash,
                held.Stage,
                held.Final,
                p.Name,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var lines = new List<CycleInList>();
        foreach (var r in rows)
            lines.Add(
                new CycleInList(
                    r.Cycle.Id,
                    r.Cycle.ProjectId,
                    r.Name,
                    r.Cycle.Period,
                    (await definitions.TableAsync(db, r.TableHash, stop)).StageLabel(r.Stage),
                    r.Final,
                    r.Cycle.DueOn,
                    r.Cycle.TotalYuan,
                    r.Cycle.PaidYuan ?? 0,
                    Lateness.Days(r.Cycle.DueOn, r.Cycle.ReceivedOn, r.Final, scope.Today)
                )
            );
        return lines;
    }

    /// <summary>Notices of the visible projects, the newest first.</summary>
    /// <param name="running">Only those that hang or are stopped.</param>
    public async Task<IReadOnlyList<NoticeInList>> NoticesAsync(Scope scope, bool running, CancellationToken stop)
    {
        await using var db = store.Open();
        var objections = db.Objections;
        var rows = await (
            from n in db.PublicNotices.AsNoTracking()
            join held in db.Cases.AsNoTracking() on n.Id equals held.Id
            join p in scope.Projects(db) on n.ProjectId equals p.Id
            where !running || !held.Final
            orderby held.Final, n.LastDay descending, n.Id
            select new
            {
                Notice = n,
                held.TableHash,
                held.Stage,
                held.Final,
                p.Name,
                Open = objections.Count(o => o.NoticeId == n.Id && o.AnsweredOn == null),
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var lines = new List<NoticeInList>();
        foreach (var r in rows)
            lines.Add(
                new NoticeInList(
                    r.Notice.Id,
                    r.Name,
                    PublicNoticeTable.KindLabels[r.Notice.Kind],
                    (await definitions.TableAsync(db, r.TableHash, stop)).StageLabel(r.Stage),
                    r.Final,
                    r.Notice.PostedOn,
                    r.Notice.LastDay,
                    r.Notice.Provisional,
                    r.Open
                )
            );
        return lines;
    }
}
