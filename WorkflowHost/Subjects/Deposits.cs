using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class DrawRow
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
        public DbSet<DrawRow> Draws => db.Set<DrawRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<DrawRow>(e =>
        {
            e.ToTable("Draws");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CycleId).IsUnique();
        });
    }

    public static void On(FactContext at, DrawOpened f)
    {
        at.Add(
            new DrawRow
            {
                Id = f.Draw,
                ProjectId = f.Project,
                CycleId = f.Cycle,
            }
        );
    }

    public static async Task On(FactContext at, DrawOrdered f)
    {
        var draw = (await at.FindAsync<DrawRow>(f.Draw))!;
        (draw.AmountYuan, draw.DueOn) = (f.AmountYuan, f.DueOn);
    }

    public static async Task On(FactContext at, DrawPaid f)
    {
        (await at.FindAsync<DrawRow>(f.Draw))!.DueOn = f.DueOn;
    }

    public static Task<DepositInHand> LoadDeposit(StepContext c) =>
        (
            from draw in c.Db.Draws.AsNoTracking()
            join cycle in c.Db.PayCycles.AsNoTracking() on draw.CycleId equals cycle.Id
            join held in c.Db.Cases.AsNoTracking() on cycle.Id equals held.Id
            where draw.Id == c.CaseId
            select new DepositInHand(
                new CycleSeen(
                    cycle.Id,
                    cycle.Period,
                    held.Stage,
                    held.Final,
                    cycle.TotalYuan,
                    cycle.DueOn,
                    cycle.AdoptedWorkers > 0,
                    cycle.PaidYuan ?? 0
                ),
                draw.AmountYuan,
                draw.DueOn
            )
        ).SingleAsync(c.Stop);

    public static async Task<DrawOfCycle> LoadDraw(StepContext c, string cycle) =>
        new(await c.Db.Draws.AnyAsync(d => d.CycleId == cycle, c.Stop));

    public static async Task<DepositDrawn> LoadDrawn(StepContext c) => new(await c.Db.Draws.AnyAsync(d => d.CycleId == c.CaseId, c.Stop));
}
