using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Workers;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Archive;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class PayCycleRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Period { get; init; }
    public DateOnly PeriodEnd { get; init; }

    /// <summary>0 for the month's own cycle, 1, 2, 3 … for its supplements.</summary>
    public int Number { get; init; }
    public DateOnly CountedFrom { get; init; }
    public DateOnly DueOn { get; set; }
    public bool Provisional { get; set; }

    /// <summary>People paid before the system began; 0 for cycles that have lines.</summary>
    public int AdoptedWorkers { get; set; }

    /// <summary>How often it was compiled.</summary>
    public int Revision { get; set; }
    public int Lines { get; set; }
    public decimal TotalYuan { get; set; }
    public string? Batch { get; set; }
    public decimal? PaidYuan { get; set; }
    public DateOnly? PaidOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public int? DaysLate { get; set; }
}

public sealed class PayrollLineRow
{
    public required string CycleId { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public decimal Days { get; init; }
    public decimal RateYuan { get; init; }
    public decimal AmountYuan { get; init; }
    public string? Piece { get; init; }
    public string? Unit { get; init; }
    public decimal Quantity { get; init; }

    /// <summary>Why the line is not paid with the cycle.</summary>
    public string? Held { get; init; }
}

/// <summary>A signed explanation of a difference.</summary>
public sealed class ExplanationRow
{
    public required string CycleId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string Difference { get; init; }
    public required string TextRef { get; init; }
}

public sealed class ConfirmationRow
{
    public required string CycleId { get; init; }
    public int Revision { get; init; }
    public required string WorkerId { get; init; }
    public required string How { get; set; }
    public string? NoteRef { get; set; }
}

/// <summary>Who is paid by a cycle: once, whatever happens.</summary>
public sealed class PayeeRow
{
    public required string CycleId { get; init; }
    public required string WorkerId { get; init; }
    public required string Batch { get; set; }
    public decimal AmountYuan { get; init; }

    /// <summary>sent, paid or failed.</summary>
    public required string State { get; set; }
    public string? ProblemRef { get; set; }
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>A batch number, used once in the whole database.</summary>
public sealed class BatchRow
{
    public required string Number { get; init; }
    public required string CycleId { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly SentOn { get; init; }
}

/// <summary>Pay: tables, what decisions look at, and how facts become true.</summary>
public static class PayHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<PayCycleRow> PayCycles => db.Set<PayCycleRow>();
        public DbSet<PayrollLineRow> PayrollLines => db.Set<PayrollLineRow>();
        public DbSet<ExplanationRow> Explanations => db.Set<ExplanationRow>();
        public DbSet<ConfirmationRow> Confirmations => db.Set<ConfirmationRow>();
        public DbSet<PayeeRow> Payees => db.Set<PayeeRow>();
        public DbSet<BatchRow> Batches => db.Set<BatchRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PayCycleRow>(e =>
        {
            e.ToTable("PayCycles");
            e.HasKey(c => c.Id);
            e.HasIndex(c => new { c.ProjectId, c.Period, c.Number }).IsUnique();
        });
        model.Entity<PayrollLineRow>(e =>
        {
            e.ToTable("PayrollLines");
            e.HasKey(l => new { l.CycleId, l.Number });
            e.HasIndex(l => l.WorkerId);
        });
        model.Entity<ExplanationRow>(e =>
        {
            e.ToTable("Explanations");
            e.HasKey(x => new { x.CycleId, x.Seq, x.Number });
            e.Property(x => x.Difference).HasMaxLength(400);
        });
        model.Entity<ConfirmationRow>(e =>
        {
            e.ToTable("Confirmations");
            e.HasKey(c => new { c.CycleId, c.Revision, c.WorkerId });
        });
        model.Entity<PayeeRow>(e =>
        {
            e.ToTable("Payees");
            e.HasKey(p => new { p.CycleId, p.WorkerId });
            e.HasIndex(p => p.Batch);
        });
        model.Entity<BatchRow>(e =>
        {
            e.ToTable("Batches");
            e.HasKey(b => b.Number);
        });
    }

    public static void On(FactContext at, CycleOpened f)
    {
        at.Db.PayCycles.Add(new PayCycleRow
        {
            Id = f.Cycle, ProjectId = f.Project, Period = f.Period, PeriodEnd = f.PeriodEnd, Number = f.Number,
            CountedFrom = f.Number == 0 ? f.PeriodEnd : at.On, DueOn = f.DueOn, Provisional = f.Provisional,
        });
    }

    public static async Task On(FactContext at, PayDateRecounted f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.DueOn, cycle.Provisional) = (f.DueOn, f.Provisional);
    }

