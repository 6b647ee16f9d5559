using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

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

    /// <summary>The lines were typed from a sheet on paper, be it of a month that was paid before.</summary>
    public bool Typed { get; set; }
    public decimal TotalYuan { get; set; }

    /// <summary>Lines that are not paid with it.</summary>
    public int HeldLines { get; set; }
    public string? Batch { get; set; }
    public decimal? PaidYuan { get; set; }

    /// <summary>Paid from the contractor's wage deposit.</summary>
    public bool FromDeposit { get; set; }
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

/// <summary>What is kept for a worker who cannot be paid.</summary>
public sealed class SetAsideRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public required string Period { get; init; }
    public required string WorkerId { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly DecidedOn { get; init; }
    public required string WhereRef { get; init; }
}

/// <summary>The tables of pay.</summary>
public static class PayRows
{
    extension(WorkReliefContext db)
    {
        public DbSet<PayCycleRow> PayCycles => db.Set<PayCycleRow>();
        public DbSet<PayrollLineRow> PayrollLines => db.Set<PayrollLineRow>();
        public DbSet<ExplanationRow> Explanations => db.Set<ExplanationRow>();
        public DbSet<ConfirmationRow> Confirmations => db.Set<ConfirmationRow>();
        public DbSet<PayeeRow> Payees => db.Set<PayeeRow>();
        public DbSet<BatchRow> Batches => db.Set<BatchRow>();
        public DbSet<SetAsideRow> SetAsides => db.Set<SetAsideRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PayCycleRow>(e =>
        {
            e.ToTable("PayCycles");
            e.HasKey(c => c.Id);
            e.HasIndex(c => new
                {
                    c.ProjectId,
                    c.Period,
                    c.Number,
                })
                .IsUnique();
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
            e.HasKey(x => new
            {
                x.CycleId,
                x.Seq,
                x.Number,
            });
            e.Property(x => x.Difference).HasMaxLength(400);
        });
        model.Entity<ConfirmationRow>(e =>
        {
            e.ToTable("Confirmations");
            e.HasKey(c => new
            {
                c.CycleId,
                c.Revision,
                c.WorkerId,
            });
        });
        model.Entity<SetAsideRow>(e =>
        {
            e.ToTable("SetAsides");
            e.HasKey(s => new { s.ProjectId, s.Seq });
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
}
