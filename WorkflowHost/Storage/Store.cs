using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace WorkRelief.WorkflowHost.Storage;

public enum StorageProvider
{
    Sqlite,
    SqlServer,
    Postgres,
}

/// <summary>The database: which kind, how to open it, and for SQLite the queue of its one writer.</summary>
public sealed class Store : IDisposable
{
    private static readonly SqliteSafety Safety = new();
    private readonly Func<WorkReliefContext> _open;

    /// <param name="connectionString">As the provider writes it; for SQLite <c>Data Source=PATH</c>, whose folder is made when
    /// missing.</param>
    public Store(StorageProvider provider, string connectionString)
    {
        Provider = provider;
        ConnectionString = connectionString;
        switch (provider)
        {
            case StorageProvider.Sqlite:
                var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
                if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                    Directory.CreateDirectory(folder);
                var sqlite = OptionsFor<SqliteWorkReliefContext>(o => o.UseSqlite(connectionString).AddInterceptors(Safety));
                _open = () => new SqliteWorkReliefContext(sqlite);
                break;
            case StorageProvider.SqlServer:
                var sqlServer = OptionsFor<SqlServerWorkReliefContext>(o => o.UseSqlServer(connectionString));
                _open = () => new SqlServerWorkReliefContext(sqlServer);
                break;
            case StorageProvider.Postgres:
                var postgres = OptionsFor<PostgresWorkReliefContext>(o => o.UseNpgsql(connectionString));
                _open = () => new PostgresWorkReliefContext(postgres);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(provider), provider, "no such provider");
        }
    }

    public StorageProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>
    /// SQLite lets one writer in at a time and starves the others by polling, so writers of this process queue here.
    /// Another process is kept out by SQLite's own lock. Null where the database does its own queueing.
    /// </summary>
    private SemaphoreSlim? WriterQueue => Provider == StorageProvider.Sqlite ? _writerQueue : null;
    private readonly SemaphoreSlim _writerQueue = new(1, 1);

    public WorkReliefContext Open() => _open();

    /// <summary>Waits for the turn to write; dispose the result to give it on.</summary>
    public async Task<IDisposable> WriterTurnAsync(CancellationToken stop)
    {
        if (WriterQueue is { } queue)
            await queue.WaitAsync(stop);
        return new Turn(WriterQueue);
    }

    /// <summary>
    /// Lets the context read what is committed at one moment; dispose the result before it. SQLite's readers do not meet its writer, as
    /// long as they do not begin as one; SQL Server reads what is committed when it comes to it.
    /// </summary>
    public async Task<IAsyncDisposable> SnapshotAsync(WorkReliefContext db, CancellationToken stop)
    {
        if (Provider != StorageProvider.Sqlite)
            return await db.Database.BeginTransactionAsync(
                Provider == StorageProvider.Postgres ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted,
                stop
            );
        await db.Database.OpenConnectionAsync(stop);
        var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, stop);
        return snapshot;
    }

    /// <summary>Creates the database or brings it to the newest form.</summary>
    public async Task MigrateAsync(CancellationToken stop)
    {
        await using var db = Open();
        if (Provider == StorageProvider.Sqlite)
            await BreakLockOfTheDeadAsync(db, stop);
        await using var locked = Provider == StorageProvider.Postgres ? await LockAsync(db, stop) : null;
        await db.Database.MigrateAsync(stop);
        if (Provider == StorageProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
    }

    /// <summary>
    /// EF Core's lock on migrations is a row here, not a transaction: it outlives a process that was killed, and everybody after would wait
    /// for ever. One process at a time opens the file, so a row that stands is a dead one's.
    /// </summary>
    private static async Task BreakLockOfTheDeadAsync(WorkReliefContext db, CancellationToken stop)
    {
        const string table = "__EFMigrationsLock";
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {table}").SingleAsync(stop) == 1)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM " + table, stop);
    }

    /// <summary>
    /// On PostgreSQL EF Core's lock ends with each migration's transaction, and of hosts that start at once the second would repeat what
    /// the first did next. This one lasts as long as the connection, which dies with its process.
    /// </summary>
    private async Task<NpgsqlConnection> LockAsync(WorkReliefContext db, CancellationToken stop)
    {
        try
        {
            var creator = db.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(stop))
                await creator.CreateAsync(stop);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host created it first.
        }
        var held = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString
        );
        await held.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('workrelief.migrate'))", held);
        await command.ExecuteNonQueryAsync(stop);
        return held;
    }

    /// <summary>A row that stands already, or one that changed since it was read: what another caller did first.</summary>
    public static bool IsConflict(Exception error) =>
        error switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => IsConflict(inner),
            SqliteException { SqliteErrorCode: 19 or 5 or 6 } => true,
            PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            } => true,
            SqlException { Number: 2601 or 2627 or 1205 } => true,
            InvalidOperationException { InnerException: { } inner } => IsConflict(inner),
            _ => false,
        };

    public void Dispose() => _writerQueue.Dispose();

    private static DbContextOptions<TContext> OptionsFor<TContext>(Action<DbContextOptionsBuilder<TContext>> configure)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        configure(builder);
        return builder.Options;
    }

    private sealed class Turn(SemaphoreSlim? queue) : IDisposable
    {
        private SemaphoreSlim? _queue = queue;

        public void Dispose() => Interlocked.Exchange(ref _queue, null)?.Release();
    }

    /// <summary>An acknowledged action survives a power cut: every commit reaches the disk.</summary>
    private sealed class SqliteSafety : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA synchronous=FULL";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

// For `dotnet ef migrations add NAME --context CONTEXT --output-dir Storage/Migrations/PROVIDER`; nothing is opened.
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteWorkReliefContext>
{
    public SqliteWorkReliefContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkReliefContext>().UseSqlite("Data Source=design.db").Options);
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkReliefContext>
{
    public PostgresWorkReliefContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkReliefContext>().UseNpgsql("Host=design").Options);
}

public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerWorkReliefContext>
{
    public SqlServerWorkReliefContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerWorkReliefContext>().UseSqlServer("Server=design").Options);
}
