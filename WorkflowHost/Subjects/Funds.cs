using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Planned funds by source, and the batches that arrived.</summary>
public sealed class PlannedFundRow
{
    public required string ProjectId { get; init; }
    public required string Source { get; init; }
    public decimal AmountYuan { get; set; }
}

public sealed class FundBatchRow
{
    public required string ProjectId { get; init; }
    public int Batch { get; init; }
    public required string Source { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly ArrivedOn { get; init; }
}

/// <summary>Money that left the funds on a voucher.</summary>
public sealed class SpendingRow
{
    public required string ProjectId { get; init; }
    public required string Voucher { get; init; }
    public required string Kind { get; init; }
    public decimal AmountYuan { get; init; }
    public string? Source { get; init; }
    public DateOnly SpentOn { get; init; }
    public string? PurchaseId { get; init; }
}

/// <summary>Funds: tables, what decisions look at, and how facts become true.</summary>
public static class FundHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<PlannedFundRow> PlannedFunds => db.Set<PlannedFundRow>();
        public DbSet<FundBatchRow> FundBatches => db.Set<FundBatchRow>();
        public DbSet<SpendingRow> Spending => db.Set<SpendingRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PlannedFundRow>(e =>
        {
            e.ToTable("PlannedFunds");
            e.HasKey(f => new { f.ProjectId, f.Source });
        });
        model.Entity<FundBatchRow>(e =>
        {
            e.ToTable("FundBatches");
            e.HasKey(f => new { f.ProjectId, f.Batch });
        });
        model.Entity<SpendingRow>(e =>
        {
            e.ToTable("Spending");
            e.HasKey(s => new { s.ProjectId, s.Voucher });
        });
    }

    public static void On(FactContext at, FundsReleased f)
    {
        at.Add(
            new FundBatchRow
            {
                ProjectId = f.Project,
                Batch = f.Batch,
                Source = f.Source,
                AmountYuan = f.AmountYuan,
                ArrivedOn = f.On,
            }
        );
    }

    public static void On(FactContext at, FundsSpent f)
    {
        at.Add(
            new SpendingRow
            {
                ProjectId = f.Project,
                Voucher = f.Voucher,
                Kind = f.Kind,
                AmountYuan = f.AmountYuan,
                Source = f.Source,
                SpentOn = f.On,
                PurchaseId = f.Purchase,
            }
        );
    }

    public static async Task<PlannedFunds> LoadPlanned(StepContext c) =>
        new(
            await c
                .Db.PlannedFunds.AsNoTracking()
                .Where(f => f.ProjectId == c.ProjectId)
                .ToDictionaryAsync(f => f.Source, f => f.AmountYuan, c.Stop)
        );

    public static async Task<ArrivedFunds> LoadArrived(StepContext c) =>
        new(
            await c
                .Db.FundBatches.AsNoTracking()
                .Where(f => f.ProjectId == c.ProjectId)
                .OrderBy(f => f.Batch)
                .Select(f => new FundBatch(f.Batch, f.Source, f.AmountYuan, f.ArrivedOn))
                .ToListAsync(c.Stop)
        );

    public static async Task<SpentFunds> LoadSpent(StepContext c) => new(await SpentAsync(c.Db, c.ProjectId, c.Stop));

    /// <summary>Vouchers, cycles paid from the funds and what came back of them, by day and voucher.</summary>
    public static async Task<IReadOnlyList<Spent>> SpentAsync(WorkReliefContext db, string project, CancellationToken stop)
    {
        var vouchers = await db
            .Spending.AsNoTracking()
            .Where(s => s.ProjectId == project)
            .Select(s => new Spent(s.Voucher, s.Kind, s.AmountYuan, s.Source, s.SpentOn))
            .ToListAsync(stop);
        var cycles = await db
            .PayCycles.AsNoTracking()
            .Where(p => p.ProjectId == project && p.PaidYuan != null && p.PaidOn != null && !p.FromDeposit)
            .ToListAsync(stop);
        var paid = cycles.Select(p => new Spent("劳务报酬 " + p.Id, FundLedger.Labour, p.PaidYuan!.Value, null, p.PaidOn!.Value)
        {
            Said = $"{p.PeriodEnd.Year}年{p.PeriodEnd.Month}月劳务报酬发放表{(p.Number > 0 ? $"（第{p.Number}次补发）" : "")}",
        });
        var returned = await (
            from r in db.Repayments.AsNoTracking()
            join of in db.Recoveries.AsNoTracking() on r.RecoveryId equals of.Id
            where of.ProjectId == project
            select r
        ).ToListAsync(stop);
        var repaid = returned.Select(r => new Spent(
            $"退回劳务报酬 {r.RecoveryId}#{r.Seq}",
            FundLedger.Labour,
            -r.AmountYuan,
            null,
            r.RepaidOn
        )
        {
            Said = "退回劳务报酬",
        });
        return [.. vouchers.Concat(paid).Concat(repaid).OrderBy(s => s.On).ThenBy(s => s.Voucher, StringComparer.Ordinal)];
    }
}
