using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Acceptance;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class AcceptanceRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Tier { get; init; }
    public int Attempts { get; set; }
    public bool Passed { get; set; }
    public decimal? Score { get; set; }

    /// <summary>1, 2, 3 … in the order of passing.</summary>
    public int? PassedAs { get; set; }
}

/// <summary>Acceptance: tables, what decisions look at, and how facts become true.</summary>
public static class AcceptanceHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<AcceptanceRow> Acceptances => db.Set<AcceptanceRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<AcceptanceRow>(e =>
        {
            e.ToTable("Acceptances");
            e.HasKey(a => a.Id);
            e.HasIndex(a => new { a.ProjectId, a.Tier }).IsUnique();
        });
    }

    public static void On(FactContext at, TierOpened f)
    {
        at.Add(
            new AcceptanceRow
            {
                Id = f.Acceptance,
                ProjectId = f.Project,
                Tier = f.Tier,
            }
        );
    }

    public static async Task On(FactContext at, TierDecided f)
    {
        var acceptance = (await at.FindAsync<AcceptanceRow>(f.Acceptance))!;
        if (f.Passed)
            acceptance.PassedAs =
                1 + await (await at.SettledAsync()).Acceptances.CountAsync(a => a.ProjectId == f.Project && a.Passed, at.Stop);
        (acceptance.Attempts, acceptance.Passed, acceptance.Score) = (f.Attempt, f.Passed, f.Score);
    }

    /// <summary>A tier is under way.</summary>
    [WaitsUntil("acceptance.apply")]
    public static IQueryable<Waits> UnderWay(WorkReliefContext db) =>
        from a in db.Acceptances
        select new Waits
        {
            CaseId = a.ProjectId,
            About = a.Tier,
            Body = null,
        };

    public static async Task<TiersSoFar> LoadTiers(StepContext c)
    {
        var tiers = await (
            from a in c.Db.Acceptances.AsNoTracking()
            join k in c.Db.Cases on a.Id equals k.Id
            where a.ProjectId == c.ProjectId
            orderby a.PassedAs
            select new
            {
                a.Tier,
                a.Passed,
                k.Final,
            }
        ).ToListAsync(c.Stop);
        return new TiersSoFar([.. tiers.Where(t => t.Passed).Select(t => t.Tier)], tiers.Any(t => !t.Final));
    }

    public static async Task<TierInHand> LoadOne(StepContext c) =>
        await c.Db.Acceptances.Where(a => a.Id == c.CaseId).Select(a => new TierInHand(a.Tier, a.Attempts)).SingleAsync(c.Stop);
}
