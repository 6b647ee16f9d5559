using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Rectification;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class RectificationRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public string? Source { get; init; }
    public required string ItemRef { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>The body that ordered it.</summary>
    public string? OrderedBy { get; init; }
}

/// <summary>Rectification: tables, what decisions look at, and how facts become true.</summary>
public static class RectificationHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<RectificationRow> Rectifications => db.Set<RectificationRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<RectificationRow>(e =>
        {
            e.ToTable("Rectifications");
            e.HasKey(r => r.Id);
            e.HasIndex(r => r.ProjectId);
        });
    }

    public static void On(FactContext at, RectificationOrdered f)
    {
        at.Add(
            new RectificationRow
            {
                Id = f.Rectification,
                ProjectId = f.Project,
                Source = f.Source,
                ItemRef = f.ItemRef,
                DueOn = f.DueOn,
                OrderedBy = f.By,
            }
        );
    }

    public static async Task<Rectifications> LoadAll(StepContext c)
    {
        var all = await c
            .Db.Cases.AsNoTracking()
            .Where(k => k.ProjectId == c.ProjectId && k.Kind == RectificationTable.Kind)
            .Select(k => new { k.Id, k.Final })
            .ToListAsync(c.Stop);
        return new Rectifications([.. all.Where(r => !r.Final).Select(r => r.Id).Order(StringComparer.Ordinal)], all.Count);
    }

    public static async Task<RectificationInHand> LoadOne(StepContext c) =>
        await c
            .Db.Rectifications.Where(r => r.Id == c.CaseId)
            .Select(r => new RectificationInHand(
                r.DueOn,
                r.OrderedBy,
                c.Db.Deadlines.Where(d => d.CaseId == c.CaseId && d.Action == "rectification.remind").Select(d => d.Rung).FirstOrDefault()
            ))
            .SingleAsync(c.Stop);
}
