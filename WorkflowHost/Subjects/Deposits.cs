using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class DepositRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string CycleId { get; init; }
    public decimal AmountYuan { get; set; }
    public DateOnly? DueOn { get; set; }
}

/// <summary>Deposits: tables, what decisions look at, and how facts become true.</summary>
public static class DepositHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<DepositRow> Deposits => db.Set<DepositRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<DepositRow>(e =>
        {
            e.ToTable("Deposits");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CycleId).IsUnique();
        });
    }

    public static void On(FactContext at, DepositOpened f)
    {
        at.Add(
            new DepositRow
            {
                Id = f.Deposit,
                ProjectId = f.Project,
                CycleId = f.Cycle,
            }
        );
    }

    public static async Task On(FactContext at, DepositOrdered f)
    {
        var deposit = (await at.FindAsync<DepositRow>(f.Deposit))!;
        (deposit.AmountYuan, deposit.DueOn) = (f.AmountYuan, f.DueOn);
    }

    public static async Task On(FactContext at, DepositPaid f)
    {
        (await at.FindAsync<DepositRow>(f.Deposit))!.DueOn = f.DueOn;
    }

    public static Task<DepositInHand> LoadDeposit(StepContext c) =>
        (
            from deposit in c.Db.Deposits.AsNoTracking()
            join cycle in c.Db.PayCycles.AsNoTracking() on deposit.CycleId equals cycle.Id
            join held in c.Db.Cases.AsNoTracking() on cycle.Id equals held.Id
            where deposit.Id == c.CaseId
            select new DepositInHand(
                new CycleSeen(
                    cycle.Id,
                    cycle.Period,
                    held.Stage,
                    held.Final,
                    cycle.TotalYuan,
                    cycle.DueOn,
                    cycle.AdoptedWorkers > 0,
                    cycle.PaidYuan ?? 0,
                    cycle.FromDeposit
                ),
                deposit.AmountYuan,
                deposit.DueOn
            )
        ).SingleAsync(c.Stop);

    public static async Task<DepositOfCycle> LoadDepositOfCycle(StepContext c, string cycle) =>
        new(await c.Db.Deposits.AnyAsync(d => d.CycleId == cycle, c.Stop));

    public static async Task<DepositDrawn> LoadDrawn(StepContext c) =>
        new(await c.Db.Deposits.AnyAsync(d => d.CycleId == c.CaseId, c.Stop));
}
