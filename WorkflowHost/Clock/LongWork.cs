using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>An action asked for among others.</summary>
/// <param name="Label">What it is about, as it is called on a page.</param>
public sealed record AskedLine(ActionRequest Request, string Label, string? Case);

/// <summary>A work with its lines, for its owner.</summary>
public sealed record LongWorkPage(LongWorkRow Work, IReadOnlyList<LongWorkLineRow> Lines);

/// <summary>Long work of an account: asked for, left, found again, cancelled, forgotten. <see cref="LongWorkRun"/> does it.</summary>
public sealed class LongWork(Store store, Vault vault, Bell bell, TimeProvider clock)
{
    /// <summary>Most lines of one work.</summary>
    public const int MostLines = 500;

    /// <summary>What was done can be looked up and fetched so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int MostShown = 100;

    /// <summary>Actions one after another, each by itself done or refused.</summary>
    /// <param name="key">Of the form. Sent again it is the same work; sent again with other words, another, whose lines that were done
    /// before are done no more.</param>
    /// <returns>The number of the work.</returns>
    public Task<long> AskAsync(string account, string key, string label, IReadOnlyList<AskedLine> lines, CancellationToken stop) =>
        AddAsync(
            new LongWorkRow
            {
                Account = account,
                Key = $"{key}/{vault.Mark("work", string.Join('\n', lines.Select(l => l.Request.Payload.GetRawText())))[..16]}",
                Label = Short(label),
                AskedUtc = clock.GetUtcNow(),
                Total = lines.Count,
            },
            lines,
            stop
        );

    /// <summary>The archive of a project as one file.</summary>
    public Task<long> AskArchiveAsync(string account, string key, string project, CancellationToken stop) =>
        AddAsync(
            new LongWorkRow
            {
                Account = account,
                Key = key,
                Label = $"导出全部档案：{project}",
                Archive = project,
                AskedUtc = clock.GetUtcNow(),
            },
            [],
            stop
        );

    private async Task<long> AddAsync(LongWorkRow work, IReadOnlyList<AskedLine> lines, CancellationToken stop)
    {
        using (await store.WriterTurnAsync(stop))
        {
            await using var db = store.Open();
            if (await IdAsync(db, work, stop) is { } known)
                return known;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                db.Add(work);
                await db.SaveChangesAsync(stop);
                db.AddRange(
                    lines.Select(
                        (line, n) =>
                            new LongWorkLineRow
                            {
                                WorkId = work.Id,
                                Number = n + 1,
                                Action = line.Request.Action,
                                Label = Short(line.Label),
                                Case = line.Case,
                                Payload = vault.Seal(line.Request.Payload.GetRawText()),
                                Key = line.Request.Key,
                            }
                    )
                );
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            catch (DbUpdateException error) when (Store.IsConflict(error))
            {
                // Asked of another host at the same moment.
                await using var other = store.Open();
                return (await IdAsync(other, work, stop))!.Value;
            }
        }
        bell.Ring();
        return work.Id;
    }

    private static string Short(string label) => label.Length <= WorkReliefContext.KeyLength ? label : label[..WorkReliefContext.KeyLength];

    private static Task<long?> IdAsync(WorkReliefContext db, LongWorkRow work, CancellationToken stop) =>
        db.LongWorks.Where(w => w.Account == work.Account && w.Key == work.Key).Select(w => (long?)w.Id).FirstOrDefaultAsync(stop);

    /// <summary>The account's works, the newest first.</summary>
    public async Task<IReadOnlyList<LongWorkRow>> OfAsync(string account, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db
            .LongWorks.AsNoTracking()
            .Where(w => w.Account == account)
            .OrderByDescending(w => w.Id)
            .Take(MostShown)
            .ToListAsync(stop);
    }

    /// <summary>Null when there is none, or it is another's.</summary>
    public async Task<LongWorkPage?> PageAsync(string account, long id, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.LongWorks.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.Account == account, stop) is { } work
            ? new LongWorkPage(
                work,
                await db.LongWorkLines.AsNoTracking().Where(l => l.WorkId == id).OrderBy(l => l.Number).ToListAsync(stop)
            )
            : null;
    }

    /// <summary>Nothing more of it is begun; what is done stays done.</summary>
    /// <returns>False when there is none that runs, or it is another's.</returns>
    public async Task<bool> CancelAsync(string account, long id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        return await db
                .LongWorks.Where(w => w.Id == id && w.Account == account && w.EndedUtc == null)
                .ExecuteUpdateAsync(w => w.SetProperty(x => x.State, LongWorkState.Cancelled).SetProperty(x => x.EndedUtc, now), stop) == 1;
    }

    /// <summary>Forgets what ended long ago; the sweep takes its files.</summary>
    /// <returns>How many works were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        var before = clock.GetUtcNow() - Kept;
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var old = db.LongWorks.Where(w => w.EndedUtc < before);
        await db.LongWorkLines.Where(l => old.Any(w => w.Id == l.WorkId)).ExecuteDeleteAsync(stop);
        var forgotten = await old.ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return forgotten;
    }
}
