using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>Does what a commit left to do at once, without waiting for the minute. When it fails or is not heard, the timetable finds the work.</summary>
public sealed partial class WakeUp(Bell bell, DueWork due, Outbox outbox, ILogger<WakeUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.WaitAsync(stoppingToken);
            try
            {
                await due.RunAsync(stoppingToken);
                await outbox.RunAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The work after a commit failed; the timetable will try again.")]
    private static partial void LogFailed(ILogger log, Exception error);
}
