using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using Hangfire.Storage;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.WorkflowHost.Clock;

/// <param name="When">In words.</param>
/// <param name="LastState">Hangfire's word for how it ended.</param>
public sealed record ChoreState(string Label, string When, DateTimeOffset? Last, string? LastState, DateTimeOffset? Next);

/// <summary>
/// The program's chores by the calendar, in Asia/Shanghai time. All truth is in our own tables, and neither the interface nor due work
/// nor mail waits for this: losing Hangfire's storage loses nothing, and while it is locked or missing this tries again.
/// </summary>
public sealed partial class Timetable(
    Store store,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime life,
    ILoggerFactory logs,
    ILogger<Timetable> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Hangfire holds its locks for moments. One that stands for longer belongs to a host that was killed.
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(20);

    // A job renews its claim while it runs; after this it was a dead host's, and another takes it.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private static readonly Chore[] Chores =
    [
        new(
            "recount-dates",
            "重算暂定的日期",
            "每 10 分钟",
            "*/10 * * * *",
            Job.FromExpression<Upkeep>(u => u.RecountAsync(CancellationToken.None))
        ),
        new("seal-day", "封存当日日志", "每天 0:05", "5 0 * * *", Job.FromExpression<Upkeep>(u => u.SealDayAsync(CancellationToken.None))),
        new(
            "forget-work",
            "清理做完的后台任务",
            "每天 3:20",
            "20 3 * * *",
            Job.FromExpression<LongWork>(w => w.ForgetAsync(CancellationToken.None))
        ),
        new(
            "print-papers",
            "把出具的文书印成 PDF",
            "每天 2:30",
            "30 2 * * *",
            Job.FromExpression<Printer>(p => p.PrintAllAsync(CancellationToken.None))
        ),
        new("sweep-files", "清理没有登记的上传文件", "每天 3:30", "30 3 * * *", Job.FromExpression<Sweeper>(s => s.Run())),
    ];

    /// <summary>Where Hangfire keeps the chores; null until it could be opened.</summary>
    public JobStorage? Storage { get; private set; }

    /// <summary>How each chore went last; the times are null while its storage is closed or it has not run yet.</summary>
    public IReadOnlyList<ChoreState> Look()
    {
        using var connection = Storage?.GetConnection();
        var known = (connection?.GetRecurringJobs() ?? []).ToDictionary(j => j.Id, StringComparer.Ordinal);
        return
        [
            .. Chores.Select(c =>
            {
                var job = known.GetValueOrDefault(c.Name);
                return new ChoreState(c.Label, c.When, Utc(job?.LastExecution), job?.LastJobState, Utc(job?.NextExecution));
            }),
        ];
    }

    private static DateTimeOffset? Utc(DateTime? at) => at is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;

    /// <param name="Cron">In Shanghai time.</param>
    private sealed record Chore(string Name, string Label, string When, string Cron, Job Job);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, or it could not start: then its reason is the one to be read, not that this stopped.
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        var serving = new TaskCompletionSource();
        await using var registered = life.ApplicationStarted.Register(serving.SetResult);
        await serving.Task.WaitAsync(stoppingToken);
        GlobalConfiguration
            .Configuration.UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new AspNetCoreLogProvider(logs));
        var workers = new BackgroundJobServerOptions { WorkerCount = 2, Activator = new AspNetCoreJobActivator(scopes) };
        while (true)
        {
            try
            {
                // Hangfire blocks its thread while it waits for a lock: not one of those that serve.
                var storage = await Task.Factory.StartNew(Ready, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                using var server = new BackgroundJobServer(workers, storage);
                Storage = storage;
                await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogNotSet(log, Pause.TotalSeconds, error);
            }
            finally
            {
                Storage = null;
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private JobStorage Ready()
    {
        var storage = Open();
        var jobs = new RecurringJobManager(storage);
        var shanghai = new RecurringJobOptions { TimeZone = ChinaTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed };
        foreach (var chore in Chores)
            jobs.AddOrUpdate(chore.Name, chore.Job, chore.Cron, shanghai);
        return storage;
    }

    /// <summary>Hangfire's own tables: in memory beside SQLite, in the shared database where several hosts divide the work.</summary>
    private JobStorage Open() =>
        store.Provider switch
        {
            StorageProvider.Sqlite => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }),
            // Its locks end with the connection.
            StorageProvider.SqlServer => new SqlServerStorage(
                store.ConnectionString,
                new SqlServerStorageOptions { SlidingInvisibilityTimeout = LongestSilence }
            ),
            _ => new PostgreSqlStorage(new NpgsqlConnectionFactory(store.ConnectionString, Postgres), Postgres),
        };

    private static PostgreSqlStorageOptions Postgres { get; } =
        new()
        {
            EnableTransactionScopeEnlistment = true,
            DistributedLockTimeout = LongestLock,
            InvisibilityTimeout = LongestSilence,
            UseSlidingInvisibilityTimeout = true,
        };

    [LoggerMessage(LogLevel.Warning, "The timetable could not be set; it is tried again in {Seconds} s.")]
    private static partial void LogNotSet(ILogger log, double seconds, Exception error);
}

/// <summary>Removes files whose commit never came.</summary>
public sealed partial class Sweeper(IFileStore files, Store store, TimeProvider clock, ILogger<Sweeper> log)
{
    // An upload is named by an action soon after; a week covers the slowest.
    private static readonly TimeSpan Least = TimeSpan.FromDays(7);

    /// <returns>How many were removed.</returns>
    public int Run()
    {
        if (files is not FolderFileStore folder)
            return 0;
        var swept = folder.Sweep(Known, Least, clock);
        var names = string.Join(' ', swept.Unnamed.Select(name => name[..12]));
        LogSwept(log, swept.Unnamed.Count, names, swept.Temps.Count, swept.Stayed.Count);
        return swept.Unnamed.Count;
    }

    private HashSet<string> Known(IReadOnlyCollection<string> names)
    {
        using var db = store.Open();
        var asked = names.Select(FileHash.Of).ToList();
        return FileUse
            .In(db)
            .SelectMany(uses => uses.Where(u => asked.Contains(u.File)).Select(u => u.File!.Value))
            .Select(file => file.Hex)
            .ToHashSet(StringComparer.Ordinal);
    }

    [LoggerMessage(
        LogLevel.Information,
        "The sweep removed {Unnamed} files no record names ({Names}) and {Temps} half-written; {Stayed} stayed."
    )]
    private static partial void LogSwept(ILogger log, int unnamed, string names, int temps, int stayed);
}
