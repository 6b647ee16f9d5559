using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// Whose eyes a read uses. It is made from an account alone, and every query narrows itself by the account's grants of that day;
/// an account without grants sees nothing.
/// </summary>
public sealed record Scope(string Account, DateOnly Today)
{
    public static Scope Of(string account, TimeProvider clock) => new(account, ChinaTime.DateOf(clock.GetUtcNow()));

    /// <summary>The grants that the account holds on that day.</summary>
    public IQueryable<GrantRow> Grants(WorkReliefContext db) =>
        db.Set<GrantRow>()
            .AsNoTracking()
            .Where(g => g.Account == Account && g.FromDay <= Today && (g.UntilDay == null || Today <= g.UntilDay));

    /// <summary>Accounts, keys and what the clock left undone belong to no area: an administrator of a part has no say over them.</summary>
    public Task<bool> AdministersAsync(WorkReliefContext db, CancellationToken stop) =>
        Grants(db)
            .AnyAsync(
                g => g.Body == Bodies.Administrator && g.ProjectId == null && g.AreaFrom == 0 && g.AreaTo == AreaCodes.Everywhere,
                stop
            );

    /// <summary>Whether the account watches over or administers anything, of which it sees the part where its grants lie.</summary>
    public Task<bool> WatchesAsync(WorkReliefContext db, CancellationToken stop) =>
        Grants(db).AnyAsync(g => (g.Body == Bodies.Supervisor || g.Body == Bodies.Administrator) && g.CaseId == null, stop);

    /// <summary>The projects that the account holds a grant for, or in whose area it holds one.</summary>
    public IQueryable<ProjectRow> Projects(WorkReliefContext db) =>
        db
            .Projects.AsNoTracking()
            .Where(p =>
                db.Set<GrantRow>()
                    .Any(g =>
                        g.Account == Account
                        && g.FromDay <= Today
                        && (g.UntilDay == null || Today <= g.UntilDay)
                        && (g.ProjectId == p.Id || (g.ProjectId == null && g.AreaFrom <= p.Area && p.Area <= g.AreaTo))
                    )
            );

    /// <summary>The places that the account stands in or over: a county's rules hold for its townships and villages.</summary>
    public IQueryable<AreaRow> Areas(WorkReliefContext db) =>
        db.Set<AreaRow>()
            .AsNoTracking()
            .Where(a =>
                db.Set<GrantRow>()
                    .Any(g =>
                        g.Account == Account
                        && g.FromDay <= Today
                        && (g.UntilDay == null || Today <= g.UntilDay)
                        && ((g.AreaFrom <= a.Code && a.Code <= g.AreaTo) || (a.Code <= g.AreaFrom && g.AreaFrom <= a.Last))
                    )
            );
}
