using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>A row in this host's hands; what is written to it later must still find this fence.</summary>
public sealed record Leased<T>(T Row, long Fence);

/// <summary>
/// Divides deadlines and mails among the hosts. A lease is free when it was given back, has ended, or its host is no longer among the
/// living. A host that was only slow is no danger: the fence rises with every lease.
/// </summary>
public sealed class Leases(Store store)
{
    // Columns that deadlines and mails have alike.
    private const string Id = nameof(DeadlineRow.Id);
    private const string Fence = nameof(DeadlineRow.Fence);
    private const string Until = nameof(DeadlineRow.LeaseUntilUtc);
    private const string LeasedBy = WorkReliefContext.LeasedBy;

    // Few: what a host holds while it works off one by one, a dead one keeps from the others, and they look again only when they are done.
    private const int Most = 10;

    // What a living host does not finish, because its database failed it, comes free after this; a mail server may be slow. In the
    // machine's time: a rehearsal that moves on by a month ends no lease.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>This host's name; new at every start, so that nothing is held by a former life.</summary>
    public string Host { get; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    public TimeSpan Age => Stopwatch.GetElapsedTime(_began);

    /// <summary>Leases the first of the rows that are ready and free.</summary>
    /// <typeparam name="T">A row with the columns Id, Fence, LeaseUntilUtc and LeasedBy.</typeparam>
    public async Task<List<Leased<T>>> TakeAsync<T>(Func<WorkReliefContext, IQueryable<T>> ready, CancellationToken stop)
        where T : class
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        var free = await Free(db, ready(db))
            .Take(Most)
            .Select(r => new
            {
                Row = r,
                Id = EF.Property<long>(r, Id),
                Fence = EF.Property<long>(r, Fence),
            })
            .AsNoTracking()
            .ToListAsync(stop);
        var until = TimeProvider.System.GetUtcNow() + Longest;
        var taken = new List<Leased<T>>();
        foreach (var one in free)
        {
            var mine = await db.Set<T>()
                .Where(r => EF.Property<long>(r, Id) == one.Id && EF.Property<long>(r, Fence) == one.Fence)
                .ExecuteUpdateAsync(
                    r =>
                        r.SetProperty(x => EF.Property<string?>(x, LeasedBy), Host)
                            .SetProperty(x => EF.Property<DateTimeOffset?>(x, Until), until)
                            .SetProperty(x => EF.Property<long>(x, Fence), one.Fence + 1),
                    stop
                );
            if (mine == 1)
                taken.Add(new Leased<T>(one.Row, one.Fence + 1));
        }
        return taken;
    }

    /// <summary>Those of the rows that no living host holds.</summary>
    public IQueryable<T> Free<T>(WorkReliefContext db, IQueryable<T> rows)
        where T : class
    {
        var now = TimeProvider.System.GetUtcNow();
        return rows.Where(r =>
            EF.Property<DateTimeOffset?>(r, Until) == null
            || EF.Property<DateTimeOffset?>(r, Until) <= now
            || (EF.Property<string?>(r, LeasedBy) != Host && !db.Hosts.Any(h => h.Id == EF.Property<string?>(r, LeasedBy)))
        );
    }
}
