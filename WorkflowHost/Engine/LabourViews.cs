using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Loads what is written about work: a month at a time, never a project's whole past.</summary>
public sealed class LabourViews(WorkReliefContext db, Vault vault, CancellationToken stop)
{
    /// <summary>Whose the numbers are that an input names.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Number), string>> HoldersAsync(INamesNumbers input)
    {
        var marks = input.Numbers.Where(n => n.Kind == "id").Distinct().ToDictionary(n => vault.Mark(n.Kind, n.Number));
        var keys = marks.Keys.ToList();
        var held = await (
            from text in db.Texts.AsNoTracking()
            join worker in db.Workers.AsNoTracking() on text.Key equals worker.IdRef
            where keys.Contains(text.Mark!)
            select new { text.Mark, worker.Id }).ToListAsync(stop);
        return held.ToDictionary(h => marks[h.Mark!], h => h.Id);
    }

    public async Task<DrawView> DrawAsync(DrawView view, object input)
    {
        var draw = await db.Draws.AsNoTracking().Where(d => d.Id == view.CaseId).Select(d => new DrawState(d.Id, d.CycleId, d.AmountYuan, d.DueOn)).FirstOrDefaultAsync(stop);
        var cycle = draw?.Cycle ?? (input as OpenDraw)?.Cycle;
        return view with { Draw = draw, Cycle = view.Project.Cycles.FirstOrDefault(c => c.Id == cycle), DrawKnown = await db.Draws.AnyAsync(d => d.CycleId == cycle, stop) };
    }

