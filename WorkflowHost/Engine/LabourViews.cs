using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Loads what is written about work: a month at a time, never a project's whole past.</summary>
public sealed class LabourViews(WorkReliefContext db, Vault vault, CancellationToken stop)
{
    /// <summary>Workers → date of birth, from the sealed ID number.</summary>
    private async Task<IReadOnlyDictionary<string, DateOnly?>> BirthsAsync(IReadOnlyList<string> named)
    {
        var rows = await (
            from worker in db.Workers.AsNoTracking()
            where named.Contains(worker.Id)
            join text in db.Texts.AsNoTracking() on worker.IdRef equals text.Key into ids
            from id in ids.DefaultIfEmpty()
            select new { worker.Id, Number = (string?)id!.Text }).ToListAsync(stop);
        return rows.ToDictionary(r => r.Id, r => r.Number is null ? null : IdNumber.BirthDate(vault.Unseal(r.Number)), StringComparer.Ordinal);
    }

    /// <summary>Who of them has no card, and who shares a card or an ID with somebody else without saying so.</summary>
    private async Task<(IReadOnlySet<string> Cardless, IReadOnlyDictionary<string, string> Doubts)> CardsAsync(IReadOnlyList<string> workers)
    {
        var mine = await (
            from worker in db.Workers.AsNoTracking()
            where workers.Contains(worker.Id)
            join text in db.Texts.AsNoTracking() on worker.CardRef equals text.Key into cards
            from card in cards.DefaultIfEmpty()
            select new { worker.Id, worker.HolderRef, Mark = (string?)card!.Mark }).ToListAsync(stop);
        var marks = mine.Where(m => m.Mark is not null).Select(m => m.Mark!).Distinct().ToList();
        var all = await (
            from worker in db.Workers.AsNoTracking()
            join card in db.Texts.AsNoTracking() on worker.CardRef equals card.Key
            where marks.Contains(card.Mark!) && worker.HolderRef == null
            select new { worker.Id, card.Mark }).ToListAsync(stop);
        var owners = all.ToLookup(a => a.Mark!, a => a.Id);
        return (mine.Where(m => m.Mark is null).Select(m => m.Id).ToHashSet(StringComparer.Ordinal),
            mine.Where(m => m.Mark is not null && m.HolderRef is null).Select(m => (m.Id, Other: owners[m.Mark!].Where(o => o != m.Id).Order(StringComparer.Ordinal).FirstOrDefault()))
                .Where(m => m.Other is not null).ToDictionary(m => m.Id, m => m.Other!, StringComparer.Ordinal));
    }

