using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <param name="Path">Inside the zip.</param>
/// <param name="Label">What it is, in Chinese.</param>
public sealed record ManifestFile(string Path, string Label, string Sha256, long Bytes);

/// <summary>What an exported archive says of itself.</summary>
/// <param name="Head">Hash of the last journal entry; <paramref name="Entries"/> how many there are.</param>
public sealed record Manifest(
    int Form,
    string Project,
    string Name,
    DateTimeOffset ExportedUtc,
    long Entries,
    string Head,
    IReadOnlyList<ManifestFile> Files
)
{
    public const string FileName = "manifest.json";
    public const string JournalName = "journal.jsonl";
    public const int NewestForm = 1;

    public static JsonSerializerOptions Json { get; } = new(Fact.Json) { WriteIndented = true };
}

/// <param name="Head">Hash of the last entry, to be compared with the one printed on paper or sent by mail.</param>
public sealed record ArchiveReport(string Project, int Files, long Entries, string Head, IReadOnlyList<string> Problems);

/// <summary>
/// Proves an exported archive whole without the database: every file is there once with its bytes, the journal's chain is unbroken, and
/// every paper and document that the journal names lies in the archive.
/// </summary>
public static class ArchiveCheck
{
    private const long MostUnpacked = 8L << 30;

    public static ArchiveReport Verify(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            return Verify(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or EndOfStreamException)
        {
            return new ArchiveReport("", 0, 0, "", [$"不是完整的档案文件：{broken.Message}"]);
        }
    }

    private static ArchiveReport Verify(ZipArchive archive)
    {
        var problems = new List<string>();
        if (archive.Entries.Sum(e => e.Length) > MostUnpacked)
            return new ArchiveReport("", 0, 0, "", ["档案展开后超过 8 GB，不予打开"]);
        if (archive.GetEntry(Manifest.FileName) is not { } listed || archive.GetEntry(Manifest.JournalName) is not { } written)
            return new ArchiveReport("", 0, 0, "", [$"缺少 {Manifest.FileName} 或 {Manifest.JournalName}"]);
        Manifest manifest;
        using (var stream = listed.Open())
            manifest = JsonSerializer.Deserialize<Manifest>(stream, Manifest.Json) ?? throw new JsonException("empty manifest");

        var present = archive.Entries.GroupBy(e => e.FullName).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var twice in present.Where(p => p.Value.Count > 1))
            problems.Add($"{twice.Key}：出现 {twice.Value.Count} 次");
        foreach (var extra in present.Keys.Except(manifest.Files.Select(f => f.Path)).Except([Manifest.FileName, Manifest.JournalName]))
            problems.Add($"{extra}：清单中没有");
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!present.TryGetValue(file.Path, out var entries))
            {
                problems.Add($"{file.Path}：缺失（{file.Label}）");
                continue;
            }
            using var stream = entries[0].Open();
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (hash != file.Sha256)
                problems.Add($"{file.Path}：内容被改动（{file.Label}）");
            else
                hashes.Add(hash);
        }
        var (count, head) = Journal(written, manifest, hashes, problems);
        return new ArchiveReport($"{manifest.Name}（{manifest.Project}）", manifest.Files.Count, count, head, problems);
    }

    private static (long Count, string Head) Journal(
        ZipArchiveEntry written,
        Manifest manifest,
        HashSet<string> hashes,
        List<string> problems
    )
    {
        using var reader = new StreamReader(written.Open(), new UTF8Encoding(false, true));
        var (previous, count, stream) = ("", 0L, Streams.OfProject(manifest.Project));
        while (reader.ReadLine() is { } line)
        {
            count++;
            var body = Encoding.UTF8.GetBytes(line);
            Entry entry;
            try
            {
                entry = Entry.Read(body);
            }
            catch (JsonException)
            {
                problems.Add($"日志第{count}条：无法读取");
                return (count, previous);
            }
            if (entry.Stream != stream || entry.Seq != count)
                problems.Add($"日志第{count}条：次序不对，写的是 {entry.Stream} 第{entry.Seq}条");
            if (entry.Previous != previous)
                problems.Add($"日志第{count}条：与上一条不衔接");
            foreach (var (label, hash) in Named(entry.Facts))
                if (!hashes.Contains(hash))
                    problems.Add($"日志第{count}条所记的“{label}”不在档案中，或与所记不符");
            previous = Entry.HashOf(body);
        }
        if (count != manifest.Entries || previous != manifest.Head)
            problems.Add($"日志应有 {manifest.Entries} 条、末条 {manifest.Head}，实有 {count} 条、末条 {previous}");
        return (count, previous);
    }

    private static IEnumerable<(string Label, string Hash)> Named(IEnumerable<Fact> facts) =>
        facts.SelectMany(fact =>
            fact switch
            {
                PaperFiled paper => [(Paper.LabelOf(paper.Kind), paper.File)],
                DocumentIssued document => [(Paper.LabelOf(document.Kind), document.File)],
                _ => Array.Empty<(string, string)>(),
            }
        );
}
