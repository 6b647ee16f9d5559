using System.Globalization;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>
/// How often a test kills. WORKRELIEF_TEST_KILLS says another number: fewer where time is short, more where a fault is looked for.
/// </summary>
internal static class Kills
{
    public static int Of(int usual) =>
        Environment.GetEnvironmentVariable("WORKRELIEF_TEST_KILLS") is { Length: > 0 } said
            ? int.Parse(said, CultureInfo.InvariantCulture)
            : usual;
}
