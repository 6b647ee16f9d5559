using System.Collections.Concurrent;
using System.Diagnostics;

namespace WorkRelief.Tests.Host;

/// <summary>
/// A test that needs a module of Debian's Python, as its package python3-MODULE brings it. Skipped where it is absent, but never where
/// WORKRELIEF_CI is set.
/// </summary>
public class PythonFactAttribute : FactAttribute
{
    internal const string Python = "/usr/bin/python3";
    private static readonly ConcurrentDictionary<string, string?> Missing = new(StringComparer.Ordinal);

    public PythonFactAttribute(string module) => Skip = MustRun.Here ? null : Missing.GetOrAdd(module, WhatIsMissing);

    private static string? WhatIsMissing(string module)
    {
        var reason = $"needs Debian's python3-{module} under {Python}";
        if (!File.Exists(Python))
            return reason;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import " + module]) { RedirectStandardError = true });
        process?.StandardError.ReadToEnd();
        process?.WaitForExit();
        return process?.ExitCode == 0 ? null : reason;
    }
}
