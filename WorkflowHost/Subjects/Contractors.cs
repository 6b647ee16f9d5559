using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Contractors;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class ContractorRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
}

/// <summary>A proposal for the dishonesty list and what became of it.</summary>
public sealed class DishonestyListingRow
{
    public required string ContractorId { get; init; }
    public long Seq { get; init; }
    public required string ProjectId { get; init; }
    public DateOnly ProposedOn { get; init; }
    public DateOnly? DecidedOn { get; set; }
    public bool Listed { get; set; }

    /// <summary>Last day on the list.</summary>
    public DateOnly? UntilDay { get; set; }
}

/// <summary>Contractors: tables, what decisions look at, and how facts become true.</summary>
public static class ContractorHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<ContractorRow> Contractors => db.Set<ContractorRow>();
        public DbSet<DishonestyListingRow> DishonestyListings => db.Set<DishonestyListingRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ContractorRow>(e =>
        {
            e.ToTable("Contractors");
            e.HasKey(c => c.Id);
        });
        model.Entity<DishonestyListingRow>(e =>
        {
            e.ToTable("DishonestyListings");
            e.HasKey(l => new { l.ContractorId, l.Seq });
        });
    }

    public static void On(FactContext at, ContractorRegistered f)
    {
        at.Db.Contractors.Add(new ContractorRow { Id = f.Contractor, Name = f.Name });
    }

    public static async Task On(FactContext at, ContractorChosen f)
    {
        (await at.Db.Projects.FindAsync([f.Project], at.Stop))!.Contractor = f.Contractor;
    }

    public static void On(FactContext at, DishonestyListingProposed f)
    {
        at.Db.DishonestyListings.Add(
            new DishonestyListingRow
            {
                ContractorId = f.Contractor,
                Seq = at.Seq,
                ProjectId = f.Project,
                ProposedOn = f.On,
            }
        );
    }

    public static async Task On(FactContext at, DishonestyListingDecided f)
    {
        var listing = await ListingAsync(at, f.Contractor);
        (listing.DecidedOn, listing.Listed, listing.UntilDay) = (f.From, f.Listed, f.Until);
    }

    public static async Task On(FactContext at, DishonestyListingEnded f)
    {
        (await ListingAsync(at, f.Contractor)).UntilDay = f.On.AddDays(-1);
    }

    private static Task<DishonestyListingRow> ListingAsync(FactContext at, string contractor) =>
        at.Db.DishonestyListings.Where(l => l.ContractorId == contractor).OrderByDescending(l => l.Seq).FirstAsync(at.Stop);

    public static async Task<ContractorState> LoadState(StepContext c, string contractor)
    {
        var day = c.Moment.OccurredOn;
        var known = await c.Db.Contractors.AnyAsync(x => x.Id == contractor, c.Stop);
        var listing = await c
            .Db.DishonestyListings.AsNoTracking()
            .Where(l => l.ContractorId == contractor)
            .OrderByDescending(l => l.Seq)
            .FirstOrDefaultAsync(c.Stop);
        var listed = listing is { Listed: true, DecidedOn: { } since } && since <= day && day <= listing.UntilDay;
        return new ContractorState(known, listed, listed ? listing!.UntilDay : null, listing is { DecidedOn: null });
    }

    public static Task<BuilderOfProject> LoadBuilder(StepContext c, string project) =>
        c.Db.Projects.Where(p => p.Id == project).Select(p => new BuilderOfProject(p.Mode, p.Contractor)).SingleAsync(c.Stop);

    public static async Task<ArrearsOfProject> LoadArrears(StepContext c, string project) =>
        new(
            await (
                from cycle in c.Db.PayCycles
                join held in c.Db.Cases on cycle.Id equals held.Id
                where cycle.ProjectId == project && !held.Final && cycle.DueOn < c.Moment.OccurredOn
                select cycle.Id
            ).AnyAsync(c.Stop)
        );
}
