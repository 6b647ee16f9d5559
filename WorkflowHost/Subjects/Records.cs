using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Records;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>A record of bookkeeping: kind, day, typed fields.</summary>
public sealed class RecordRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public DateOnly OccurredOn { get; init; }
    public string? Level { get; init; }

    /// <summary>JSON object of field → value or reference.</summary>
    public required string Fields { get; init; }
    public string? Corrects { get; init; }
}

/// <summary>Records: tables, what decisions look at, and how facts become true.</summary>
public static class RecordHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<RecordRow> Records => db.Set<RecordRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<RecordRow>(e =>
        {
            e.ToTable("Records");
            e.HasKey(r => r.Id);
            e.HasIndex(r => new { r.ProjectId, r.Kind });
            e.Property(r => r.Fields).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }

    public static void On(FactContext at, RecordAdded f)
    {
        at.Add(
            new RecordRow
            {
                Id = f.Record,
                ProjectId = f.Project,
                Kind = f.Kind,
                OccurredOn = f.On,
                Level = f.Level,
                Fields = JsonSerializer.Serialize(f.Fields, Fact.Json),
                Corrects = f.Corrects,
            }
        );
    }

    public static async Task<RecordsKept> LoadCounts(StepContext c)
    {
        var counts = await c
            .Db.Records.AsNoTracking()
            .Where(r => r.ProjectId == c.ProjectId)
            .GroupBy(r => new { r.Kind, r.Level })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.Level,
                Count = g.Count(),
            })
            .ToListAsync(c.Stop);
        return new RecordsKept(
            counts
                .GroupBy(r => r.Kind)
                .Select(k => (k.Key, Count: k.Sum(r => r.Count)))
                .Concat(counts.Where(r => r.Level is not null).Select(r => (Key: $"{r.Kind}/{r.Level}", r.Count)))
                .ToDictionary(r => r.Key, r => r.Count)
        );
    }
}
