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
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>一个项目一套档案: the whole project as a zip that can be read and proved without this program's database.</summary>
public sealed class ArchiveExport(
    Store store,
    Definitions definitions,
    ArchivePieces found,
    Printer printer,
    IFileStore files,
    TimeProvider clock
)
{
    /// <summary>Pieces between two signs of life.</summary>
    private const int APart = 10;

    /// <summary>Characters of a title in a file's name.</summary>
    private const int LongestName = 60;

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
        await WriteAsync(db, row, into, stop, goesOn);
        return true;
    }

    /// <summary>Writes the archive of a project, whoever asks.</summary>
    public async Task WriteAsync(
        WorkReliefContext db,
        ProjectRow row,
        Stream into,
        CancellationToken stop,
        Func<int, int, Task>? goesOn = null
    )
    {
        var stage = await db.Cases.Where(c => c.Id == row.Id).Select(c => c.Stage).SingleAsync(stop);
        var pack = await definitions.PackNamedAsync(db, row.Pack, stop);
        var items = (await ArchiveHost.OfAsync(db, row, stage, pack, ChinaTime.DateOf(clock.GetUtcNow()), stop)).Items;
        var pieces = (await found.OfAsync(db, row, [.. items.Select(i => i.Item)], stop)).OrderBy(p => Place(p.Stage)).ToList();

        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        var (listed, kept) = (new List<ManifestItem>(), new List<ManifestFile>());
        foreach (var piece in pieces)
        {
            if (goesOn is not null && listed.Count % APart == 0)
                await goesOn(listed.Count, pieces.Count);
            var volume = ArchiveList.Stages[piece.Stage];
            var name = $"{Place(piece.Stage)}{volume}/{listed.Count + 1:0000}-{Safe(piece.Title)}";
            var print = piece.Page is { } page ? await printer.OfAsync(page, piece.Sealed, stop) : null;
            var (paths, pages) = (new List<string>(), print?.Pages);
            foreach (var (suffix, file) in piece.Forms)
            {
                var ending = piece.Sealed && suffix.Length == 0 ? "sealed" : FileKind.Of(files, file) ?? Ending(file);
                var path = Free($"{name}{suffix}.{ending}", kept);
                var (hash, bytes) = await CopyAsync(zip, path, file, stop);
                kept.Add(new ManifestFile(path, piece.Label, hash, bytes));
                paths.Add(path);
                pages = PageCount.Of(files, file, ending) ?? pages;
            }
            if (print is not null && !piece.Sealed && !piece.Void)
            {
                var path = Free($"{name}.pdf", kept);
                var (hash, bytes) = await CopyAsync(zip, path, print.File, stop);
                kept.Add(new ManifestFile(path, piece.Label, hash, bytes, print.Page));
                paths.Add(path);
            }
            listed.Add(
                new ManifestItem(listed.Count + 1, volume, piece.Title, piece.Office, piece.Number, piece.On, pages, piece.Note, paths)
                {
                    Keep = piece.Keep is { } keep ? ArchiveList.Terms[keep] : null,
                }
            );
        }
        if (goesOn is not null)
            await goesOn(pieces.Count, pieces.Count);
        var now = clock.GetUtcNow();
        List<ManifestFile> all =
        [
            await WriteAsync(zip, ArchiveLists.Volumes, ArchiveLists.OfVolumes(row.Name, listed), stop),
            await WriteAsync(zip, ArchiveLists.Contents, ArchiveLists.OfContents(row.Name, listed), stop),
            await WriteAsync(zip, ArchiveLists.Checklist, ArchiveLists.OfChecklist(row.Name, items), stop),
            .. kept,
            await WriteAsync(zip, ArchiveLists.Closing, ArchiveLists.OfClosing(row.Name, listed, now), stop),
        ];
        var (entries, head) = await JournalAsync(db, zip, row.Id, stop);
        var manifest = new Manifest(Manifest.NewestForm, row.Id, row.Name, now, entries, head, all, listed);
        await using var last = zip.CreateEntry(Manifest.FileName).Open();
        await JsonSerializer.SerializeAsync(last, manifest, Manifest.Json, stop);
    }

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

    private static int Place(string stage) => ArchiveList.Stages.Keys.ToList().IndexOf(stage) + 1;

    /// <summary>A title as part of a path on every system; paths that are too long cannot be unpacked on some.</summary>
    private static string Safe(string title) =>
        string.Concat(
                PlainText.OneLine(title).Select(c => char.IsLetterOrDigit(c) || c is '（' or '）' or '、' ? c : '-').Take(LongestName)
            )
            .Trim('-');

    /// <summary>Two forms that lie sealed end alike.</summary>
    private static string Free(string path, List<ManifestFile> kept)
    {
        var dot = path.LastIndexOf('.');
        return kept.Exists(k => k.Path == path) ? $"{path[..dot]}-{kept.Count}{path[dot..]}" : path;
    }

    /// <summary>Of what is no file of an office: a page of ours, or bytes that nobody knows.</summary>
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
