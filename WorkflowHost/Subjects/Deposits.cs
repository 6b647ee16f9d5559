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
        at.Db.Draws.Add(new DrawRow { Id = f.Draw, ProjectId = f.Project, CycleId = f.Cycle });
    }

    public static async Task On(FactContext at, DrawOrdered f)
    {
        var draw = (await at.Db.Draws.FindAsync([f.Draw], at.Stop))!;
        (draw.AmountYuan, draw.DueOn) = (f.AmountYuan, f.DueOn);
    }

    public static async Task On(FactContext at, DrawPaid f)
    {
        (await at.Db.Draws.FindAsync([f.Draw], at.Stop))!.DueOn = f.DueOn;
    }
}
