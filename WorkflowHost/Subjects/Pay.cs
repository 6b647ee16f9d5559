using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Pay: what decisions look at, and how facts become true.</summary>
public static class PayHost
{
    public static async Task On(FactContext at, CycleOpened f)
    {
        (await at.CaseAsync(f.Cycle)).DueOn = f.DueOn;
        at.Add(
            new PayCycleRow
            {
                Id = f.Cycle,
                ProjectId = f.Project,
                Period = f.Period,
                PeriodEnd = f.PeriodEnd,
                Number = f.Number,
                CountedFrom = f.Number == 0 ? f.PeriodEnd : at.On,
                DueOn = f.DueOn,
                Provisional = f.Provisional,
            }
        );
    }

    public static async Task On(FactContext at, PayDateRecounted f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.DueOn, cycle.Provisional) = (f.DueOn, f.Provisional);
        (await at.CaseAsync(f.Cycle)).DueOn = f.DueOn;
    }

    public static async Task On(FactContext at, PayrollCompiled f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.Revision, cycle.Lines, cycle.TotalYuan, cycle.Typed) = (f.Revision, f.Lines.Count, f.TotalYuan, f.Typed);
        cycle.HeldLines = f.Lines.Count(l => l.Held is not null);
        at.RemoveRange(await (await at.SettledAsync()).PayrollLines.Where(l => l.CycleId == f.Cycle).ToListAsync(at.Stop));
        AddLines(at, f.Cycle, f.Lines);
    }

    public static async Task On(FactContext at, AdoptedPayNamed f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.Lines, cycle.Typed) = (f.Lines.Count, true);
        AddLines(at, f.Cycle, f.Lines);
    }

    private static void AddLines(FactContext at, string cycle, IReadOnlyList<PayrollLine> lines) =>
        at.AddRange(
            lines.Select(
                (line, i) =>
                    new PayrollLineRow
                    {
                        CycleId = cycle,
                        Number = i + 1,
                        WorkerId = line.Worker,
                        Trade = line.Trade,
                        Days = line.Days,
                        RateYuan = line.RateYuan,
                        AmountYuan = line.AmountYuan,
                        Piece = line.Piece,
                        Unit = line.Unit,
                        Quantity = line.Quantity,
                        Held = line.Held,
                    }
            )
        );

    /// <summary>A sheet that came to nothing has no lines any more: nobody is asked about them, and no account holds them.</summary>
    public static async Task On(FactContext at, CaseMoved f)
    {
        if (f.To != PayTable.NothingDue)
            return;
        var cycle = await CycleAsync(at, f.Case);
        (cycle.Lines, cycle.HeldLines, cycle.TotalYuan) = (0, 0, 0);
        at.RemoveRange(await (await at.SettledAsync()).PayrollLines.Where(l => l.CycleId == f.Case).ToListAsync(at.Stop));
    }

    public static async Task On(FactContext at, ReceiptTaken f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.ReceivedOn, cycle.DaysLate) = (f.On, f.DaysLate);
    }

    public static async Task On(FactContext at, CycleAdopted f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.TotalYuan, cycle.PaidYuan, cycle.AdoptedWorkers) = (f.PaidYuan, f.PaidYuan, f.Workers);
        (cycle.PaidOn, cycle.ReceivedOn, cycle.DaysLate) = (f.PaidOn, f.PaidOn, PayDate.DaysLate(cycle.DueOn, f.PaidOn));
    }

    public static void On(FactContext at, PaySetAside f) =>
        at.Add(
            new SetAsideRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                Period = f.Period,
                WorkerId = f.Worker,
                AmountYuan = f.AmountYuan,
                DecidedOn = at.On,
                WhereRef = f.WhereRef,
            }
        );

    public static void On(FactContext at, DifferenceExplained f)
    {
        at.AddRange(
            f.Keys.Select(
                (key, i) =>
                    new ExplanationRow
                    {
                        CycleId = f.Cycle,
                        Seq = at.Seq,
                        Number = i + 1,
                        Difference = key,
                        TextRef = f.TextRef,
                    }
            )
        );
    }

    public static async Task On(FactContext at, WorkersConfirmed f)
    {
        var known = await (await at.SettledAsync())
            .Confirmations.Where(c => c.CycleId == f.Cycle && c.Revision == f.Revision)
            .ToDictionaryAsync(c => c.WorkerId, at.Stop);
        foreach (var worker in f.Workers)
        {
            // Who was absent first may sign later: the later word stands.
            if (known.TryGetValue(worker, out var before))
                (before.How, before.NoteRef) = (f.How, f.NoteRef);
            else
                at.Add(
                    new ConfirmationRow
                    {
                        CycleId = f.Cycle,
                        Revision = f.Revision,
                        WorkerId = worker,
                        How = f.How,
                        NoteRef = f.NoteRef,
                    }
                );
        }
    }

    public static async Task On(FactContext at, PaymentMade f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.Batch, cycle.PaidYuan, cycle.PaidOn, cycle.FromDeposit) = (f.Batch, f.AmountYuan, f.On, f.FromDeposit);
        at.Add(
            new BatchRow
            {
                Number = f.Batch,
                CycleId = f.Cycle,
                AmountYuan = f.AmountYuan,
                SentOn = f.On,
            }
        );
        var lines = await (await at.SettledAsync())
            .PayrollLines.AsNoTracking()
            .Where(l => l.CycleId == f.Cycle && l.Held == null)
            .ToListAsync(at.Stop);
        at.AddRange(
            lines
                .GroupBy(l => l.WorkerId)
                .Select(w => new PayeeRow
                {
                    CycleId = f.Cycle,
                    WorkerId = w.Key,
                    Batch = f.Batch,
                    AmountYuan = w.Sum(l => l.AmountYuan),
                    State = Payee.Sent,
                })
        );
    }

    public static async Task On(FactContext at, PaymentResent f)
    {
        var payees = await (await at.SettledAsync()).Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(at.Stop);
        foreach (var payee in payees.Where(p => f.Workers.Contains(p.WorkerId)))
            (payee.Batch, payee.State, payee.ProblemRef, payee.AnsweredOn) = (f.Batch, Payee.Sent, null, null);
        at.Add(
            new BatchRow
            {
                Number = f.Batch,
                CycleId = f.Cycle,
                AmountYuan = f.AmountYuan,
                SentOn = f.On,
            }
        );
        (await CycleAsync(at, f.Cycle)).PaidYuan = Paid(payees);
    }

    public static async Task On(FactContext at, PayeesAnswered f)
    {
        var payees = await (await at.SettledAsync()).Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(at.Stop);
        var answers = f.Answers.ToDictionary(a => a.Worker);
        foreach (var payee in payees)
            if (answers.TryGetValue(payee.WorkerId, out var answer))
                (payee.State, payee.ProblemRef, payee.AnsweredOn) = (answer.Paid ? Payee.Paid : Payee.Failed, answer.ProblemRef, f.On);
        (await CycleAsync(at, f.Cycle)).PaidYuan = Paid(payees);
    }

    /// <summary>The month was paid without some of its lines, and no supplement has taken them up.</summary>
    [WaitsWhile("pay-cycle.open-supplement")]
    public static IQueryable<Waits> Owing(WorkReliefContext db)
    {
        var cycles = db.PayCycles;
        return from cycle in cycles
            join paid in db.Cases on cycle.Id equals paid.Id
            where cycle.HeldLines > 0 && paid.Stage == PayTable.Closed
            where !cycles.Any(c => c.ProjectId == cycle.ProjectId && c.Period == cycle.Period && c.Number > cycle.Number)
            select new Waits
            {
                CaseId = cycle.ProjectId,
                About = null,
                Body = null,
            };
    }

    /// <summary>Somebody's pay came back from the bank.</summary>
    [WaitsWhile("pay-cycle.resend")]
    public static IQueryable<Waits> CameBack(WorkReliefContext db) =>
        db
            .Payees.Where(p => p.State == Payee.Failed)
            .Select(p => new Waits
            {
                CaseId = p.CycleId,
                About = null,
                Body = null,
            });

    /// <summary>Somebody who is to be paid has not seen the sheet as it stands.</summary>
    [WaitsWhile("pay-cycle.confirm-workers")]
    public static IQueryable<Waits> Unseen(WorkReliefContext db)
    {
        var confirmed = db.Confirmations;
        return from cycle in db.PayCycles
            join line in db.PayrollLines on cycle.Id equals line.CycleId
            where line.Held == null
            where !confirmed.Any(c => c.CycleId == cycle.Id && c.Revision == cycle.Revision && c.WorkerId == line.WorkerId)
            select new Waits
            {
                CaseId = cycle.Id,
                About = null,
                Body = null,
            };
    }

    private static async Task<PayCycleRow> CycleAsync(FactContext at, string id) => (await at.FindAsync<PayCycleRow>(id))!;

    /// <summary>What failed came back and is not paid.</summary>
    private static decimal Paid(IEnumerable<PayeeRow> payees) => payees.Where(p => p.State != Payee.Failed).Sum(p => p.AmountYuan);

    public static async Task<PayCycles> LoadCycles(StepContext c) =>
        new(
            await (
                from cycle in c.Db.PayCycles.AsNoTracking()
                join held in c.Db.Cases.AsNoTracking() on cycle.Id equals held.Id
                where cycle.ProjectId == c.ProjectId
                orderby cycle.Period, cycle.Number
                select new CycleSeen(
                    cycle.Id,
                    cycle.Period,
                    held.Stage,
                    held.Final,
                    cycle.TotalYuan,
                    cycle.DueOn,
                    cycle.AdoptedWorkers > 0,
                    cycle.PaidYuan ?? 0,
                    cycle.FromDeposit
                )
            ).ToListAsync(c.Stop),
            await PayBooks.RepaidAsync(c.Db, c.ProjectId, c.Stop)
        );

    public static async Task<PayAccounts> LoadAccounts(StepContext c)
    {
        var balances = await PayBooks.OpenAsync(c.Db, c.ProjectId, c.Site.Pack, c.Stop);
        var kept = (await c.Db.SetAsides.AsNoTracking().Where(s => s.ProjectId == c.ProjectId).ToListAsync(c.Stop)).ToLookup(s =>
            (s.Period, s.WorkerId)
        );
        var (open, aside) = (new List<OpenBalance>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var balance in balances)
        {
            var yuan = Math.Min(Math.Max(0, balance.Yuan), kept[(balance.Period, balance.Worker)].Sum(s => s.AmountYuan));
            if (yuan > 0)
                aside.Add(balance.Period);
            if (balance.Yuan != yuan)
                open.Add(balance with { Yuan = balance.Yuan - yuan });
        }
        return new PayAccounts(open, aside);
    }

    public static async Task<CycleInHand> LoadCycle(StepContext c)
    {
        var p = await CycleAsync(c);
        return new CycleInHand(p.Period, p.PeriodEnd, p.DueOn, p.Provisional, p.Revision, p.Lines, p.TotalYuan, p.CountedFrom);
    }

    public static async Task<MonthOfCycle> LoadMonth(StepContext c)
    {
        var cycle = await CycleAsync(c);
        var first = new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1);
        var (papers, cardless) = await LabourMonth.WithCardsAsync(c.Db, c.ProjectId, first, c.Site.Pack, c.Stop);
        return new MonthOfCycle(papers, cardless, await PayBooks.OfMonthAsync(c.Db, c.ProjectId, cycle.Period, c.CaseId, c.Stop));
    }

    public static async Task<SheetAsCompiled> LoadSheet(StepContext c)
    {
        var confirmed =
            from x in c.Db.Confirmations.AsNoTracking()
            join cycle in c.Db.PayCycles.AsNoTracking() on new { x.CycleId, x.Revision } equals new { CycleId = cycle.Id, cycle.Revision }
            where x.CycleId == c.CaseId
            select x.WorkerId;
        var rows = await c
            .Db.PayrollLines.AsNoTracking()
            .Where(l => l.CycleId == c.CaseId)
            .OrderBy(l => l.Number)
            .Select(l => new { Line = l, Confirmed = confirmed.Contains(l.WorkerId) })
            .ToListAsync(c.Stop);
        return new SheetAsCompiled(
            [.. rows.Select(r => Read(r.Line))],
            rows.Where(r => r.Confirmed).Select(r => r.Line.WorkerId).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static PayrollLine Read(PayrollLineRow l) =>
        new(l.WorkerId, l.Trade, l.Days, l.RateYuan, l.AmountYuan, l.Piece, l.Unit, l.Quantity) { Held = l.Held };

    public static async Task<AbsentWorkers> LoadAbsent(StepContext c) =>
        new(
            await (
                from x in c.Db.Confirmations
                join cycle in c.Db.PayCycles on new { x.CycleId, x.Revision } equals new { CycleId = cycle.Id, cycle.Revision }
                where x.CycleId == c.CaseId && x.How == "absent"
                select x.WorkerId
            ).CountAsync(c.Stop)
        );

    public static async Task<Payees> LoadPayees(StepContext c) =>
        new(
            await c
                .Db.Payees.AsNoTracking()
                .Where(p => p.CycleId == c.CaseId)
                .OrderBy(p => p.WorkerId)
                .Select(p => new Payee(
                    p.WorkerId,
                    p.Batch,
                    p.AmountYuan,
                    p.State,
                    c.Db.Set<BatchRow>().Where(b => b.Number == p.Batch).Select(b => (DateOnly?)b.SentOn).FirstOrDefault(),
                    p.AnsweredOn
                ))
                .ToListAsync(c.Stop)
        );

    public static async Task<BatchKnown> LoadBatch(StepContext c, string batch) =>
        new(await c.Db.Batches.AnyAsync(b => b.Number == batch, c.Stop));

    public static async Task<ReminderRung> LoadRung(StepContext c) =>
        new(
            await c
                .Db.Deadlines.Where(d => d.CaseId == c.CaseId && d.Action == "pay-cycle.remind")
                .Select(d => d.Rung)
                .FirstOrDefaultAsync(c.Stop)
        );

    /// <summary>The row of the cycle in hand; who asks again in the same step has it without another question to the database.</summary>
    private static Task<PayCycleRow> CycleAsync(StepContext c) => CycleAsync(c.Db, c.CaseId, c.Stop);

    private static async Task<PayCycleRow> CycleAsync(WorkReliefContext db, string id, CancellationToken stop) =>
        (await db.PayCycles.FindAsync([id], stop))!;
}
