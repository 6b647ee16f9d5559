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

    /// <summary>What was put to the worker.</summary>
    public decimal Days { get; set; }
    public decimal AmountYuan { get; set; }

    /// <summary>Place in the project's journal.</summary>
    public long Seq { get; set; }
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
        string[] workers = [.. f.Checks.Select(c => c.Worker)];
        var before = await (await at.SettledAsync())
            .Verifications.Where(v => v.ProjectId == f.Project && workers.Contains(v.WorkerId))
            .ToDictionaryAsync(v => v.WorkerId, at.Stop);
        foreach (var check in f.Checks)
        {
            if (!before.TryGetValue(check.Worker, out var asked))
                at.Add(
                    asked = new VerificationRow
                    {
                        ProjectId = f.Project,
                        WorkerId = check.Worker,
                        How = check.How,
                    }
                );
            (asked.Agrees, asked.How, asked.AskedOn, asked.NoteRef) = (check.Agrees, check.How, f.On, check.NoteRef);
            (asked.Days, asked.AmountYuan, asked.Seq) = (check.Days, check.AmountYuan, at.Seq);
        }
    }

    public static async Task<PaidWorkers> LoadPaid(StepContext c) => new(await PaidAsync(c));

    public static async Task<UnaskedWorkers> LoadUnasked(StepContext c)
    {
        var round = await c
            .Db.Steps.Where(s => s.CaseId == c.CaseId && (s.Action == "acceptance.apply" || s.Action == "acceptance.reapply"))
            .MaxAsync(s => (long?)s.Seq, c.Stop);
        var asked = await c
            .Db.Verifications.AsNoTracking()
            .Where(v => v.ProjectId == c.ProjectId && v.Seq > (round ?? 0))
            .ToDictionaryAsync(v => v.WorkerId, v => new PaidWork(v.Days, v.AmountYuan), c.Stop);
        var paid = await PaidAsync(c);
        return new UnaskedWorkers([
            .. paid.Where(p => asked.GetValueOrDefault(p.Key) != p.Value).Select(p => p.Key).Order(StringComparer.Ordinal),
        ]);
    }

    /// <summary>Every line that is not held; added up for each worker.</summary>
    private static async Task<IReadOnlyDictionary<string, PaidWork>> PaidAsync(StepContext c)
    {
        var lines = await (
            from line in c.Db.PayrollLines.AsNoTracking()
            join cycle in c.Db.PayCycles on line.CycleId equals cycle.Id
            where cycle.ProjectId == c.ProjectId && line.Held == null
            select new
            {
                line.WorkerId,
                line.Days,
                line.AmountYuan,
            }
        ).ToListAsync(c.Stop);
        return lines
            .GroupBy(l => l.WorkerId)
            .ToDictionary(g => g.Key, g => new PaidWork(g.Sum(l => l.Days), g.Sum(l => l.AmountYuan)), StringComparer.Ordinal);
    }
}
