using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Verification;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>What a worker said to the county lead; the last word stands.</summary>
public sealed class VerificationRow
{
    public required string ProjectId { get; init; }
    public required string WorkerId { get; init; }
    public bool Agrees { get; set; }
    public required string How { get; set; }
    public DateOnly AskedOn { get; set; }
    public string? NoteRef { get; set; }
}

/// <summary>Verification: tables, what decisions look at, and how facts become true.</summary>
public static class VerificationHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<VerificationRow> Verifications => db.Set<VerificationRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<VerificationRow>(e =>
        {
            e.ToTable("Verifications");
            e.HasKey(v => new { v.ProjectId, v.WorkerId });
        });
    }

    public static async Task On(FactContext at, WorkersVerified f)
    {
        foreach (var check in f.Checks)
            if (await at.FindAsync<VerificationRow>(f.Project, check.Worker) is { } asked)
                (asked.Agrees, asked.How, asked.AskedOn, asked.NoteRef) = (check.Agrees, check.How, f.On, check.NoteRef);
            else
                at.Add(
                    new VerificationRow
                    {
                        ProjectId = f.Project,
                        WorkerId = check.Worker,
                        Agrees = check.Agrees,
                        How = check.How,
                        AskedOn = f.On,
                        NoteRef = check.NoteRef,
                    }
                );
    }

    public static async Task<PaidWorkers> LoadPaid(StepContext c) =>
        new((await Paid(c).Distinct().ToListAsync(c.Stop)).ToHashSet(StringComparer.Ordinal));

    public static async Task<UnaskedWorkers> LoadUnasked(StepContext c)
    {
        var asked = c.Db.Verifications.Where(v => v.ProjectId == c.ProjectId).Select(v => v.WorkerId);
        var unasked = await Paid(c).Where(worker => !asked.Contains(worker)).Distinct().ToListAsync(c.Stop);
        return new UnaskedWorkers([.. unasked.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Workers of every line that is not held.</summary>
    private static IQueryable<string> Paid(StepContext c) =>
        from line in c.Db.PayrollLines
        join cycle in c.Db.PayCycles on line.CycleId equals cycle.Id
        where cycle.ProjectId == c.ProjectId && line.Held == null
        select line.WorkerId;
}
