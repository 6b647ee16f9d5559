using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
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
    public DateOnly? RepaidOn { get; set; }
}

/// <summary>Recovery: tables, what decisions look at, and how facts become true.</summary>
public static class RecoveryHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<RecoveryRow> Recoveries => db.Set<RecoveryRow>();
        public DbSet<RecoveryItemRow> RecoveryItems => db.Set<RecoveryItemRow>();
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

    public static async Task On(FactContext at, RecoveryRepaid f)
    {
        var repaid = await (await at.SettledAsync())
            .RecoveryItems.Where(i => i.RecoveryId == f.Recovery && i.WorkerId == f.Worker)
            .ToListAsync(at.Stop);
        foreach (var item in repaid)
            item.RepaidOn = f.On;
        var recovery = (await at.FindAsync<RecoveryRow>(f.Recovery))!;
        // What came back is no longer paid by the month's cycle.
        var cycle = await (await at.SettledAsync()).PayCycles.SingleAsync(
            c => c.ProjectId == recovery.ProjectId && c.Period == recovery.Period && c.Number == 0,
            at.Stop
        );
        cycle.PaidYuan -= f.AmountYuan;
    }

    public static async Task<RecoveryInHand> LoadRecovery(StepContext c)
    {
        var owed = await c.Db.RecoveryItems.AsNoTracking().Where(i => i.RecoveryId == c.CaseId && i.RepaidOn == null).ToListAsync(c.Stop);
        return new RecoveryInHand(owed.GroupBy(i => i.WorkerId).ToDictionary(w => w.Key, w => w.Sum(i => i.AmountYuan)));
    }

    public static async Task<MonthPaid> LoadMonth(StepContext c, string month)
    {
        if (LabourMonth.Of(month) is not var (first, _))
            return new MonthPaid(null, [], 0);
        return new MonthPaid(
            await LabourMonth.PapersAsync(c.Db, c.ProjectId, first, c.Site.Pack, c.Stop),
            await PayHost.HeldAsync(c.Db, c.ProjectId, month, except: null, c.Stop),
            await c.Db.Recoveries.CountAsync(r => r.ProjectId == c.ProjectId && r.Period == month, c.Stop)
        );
    }
}
