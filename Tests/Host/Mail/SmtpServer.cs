using System.Diagnostics;
using System.Globalization;
using MimeKit;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host.Mail;

/// <summary>
/// A real SMTP server on a free port of this machine, one process for each instance. Use with <see cref="SmtpFactAttribute"/>.
/// Refuses recipients that begin with "busy" (451) and "unknown" (554); takes no sign-in, or relief with secret.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;

    private SmtpServer(DirectoryInfo folder, Process process, int port) => (this.folder, this.process, Port) = (folder, process, port);

    public int Port { get; }

    /// <summary>Options that reach this server; the sender is office@county.example.</summary>
    public MailOptions Options =>
        new()
        {
            Host = "127.0.0.1",
            Port = Port,
            From = "office@county.example",
            FromName = "县发展和改革局",
            TimeoutSeconds = 30,
        };

    /// <summary>The server takes mail when this returns.</summary>
    public static async Task<SmtpServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workrelief-smtp");
        var start = new ProcessStartInfo(
            PythonFactAttribute.Python,
            [Path.Combine(AppContext.BaseDirectory, "Host", "Mail", "smtp_server.py"), folder.FullName]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{PythonFactAttribute.Python} did not start");
        var port =
            await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SMTP server ended without a port");
        return new SmtpServer(folder, process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>The mails taken so far, in their order.</summary>
    public IReadOnlyList<MimeMessage> Received() => [.. Files("*.eml").Select(file => MimeMessage.Load(file))];

    /// <summary>For each mail taken, the recipients of its envelope.</summary>
    public IReadOnlyList<string[]> Recipients() => [.. Files("*.to").Select(File.ReadAllLines)];

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private IOrderedEnumerable<string> Files(string pattern) => Directory.GetFiles(folder.FullName, pattern).Order(StringComparer.Ordinal);
}
