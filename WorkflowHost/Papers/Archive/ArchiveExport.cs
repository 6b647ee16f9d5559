using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>一个项目一套档案: the whole project as a zip that can be read and proved without this program's database.</summary>
public sealed class ArchiveExport(Store store, Definitions definitions, IFileStore files, TimeProvider clock)
{
    /// <summary>Pieces between two signs of life.</summary>
    private const int APart = 20;

    /// <summary>Where it is written first, so that a torn download looks like no archive; gone when it is closed.</summary>
    public static FileStream Scratch() =>
        new(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );

    /// <summary>Writes the archive into a stream; false when the asker may not see the project.</summary>
    /// <param name="goesOn">Told now and then how many of how many pieces are written.</param>
    public async Task<bool> WriteAsync(
        Scope scope,
        string project,
        Stream into,
        CancellationToken stop,
        Func<int, int, Task>? goesOn = null
    )
    {
        await using var db = store.Open();
        var row = await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop);
        if (row is null)
            return false;
        var stage = await db.Cases.Where(c => c.Id == project).Select(c => c.Stage).SingleAsync(stop);
        var pack = await definitions.PackNamedAsync(db, row.Pack, stop);
        var items = (await ArchiveHost.OfAsync(db, row, stage, pack, ChinaTime.DateOf(clock.GetUtcNow()), stop)).Items;
        var papers = await db
            .Papers.AsNoTracking()
            .Where(p => p.ProjectId == project)
            .OrderBy(p => p.Seq)
            .ThenBy(p => p.Number)
            .Join(
                db.Steps,
                p => new { p.Stream, p.Seq },
                s => new { s.Stream, s.Seq },
                (p, s) => new Piece(p.Kind, p.File, s.OccurredOn, p.DocumentNumber)
            )
            .ToListAsync(stop);
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.ProjectId == project)
            .OrderBy(d => d.Seq)
            .ThenBy(d => d.Id)
            .ToListAsync(stop);
        papers.AddRange(
            documents.SelectMany(d =>
                new[] { d.File, d.Docx, d.Xlsx }.OfType<FileHash>().Select(f => new Piece(d.Kind, f, d.IssuedOn, d.Id))
            )
        );

        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        var listed = new List<(ManifestFile File, Piece Piece, string Folder)>();
        var number = 0;
        var pieces = papers.DistinctBy(p => (p.Kind, p.File)).ToList();
        foreach (var piece in pieces)
        {
            if (goesOn is not null && number % APart == 0)
                await goesOn(number, pieces.Count);
            var item = items.FirstOrDefault(i => i.Item.Papers.Contains(piece.Kind))?.Item;
            var folder = item is null ? "其他" : $"{Place(item.Stage)}{ArchiveList.Stages[item.Stage]}";
            var path = $"{folder}/{++number:0000}-{Safe(Paper.LabelOf(piece.Kind))}.{FileKind.Of(files, piece.File) ?? Ending(piece.File)}";
            var (hash, bytes) = await CopyAsync(zip, path, piece.File, stop);
            listed.Add((new ManifestFile(path, Paper.LabelOf(piece.Kind), hash, bytes), piece, folder));
        }
        if (goesOn is not null)
            await goesOn(number, pieces.Count);
        var volumes = Volumes(row.Name, items);
        var contents = Contents(row.Name, listed);
        List<ManifestFile> all =
        [
            await WriteAsync(zip, "案卷目录.html", volumes, stop),
            await WriteAsync(zip, "卷内目录.html", contents, stop),
            .. listed.Select(l => l.File),
        ];
        var (entries, head) = await JournalAsync(db, zip, project, stop);
        var manifest = new Manifest(Manifest.NewestForm, project, row.Name, clock.GetUtcNow(), entries, head, all);
        await using var last = zip.CreateEntry(Manifest.FileName).Open();
        await JsonSerializer.SerializeAsync(last, manifest, Manifest.Json, stop);
        return true;
    }

    private sealed record Piece(string Kind, string File, DateOnly On, string? Number);

    private static async Task<(long Entries, string Head)> JournalAsync(
        WorkReliefContext db,
        ZipArchive zip,
        string project,
        CancellationToken stop
    )
    {
        var (count, head, stream) = (0L, "", Streams.OfProject(project));
        await using var journal = zip.CreateEntry(Manifest.JournalName).Open();
        await foreach (
            var entry in db
                .Journal.AsNoTracking()
                .Where(j => j.Stream == stream)
                .OrderBy(j => j.Seq)
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            await journal.WriteAsync(entry.Body, stop);
            journal.WriteByte((byte)'\n');
            (count, head) = (count + 1, entry.Hash);
        }
        return (count, head);
    }

    private async Task<(string Hash, long Bytes)> CopyAsync(ZipArchive zip, string path, string file, CancellationToken stop)
    {
        await using var from = files.Open(file);
        await using var to = zip.CreateEntry(path).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long total = 0;
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0; total += read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), total);
    }

    private static async Task<ManifestFile> WriteAsync(ZipArchive zip, string path, DocumentContent content, CancellationToken stop)
    {
        var bytes = PrintHtml.Write(content);
        await using var to = zip.CreateEntry(path).Open();
        await to.WriteAsync(bytes, stop);
        return new ManifestFile(
            path,
            Path.GetFileNameWithoutExtension(path),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            bytes.Length
        );
    }

    private static DocumentContent Volumes(string name, IReadOnlyList<ItemState> items) =>
        new(
            "案卷目录",
            [
                new Title($"{name}案卷目录"),
                new Papers.Table(
                    [
                        new("阶段", 10, TextAlign.Center),
                        new("资料", 24, TextAlign.Start),
                        new("责任单位", 14, TextAlign.Center),
                        new("重点", 12, TextAlign.Center),
                        new("状态", 8, TextAlign.Center),
                    ],
                    [
                        .. items.Select(i => new TableRow([
                            ArchiveList.Stages[i.Item.Stage],
                            i.Item.Label,
                            ArchiveList.Levels[i.Item.Level],
                            i.Item.Aspect is { } aspect ? ArchiveList.Aspects[aspect] : "",
                            ArchiveList.StateLabels[i.State],
                        ])),
                    ]
                ),
            ]
        );

    private static DocumentContent Contents(string name, IReadOnlyList<(ManifestFile File, Piece Piece, string Folder)> listed) =>
        new(
            "卷内目录",
            [
                new Title($"{name}卷内目录"),
                .. listed
                    .GroupBy(l => l.Folder)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .SelectMany(g =>
                        (DocumentElement[])
                            [
                                new Heading(1, g.Key),
                                new Papers.Table(
                                    [
                                        new("日期", 14, TextAlign.Center),
                                        new("文件", 20, TextAlign.Start),
                                        new("文号（核验码）", 16, TextAlign.Center),
                                        new("文件名", 26, TextAlign.Start),
                                    ],
                                    [
                                        .. g.Select(l => new TableRow([
                                            ChineseText.Date(l.Piece.On),
                                            l.File.Label,
                                            l.Piece.Number ?? "",
                                            Path.GetFileName(l.File.Path),
                                        ])),
                                    ]
                                ),
                            ]
                    ),
            ]
        );

    private static int Place(string stage) => ArchiveList.Stages.Keys.ToList().IndexOf(stage) + 1;

    /// <summary>A label as part of a path on every system.</summary>
    private static string Safe(string label) => string.Concat(PlainText.OneLine(label).Select(c => char.IsLetterOrDigit(c) ? c : '-'));

    private string Ending(string file)
    {
        using var stream = files.Open(file);
        Span<byte> head = stackalloc byte[15];
        return Encoding
            .ASCII.GetString(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)])
            .StartsWith("<!DOCTYPE html>", StringComparison.Ordinal)
            ? "html"
            : "bin";
    }
}
