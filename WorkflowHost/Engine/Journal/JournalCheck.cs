using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <param name="Root">One hash over all streams.</param>
public sealed record JournalReport(long Entries, int Streams, IReadOnlyList<string> Problems, string Root);

/// <summary>
/// Proves the journal whole: every entry's bytes against its hash, its place, and the entry before it; every stream against its head.
/// </summary>
public static class JournalCheck
{
    public static async Task<JournalReport> VerifyAsync(Store store, CancellationToken stop)
    {
        await using var db = store.Open();
        var problems = new List<string>();
        long entries = 0;
        var heads = await db.Streams.AsNoTracking().ToDictionaryAsync(s => s.Name, stop);
        string? stream = null,
            previous = "";
        long expected = 1;
        await foreach (
            var row in db.Journal.AsNoTracking().OrderBy(j => j.Stream).ThenBy(j => j.Seq).AsAsyncEnumerable().WithCancellation(stop)
        )
        {
            entries++;
            if (row.Stream != stream)
            {
                End(stream, expected - 1, previous);
                (stream, previous, expected) = (row.Stream, "", 1);
            }
            var place = $"{row.Stream} 第{row.Seq}条";
            for (; expected < row.Seq; expected++)
                problems.Add($"{row.Stream} 第{expected}条：缺失");
            if (Entry.HashOf(row.Body) != row.Hash)
                problems.Add($"{place}：内容被改动，与哈希不符");
            else if (Problem(row, previous) is { } problem)
                problems.Add($"{place}：{problem}");
            (previous, expected) = (row.Hash, row.Seq + 1);
        }
        End(stream, expected - 1, previous);
        problems.AddRange(heads.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}：全部条目缺失"));
        var root = await JournalRoot.OfAsync(db, stop);
        return new JournalReport(entries, await db.Streams.CountAsync(stop), problems, root);

        void End(string? name, long last, string hash)
        {
            if (name is null)
                return;
            if (!heads.Remove(name, out var head))
                problems.Add($"{name}：没有流首");
            else if (head.Seq > last)
                problems.Add($"{name} 第{last + 1}条至第{head.Seq}条：缺失");
            else if (head.Seq != last || head.Hash != hash)
                problems.Add($"{name}：流首与最后一条不符");
        }
    }

    /// <summary>The columns beside the body are for finding; the body is what counts.</summary>
    private static string? Problem(JournalRow row, string previous)
    {
        try
        {
            var entry = Entry.Read(row.Body);
            return entry.Stream != row.Stream || entry.Seq != row.Seq ? $"次序被调换，内容写的是 {entry.Stream} 第{entry.Seq}条"
                : entry.Previous != previous ? "与上一条不衔接"
                : entry.Account != row.Account || entry.Key != row.RequestKey || entry.Payload != row.PayloadHash ? "索引栏与内容不符"
                : null;
        }
        catch (JsonException error)
        {
            return "内容无法读取：" + error.Message;
        }
    }
}
