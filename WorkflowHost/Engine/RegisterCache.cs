using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// What seldom changes and every step asks — accounts and their grants, areas, packs in force, working days — held in memory under the
/// revision that a step reads in its own transaction. Whoever changes one of these tables raises the revision, on whichever host.
/// </summary>
public sealed class RegisterCaches
{
    private RegisterCache _newest = new(-1);

    public RegisterCache At(long revision)
    {
        var newest = _newest;
        return newest.Revision == revision ? newest : _newest = new RegisterCache(revision);
    }

    /// <summary>After a commit that failed: what was read of it never was.</summary>
    public void Forget() => _newest = new(-1);
}

/// <summary>The registers of one revision; each part is read when it is first asked for.</summary>
public sealed class RegisterCache(long revision)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<GrantRow>?> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _areas = new(StringComparer.Ordinal);
    private IReadOnlyList<PackRow>? _packs;
    private WorkCalendar? _calendar;

    public long Revision { get; } = revision;

    /// <summary>The grants of an account; null when nobody registered it.</summary>
    public async Task<IReadOnlyList<GrantRow>?> GrantsAsync(WorkReliefContext db, string account, CancellationToken stop)
    {
        if (_accounts.TryGetValue(account, out var held))
            return held;
        List<GrantRow>? grants = await db.Grants.AsNoTracking().Where(g => g.Account == account).ToListAsync(stop);
        if (grants.Count == 0 && !await db.Accounts.AnyAsync(a => a.Account == account, stop))
            grants = null;
        // Strangers are not remembered: they would fill the memory.
        return grants is null ? null : _accounts[account] = grants;
    }

    /// <summary>The code of a place by its path or its code; null when it is not registered.</summary>
    public async Task<long?> AreaAsync(WorkReliefContext db, string area, CancellationToken stop)
    {
        if (_areas.TryGetValue(area, out var held))
            return held;
        var places =
            long.TryParse(area, out var code) && AreaCodes.Pad(code) is var padded
                ? db.Areas.Where(a => a.Code == padded)
                : db.Areas.Where(a => a.Path == area);
        var found = await places.Select(a => (long?)a.Code).FirstOrDefaultAsync(stop);
        if (found is { } known)
            _areas[area] = known;
        return found;
    }

    public async Task<IReadOnlyList<PackRow>> PacksAsync(WorkReliefContext db, CancellationToken stop) =>
        _packs ??= await db.Packs.AsNoTracking().OrderBy(p => p.Number).ToListAsync(stop);

    /// <summary>Working days as the program ships them and the administrator added to them.</summary>
    public async Task<WorkCalendar> CalendarAsync(WorkReliefContext db, Definitions definitions, CancellationToken stop) =>
        _calendar ??= await definitions.CalendarAsync(db, stop);
}
