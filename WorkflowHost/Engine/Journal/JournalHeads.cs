using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <summary>
/// The last hash of every project's journal at the end of a day, as a text that can be published or printed. Whoever makes a whole archive
/// anew cannot make it end in a hash that hangs in the hall; the last line covers all lines before it. The same for the same day, whenever
/// it is asked for.
/// </summary>
public static class JournalHeads
{
    /// <param name="day">Asia/Shanghai.</param>
    public static async Task<string> OfAsync(Store store, DateOnly day, CancellationToken stop)
    {
        await using var db = store.Open();
        var (until, projects) = (ChinaTime.At(day.AddDays(1), TimeOnly.MinValue), Streams.OfProject(""));
        var heads = await (
            from last in db
                .Steps.Where(s => s.RecordedUtc < until && s.Stream.StartsWith(projects))
                .GroupBy(s => s.Stream)
                .Select(g => new { Stream = g.Key, Seq = g.Max(s => s.Seq) })
            join entry in db.Journal on new { last.Stream, last.Seq } equals new { entry.Stream, entry.Seq }
            select new
            {
                entry.Stream,
                entry.Seq,
                entry.Hash,
            }
        ).ToListAsync(stop);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"以工代赈项目日志校验值　截至{ChineseText.Date(day)}24时\n项目\t条数\t末条校验值\n");
        foreach (var head in heads.OrderBy(h => h.Stream, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{head.Stream[projects.Length..]}\t{head.Seq}\t{head.Hash}\n");
        var all = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return text.Append(CultureInfo.InvariantCulture, $"以上各行的总校验值\t\t{all}\n").ToString();
    }
}
