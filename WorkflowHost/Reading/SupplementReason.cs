using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Why a month has a supplement, in the words of who opened it.</summary>
internal static class SupplementReason
{
    /// <summary>Null for the month's own cycle.</summary>
    public static async Task<string?> OfAsync(WorkReliefContext db, PayCycleRow cycle, CancellationToken stop)
    {
        if (cycle.Number == 0)
            return null;
        var opened = await db
            .Steps.AsNoTracking()
            .Where(s => s.CaseId == cycle.Id && s.Action == "pay-cycle.open-supplement")
            .Select(s => new { s.Stream, s.Seq })
            .FirstAsync(stop);
        var key = $"{opened.Stream}:{opened.Seq}/reason";
        return await db.Texts.AsNoTracking().Where(t => t.Key == key).Select(t => t.Text).FirstAsync(stop);
    }
}
