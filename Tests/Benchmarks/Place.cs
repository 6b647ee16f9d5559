using WorkRelief.Tests.Host;
using WorkRelief.Tests.Host.Stores;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Benchmarks;

/// <summary>An empty database of one provider, gone when disposed.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workrelief-bench-").FullName;
    private readonly PostgresDatabase? _postgres;

    private Place(PostgresDatabase? postgres)
    {
        _postgres = postgres;
        Store = postgres is null
            ? new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(_folder, "bench.db"))
            : new Store(StorageProvider.Postgres, postgres.ConnectionString);
    }

    /// <summary>Disposed by the <see cref="World"/> it is given to, or by nobody: it holds nothing open.</summary>
    public Store Store { get; }

    public static async Task<Place> NewAsync(StorageProvider provider) =>
        new(provider == StorageProvider.Postgres ? await PostgresDatabase.CreateAsync() : null);

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
