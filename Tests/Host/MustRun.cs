namespace WorkRelief.Tests.Host;

/// <summary>
/// Whether a test must run, or fail, where its server is missing: so in the full run, which installs the servers and sets WORKRELIEF_CI.
/// </summary>
internal static class MustRun
{
    public static bool Here => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WORKRELIEF_CI"));
}
