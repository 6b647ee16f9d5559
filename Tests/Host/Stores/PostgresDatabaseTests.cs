using Npgsql;

namespace WorkRelief.Tests.Host.Stores;

public class PostgresDatabaseTests
{
    [PostgresFact]
    public async Task A_database_keeps_Chinese_text_and_is_gone_afterwards()
    {
        string used;
        await using (var database = await PostgresDatabase.CreateAsync())
        {
            used = database.ConnectionString;
            Assert.Equal(
                "𠮷镕喆",
                await Ask(used, "CREATE TABLE names (name text); INSERT INTO names VALUES ('𠮷镕喆'); SELECT name FROM names")
            );
        }
        var gone = await Assert.ThrowsAsync<PostgresException>(() => Ask(used, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    [PostgresFact]
    public async Task Two_databases_know_nothing_of_each_other()
    {
        await using var one = await PostgresDatabase.CreateAsync();
        await using var other = await PostgresDatabase.CreateAsync();
        await Ask(one.ConnectionString, "CREATE TABLE names (name text)");
        Assert.Equal(0L, await Ask(other.ConnectionString, "SELECT count(*) FROM pg_tables WHERE tablename = 'names'"));
    }

    private static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