    public static async Task On(FactContext at, PayrollCompiled f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.Revision, cycle.Lines, cycle.TotalYuan) = (f.Revision, f.Lines.Count, f.TotalYuan);
        await at.Db.PayrollLines.Where(l => l.CycleId == f.Cycle).ExecuteDeleteAsync(at.Stop);
        at.Db.PayrollLines.AddRange(f.Lines.Select((line, i) => new PayrollLineRow
        {
            CycleId = f.Cycle, Number = i + 1, WorkerId = line.Worker, Trade = line.Trade, Days = line.Days, RateYuan = line.RateYuan, AmountYuan = line.AmountYuan,
            Piece = line.Piece, Unit = line.Unit, Quantity = line.Quantity, Held = line.Held,
        }));
    }

    public static async Task On(FactContext at, ReceiptTaken f)
    {
        var cycle = await CycleAsync(at, f.Cycle);
        (cycle.ReceivedOn, cycle.DaysLate) = (f.On, f.DaysLate);
    }

    public static async Task On(FactContext at, CycleAdopted f)
    {
        var cycle = (await at.Db.PayCycles.FindAsync([f.Cycle], at.Stop))!;
        (cycle.TotalYuan, cycle.PaidYuan, cycle.PaidOn, cycle.ReceivedOn, cycle.AdoptedWorkers) = (f.PaidYuan, f.PaidYuan, f.PaidOn, f.PaidOn, f.Workers);
        cycle.DaysLate = Workflows.Calendar.PayDate.DaysLate(cycle.DueOn, f.PaidOn);
    }

    public static void On(FactContext at, DifferenceExplained f)
    {
        at.Db.Explanations.AddRange(f.Keys.Select((key, i) => new ExplanationRow { CycleId = f.Cycle, Seq = at.Seq, Number = i + 1, Difference = key, TextRef = f.TextRef }));
    }

    public static async Task On(FactContext at, WorkersConfirmed f)
    {
        var known = await at.Db.Confirmations.Where(c => c.CycleId == f.Cycle && c.Revision == f.Revision).ToDictionaryAsync(c => c.WorkerId, at.Stop);
        foreach (var worker in f.Workers)
        {
            // Who was absent first may sign later: the later word stands.
            if (known.TryGetValue(worker, out var before)) (before.How, before.NoteRef) = (f.How, f.NoteRef);
            else at.Db.Confirmations.Add(new ConfirmationRow { CycleId = f.Cycle, Revision = f.Revision, WorkerId = worker, How = f.How, NoteRef = f.NoteRef });
        }
    }

    public static async Task On(FactContext at, PaymentMade f)
    {
        var cycle = (await at.Db.PayCycles.FindAsync([f.Cycle], at.Stop))!;
        (cycle.Batch, cycle.PaidYuan, cycle.PaidOn) = (f.Batch, f.AmountYuan, f.On);
        at.Db.Batches.Add(new BatchRow { Number = f.Batch, CycleId = f.Cycle, AmountYuan = f.AmountYuan, SentOn = f.On });
        var lines = await at.Db.PayrollLines.AsNoTracking().Where(l => l.CycleId == f.Cycle && l.Held == null).ToListAsync(at.Stop);
        at.Db.Payees.AddRange(lines.GroupBy(l => l.WorkerId).Select(w => new PayeeRow { CycleId = f.Cycle, WorkerId = w.Key, Batch = f.Batch, AmountYuan = w.Sum(l => l.AmountYuan), State = Payee.Sent }));
    }

    public static async Task On(FactContext at, PaymentResent f)
    {
        var payees = await at.Db.Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(at.Stop);
        foreach (var payee in payees.Where(p => f.Workers.Contains(p.WorkerId))) (payee.Batch, payee.State, payee.ProblemRef, payee.AnsweredOn) = (f.Batch, Payee.Sent, null, null);
        at.Db.Batches.Add(new BatchRow { Number = f.Batch, CycleId = f.Cycle, AmountYuan = f.AmountYuan, SentOn = f.On });
        (await at.Db.PayCycles.FindAsync([f.Cycle], at.Stop))!.PaidYuan = Paid(payees);
    }

    public static async Task On(FactContext at, PayeesAnswered f)
    {
        var payees = await at.Db.Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(at.Stop);
        var answers = f.Answers.ToDictionary(a => a.Worker);
        foreach (var payee in payees)
            if (answers.TryGetValue(payee.WorkerId, out var answer))
                (payee.State, payee.ProblemRef, payee.AnsweredOn) = (answer.Paid ? Payee.Paid : Payee.Failed, answer.ProblemRef, f.On);
        (await at.Db.PayCycles.FindAsync([f.Cycle], at.Stop))!.PaidYuan = Paid(payees);
    }

    private static async Task<PayCycleRow> CycleAsync(FactContext at, string id) => (await at.Db.PayCycles.FindAsync([id], at.Stop))!;

    /// <summary>What failed came back and is not paid.</summary>
    private static decimal Paid(IEnumerable<PayeeRow> payees) => payees.Where(p => p.State != Payee.Failed).Sum(p => p.AmountYuan);

    public static async Task<PayCycles> LoadCycles(StepContext c) => new(await (
        from cycle in c.Db.PayCycles.AsNoTracking()
        join held in c.Db.Cases.AsNoTracking() on cycle.Id equals held.Id
        where cycle.ProjectId == c.ProjectId
        orderby cycle.Period, cycle.Number
        select new CycleSeen(cycle.Id, cycle.Period, held.Stage, held.Final, cycle.TotalYuan, cycle.DueOn, cycle.AdoptedWorkers > 0, cycle.PaidYuan ?? 0)).ToListAsync(c.Stop));
}
