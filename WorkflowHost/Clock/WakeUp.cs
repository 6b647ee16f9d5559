using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>
/// Does what is due and sends what is queued: at once when a commit left work, and every minute for what time made due or a bell did
/// not tell. A slow mail server holds up no deadline, and long work neither. Nothing but the database is needed for it.
/// </summary>
public sealed partial class WakeUp(Bell bell, DueWork due, Outbox outbox, LongWorkRun works, ILogger<WakeUp> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using Bell forDue = new(),
            forMail = new(),
            forWorks = new();
        await Task.WhenAll(
            PassOnAsync([forDue, forMail, forWorks], stoppingToken),
            RingEveryMinuteAsync(stoppingToken),
            ServeAsync(forDue, due.RunAsync, stoppingToken),
            ServeAsync(forMail, outbox.RunAsync, stoppingToken),
            ServeAsync(forWorks, works.RunAsync, stoppingToken)
        );
    }

    private async Task RingEveryMinuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stop))
            bell.Ring();
    }

    private async Task PassOnAsync(IReadOnlyList<Bell> all, CancellationToken stop)
    {
        while (true)
        {
            await bell.WaitAsync(stop);
            foreach (var one in all)
                one.Ring();
        }
    }

    private async Task ServeAsync(Bell rung, Func<CancellationToken, Task<int>> work, CancellationToken stop)
    {
        while (true)
        {
            await rung.WaitAsync(stop);
            try
            {
                await work(stop);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The work that was due failed; within a minute it is tried again.")]
    private static partial void LogFailed(ILogger log, Exception error);
}