    /// <summary>Adds what an entry's decision looks at.</summary>
    public async Task<LabourView> EntryAsync(LabourView view, object input, DateOnly on)
    {
        var project = view.Project.Id;
        var month = input is INamesMonth naming ? DayList.Month(naming.Month) : null;
        string[] named = input is INamesWorkers workers ? [.. workers.WorkerIds.Distinct(StringComparer.Ordinal)] : [];
        var births = await BirthsAsync(named);
        var place = view.Area;
        var person = input switch { Educate e => e.Worker, RevokeQualification r => r.Worker, _ => null };
        return view with
        {
            Workers = births,
            Month = month is { } first ? await PapersAsync(project, first, view.Pack, [.. births.Keys]) : null,
            Wages = await WagesAsync(project),
            Contracts = await ContractsAsync(project),
            Candidates = input is ChooseWorkers choice ? await CandidatesAsync(choice, place, on) : [],
            Machines = input is RecordLog ? await MachinesAsync(project) : null,
            Educations = person is null ? 0 : await db.Educations.CountAsync(e => e.ProjectId == project && e.WorkerId == person, stop),
            Revoked = person is not null && await db.Revocations.AnyAsync(r => r.ProjectId == project && r.WorkerId == person, stop),
        };
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(ChooseWorkers input, long place, DateOnly on)
    {
        var named = input.Candidates.ToList();
        var people = await db.Workers.AsNoTracking().Where(w => named.Contains(w.Id)).Select(w => new { w.Id, w.Area }).ToListAsync(stop);
        var groups = (await db.WorkerGroups.AsNoTracking().Where(g => named.Contains(g.WorkerId) && g.FromDay <= on && (g.UntilDay == null || on <= g.UntilDay)).ToListAsync(stop)).ToLookup(g => g.WorkerId, g => g.Group);
        var scores = (await db.Passes.AsNoTracking().Where(p => named.Contains(p.WorkerId) && p.Trade == input.Trade).ToListAsync(stop)).ToLookup(p => p.WorkerId, p => p.Score);
        return [.. people.Select(p => new Candidate(p.Id, [.. groups[p.Id].Order(StringComparer.Ordinal)], Selection.Distance(p.Area, place), scores[p.Id].Select(s => (decimal?)s).Max()))];
    }

    private async Task<IReadOnlyDictionary<string, (decimal Planned, decimal Logged)>?> MachinesAsync(string project)
    {
        var newest = await db.LabourPlans.AsNoTracking().Where(p => p.ProjectId == project).OrderByDescending(p => p.Seq).Select(p => p.Plan).FirstOrDefaultAsync(stop);
        if (newest is null) return null;
        var machines = JsonSerializer.Deserialize<LabourPlanned>(newest, Fact.Json)!.Means.Where(m => m.Kind == "machine").ToDictionary(m => m.Name, m => (m.Shifts, Logged: 0m));
        foreach (var entry in await db.Log.AsNoTracking().Where(l => l.ProjectId == project && l.ReplacedBy == null).Select(l => l.Entry).ToListAsync(stop))
            foreach (var (machine, shifts) in JsonSerializer.Deserialize<LogDay>(entry, Fact.Json)!.Machines)
                machines[machine] = machines.GetValueOrDefault(machine) is var (planned, so) ? (planned, so + shifts) : default;
        return machines;
    }

    /// <summary>Everybody who is paid by the project, in whichever cycle.</summary>
    public async Task<IReadOnlySet<string>> PaidWorkersAsync(string project) => (await (
        from line in db.PayrollLines
        join cycle in db.PayCycles on line.CycleId equals cycle.Id
        where cycle.ProjectId == project && line.Held == null
        select line.WorkerId).Distinct().ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> UnverifiedAsync(string project)
    {
        var asked = await db.Verifications.Where(v => v.ProjectId == project).Select(v => v.WorkerId).ToListAsync(stop);
        return [.. (await PaidWorkersAsync(project)).Except(asked).Order(StringComparer.Ordinal)];
    }

    public async Task<DrawView> DrawAsync(DrawView view, object input)
    {
        var draw = await db.Draws.AsNoTracking().Where(d => d.Id == view.CaseId).Select(d => new DrawState(d.Id, d.CycleId, d.AmountYuan, d.DueOn)).FirstOrDefaultAsync(stop);
        var cycle = draw?.Cycle ?? (input as OpenDraw)?.Cycle;
        return view with { Draw = draw, Cycle = view.Project.Cycles.FirstOrDefault(c => c.Id == cycle), DrawKnown = await db.Draws.AnyAsync(d => d.CycleId == cycle, stop) };
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
        var month = await MonthAsync(project, first, view.Pack);
        var others = await HeldAsync(project, cycle.Period, cycle.Id);
        var (cardless, _) = await CardsAsync(WorkersOf(month));
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
            Month = month is { } first ? await MonthAsync(project, first, view.Pack) : null,
            Paid = period is null ? [] : await HeldAsync(project, period, null),
            Recoveries = await db.Recoveries.CountAsync(r => r.ProjectId == project && r.Period == period, stop),
        };
    }

    /// <summary>All that is written about a month of a project.</summary>
    /// <param name="first">The month's first day.</param>
    public async Task<MonthPapers> MonthAsync(string project, DateOnly first, Pack pack)
    {
        var month = await PapersAsync(project, first, pack, null);
        return month with { IdentityDoubts = (await CardsAsync(WorkersOf(month))).Doubts };
    }

    private static List<string> WorkersOf(MonthPapers month) => [.. month.Sheet.Select(a => a.Worker).Concat(month.Ledger.Select(l => l.Worker)).Distinct(StringComparer.Ordinal)];

    /// <param name="only">Entries of these workers alone, for entering; null for all, for pay.</param>
    private async Task<MonthPapers> PapersAsync(string project, DateOnly first, Pack pack, IReadOnlyList<string>? only)
    {
        var last = first.AddMonths(1).AddDays(-1);
        var sheet = await db.Attendance.AsNoTracking().Where(a => a.ProjectId == project && first <= a.Day && a.Day <= last && a.ReplacedBy == null && (only == null || only.Contains(a.WorkerId))).ToListAsync(stop);
        var ledger = await db.Ledger.AsNoTracking().Where(l => l.ProjectId == project && first <= l.Day && l.Day <= last && l.ReplacedBy == null && (only == null || only.Contains(l.WorkerId))).ToListAsync(stop);
        var log = await db.Log.AsNoTracking().Where(l => l.ProjectId == project && first <= l.Day && l.Day <= last && l.ReplacedBy == null).ToListAsync(stop);
        var papers = new MonthPapers(first, last, pack.Days(LabourPolicy.HoursOfADay, first),
            [.. sheet.Select(a => new Attendance(a.WorkerId, a.Day, a.Morning, a.Afternoon, a.Minutes, a.Mark))],
            [.. ledger.Select(l => new LedgerLine(l.WorkerId, l.Day, l.Trade, l.Days, l.Piece, l.Quantity, l.Gang))],
            [.. log.Select(l => JsonSerializer.Deserialize<LogDay>(l.Entry, Fact.Json)!)],
            [], [], [], [], [], new Dictionary<string, string>(), new HashSet<string>());
        if (only is not null || papers.Empty) return papers;

        var workers = sheet.Select(a => a.WorkerId).Concat(ledger.Select(l => l.WorkerId)).Distinct(StringComparer.Ordinal).ToList();
        var passes = await db.Passes.AsNoTracking().Where(p => workers.Contains(p.WorkerId)).ToListAsync(stop);
        var elsewhere = await db.Attendance.AsNoTracking().Where(a => workers.Contains(a.WorkerId) && a.ProjectId != project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToListAsync(stop);
        var revoked = await db.Revocations.AsNoTracking().Where(r => r.ProjectId == project).ToListAsync(stop);
        var period = first.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var explained = await (
            from e in db.Explanations.AsNoTracking()
            join c in db.PayCycles.AsNoTracking() on e.CycleId equals c.Id
            where c.ProjectId == project && c.Period == period
            select e.Difference).ToListAsync(stop);
        return papers with
        {
            Wages = await WagesAsync(project),
            Contracts = await ContractsAsync(project),
            Passes = [.. passes.Select(p => new WorkPass(p.WorkerId, p.Trade, p.IssuedOn, p.UntilDay))],
            Elsewhere = [.. elsewhere.Select(a => new Elsewhere(a.WorkerId, a.Day, a.Morning, a.Afternoon, a.ProjectId))],
            Revocations = [.. revoked.Select(r => new Revocation(r.WorkerId, r.FromDay))],
            Explained = explained.ToHashSet(StringComparer.Ordinal),
        };
    }

    private async Task<IReadOnlyList<WageTable>> WagesAsync(string project)
    {
        // The newest consultation for a day stands.
        var rows = await db.WageTables.AsNoTracking().Where(w => w.ProjectId == project).OrderBy(w => w.Seq).Select(w => w.Wages).ToListAsync(stop);
        return [.. rows.Select(w => JsonSerializer.Deserialize<WageTable>(w, Fact.Json)!).GroupBy(w => w.From).Select(g => g.Last())];
    }

    private async Task<IReadOnlyList<ContractTerm>> ContractsAsync(string project) =>
        await db.Contracts.AsNoTracking().Where(c => c.ProjectId == project).OrderBy(c => c.Seq).ThenBy(c => c.Number)
            .Select(c => new ContractTerm(c.WorkerId, c.Trade, c.FromDay, c.UntilDay)).ToListAsync(stop);
}
