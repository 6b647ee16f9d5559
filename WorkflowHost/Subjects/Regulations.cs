using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Regulations;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>An entry of the regulation library.</summary>
public sealed class RegulationRow
{
    public required string Id { get; init; }
    public long Area { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }
    public DateOnly IssuedOn { get; init; }
    public required FileHash File { get; init; }

    /// <summary>Names of actions, separated by commas.</summary>
    public required string Steps { get; init; }
}

/// <summary>Regulations: tables, and how facts become true.</summary>
public static class RegulationHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<RegulationRow> Regulations => db.Set<RegulationRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<RegulationRow>(e =>
        {
            e.ToTable("Regulations");
            e.HasKey(r => r.Id);
            e.HasIndex(r => r.Area);
            e.Property(r => r.Steps).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }

    public static void On(FactContext at, RegulationRegistered f)
    {
        at.Add(
            new RegulationRow
            {
                Id = f.Regulation,
                Area = f.Area,
                Title = f.Title,
                Number = f.Number,
                IssuedOn = f.IssuedOn,
                File = new(f.File),
                Steps = string.Join(',', f.Steps),
            }
        );
    }
}
