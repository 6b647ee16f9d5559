using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>
/// Does the long work of all accounts in turns of a few lines, so that a long one holds up no short one. A host that dies leaves its lease:
/// another, or its next life, begins where it stopped, and a line that was done already is found done by its key. An archive is written
/// anew.
/// </summary>
public sealed partial class LongWorkRun(
    Store store,
    Leases leases,
    Engine.Engine engine,
    ArchiveExport archive,
    IFileStore files,
    Vault vault,
    TimeProvider clock,
    ILogger<LongWorkRun> log
)
{
    private const int LinesATurn = 20;

    /// <summary>Does everything that was asked for.</summary>
    /// <returns>How many turns were taken.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var turns = 0;
        while (
            await leases.TakeAsync(db => db.LongWorks.Where(w => w.EndedUtc == null).OrderBy(w => w.Fence).ThenBy(w => w.Id), stop)
                is { Count: > 0 } taken
        )
            foreach (var (work, fence) in taken)
            {
                await TurnAsync(work, fence, stop);
                turns++;
            }
        return turns;
    }

    private async Task TurnAsync(LongWorkRow work, long fence, CancellationToken stop)
    {
        try
        {
            if (work.Archive is null)
                await LinesAsync(work, fence, stop);
            else
                await ArchiveAsync(work, fence, work.Archive, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(log, work.Id, error);
            await EndAsync(work.Id, fence, LongWorkState.Failed, "程序出错，没有做完；已经做的不会重复，可以再来一次", null, stop);
        }
    }

    private async Task LinesAsync(LongWorkRow work, long fence, CancellationToken stop)
    {
        for (var n = 0; n < LinesATurn; n++)
        {
            await using var db = store.Open();
            if (!await Mine(db, work.Id, fence).AnyAsync(w => w.EndedUtc == null, stop))
                return;
            var next = await db
                .LongWorkLines.AsNoTracking()
                .Where(l => l.WorkId == work.Id && l.Applied == null)
                .OrderBy(l => l.Number)
                .FirstOrDefaultAsync(stop);
            if (next is null)
            {
                await EndAsync(work.Id, fence, LongWorkState.Done, null, null, stop);
                return;
            }
            var payload = JsonSerializer.Deserialize<JsonElement>(vault.Unseal(next.Payload));
            var outcome = await engine.ApplyAsync(new ActionRequest(next.Action, payload, work.Account, next.Key), stop);
            await NoteAsync(next, fence, outcome as NotApplied, stop);
        }
        await GiveBackAsync(work.Id, fence, stop);
    }

    private async Task NoteAsync(LongWorkLineRow line, long fence, NotApplied? no, CancellationToken stop)
    {
        var says = no is null ? null : string.Join('；', no.Refusals.Select(r => r.Missing).Distinct());
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db
            .LongWorkLines.Where(l => l.WorkId == line.WorkId && l.Number == line.Number)
            .ExecuteUpdateAsync(
                l => l.SetProperty(x => x.Applied, no == null).SetProperty(x => x.Says, says).SetProperty(x => x.Payload, ""),
                stop
            );
        await Mine(db, line.WorkId, fence).ExecuteUpdateAsync(w => w.SetProperty(x => x.Done, x => x.Done + 1), stop);
        await transaction.CommitAsync(stop);
    }

    private async Task ArchiveAsync(LongWorkRow work, long fence, string project, CancellationToken stop)
    {
        var temp = ArchiveExport.Scratch();
        await using var closed = temp;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            if (!await archive.WriteAsync(Scope.Of(work.Account, clock), project, temp, cancelled.Token, GoesOnAsync))
            {
                await EndAsync(work.Id, fence, LongWorkState.Failed, "没有这个项目，或者不在您能看的范围之内", null, stop);
                return;
            }
            temp.Position = 0;
            var file = await files.PutOwnAsync(temp, stop);
            await EndAsync(work.Id, fence, LongWorkState.Done, null, file, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Its owner cancelled it, and the row says so already.
            LogCancelled(log, work.Id);
        }

        async Task GoesOnAsync(int done, int total)
        {
            using var turn = await store.WriterTurnAsync(stop);
            await using var db = store.Open();
            var going = await Mine(db, work.Id, fence)
                .Where(w => w.EndedUtc == null)
                .ExecuteUpdateAsync(w => w.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total), stop);
            if (going == 0)
                await cancelled.CancelAsync();
        }
    }

    private async Task GiveBackAsync(long id, long fence, CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        await Mine(db, id, fence).ExecuteUpdateAsync(w => w.SetProperty(x => x.LeaseUntilUtc, (DateTimeOffset?)null), stop);
    }

    private async Task EndAsync(long id, long fence, LongWorkState state, string? problem, string? file, CancellationToken stop)
    {
        var (now, hash) = (clock.GetUtcNow(), FileHash.Of(file));
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        await Mine(db, id, fence)
            .Where(w => w.EndedUtc == null)
            .ExecuteUpdateAsync(
                w =>
                    w.SetProperty(x => x.State, state)
                        .SetProperty(x => x.EndedUtc, now)
                        .SetProperty(x => x.Problem, problem)
                        .SetProperty(x => x.File, hash),
                stop
            );
    }

    private static IQueryable<LongWorkRow> Mine(WorkReliefContext db, long id, long fence) =>
        db.LongWorks.Where(w => w.Id == id && w.Fence == fence);

    [LoggerMessage(LogLevel.Error, "Long work {Work} failed.")]
    private static partial void LogFailed(ILogger log, long work, Exception error);

    [LoggerMessage(LogLevel.Information, "Long work {Work} was cancelled.")]
    private static partial void LogCancelled(ILogger log, long work);
}
