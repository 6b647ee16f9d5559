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

/// <summary>What was said about an item of the archive's checklist.</summary>
public sealed class ArchiveItemRow
{
    public required string ProjectId { get; init; }
    public required string Item { get; init; }

    /// <summary>JSON list of the content points that the filer ticked.</summary>
    public string Ticked { get; set; } = "[]";
    public bool? Qualified { get; set; }

    /// <summary>Number in the project's journal of the newest review.</summary>
    public long ReviewedSeq { get; set; }
    public string? ReasonRef { get; set; }
}

public sealed class ArchiveGateRow
{
    public required string ProjectId { get; init; }
    public required string Gate { get; init; }
    public DateOnly PassedOn { get; init; }
}

/// <summary>Archive: tables, what decisions look at, and how facts become true.</summary>
public static class ArchiveHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<ArchiveItemRow> ArchiveItems => db.Set<ArchiveItemRow>();
        public DbSet<ArchiveGateRow> ArchiveGates => db.Set<ArchiveGateRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ArchiveItemRow>(e =>
        {
            e.ToTable("ArchiveItems");
            e.HasKey(i => new { i.ProjectId, i.Item });
            e.Property(i => i.Ticked).HasMaxLength(WorkReliefContext.Unlimited);
        });
        model.Entity<ArchiveGateRow>(e =>
        {
            e.ToTable("ArchiveGates");
            e.HasKey(g => new { g.ProjectId, g.Gate });
        });
    }

    public static async Task On(FactContext at, ItemTicked f)
    {
        (await ItemAsync(at, f.Project, f.Item)).Ticked = JsonSerializer.Serialize(f.Points, Fact.Json);
    }

    public static async Task On(FactContext at, ItemReviewed f)
    {
        var item = await ItemAsync(at, f.Project, f.Item);
        (item.Qualified, item.ReviewedSeq, item.ReasonRef) = (f.Qualified, at.Seq, f.ReasonRef);
    }

    public static void On(FactContext at, ArchiveGatePassed f)
    {
        at.Db.ArchiveGates.Add(new ArchiveGateRow { ProjectId = f.Project, Gate = f.Gate, PassedOn = f.On });
    }

    private static async Task<ArchiveItemRow> ItemAsync(FactContext at, string project, string item)
    {
        if (await at.Db.ArchiveItems.FindAsync([project, item], at.Stop) is { } known) return known;
        var row = new ArchiveItemRow { ProjectId = project, Item = item };
        at.Db.ArchiveItems.Add(row);
        return row;
    }
}
