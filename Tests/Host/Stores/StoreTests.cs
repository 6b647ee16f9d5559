using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Stores;

/// <summary>The suite on the embedded default.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
    private readonly Store _store;

    public SqliteStoreTests() => _store = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(_home, "suite.db"));

    public void Dispose()
    {
        _store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public Task It_migrates_from_empty_and_again() => StoreSuite.MigratesTwiceAsync(_store);

    [Fact]
    public Task It_keeps_awkward_values_to_the_last_bit() => StoreSuite.KeepsAwkwardValuesAsync(_store);

    [Fact]
    public Task A_whole_project_plays_and_replays() => StoreSuite.PlaysAWholeProjectAsync(_store);

    [Fact]
    public Task A_month_of_work_is_paid_and_replays() => StoreSuite.PaysAMonthOfWorkAsync(_store);

    [Fact]
    [Trait("Seed", "DP-10")]
    public Task No_acceptance_passes_beside_an_open_rectification() => StoreSuite.NeverPassesBesideAnOpenRectificationAsync(_store);

    [Fact]
    public Task The_same_request_from_many_at_once_is_done_once() => StoreSuite.AnswersTheSameRequestsAtOnceAlikeAsync(_store);

    [Fact]
    public Task Of_two_who_make_the_same_thing_the_second_is_refused() => StoreSuite.RefusesTheSecondAsync(_store);
}

public sealed class PostgresStoreTests
{
    [PostgresFact]
    public Task It_migrates_from_empty_and_again() => OnAsync(StoreSuite.MigratesTwiceAsync);

    [PostgresFact]
    public Task It_keeps_awkward_values_to_the_last_bit() => OnAsync(StoreSuite.KeepsAwkwardValuesAsync);

    [PostgresFact]
    public Task A_whole_project_plays_and_replays() => OnAsync(StoreSuite.PlaysAWholeProjectAsync);

    [PostgresFact]
    public Task A_month_of_work_is_paid_and_replays() => OnAsync(StoreSuite.PaysAMonthOfWorkAsync);

    [PostgresFact]
    public Task No_acceptance_passes_beside_an_open_rectification() => OnAsync(StoreSuite.NeverPassesBesideAnOpenRectificationAsync);

    [PostgresFact]
    public Task The_same_request_from_many_at_once_is_done_once() => OnAsync(StoreSuite.AnswersTheSameRequestsAtOnceAlikeAsync);

    [PostgresFact]
    public Task Of_two_who_make_the_same_thing_the_second_is_refused() => OnAsync(StoreSuite.RefusesTheSecondAsync);

    private static async Task OnAsync(Func<Store, Task> check)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        using var store = new Store(StorageProvider.Postgres, database.ConnectionString);
        await check(store);
    }
}

/// <summary>The suite on a SQL Server whose connection string is given; the login may create databases.</summary>
public sealed class SqlServerStoreTests
{
    [SqlServerFact]
    public Task It_migrates_from_empty_and_again() => OnAsync(StoreSuite.MigratesTwiceAsync);

    [SqlServerFact]
    public Task It_keeps_awkward_values_to_the_last_bit() => OnAsync(StoreSuite.KeepsAwkwardValuesAsync);

    [SqlServerFact]
    public Task A_whole_project_plays_and_replays() => OnAsync(StoreSuite.PlaysAWholeProjectAsync);

    [SqlServerFact]
    public Task A_month_of_work_is_paid_and_replays() => OnAsync(StoreSuite.PaysAMonthOfWorkAsync);

    [SqlServerFact]
    public Task No_acceptance_passes_beside_an_open_rectification() => OnAsync(StoreSuite.NeverPassesBesideAnOpenRectificationAsync);

    [SqlServerFact]
    public Task The_same_request_from_many_at_once_is_done_once() => OnAsync(StoreSuite.AnswersTheSameRequestsAtOnceAlikeAsync);

    [SqlServerFact]
    public Task Of_two_who_make_the_same_thing_the_second_is_refused() => OnAsync(StoreSuite.RefusesTheSecondAsync);

    private static async Task OnAsync(Func<Store, Task> check)
    {
        var name = "workrelief_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(SqlServerFactAttribute.ConnectionString)
        {
            InitialCatalog = name,
        };
        using var store = new Store(StorageProvider.SqlServer, connection.ConnectionString);
        try
        {
            await check(store);
        }
        finally
        {
            await using var db = store.Open();
            await db.Database.EnsureDeletedAsync();
        }
    }
}