    public async Task<RegisterView> ContractorAsync(RegisterView view, INamesContractor input, DateOnly day)
    {
        var known = await db.Contractors.AnyAsync(c => c.Id == input.Contractor, stop);
        var listing = await db.Listings.AsNoTracking().Where(l => l.ContractorId == input.Contractor).OrderByDescending(l => l.Seq).FirstOrDefaultAsync(stop);
        var listed = listing is { Listed: true, DecidedOn: { } since } && since <= day && day <= listing.UntilDay;
        view = view with { Contractor = known ? new ContractorState(input.Contractor, listed, listed ? listing!.UntilDay : null, listing is { DecidedOn: null }) : null };
        if (input is not INamesProject { Project: var id }) return view;
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, stop);
        return view with
        {
            ProjectMode = project.Mode, ProjectContractor = project.Contractor,
            ProjectInArrears = await (from cycle in db.PayCycles join held in db.Cases on cycle.Id equals held.Id where cycle.ProjectId == id && !held.Final && cycle.DueOn < day select cycle.Id).AnyAsync(stop),
        };
    }

    /// <summary>Adds what a step of a pay cycle looks at; the month's papers only where they are compared.</summary>
    public async Task<PayCycleView> CycleAsync(PayCycleView view, string action, object input)
    {
        var batch = input is INamesBatch naming ? naming.Batch : null;
        view = view with
        {
            DrawKnown = action == "pay-cycle.remind" && await db.Draws.AnyAsync(d => d.CycleId == view.CaseId, stop),
            BatchKnown = batch is not null && await db.Batches.AnyAsync(b => b.Number == batch, stop),
            Payees = action is "pay-cycle.receipts" or "pay-cycle.resend" or "pay-cycle.confirm" or "pay-cycle.ask-bank" or "pay-cycle.export-batch"
                ? await db.Payees.AsNoTracking().Where(p => p.CycleId == view.CaseId).OrderBy(p => p.WorkerId).Select(p => new Payee(p.WorkerId, p.Batch, p.AmountYuan, p.State)).ToListAsync(stop) : [],
        };
        if (action is not ("pay-cycle.compile" or "pay-cycle.no-work" or "pay-cycle.explain" or "pay-cycle.sign" or "pay-cycle.confirm-workers")) return view;
        return await WithMonthAsync(view);
    }

    /// <summary>The cycle with all that its month has, as calculation and signing see it.</summary>
    public async Task<PayCycleView> WithMonthAsync(PayCycleView view)
    {
        var cycle = view.Cycle!;
        var project = view.Project.Id;
        var first = new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1);
        var (month, cardless) = await LabourMonth.WithCardsAsync(db, project, first, view.Pack, stop);
        var others = await HeldAsync(project, cycle.Period, cycle.Id);
        var lines = await db.PayrollLines.AsNoTracking().Where(l => l.CycleId == cycle.Id).OrderBy(l => l.Number).ToListAsync(stop);
        var revoked = await db.Revocations.AsNoTracking().Where(r => r.ProjectId == project && r.DeductShare > 0).ToListAsync(stop);
        var confirmed = await db.Confirmations.Where(c => c.CycleId == cycle.Id && c.Revision == cycle.Revision).Select(c => c.WorkerId).ToListAsync(stop);
        return view with
        {
            Month = month,
            Cardless = cardless,
            Elsewhere = others,
            Lines = [.. lines.Select(l => new PayrollLine(l.WorkerId, l.Trade, l.Days, l.RateYuan, l.AmountYuan, l.Piece, l.Unit, l.Quantity, l.Held))],
            // The month in which the last day of work lies; the first day without the qualification is the day after.
            Deductions = revoked.Where(r => r.FromDay.AddDays(-1) is var last && last.Year == first.Year && last.Month == first.Month && others.All(o => o.Worker != r.WorkerId))
                .ToDictionary(r => r.WorkerId, r => r.DeductShare),
            Confirmed = confirmed.ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>What the month's cycles hold, less what is asked back or was waived. A cycle counts once it is compiled; one that was taken back owes nothing yet.</summary>
    private async Task<IReadOnlyList<PayItem>> HeldAsync(string project, string period, string? except)
    {
        var lines = await (
            from line in db.PayrollLines.AsNoTracking()
            join other in db.PayCycles.AsNoTracking() on line.CycleId equals other.Id
            join held in db.Cases.AsNoTracking() on other.Id equals held.Id
            where other.ProjectId == project && other.Period == period && other.Id != except && held.Stage != PayCycleTable.Open && line.Held == null
            select line).ToListAsync(stop);
        var back = await (
            from item in db.RecoveryItems.AsNoTracking()
            join recovery in db.Recoveries.AsNoTracking() on item.RecoveryId equals recovery.Id
            where recovery.ProjectId == project && recovery.Period == period
            select item).ToListAsync(stop);
        return
        [
            .. lines.Where(l => l.Piece != PayrollLine.Deduction)
                .Select(l => new PayItem(l.WorkerId, l.Trade, l.Piece, l.Unit ?? PayComputation.WorkDay, l.Piece is null ? l.Days : l.Quantity, l.RateYuan, l.AmountYuan)),
            .. back.Select(i => new PayItem(i.WorkerId, i.Trade, i.Piece, i.Unit, -i.Quantity, i.PriceYuan, -i.AmountYuan)),
        ];
    }

    public async Task<RecoveryView> RecoveryAsync(RecoveryView view, object input)
    {
        var project = view.Project.Id;
        var month = input is OpenRecovery open ? DayList.Month(open.Month) : null;
        var recovery = await db.Recoveries.AsNoTracking().FirstOrDefaultAsync(r => r.Id == view.CaseId, stop);
        var owed = recovery is null ? [] : await db.RecoveryItems.AsNoTracking().Where(i => i.RecoveryId == recovery.Id && i.RepaidOn == null).ToListAsync(stop);
        var period = (input as OpenRecovery)?.Month;
        return view with
        {
            Recovery = recovery is null ? null : new RecoveryState(recovery.Id, recovery.Period, owed.GroupBy(i => i.WorkerId).ToDictionary(w => w.Key, w => w.Sum(i => i.AmountYuan))),
            Month = month is { } first ? await LabourMonth.PapersAsync(db, project, first, view.Pack, stop) : null,
            Paid = period is null ? [] : await HeldAsync(project, period, null),
            Recoveries = await db.Recoveries.CountAsync(r => r.ProjectId == project && r.Period == period, stop),
        };
    }
}
