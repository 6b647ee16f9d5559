using System.Security.Cryptography;
using Npgsql;

namespace WorkRelief.Tests.Host.Stores;

/// <summary>
/// A fresh, empty database on the server of WORKRELIEF_TEST_POSTGRES, dropped when disposed. Its user must be allowed to create databases.
/// </summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly string name;

    private PostgresDatabase(string server, string name) => (this.server, this.name) = (server, name);

    /// <summary>Why tests with PostgreSQL cannot run here; null when they can, or must.</summary>
    public static string? WhyNot =>
        MustRun.Here || Server is not null ? null : "PostgreSQL: WORKRELIEF_TEST_POSTGRES holds no connection string";

    /// <summary>For the fresh database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    private static string? Server =>
        Environment.GetEnvironmentVariable("WORKRELIEF_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var server = Server ?? throw new InvalidOperationException("WORKRELIEF_TEST_POSTGRES holds no connection string");
        var name = "workrelief_" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        await RunAsync(server, $"CREATE DATABASE {name}");
        return new PostgresDatabase(server, name);
    }

    /// <summary>Also ends connections that are still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await RunAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
