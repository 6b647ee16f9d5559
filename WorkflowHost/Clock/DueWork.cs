using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>
/// Takes the steps whose day has come. It may run twice, late, or on several hosts at once: a deadline is leased, and the engine
/// takes the step only while the lease's fence still stands. Of one case the earliest comes first; a step that cannot be taken
/// is tried again, then parked for an administrator, and holds up its own case alone.
/// </summary>
public sealed partial class DueWork(Store store, Leases leases, Engine.Engine engine, TimeProvider clock, ILogger<DueWork> log)
{
    private const int MostAttempts = 6;

    /// <summary>Takes everything that is due.</summary>
    /// <returns>How many steps were taken.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var done = 0;
        while (await ClaimAsync(stop) is { Count: > 0 } claimed)
            foreach (var (deadline, fence) in claimed)
                if (await TakeAsync(deadline.Id, fence, stop))
                    done++;
        return done;
    }

    /// <summary>Gives a parked deadline back to the clock.</summary>
    /// <returns>False when there is no such parked deadline.</returns>
    public async Task<bool> RetryAsync(long deadline, CancellationToken stop = default)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        return await db
                .Deadlines.Where(d => d.Id == deadline && d.Parked != null)
                .ExecuteUpdateAsync(
                    d =>
                        d.SetProperty(x => x.Parked, (string?)null)
                            .SetProperty(x => x.Attempts, 0)
                            .SetProperty(x => x.NextTryUtc, (DateTimeOffset?)null)
                            .SetProperty(x => x.Fence, x => x.Fence + 1),
                    stop
                ) == 1;
    }

    private async Task<List<Leased<DeadlineRow>>> ClaimAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await leases.TakeAsync(
            db =>
                db.Deadlines.Where(d => d.DueUtc <= now && d.Parked == null && (d.NextTryUtc == null || d.NextTryUtc <= now))
                    .Where(d =>
                        !db.Deadlines.Any(e => e.CaseId == d.CaseId && (e.DueUtc < d.DueUtc || (e.DueUtc == d.DueUtc && e.Id < d.Id)))
                    )
                    .OrderBy(d => d.DueUtc)
                    .ThenBy(d => d.Id),
            stop
        );
    }

    private async Task<bool> TakeAsync(long id, long fence, CancellationToken stop)
    {
        string problem;
        try
        {
            switch (await engine.ApplyDueAsync(id, fence, stop))
            {
                case Applied:
                    return true;
                case NotApplied no:
                    problem = string.Join('；', no.Refusals.Select(r => $"{r.Code}：{r.Missing}"));
                    break;
                default:
                    return false;
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(log, id, error);
            problem = error.GetType().Name + "：" + error.Message;
        }
        await PutBackAsync(id, fence, problem, stop);
        return false;
    }

    private async Task PutBackAsync(long id, long fence, string problem, CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        if (await db.Deadlines.FirstOrDefaultAsync(d => d.Id == id && d.Fence == fence, stop) is not { } deadline)
            return;
        deadline.Attempts++;
        deadline.LeaseUntilUtc = null;
        deadline.NextTryUtc = clock.GetUtcNow() + RetryDelay.After(deadline.Attempts);
        if (deadline.Attempts >= MostAttempts)
        {
            deadline.Parked = problem;
            LogParked(log, deadline.CaseId, deadline.Action, problem);
        }
        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(LogLevel.Error, "Deadline {Deadline} could not be served.")]
    private static partial void LogFailed(ILogger log, long deadline, Exception error);

    [LoggerMessage(LogLevel.Error, "{Case} {Action} is parked for an administrator: {Problem}")]
    private static partial void LogParked(ILogger log, string @case, string action, string problem);
}
