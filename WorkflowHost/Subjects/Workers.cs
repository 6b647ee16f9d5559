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

public sealed class WorkerRow
{
    public required string Id { get; init; }
    public required string NameRef { get; init; }
    public long Area { get; init; }

    /// <summary>Trades that the person knows, and those he or she is willing to do, separated by commas.</summary>
    public string Skills { get; set; } = "";
    public string Willing { get; set; } = "";

    /// <summary>Sealed numbers; null while unknown.</summary>
    public string? IdRef { get; set; }
    public string? PhoneRef { get; set; }
    public string? CardRef { get; set; }

    /// <summary>Whose card it is, when it is a relative's or heir's; null for the person's own.</summary>
    public string? HolderRef { get; set; }
}

/// <summary>A priority group that a person belongs to, from a day to a day.</summary>
public sealed class WorkerGroupRow
{
    public required string WorkerId { get; init; }
    public required string Group { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly? UntilDay { get; set; }
}

/// <summary>Workers: tables, what decisions look at, and how facts become true.</summary>
public static class WorkerHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<WorkerRow> Workers => db.Set<WorkerRow>();
        public DbSet<WorkerGroupRow> WorkerGroups => db.Set<WorkerGroupRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<WorkerRow>(e =>
        {
            e.ToTable("Workers");
            e.HasKey(w => w.Id);
            e.HasIndex(w => w.Area);
        });
        model.Entity<WorkerGroupRow>(e =>
        {
            e.ToTable("WorkerGroups");
            e.HasKey(g => new { g.WorkerId, g.Group, g.FromDay });
        });
    }

    public static void On(FactContext at, WorkerRegistered f)
    {
        at.Db.Workers.Add(new WorkerRow
        {
            Id = f.Worker, NameRef = f.NameRef, Area = f.Area, Skills = string.Join(',', f.Skills ?? []), Willing = string.Join(',', f.Willing ?? []),
            IdRef = f.IdRef, PhoneRef = f.PhoneRef, CardRef = f.CardRef,
        });
        at.Db.WorkerGroups.AddRange(f.Groups.Select(g => new WorkerGroupRow { WorkerId = f.Worker, Group = g, FromDay = f.On ?? at.On }));
    }

    public static async Task On(FactContext at, WorkerChanged f)
    {
        var worker = (await at.Db.Workers.FindAsync([f.Worker], at.Stop))!;
        (worker.IdRef, worker.PhoneRef) = (f.IdRef ?? worker.IdRef, f.PhoneRef ?? worker.PhoneRef);
        // A new card is the person's own unless it says whose.
        if (f.CardRef is not null) (worker.CardRef, worker.HolderRef) = (f.CardRef, f.HolderRef);
    }

    public static async Task On(FactContext at, WorkerRegrouped f)
    {
        if (await at.Db.WorkerGroups.FindAsync([f.Worker, f.Group, f.From], at.Stop) is { } grouped) grouped.UntilDay = f.Until;
        else at.Db.WorkerGroups.Add(new WorkerGroupRow { WorkerId = f.Worker, Group = f.Group, FromDay = f.From, UntilDay = f.Until });
    }
}
