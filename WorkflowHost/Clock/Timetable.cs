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
public sealed class Sweeper(IFileStore files, Store store, TimeProvider clock)
{
    // An upload is named by an action soon after; a week covers the slowest.
    private static readonly TimeSpan Least = TimeSpan.FromDays(7);

    /// <returns>How many were removed.</returns>
    public int Run() => files is FolderFileStore folder ? folder.Sweep(Known, Least, clock).Unnamed.Count : 0;

    private HashSet<string> Known(IReadOnlyCollection<string> names)
    {
        using var db = store.Open();
        var papers = db.Papers.Where(p => names.Contains(p.File)).Select(p => p.File);
        var documents = db.Documents.Where(d => names.Contains(d.File)).Select(d => d.File);
        return papers.Union(documents).ToHashSet(StringComparer.Ordinal);
    }
}
