using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Storage;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// Makes work durable. Where the database lets one writer in (SQLite), those who wait for their turn share a commit: whoever gets the
/// turn does the work of all in one transaction, each behind a savepoint of its own, and nobody is answered before the commit. A piece
/// that fails or changes nothing is taken back alone. Elsewhere each piece has its own transaction and the database shares its log.
/// </summary>
public sealed class Commits(Store store, RegisterCaches caches)
{
    private const int MostShared = 64;
    private readonly ConcurrentQueue<Piece> _waiting = new();

    /// <param name="work">Its answer, and whether what it wrote is to be kept.</param>
    public async Task<T> RunAsync<T>(Func<WorkReliefContext, Task<(T Answer, bool Keep)>> work, CancellationToken stop)
    {
        var piece = new Piece<T>(work, stop);
        if (store.Provider != StorageProvider.Sqlite)
        {
            await using var db = Open();
            await TogetherAsync(db, [piece], stop);
        }
        else
        {
            _waiting.Enqueue(piece);
            using var turn = await store.WriterTurnAsync(stop);
            if (!piece.Done.IsCompleted)
                await DrainAsync(piece);
        }
        return await piece.Answered;
    }

    private WorkReliefContext Open()
    {
        var db = store.Open();
        // A piece is behind a savepoint already, or alone.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    /// <summary>The work of all who wait, until the given piece is done.</summary>
    private async Task DrainAsync(Piece until)
    {
        await using var db = Open();
        while (!until.Done.IsCompleted)
        {
            var pieces = new List<Piece>();
            while (pieces.Count < MostShared && _waiting.TryDequeue(out var next))
                pieces.Add(next);
            await TogetherAsync(db, pieces, CancellationToken.None);
        }
    }

    private async Task TogetherAsync(WorkReliefContext db, IReadOnlyList<Piece> pieces, CancellationToken stop)
    {
        IDbContextTransaction? transaction = null;
        var kept = new List<Piece>();
        try
        {
            foreach (var piece in pieces)
            {
                const string mark = "piece";
                transaction ??= await db.Database.BeginTransactionAsync(stop);
                if (kept.Count > 0)
                    await transaction.CreateSavepointAsync(mark, stop);
                var keep = await piece.TryAsync(db);
                db.ChangeTracker.Clear();
                if (keep)
                    kept.Add(piece);
                else if (kept.Count > 0)
                    await transaction.RollbackToSavepointAsync(mark, stop);
                else
                {
                    await transaction.DisposeAsync();
                    transaction = null;
                }
                // What changed nothing need not wait for the others.
                if (!keep)
                    piece.Answer();
            }
            if (transaction is not null)
                await transaction.CommitAsync(stop);
            foreach (var piece in kept)
                piece.Answer();
        }
        catch (Exception error)
        {
            // The commit is everybody's: when it fails, none of them happened, nor what was read of them.
            caches.Forget();
            foreach (var piece in pieces)
                piece.Fail(error);
        }
        finally
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
        }
    }

    private abstract class Piece
    {
        public abstract Task Done { get; }

        /// <summary>False when it failed, or what it wrote is not to be kept.</summary>
        public abstract Task<bool> TryAsync(WorkReliefContext db);
        public abstract void Answer();
        public abstract void Fail(Exception error);
    }

    private sealed class Piece<T>(Func<WorkReliefContext, Task<(T Answer, bool Keep)>> work, CancellationToken stop) : Piece
    {
        private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _answer = default!;

        public Task<T> Answered => _answered.Task;
        public override Task Done => _answered.Task;

        public override async Task<bool> TryAsync(WorkReliefContext db)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                (_answer, var keep) = await work(db);
                return keep;
            }
            catch (Exception error)
            {
                // The caller's own: it is thrown to him, and the others go on.
                _answered.SetException(error);
                return false;
            }
        }

        public override void Answer() => _answered.TrySetResult(_answer);

        public override void Fail(Exception error) => _answered.TrySetException(error);
    }
}
