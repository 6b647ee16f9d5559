using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>Every schedule of the program. Times are Asia/Shanghai. All truth is in our own tables: losing Hangfire's storage loses nothing.</summary>
public static class Timetable
{
    public static void Set(IRecurringJobManager jobs)
    {
        var shanghai = new RecurringJobOptions { TimeZone = ChinaTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed };
        jobs.AddOrUpdate<DueWork>("take-due-steps", work => work.RunAsync(CancellationToken.None), "* * * * *", shanghai);
        jobs.AddOrUpdate<Outbox>("send-mail", outbox => outbox.RunAsync(CancellationToken.None), "* * * * *", shanghai);
        jobs.AddOrUpdate<Upkeep>("recount-dates", upkeep => upkeep.RecountAsync(CancellationToken.None), "*/10 * * * *", shanghai);
        jobs.AddOrUpdate<Upkeep>("seal-day", upkeep => upkeep.SealDayAsync(CancellationToken.None), "5 0 * * *", shanghai);
        jobs.AddOrUpdate<Sweeper>("sweep-files", sweeper => sweeper.Run(), "30 3 * * *", shanghai);
    }

    /// <summary>Hangfire's own tables: in memory beside SQLite, in the shared database where several hosts divide the work.</summary>
    public static void UseStorage(IGlobalConfiguration hangfire, Store store)
    {
        hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
        switch (store.Provider)
        {
            case StorageProvider.Sqlite:
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) });
                break;
            case StorageProvider.SqlServer:
                hangfire.UseSqlServerStorage(store.ConnectionString, new SqlServerStorageOptions { PrepareSchemaIfNecessary = true });
                break;
            case StorageProvider.Postgres:
                hangfire.UsePostgreSqlStorage(o => o.UseNpgsqlConnection(store.ConnectionString), new PostgreSqlStorageOptions { EnableTransactionScopeEnlistment = true });
                break;
        }
    }
}

/// <summary>Removes files whose commit never came.</summary>
public sealed partial class Sweeper(IFileStore files, Store store, TimeProvider clock, ILogger<Sweeper> log)
{
    // An upload is named by an action soon after; a week covers the slowest.
    private static readonly TimeSpan Least = TimeSpan.FromDays(7);

    /// <returns>How many were removed.</returns>
    public int Run()
    {
        if (files is not FolderFileStore folder) return 0;
        var swept = folder.Sweep(Known, Least, clock);
        var names = string.Join(' ', swept.Unnamed.Select(name => name[..12]));
        LogSwept(log, swept.Unnamed.Count, names, swept.Temps.Count, swept.Stayed.Count);
        return swept.Unnamed.Count;
    }

    private HashSet<string> Known(IReadOnlyCollection<string> names)
    {
        using var db = store.Open();
        var asked = names.Select(FileHash.Of).ToList();
        return FileUse.In(db).SelectMany(uses => uses.Where(u => asked.Contains(u.File)).Select(u => u.File!.Value))
            .Select(file => file.Hex).ToHashSet(StringComparer.Ordinal);
    }

    [LoggerMessage(LogLevel.Information, "The sweep removed {Unnamed} files no record names ({Names}) and {Temps} half-written; {Stayed} stayed.")]
    private static partial void LogSwept(ILogger log, int unnamed, string names, int temps, int stayed);
}
