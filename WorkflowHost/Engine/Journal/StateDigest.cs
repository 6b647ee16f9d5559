using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <summary>A hash a table over what the journal made true, without what the clock and the outbox note for themselves.</summary>
public static class StateDigest
{
    private static readonly HashSet<string> Runtime =
    [
        nameof(DeadlineRow.Id),
        nameof(DeadlineRow.Attempts),
        nameof(DeadlineRow.NextTryUtc),
        nameof(DeadlineRow.LeaseUntilUtc),
        WorkReliefContext.LeasedBy,
        nameof(DeadlineRow.Fence),
        nameof(DeadlineRow.Parked),
        nameof(OutgoingRow.NextTryUtc),
        nameof(OutgoingRow.SentUtc),
        nameof(OutgoingRow.CopiesSentUtc),
        nameof(OutgoingRow.Problem),
        nameof(JournalRow.Position),
    ];

    /// <summary>Names of the tables in which two databases differ.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(Store one, Store other, CancellationToken stop)
    {
        var (left, right) = (await OfAsync(one, stop), await OfAsync(other, stop));
        return [.. left.Where(t => right.GetValueOrDefault(t.Key) != t.Value).Select(t => t.Key)];
    }

    /// <summary>Table name → SHA-256 over its rows, sorted, so that the order of a database does not matter.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(Store store, CancellationToken stop)
    {
        await using var db = store.Open();
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(WorkReliefContext.IsOfTheJournal))
        {
            var read = typeof(StateDigest)
                .GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType);
            var rows = await (Task<List<string>>)read.Invoke(null, [db, type, stop])!;
            rows.Sort(StringComparer.Ordinal);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var row in rows)
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(row + "\n"));
            digests[type.GetTableName()!] = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        return digests;
    }

    private static async Task<List<string>> RowsAsync<T>(WorkReliefContext db, IEntityType type, CancellationToken stop)
        where T : class
    {
        var shared = type.ClrType == typeof(DeadlineRow) || type.ClrType == typeof(OutgoingRow) || type.ClrType == typeof(JournalRow);
        var properties = type.GetProperties()
            .Where(p => !(shared && Runtime.Contains(p.Name)))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.PropertyInfo!)
            .ToList();
        var rows = new List<string>();
        await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            rows.Add(
                string.Join(
                    '\u001f',
                    properties.Select(p =>
                        p.GetValue(row) switch
                        {
                            byte[] bytes => Convert.ToHexStringLower(bytes),
                            IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                            var value => value?.ToString() ?? "∅",
                        }
                    )
                )
            );
        return rows;
    }
}
