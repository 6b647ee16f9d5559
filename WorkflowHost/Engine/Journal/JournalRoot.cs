using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <summary>One hash over the heads of all streams: who holds it can prove later that nothing before it was changed.</summary>
public static class JournalRoot
{
    /// <summary>SHA-256 over <c>name seq hash</c> lines in ordinal order, lower-case hex.</summary>
    public static async Task<string> OfAsync(WorkReliefContext db, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var head in db.Streams.AsNoTracking().OrderBy(s => s.Name).AsAsyncEnumerable().WithCancellation(stop))
            hash.AppendData(Encoding.UTF8.GetBytes($"{head.Name} {head.Seq} {head.Hash}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
