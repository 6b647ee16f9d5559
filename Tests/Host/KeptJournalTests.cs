using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>
/// Journals that an older build wrote, one of each rehearsal: every build must still read them, find them whole, and make the same state
/// of them. A fact's name or shape that changes shows here first.
/// </summary>
public sealed class KeptJournalTests
{
    public static TheoryData<string> Kept =>
        [
            .. Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "Journals"), "*.jsonl.gz")
                .Select(f => Path.GetFileName(f)[..^".jsonl.gz".Length])
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Kept))]
    public async Task An_older_journal_is_whole_and_replays_to_the_same_state(string name)
    {
        var home = Directory.CreateTempSubdirectory("workrelief-journal-").FullName;
        try
        {
            using var older = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(home, "older.db"));
            using var replayed = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(home, "replayed.db"));
            await FillAsync(older, Path.Combine(AppContext.BaseDirectory, "Journals", name + ".jsonl.gz"));
            Assert.Empty((await JournalCheck.VerifyAsync(older, default)).Problems);
            Assert.True(await Replay.RunAsync(older, replayed, default) > 50);
            Approved.Matches(
                Path.Combine("digests", name + ".txt"),
                string.Concat((await StateDigest.OfAsync(replayed, default)).Select(t => $"{t.Value[..16]}  {t.Key}\n"))
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task FillAsync(Store store, string file)
    {
        await store.MigrateAsync(default);
        await using var db = store.Open();
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var lines = new StreamReader(packed, Encoding.UTF8);
        var heads = new Dictionary<string, StreamRow>(StringComparer.Ordinal);
        while (await lines.ReadLineAsync() is { } line)
        {
            var kept = JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!;
            if (kept.Text is { } text)
                db.Texts.Add(
                    new TextRow
                    {
                        Key = text.Key,
                        Text = text.Text,
                        Mark = text.Mark,
                    }
                );
            if (kept.Entry is not { } entry)
                continue;
            db.Journal.Add(
                new JournalRow
                {
                    Stream = entry.Stream,
                    Seq = entry.Seq,
                    Account = entry.Account,
                    RequestKey = entry.RequestKey,
                    PayloadHash = entry.PayloadHash,
                    Body = Encoding.UTF8.GetBytes(entry.Body),
                    Hash = entry.Hash,
                }
            );
            // In the order in which they were accepted.
            await db.SaveChangesAsync();
            heads[entry.Stream] = new StreamRow
            {
                Name = entry.Stream,
                Seq = entry.Seq,
                Hash = entry.Hash,
            };
        }
        db.Streams.AddRange(heads.Values);
        await db.SaveChangesAsync();
    }

    private sealed record Line(KeptText? Text, KeptEntry? Entry);

    private sealed record KeptText(string Key, string Text, string? Mark);

    private sealed record KeptEntry(
        string Stream,
        long Seq,
        string Account,
        string RequestKey,
        string PayloadHash,
        string Body,
        string Hash
    );
}
