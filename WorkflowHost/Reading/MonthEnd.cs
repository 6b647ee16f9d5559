using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Reading;

public enum MonthState
{
    /// <summary>The bank sent something back, or the clock gave up on it.</summary>
    Failed,

    /// <summary>It waits for the asker.</summary>
    Mine,

    /// <summary>It waits for others.</summary>
    Others,

    /// <summary>A window runs: time moves it on.</summary>
    Running,
    Done,
}

/// <summary>A pay cycle at the end of its month.</summary>
/// <param name="Days">To the pay date, negative when it is over; of one that is done the days that it was late, negative too.</param>
/// <param name="Since">Since when it stands where it stands.</param>
/// <param name="Mine">What the asker has to do.</param>
/// <param name="NoticeUntil">The last day of the notice that runs.</param>
/// <param name="Problem">Why it failed.</param>
public sealed record MonthLine(
    string Cycle,
    string Project,
    string ProjectName,
    string Place,
    string StageLabel,
    MonthState State,
    DateOnly DueOn,
    int Days,
    DateOnly Since,
    decimal TotalYuan,
    decimal PaidYuan,
    IReadOnlyList<TaskLine> Mine,
    IReadOnlyList<WaitedFor> Waits,
    DateOnly? NoticeUntil,
    string? Problem
);

/// <summary>A month's pay over many projects, as whoever closes the month sees it.</summary>
public sealed class MonthEnd(Store store, Definitions definitions, Tasks tasks)
{
    public const int Most = 500;

    /// <param name="period">yyyy-MM.</param>
    /// <param name="area">Null for every place.</param>
    /// <returns>The most urgent first; at most <see cref="Most"/>.</returns>
    public async Task<IReadOnlyList<MonthLine>> OfAsync(Scope scope, string period, long? area, CancellationToken stop)
    {
        await using var db = store.Open();
        var (areas, notices, payees) = (db.Areas, db.PublicNotices, db.Payees);
        var rows = await (
            from c in db.PayCycles.AsNoTracking()
            join held in db.Cases.AsNoTracking() on c.Id equals held.Id
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            join a in areas on p.Area equals a.Code
            where c.Period == period && (area == null || areas.Any(x => x.Code == area && x.Code <= p.Area && p.Area <= x.Last))
            orderby held.Final, c.DueOn, c.Id
            select new
            {
                Cycle = c,
                Held = held,
                p.Name,
                Place = a.Name,
                NoticeUntil = notices
                    .Where(n => n.Subject == c.Id)
                    .OrderByDescending(n => n.PostedOn)
                    .Select(n => (DateOnly?)n.LastDay)
                    .FirstOrDefault(),
                Returned = payees.Count(y => y.CycleId == c.Id && y.State == Payee.Failed),
                Parked = db.Deadlines.Where(d => d.CaseId == c.Id && d.Parked != null).Select(d => d.Parked).FirstOrDefault(),
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var mine = (await tasks.OfCasesAsync(scope, [.. rows.Select(r => r.Cycle.Id)], stop)).ToLookup(t => t.Case);
        var lines = new List<MonthLine>();
        foreach (var r in rows)
        {
            var (cycle, held) = (r.Cycle, r.Held);
            var table = await definitions.TableAsync(db, held.TableHash, stop);
            var problem = r.Returned > 0 ? $"银行退回 {r.Returned} 人" : r.Parked;
            var waits = held.Final ? [] : WaitedFor.Of(table, held.Stage);
            var state =
                held.Final ? MonthState.Done
                : problem is not null ? MonthState.Failed
                : mine[cycle.Id].Any() ? MonthState.Mine
                : waits.Count > 0 ? MonthState.Others
                : MonthState.Running;
            lines.Add(
                new MonthLine(
                    cycle.Id,
                    cycle.ProjectId,
                    r.Name,
                    r.Place,
                    table.StageLabel(held.Stage),
                    state,
                    cycle.DueOn,
                    held.Final
                        ? -Lateness.Days(cycle.DueOn, cycle.ReceivedOn, held.Final, scope.Today)
                        : cycle.DueOn.DayNumber - scope.Today.DayNumber,
                    held.MovedOn,
                    cycle.TotalYuan,
                    cycle.PaidYuan ?? 0,
                    [.. mine[cycle.Id]],
                    waits,
                    held.Stage == PayTable.OnNotice ? r.NoticeUntil : null,
                    problem
                )
            );
        }
        return lines;
    }
}
