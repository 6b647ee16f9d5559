namespace WorkRelief.Tests.Host.Stores;

/// <summary>
/// A test against the SQL Server whose connection string is in WORKRELIEF_TEST_SQLSERVER; skipped where that is empty, in the full run too.
/// </summary>
public sealed class SqlServerFactAttribute : FactAttribute
{
    /// <summary>The full run allows skips that begin with this, and no others.</summary>
    public const string SkipReason = "SQL Server: WORKRELIEF_TEST_SQLSERVER holds no connection string";

    public SqlServerFactAttribute() => Skip = string.IsNullOrEmpty(ConnectionString) ? SkipReason : null;

    /// <summary>The server's connection string, null where there is none.</summary>
    public static string? ConnectionString => Environment.GetEnvironmentVariable("WORKRELIEF_TEST_SQLSERVER");
}
