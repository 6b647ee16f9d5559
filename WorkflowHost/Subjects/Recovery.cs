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
        at.Db.Recoveries.Add(new RecoveryRow { Id = f.Recovery, ProjectId = f.Project, Period = f.Period });
        at.Db.RecoveryItems.AddRange(f.Items.Select((item, i) => new RecoveryItemRow
        {
            RecoveryId = f.Recovery, Number = i + 1, WorkerId = item.Worker, Trade = item.Trade, Piece = item.Piece, Unit = item.Unit,
            Quantity = item.Quantity, PriceYuan = item.PriceYuan, AmountYuan = item.AmountYuan,
        }));
    }

    public static async Task On(FactContext at, RecoveryRepaid f)
    {
        foreach (var item in await at.Db.RecoveryItems.Where(i => i.RecoveryId == f.Recovery && i.WorkerId == f.Worker).ToListAsync(at.Stop)) item.RepaidOn = f.On;
        var recovery = (await at.Db.Recoveries.FindAsync([f.Recovery], at.Stop))!;
        // What came back is no longer paid by the month's cycle.
        var cycle = await at.Db.PayCycles.Where(c => c.ProjectId == recovery.ProjectId && c.Period == recovery.Period && c.Number == 0).SingleAsync(at.Stop);
        cycle.PaidYuan -= f.AmountYuan;
    }
}
