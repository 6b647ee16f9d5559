using System.Diagnostics;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The machine's Chromium, Chrome or Edge, which prints a page of ours as PDF or takes its picture. It runs without network, profile or
/// script of the page; when the machine has none, the other forms stay.
/// </summary>
/// <param name="program">Path of the browser; null for a machine without one.</param>
public sealed class Browser(string? program) : IDisposable
{
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["msedge.exe", "chrome.exe"]
        : ["chromium", "chromium-browser", "google-chrome", "microsoft-edge", "msedge"];

    /// <summary>
    /// Characters from which tags for readers that speak, one for each cell, would make most of the file and a third of the time; the page
    /// itself is read aloud as well.
    /// </summary>
    private const int Large = 32 * 1024;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Path of the browser; null when the machine has none.</summary>
    public string? Program => program;

    /// <summary>A4 pages with the page's own margins and page numbers; null when there is no browser.</summary>
    /// <exception cref="IOException">The browser did not finish in a minute and one more for each MB, or wrote nothing.</exception>
    public Task<byte[]?> PdfAsync(ReadOnlyMemory<byte> html, CancellationToken stop) =>
        RunAsync(
            html,
            "paper.pdf",
            ["--no-pdf-header-footer", .. html.Length > Large ? (string[])["--disable-pdf-tagging"] : [], "--print-to-pdf="],
            stop
        );

    /// <summary>A PNG of the page at its top; null when there is no browser.</summary>
    /// <exception cref="IOException">The browser did not finish in a minute and one more for each MB, or wrote nothing.</exception>
    public Task<byte[]?> PictureAsync(ReadOnlyMemory<byte> html, int width, int height, CancellationToken stop) =>
        RunAsync(
            html,
            "picture.png",
            [$"--window-size={width},{height}", "--hide-scrollbars", "--force-device-scale-factor=2", "--screenshot="],
            stop
        );

    private async Task<byte[]?> RunAsync(ReadOnlyMemory<byte> html, string result, string[] how, CancellationToken stop)
    {
        if (program is null)
            return null;
        var folder = Directory.CreateTempSubdirectory("workrelief-print");
        // A browser takes a processor and a quarter of a gigabyte: one at a time.
        await _oneAtATime.WaitAsync(stop);
        try
        {
            var (page, made) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, result));
            await File.WriteAllBytesAsync(page, html, stop);
            var start = new ProcessStartInfo(program)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            string[] arguments =
            [
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + Path.Combine(folder.FullName, "profile"),
                // The sandbox needs a user other than root; the page is our own and holds no script.
                .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : [],
                .. how[..^1],
                how[^1] + made,
                new Uri(page).AbsoluteUri,
            ];
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            using var browser = Process.Start(start) ?? throw new IOException($"{program} could not be started.");
            using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
            late.CancelAfter(Longest(html.Length));
            var said = browser.StandardError.ReadToEndAsync(CancellationToken.None);
            var spoken = browser.StandardOutput.ReadToEndAsync(CancellationToken.None);
            try
            {
                await browser.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                throw new IOException($"{program} did not finish in {Longest(html.Length).TotalSeconds:0} seconds.");
            }
            finally
            {
                if (!browser.HasExited)
                    browser.Kill(entireProcessTree: true);
            }
            await spoken;
            return File.Exists(made)
                ? await File.ReadAllBytesAsync(made, stop)
                : throw new IOException($"{program} wrote nothing: {await said}");
        }
        finally
        {
            _oneAtATime.Release();
            Remove(folder);
        }
    }

    /// <summary>
    /// A browser's last helper may still write its profile for a moment; what stays lies in the machine's folder for passing files.
    /// </summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException) when (folder.Exists)
        {
            Trace.TraceWarning($"{folder.FullName} could not be removed yet.");
        }
    }

    // A ledger of 500 workers and 31 days has 3 MB and took 68 seconds on a busy machine of two processors.
    private static TimeSpan Longest(int bytes) => TimeSpan.FromMinutes(1 + bytes / 1_048_576.0);

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>The one in the usual places of this machine; null when there is none.</summary>
    public static string? Find()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        if (OperatingSystem.IsWindows())
            folders = folders.Concat(
                new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
                    .Select(Environment.GetFolderPath)
                    .SelectMany(root =>
                        (string[])
                            [Path.Combine(root, "Microsoft", "Edge", "Application"), Path.Combine(root, "Google", "Chrome", "Application")]
                    )
            );
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
