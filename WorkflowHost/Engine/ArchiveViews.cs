using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Notices;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Loads what left the funds and which notices ran clean.</summary>
public sealed class ArchiveViews(WorkReliefContext db, CancellationToken stop)
{
    /// <summary>What left a project's funds: vouchers and the paid cycles.</summary>
    public async Task<IReadOnlyList<Spent>> SpendingAsync(string project)
    {
        var vouchers = await db.Spending.AsNoTracking().Where(s => s.ProjectId == project).Select(s => new Spent(s.Voucher, s.Kind, s.AmountYuan, s.Source, s.SpentOn)).ToListAsync(stop);
        var paid = await db.PayCycles.AsNoTracking().Where(c => c.ProjectId == project && c.PaidYuan != null && c.PaidOn != null)
            .Select(c => new Spent("劳务报酬 " + c.Id, FundLedger.Labour, c.PaidYuan!.Value, null, c.PaidOn!.Value)).ToListAsync(stop);
        return [.. vouchers.Concat(paid).OrderBy(s => s.On).ThenBy(s => s.Voucher, StringComparer.Ordinal)];
    }

    /// <summary>Kinds of notice, and for pay the cycles, whose newest notice ran clean to its end.</summary>
    public async Task<IReadOnlySet<string>> ClosedNoticesAsync(string project)
    {
        var closed = await (
            from n in db.Notices.AsNoTracking()
            join c in db.Cases on n.Id equals c.Id
            where n.ProjectId == project && c.Stage == NoticeTable.Closed
            select new { n.Kind, n.Subject }).ToListAsync(stop);
        return closed.Select(n => n.Subject ?? n.Kind).ToHashSet(StringComparer.Ordinal);
    }
}
