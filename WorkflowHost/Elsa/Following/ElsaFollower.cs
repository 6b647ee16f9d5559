using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Elsa;

namespace WorkRelief.WorkflowHost.Elsa.Following;

/// <summary>
/// Runs the Elsa runtime beside the service and brings it after the journal, once a second. What fails here is tried again and delays
/// nothing else: the engine knows nothing of it.
/// </summary>
public sealed partial class ElsaFollower(
    Store store,
    Engine.Engine engine,
    Definitions definitions,
    ElsaSettings settings,
    ILoggerFactory logs
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private readonly ILogger _log = logs.CreateLogger<ElsaFollower>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(_log, AfterFailure.TotalSeconds, error);
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await using var runtime = await ElsaRuntime.OpenAsync(
            settings.File,
            new ServiceActions(engine, settings.Account).TakeAsync,
            logs,
            stop
        );
        var following = new JournalFollowing(store, definitions, runtime, logs.CreateLogger<JournalFollowing>());
        if (settings.Processes is { } folder)
            await runtime.Processes.RegisterAsync(Directory.EnumerateFiles(folder, "*.json").Order().Select(File.ReadAllText), stop);
        LogFollows(_log, settings.File);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (follows, runs) = (FollowAsync(following, ended.Token), RunAsync(runtime.Processes, ended.Token));
        // Neither ends but by failing or by being stopped; then the runtime is opened anew.
        await Task.WhenAny(follows, runs);
        await ended.CancelAsync();
        await Task.WhenAll(follows, runs);
    }

    private async Task FollowAsync(JournalFollowing following, CancellationToken stop)
    {
        var seen = -1L;
        for (var look = 0; ; look++)
        {
            // Entries become visible in another order than they are numbered where several hosts write, so every minute the heads are
            // looked at even though nothing seems new.
            await using (var db = store.Open())
                if (await db.Journal.MaxAsync(j => (long?)j.Position, stop) is { } newest && (newest != seen || look % 60 == 0))
                {
                    await following.CatchUpAsync(stop);
                    await following.TellAsync(stop);
                    seen = newest;
                }
            await Task.Delay(Between, stop);
        }
    }

    private static async Task RunAsync(Processes processes, CancellationToken stop)
    {
        while (true)
            if (!processes.Wait || await processes.RunAsync(stop) == 0)
                await Task.Delay(Between, stop);
    }

    [LoggerMessage(LogLevel.Information, "Elsa follows from now on, in {File}.")]
    private static partial void LogFollows(ILogger log, string file);

    [LoggerMessage(LogLevel.Warning, "Elsa does not follow; it is tried again in {Seconds} s. Nothing else waits for it.")]
    private static partial void LogFailed(ILogger log, double seconds, Exception error);
}
