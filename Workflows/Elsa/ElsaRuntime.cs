using Elsa.KeyValues.Contracts;
using Elsa.KeyValues.Entities;
using Elsa.KeyValues.Models;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkRelief.Workflows.Elsa;

/// <summary>
/// An Elsa runtime in this process, with parts and a database file of its own: whatever fails in it fails here alone. No schedule of Elsa's
/// is installed: legal deadlines lie in the program's own table and are served by its own clock, as ordinary actions with their own day,
/// lease and refusals. A second clock would fire a step twice, and one that Elsa missed would be missed for good.
/// </summary>
public sealed class ElsaRuntime : IAsyncDisposable
{
    private const string Prefix = "workrelief/";
    private readonly FileStream? _held;
    private readonly ServiceProvider _services;
    private List<IHostedService> _running = [];

    private ElsaRuntime(FileStream? held, ServiceProvider services) =>
        (_held, _services, Instances, Processes) = (held, services, new Instances(services), new Processes(services));

    public Instances Instances { get; }
    public Processes Processes { get; }

    /// <summary>Opens the database, bringing it to the form of this Elsa, and starts what Elsa runs beside.</summary>
    /// <param name="file">Made when missing. One process at a time has it: instances are saved whole, so two would undo each other.</param>
    /// <param name="apply">Where <see cref="ApplyAction"/> takes its actions.</param>
    /// <exception cref="RuntimeBusy">Another process has it, or it cannot be opened.</exception>
    public static async Task<ElsaRuntime> OpenAsync(string file, ActionTaker apply, ILoggerFactory logs, CancellationToken stop)
    {
        FileStream held;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            held = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RuntimeBusy(error.Message, error);
        }
        var runtime = new ElsaRuntime(held, Parts(file, apply, logs));
        try
        {
            await BreakLockOfTheDeadAsync(file, stop);
            await runtime.StartAsync(stop);
            return runtime;
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            await runtime.DisposeAsync();
            throw new RuntimeBusy(error.Message, error);
        }
        catch
        {
            await runtime.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks into the database of a runtime, also while another process has it; only reading.</summary>
    public static ElsaRuntime OpenToRead(string file, ILoggerFactory logs) =>
        new(null, Parts(file, (_, _, _, _) => throw new InvalidOperationException("only reading"), logs));

    /// <summary>How far each stream was brought.</summary>
    public async Task<Dictionary<string, long>> MarksAsync(CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var marks = await scope
            .ServiceProvider.GetRequiredService<IKeyValueStore>()
            .FindManyAsync(new KeyValueFilter { Key = Prefix, StartsWith = true }, stop);
        return marks.ToDictionary(m => m.Key[Prefix.Length..], m => long.Parse(m.SerializedValue, null), StringComparer.Ordinal);
    }

    /// <summary>Notes that a stream was brought up to this step. Whatever is brought again changes nothing, so this may lag.</summary>
    public async Task MarkAsync(string stream, long seq, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var mark = new SerializedKeyValuePair { Key = Prefix + stream, SerializedValue = seq.ToString(null, null) };
        await scope.ServiceProvider.GetRequiredService<IKeyValueStore>().SaveAsync(mark, stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_running))
            await service.StopAsync(CancellationToken.None);
        _running = [];
        await _services.DisposeAsync();
        if (_held is not null)
            await _held.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken stop)
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(stop);
            _running.Add(service);
        }
    }

    private static ServiceProvider Parts(string file, ActionTaker apply, ILoggerFactory logs)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
        return new ServiceCollection()
            .AddSingleton(logs)
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(apply)
            .AddElsaParts(connection)
            .BuildServiceProvider();
    }

    /// <summary>
    /// EF Core's lock on migrations is a row in SQLite and outlives a process that was killed. We alone hold the file, so it is a dead
    /// one's.
    /// </summary>
    private static async Task BreakLockOfTheDeadAsync(string file, CancellationToken stop)
    {
        await using var db = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString
        );
        await db.OpenAsync(stop);
        await using var command = db.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        await command.ExecuteNonQueryAsync(stop);
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (await command.ExecuteScalarAsync(stop) is not 1L)
            return;
        command.CommandText = "DELETE FROM __EFMigrationsLock";
        await command.ExecuteNonQueryAsync(stop);
    }
}
