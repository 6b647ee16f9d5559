using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>How a step of the clock stands.</summary>
public enum DeadlineState
{
    /// <summary>Given up until an administrator looks.</summary>
    Parked,

    /// <summary>Its moment has come.</summary>
    Due,
    Ahead,

    /// <summary>Ahead, and its date rests on a holiday calendar that is not published yet.</summary>
    Provisional,
}

/// <param name="Problem">Why it was given up.</param>
public sealed record DeadlineLine(
    long Id,
    string Case,
    string Title,
    string Label,
    DateTimeOffset DueUtc,
    bool Provisional,
    int Attempts,
    DateTimeOffset? NextTryUtc,
    string? Problem
);

/// <param name="All">How many there are, of which the first are listed.</param>
public sealed record DeadlineList(IReadOnlyList<DeadlineLine> Lines, int All);

/// <summary>What the clock will do and could not do, for an administrator; nothing for anyone else.</summary>
public sealed class ClockReads(Store store, TimeProvider clock)
{
    public const int Most = 100;

    public async Task<DeadlineList> DeadlinesAsync(Scope scope, DeadlineState state, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return new DeadlineList([], 0);
        var found = In(db.Deadlines.AsNoTracking(), state, clock.GetUtcNow());
        var rows = await (
            from d in found.OrderBy(d => d.DueUtc).ThenBy(d => d.Id).Take(Most)
            join c in db.Cases.AsNoTracking() on d.CaseId equals c.Id
            join p in db.Projects.AsNoTracking() on c.ProjectId equals p.Id into named
            from p in named.DefaultIfEmpty()
            orderby d.DueUtc, d.Id
            select new
            {
                Deadline = d,
                c.Kind,
                p.Name,
            }
        ).ToListAsync(stop);
        return new DeadlineList(
            [
                .. rows.Select(r => new DeadlineLine(
                    r.Deadline.Id,
                    r.Deadline.CaseId,
                    CaseTitle.Of(r.Kind, r.Deadline.CaseId, r.Name ?? ""),
                    Catalogue.Program.Actions[r.Deadline.Action].Label,
                    r.Deadline.DueUtc,
                    r.Deadline.Provisional,
                    r.Deadline.Attempts,
                    r.Deadline.NextTryUtc,
                    r.Deadline.Parked
                )),
            ],
            await found.CountAsync(stop)
        );
    }

    /// <summary>The programs that share the database and live, by the names that they gave themselves at their start.</summary>
    public async Task<IReadOnlyList<string>> HostsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.AdministersAsync(db, stop) ? await db.Hosts.OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(stop) : [];
    }

    private static IQueryable<DeadlineRow> In(IQueryable<DeadlineRow> all, DeadlineState state, DateTimeOffset now) =>
        state switch
        {
            DeadlineState.Parked => all.Where(d => d.Parked != null),
            DeadlineState.Due => all.Where(d => d.Parked == null && d.DueUtc <= now),
            DeadlineState.Provisional => all.Where(d => d.Parked == null && d.Provisional),
            _ => all.Where(d => d.Parked == null && d.DueUtc > now),
        };
}
