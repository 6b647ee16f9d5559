using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Worker → name, as the asker may read it.</summary>
internal static class WorkerNames
{
    /// <param name="inFull">For whoever registers or pays them; masked for all others.</param>
    public static async Task<Dictionary<string, string>> OfAsync(
        WorkReliefContext db,
        IReadOnlyCollection<string> workers,
        bool inFull,
        CancellationToken stop
    )
    {
        var names = await (
            from w in db.Workers.AsNoTracking()
            join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
            where workers.Contains(w.Id)
            select new { w.Id, t.Text }
        ).ToListAsync(stop);
        return names.ToDictionary(n => n.Id, n => inFull ? n.Text : ChineseText.MaskName(n.Text), StringComparer.Ordinal);
    }
}
