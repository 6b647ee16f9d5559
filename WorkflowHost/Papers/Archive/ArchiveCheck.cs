using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <param name="Path">Inside the zip.</param>
/// <param name="Label">What it is, in Chinese.</param>
/// <param name="PrintOf">The file of which it is the print (PDF); null for what the journal itself names.</param>
public sealed record ManifestFile(string Path, string Label, string Sha256, long Bytes, string? PrintOf = null);

/// <summary>A paper as the list of contents has it (件), with the files that are its forms.</summary>
/// <param name="Volume">案卷: the folder in which it lies.</param>
/// <param name="Office">责任者.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="Pages">Of the signed scan, or else as printed; null where it cannot be told.</param>
/// <param name="Note">已作废, 未签署 …; empty for a paper that stands.</param>
public sealed record ManifestItem(
    int Number,
    string Volume,
    string Title,
    string Office,
    string? DocumentNumber,
    DateOnly On,
    int? Pages,
    string Note,
    IReadOnlyList<string> Paths
)
{
    /// <summary>保管期限, in Chinese; null where nobody said.</summary>
    public string? Keep { get; init; }
}

/// <summary>
/// What an exported archive says of itself. The hash of its bytes is the archive's seal: it covers every file, label and list.
/// </summary>
/// <param name="Head">Hash of the last journal entry; <paramref name="Entries"/> how many there are.</param>
public sealed record Manifest(
    int Form,
    string Project,
    string Name,
    DateTimeOffset ExportedUtc,
    long Entries,
    string Head,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<ManifestItem> Items
)
{
    public const string FileName = "manifest.json";
    public const string JournalName = "journal.jsonl";
    public const int NewestForm = 3;

    public static JsonSerializerOptions Json { get; } = new(Fact.Json) { WriteIndented = true };
}

/// <param name="Head">Hash of the last entry, to be compared with the one that was published.</param>
/// <param name="Seal">Hash of the manifest, which covers the whole archive.</param>
/// <param name="Covered">What a published hash proves, in Chinese; null when none was given or it does not fit.</param>
public sealed record ArchiveReport(
    string Project,
    int Files,
    long Entries,
    string Head,
    string Seal,
    string? Covered,
    IReadOnlyList<string> Problems
);

/// <summary>
/// Proves an exported archive whole without the database: every file is there once with its bytes, the journal's chain is unbroken, every
/// paper that the journal names lies in the archive, and nothing else does but the lists. Whoever makes a whole archive anew can make all
/// of this fit; a hash that was published before (<c>head</c>) tells on him.
/// </summary>
public static class ArchiveCheck
{
    private const long MostUnpacked = 8L << 30;

    /// <param name="head">A seal or the hash of a journal entry that was published; null compares with none.</param>
    public static ArchiveReport Verify(Stream zip, string? head = null)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            return Verify(archive, head?.Trim().ToLowerInvariant());
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or EndOfStreamException)
        {
            return Nothing($"不是完整的档案文件：{broken.Message}");
        }
    }

    private static ArchiveReport Verify(ZipArchive archive, string? published)
    {
        var problems = new List<string>();
        if (archive.Entries.Sum(e => e.Length) > MostUnpacked)
            return Nothing("档案展开后超过 8 GB，不予打开");
        if (archive.GetEntry(Manifest.FileName) is not { } listed || archive.GetEntry(Manifest.JournalName) is not { } written)
            return Nothing($"缺少 {Manifest.FileName} 或 {Manifest.JournalName}");
        using var bytes = new MemoryStream();
        using (var stream = listed.Open())
            stream.CopyTo(bytes);
        var seal = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
        var manifest = JsonSerializer.Deserialize<Manifest>(bytes.ToArray(), Manifest.Json) ?? throw new JsonException("empty manifest");

        var present = archive.Entries.GroupBy(e => e.FullName).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var twice in present.Where(p => p.Value.Count > 1))
            problems.Add($"{twice.Key}：出现 {twice.Value.Count} 次");
        foreach (var extra in present.Keys.Except(manifest.Files.Select(f => f.Path)).Except([Manifest.FileName, Manifest.JournalName]))
            problems.Add($"{extra}：清单中没有");
        foreach (var file in manifest.Files)
        {
            if (!present.TryGetValue(file.Path, out var entries))
            {
                problems.Add($"{file.Path}：缺失（{file.Label}）");
                continue;
            }
            using var stream = entries[0].Open();
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256)
                problems.Add($"{file.Path}：内容被改动（{file.Label}）");
        }
        var told = JournalTold.Read(written, manifest, problems);
        told.Compare(manifest, problems);
        var covered = published is null ? null : Covered(published, seal, told.Hashes);
        if (published is not null && covered is null)
            problems.Add("与公布的校验值不符：不是当时的那份档案，日志和文件可能整个另造");
        return new ArchiveReport(
            $"{manifest.Name}（{manifest.Project}）",
            manifest.Files.Count,
            told.Hashes.Count,
            told.Hashes.LastOrDefault(""),
            seal,
            covered,
            problems
        );
    }

    /// <summary>The hash of the manifest in an archive.</summary>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static string SealOf(Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        using var manifest = (archive.GetEntry(Manifest.FileName) ?? throw new InvalidDataException("no manifest")).Open();
        return Convert.ToHexStringLower(SHA256.HashData(manifest));
    }

    private static string? Covered(string published, string seal, List<string> hashes)
    {
        if (published == seal)
            return "与公布的档案校验值一致：全部文件、目录和日志都是当时的";
        var at = hashes.IndexOf(published) + 1;
        return at == 0 ? null
            : at == hashes.Count ? "与公布的日志校验值一致：全部日志及其所记的文件都是当时的"
            : $"前 {at} 条日志及其所记的文件与公布的校验值一致；其后 {hashes.Count - at} 条在公布以后";
    }

    private static ArchiveReport Nothing(string problem) => new("", 0, 0, "", "", null, [problem]);
}
