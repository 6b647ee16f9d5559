using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>Keeps this host among the living and strikes off those who fell silent, so that their work goes on elsewhere at once.</summary>
public sealed partial class Heartbeat(Store store, Leases leases, Bell bell, ILogger<Heartbeat> log) : BackgroundService
{
    /// <summary>Three signs missed; by the next look of another host, a dead one holds nothing after eight seconds.</summary>
    private const int SilentSeconds = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A SQLite file has one host at a time: whoever else stands in it is dead.</summary>
    private bool Alone => store.Provider == StorageProvider.Sqlite;

    /// <summary>Enters this host; before it leases anything.</summary>
    public async Task EnterAsync(CancellationToken stop)
    {
        if (Alone)
            await StrikeAsync(db => db.Hosts, stop);
        await BeatAsync(stop);
    }

    // The database tells the time in these two, not this machine.
#pragma warning disable RS0030
    public static IQueryable<HostRow> Silent(WorkReliefContext db) =>
        db.Hosts.Where(h => h.SeenUtc < DateTime.UtcNow.AddSeconds(-SilentSeconds));

    private static Task<int> SeeAsync(IQueryable<HostRow> host, CancellationToken stop) =>
        host.ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenUtc, x => DateTime.UtcNow), stop);
#pragma warning restore RS0030

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Alone)
            return;
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error);
            }
    }

    /// <summary>Whoever stops in order leaves nothing to wait for.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StrikeAsync(db => db.Hosts.Where(h => h.Id == leases.Host), cancellationToken);
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        await SignAsync(stop);
        if (await StrikeAsync(Silent, stop) is not (> 0 and var dead))
            return;
        LogStruck(log, dead);
        bell.Ring();
    }

    private async Task SignAsync(CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        var mine = db.Hosts.Where(h => h.Id == leases.Host);
        if (await SeeAsync(mine, stop) == 1)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Hosts.Add(new HostRow { Id = leases.Host, SeenUtc = DateTime.UnixEpoch });
        await db.SaveChangesAsync(stop);
        await SeeAsync(mine, stop);
        await transaction.CommitAsync(stop);
    }

    private async Task<int> StrikeAsync(Func<WorkReliefContext, IQueryable<HostRow>> hosts, CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        return await hosts(db).ExecuteDeleteAsync(stop);
    }

    [LoggerMessage(LogLevel.Warning, "{Dead} hosts fell silent; what they had leased is free.")]
    private static partial void LogStruck(ILogger log, int dead);

    [LoggerMessage(LogLevel.Error, "This host could not give a sign of life; others may take over its work until it can.")]
    private static partial void LogFailed(ILogger log, Exception error);
}
