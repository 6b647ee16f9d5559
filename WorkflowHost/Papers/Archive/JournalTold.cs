using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>What the journal in an archive says of the archive's papers; a manifest that says otherwise was changed.</summary>
internal sealed class JournalTold
{
    private readonly Dictionary<string, Named> _files = new(StringComparer.Ordinal);
    private string? _project;

    /// <summary>Of each entry in turn.</summary>
    public List<string> Hashes { get; } = [];

    private sealed record Named(HashSet<string> Labels, HashSet<DateOnly> Days, long First);

    public static JournalTold Read(ZipArchiveEntry written, Manifest manifest, List<string> problems)
    {
        var told = new JournalTold();
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
                return told;
            }
            if (entry.Stream != stream || entry.Seq != count)
                problems.Add($"日志第{count}条：次序不对，写的是 {entry.Stream} 第{entry.Seq}条");
            if (entry.Previous != previous)
                problems.Add($"日志第{count}条：与上一条不衔接");
            foreach (var fact in entry.Facts)
                told.Take(fact, entry);
            previous = Entry.HashOf(body);
            told.Hashes.Add(previous);
        }
        if (count != manifest.Entries || previous != manifest.Head)
            problems.Add($"日志应有 {manifest.Entries} 条、末条 {manifest.Head}，实有 {count} 条、末条 {previous}");
        return told;
    }

    private void Take(Fact fact, Entry entry)
    {
        switch (fact)
        {
            case ProjectProposed proposed:
                _project = proposed.Name;
                break;
            case ProjectAmended amended:
                _project = amended.Plan.Name;
                break;
            case PaperFiled paper:
                Add(paper.File, Paper.LabelOf(paper.Kind), [entry.On, .. paper.Date is { } date ? [date] : Array.Empty<DateOnly>()]);
                break;
            case DocumentIssued document:
                foreach (var file in (string?[])[document.File, document.Docx, document.Xlsx])
                    Add(file, DocumentKinds.LabelOf(document.Kind), [entry.On]);
                break;
        }

        void Add(string? file, string label, IEnumerable<DateOnly> days)
        {
            if (file is null)
                return;
            if (!_files.TryGetValue(file, out var named))
                _files[file] = named = new Named([], [], entry.Seq);
            named.Labels.Add(label);
            named.Days.UnionWith(days);
        }
    }

    /// <summary>Adds what the manifest says otherwise: its project, its files, their labels and days.</summary>
    public void Compare(Manifest manifest, List<string> problems)
    {
        if (_project != manifest.Name)
            problems.Add($"清单上的项目名“{manifest.Name}”与日志所记“{_project}”不符");
        var listed = manifest.Files.Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, named) in _files)
            if (!listed.Contains(file))
                problems.Add($"日志第{named.First}条所记的“{string.Join("、", named.Labels)}”不在档案中，或与所记不符");
        foreach (var file in manifest.Files.Where(f => !ArchiveLists.All.Contains(f.Path)))
            // Whoever looks at a print alone is told what it is the print of.
            if (!_files.TryGetValue(file.PrintOf ?? file.Sha256, out var named))
                problems.Add($"{file.Path}：日志中没有这份文件");
            else if (!named.Labels.Contains(file.Label))
                problems.Add($"{file.Path}：清单上写作“{file.Label}”，日志所记是“{string.Join("、", named.Labels)}”");
        var hashes = manifest.Files.ToLookup(f => f.Path, f => f.Sha256);
        foreach (var item in manifest.Items)
        {
            var known = item.Paths.SelectMany(p => hashes[p]).Select(h => _files.GetValueOrDefault(h)).OfType<Named>().ToList();
            if (
                !known.Exists(k => k.Days.Contains(item.On))
                || !known.Exists(k => k.Labels.Any(l => item.Title.StartsWith(l, StringComparison.Ordinal)))
            )
                problems.Add($"第{item.Number}号“{item.Title}”：题名或日期与日志所记不符");
        }
    }
}
