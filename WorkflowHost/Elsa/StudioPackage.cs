using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>Elsa Studio as its makers publish it on npm: web components that run in the browser. Never changed here.</summary>
/// <param name="Folder">Where its files lie.</param>
/// <param name="License">As its package.json says.</param>
public sealed record StudioPackage(string Folder, string Version, string License)
{
    public const string Name = "@elsa-workflows/elsa-studio-wasm";

    /// <summary>The release that our pages were tried with.</summary>
    public const string Tried = "3.8.2";

    /// <summary>SHA-512 of that release's archive, as npm writes it.</summary>
    private const string Integrity = "aoyapE8UDCEriuYekGv1CWzLqeNZDUL8nJGmxPXNcvXTkGRT8u4QWBqlRwlm02AZcPpG9PU0FZJx3zSAyQVzGg==";

    private const string Script = "_framework/blazor.webassembly.js";

    /// <summary>The package whose files lie in a folder; null where another or none does.</summary>
    public static StudioPackage? Find(string folder)
    {
        var file = Path.Combine(folder, "package.json");
        if (!File.Exists(file) || !File.Exists(Path.Combine(folder, Script)))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        string Said(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return Said("name") == Name ? new StudioPackage(folder, Said("version"), Said("license")) : null;
    }

    /// <summary>Fetches the tried release with npm and unpacks it.</summary>
    /// <param name="into">A folder that is not there yet. It appears whole or not at all.</param>
    /// <exception cref="StudioUnavailable">npm is not there or could not fetch it, or it is not what was tried.</exception>
    public static async Task<StudioPackage> FetchAsync(string into, CancellationToken stop)
    {
        var unfinished = Directory.CreateDirectory(into + ".unfinished").FullName;
        try
        {
            await PackAsync(unfinished, stop);
            var archive = Directory.GetFiles(unfinished, "*.tgz").Single();
            var hash = Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive, stop)));
            if (hash != Integrity)
                throw new StudioUnavailable($"取来的文件不是 {Name} {Tried}：SHA-512 为 {hash}，应为 {Integrity}");
            await using (var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                await TarFile.ExtractToDirectoryAsync(packed, unfinished, overwriteFiles: false, stop);
            // npm puts everything under this name.
            Directory.Move(Path.Combine(unfinished, "package"), into);
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
        return Find(into) ?? throw new StudioUnavailable($"{into} 中没有 {Script}");
    }

    private static async Task PackAsync(string folder, CancellationToken stop)
    {
        // A command of Windows has an ending of its own.
        var npm = new ProcessStartInfo(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            ["pack", $"{Name}@{Tried}", "--pack-destination", folder, "--loglevel", "error"]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(npm)!;
        }
        catch (Win32Exception error)
        {
            throw new StudioUnavailable($"这台机器上没有 npm（随 Node.js 安装）：{error.Message}");
        }
        using (process)
        {
            var (said, failed) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
                throw new StudioUnavailable($"npm 没有取到 {Name} {Tried}：{await failed}{await said}".Trim());
        }
    }
}

/// <summary>Elsa Studio could not be had; the message says why.</summary>
public sealed class StudioUnavailable(string message) : Exception(message);
