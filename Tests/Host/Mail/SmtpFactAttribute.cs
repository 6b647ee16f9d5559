using System.Diagnostics;

namespace WorkRelief.Tests.Host.Mail;

/// <summary>A test against <see cref="SmtpServer"/>. Skipped where its program is absent, but never where WORKRELIEF_CI is set.</summary>
public sealed class SmtpFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(WhatIsMissing);

    public SmtpFactAttribute() => Skip = MustRun.Here ? null : Missing.Value;

    private static string? WhatIsMissing()
    {
        const string Reason = $"needs Debian's python3-aiosmtpd under {SmtpServer.Python}";
        if (!File.Exists(SmtpServer.Python))
            return Reason;
        using var process = Process.Start(
            new ProcessStartInfo(SmtpServer.Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true }
        );
        process?.StandardError.ReadToEnd();
        process?.WaitForExit();
        return process?.ExitCode == 0 ? null : Reason;
    }
}
