using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Recovery;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class RecoveryRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Period { get; init; }
}

public sealed class RecoveryItemRow
{
    public required string RecoveryId { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public string? Piece { get; init; }
    public required string Unit { get; init; }
    public decimal Quantity { get; init; }
    public decimal PriceYuan { get; init; }
    public decimal AmountYuan { get; init; }
}

/// <summary>What a worker paid back, in one sum or in several.</summary>
public sealed class RepaymentRow
{
    public required string RecoveryId { get; init; }
    public long Seq { get; init; }
    public required string WorkerId { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly RepaidOn { get; init; }
}

/// <summary>Recovery: tables, what decisions look at, and how facts become true.</summary>
public static class RecoveryHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<RecoveryRow> Recoveries => db.Set<RecoveryRow>();
        public DbSet<RecoveryItemRow> RecoveryItems => db.Set<RecoveryItemRow>();
        public DbSet<RepaymentRow> Repayments => db.Set<RepaymentRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<RecoveryRow>(e =>
        {
            e.ToTable("Recoveries");
            e.HasKey(r => r.Id);
            e.HasIndex(r => new { r.ProjectId, r.Period });
        });
        model.Entity<RecoveryItemRow>(e =>
        {
            e.ToTable("RecoveryItems");
            e.HasKey(i => new { i.RecoveryId, i.Number });
        });
        model.Entity<RepaymentRow>(e =>
        {
            e.ToTable("Repayments");
            e.HasKey(r => new { r.RecoveryId, r.Seq });
        });
    }

    public static void On(FactContext at, RecoveryOpened f)
    {
        at.Add(
            new RecoveryRow
            {
                Id = f.Recovery,
                ProjectId = f.Project,
                Period = f.Period,
            }
        );
        at.AddRange(
            f.Items.Select(
                (item, i) =>
                    new RecoveryItemRow
                    {
                        RecoveryId = f.Recovery,
                        Number = i + 1,
                        WorkerId = item.Worker,
                        Trade = item.Trade,
                        Piece = item.Piece,
                        Unit = item.Unit,
                        Quantity = item.Quantity,
                        PriceYuan = item.PriceYuan,
                        AmountYuan = item.AmountYuan,
                    }
            )
        );
    }

    public static void On(FactContext at, RecoveryRepaid f) =>
        at.Add(
            new RepaymentRow
            {
                RecoveryId = f.Recovery,
                Seq = at.Seq,
                WorkerId = f.Worker,
                AmountYuan = f.AmountYuan,
                RepaidOn = f.On,
            }
        );

    public static async Task<RecoveryInHand> LoadRecovery(StepContext c)
    {
        var asked = await c.Db.RecoveryItems.AsNoTracking().Where(i => i.RecoveryId == c.CaseId).ToListAsync(c.Stop);
        var repaid = await c.Db.Repayments.AsNoTracking().Where(r => r.RecoveryId == c.CaseId).ToListAsync(c.Stop);
        return new RecoveryInHand(
            asked
                .GroupBy(i => i.WorkerId)
                .ToDictionary(w => w.Key, w => w.Sum(i => i.AmountYuan) - repaid.Where(r => r.WorkerId == w.Key).Sum(r => r.AmountYuan))
        );
    }

    public static async Task<MonthPaid> LoadMonth(StepContext c, string month)
    {
        if (LabourMonth.Of(month) is not var (first, _))
            return new MonthPaid(null, MonthBooked.Nothing, 0);
        return new MonthPaid(
            await LabourMonth.PapersAsync(c.Db, c.ProjectId, first, c.Site.Pack, c.Stop),
            await PayBooks.OfMonthAsync(c.Db, c.ProjectId, month, except: null, c.Stop),
            await c.Db.Recoveries.CountAsync(r => r.ProjectId == c.ProjectId && r.Period == month, c.Stop)
        );
    }
}
