using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

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
        at.Add(
            new ArchiveGateRow
            {
                ProjectId = f.Project,
                Gate = f.Gate,
                PassedOn = f.On,
            }
        );
    }

    private static async Task<ArchiveItemRow> ItemAsync(FactContext at, string project, string item)
    {
        if (await at.FindAsync<ArchiveItemRow>(project, item) is { } known)
            return known;
        var row = new ArchiveItemRow { ProjectId = project, Item = item };
        at.Add(row);
        return row;
    }

    public static async Task<ArchiveOfProject> LoadArchive(StepContext c)
    {
        var project = c.Site.Project!;
        var stage = c.Site.Held is { Kind: Subject.Project } own
            ? own.Stage
            : await c.Db.Cases.Where(k => k.Id == project.Id).Select(k => k.Stage).SingleAsync(c.Stop);
        return await OfAsync(c.Db, project, stage, c.Site.Pack, c.Moment.OccurredOn, c.Stop);
    }

    public static async Task<ArchiveGates> LoadGates(StepContext c) => new(await GatesAsync(c.Db, c.ProjectId, c.Stop));

    public static async Task<ArchivistOfPlace> LoadArchivist(StepContext c) =>
        await c
            .Db.Grants.Where(g => g.Body == Bodies.Archivist && g.AreaFrom == c.Site.Area && g.UntilDay == null)
            .Select(g => new ArchivistOfPlace(g.Id, g.Account))
            .FirstOrDefaultAsync(c.Stop)
        ?? new ArchivistOfPlace(null, null);

    /// <summary>A project's archive as it lies there.</summary>
    /// <param name="on">The day on which the county's checklist counts.</param>
    public static async Task<ArchiveOfProject> OfAsync(
        WorkReliefContext db,
        ProjectRow project,
        string stage,
        Pack pack,
        DateOnly on,
        CancellationToken stop
    )
    {
        var papers = await db
            .Papers.Where(p => p.ProjectId == project.Id)
            .GroupBy(p => p.Kind)
            .Select(g => new { g.Key, Seq = g.Max(p => p.Seq) })
            .ToListAsync(stop);
        var documents = await db
            .Documents.Where(d => d.ProjectId == project.Id && d.VoidReasonRef == null)
            .GroupBy(d => d.Kind)
            .Select(g => new { g.Key, Seq = g.Max(d => d.Seq) })
            .ToListAsync(stop);
        // A form written here for a signature is evidence when it came back; a notice is as it was hung out.
        var evidence = papers
            .Concat(documents.Where(d => d.Key.EndsWith("-notice", StringComparison.Ordinal) || Unsigned.Contains(d.Key)))
            .GroupBy(e => e.Key)
            .ToDictionary(g => g.Key, g => g.Max(e => e.Seq), StringComparer.Ordinal);
        var rows = await db.ArchiveItems.AsNoTracking().Where(i => i.ProjectId == project.Id).ToListAsync(stop);
        return new ArchiveOfProject(
            pack.Archive(on),
            project.Purpose,
            stage,
            evidence,
            rows.Where(r => r.Qualified is not null)
                .ToDictionary(
                    r => r.Item,
                    r => new ArchiveVerdict(r.Item, r.Qualified!.Value, r.ReviewedSeq, r.ReasonRef),
                    StringComparer.Ordinal
                ),
            rows.ToDictionary(
                r => r.Item,
                r => JsonSerializer.Deserialize<IReadOnlyList<string>>(r.Ticked, Fact.Json)!,
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>The gates that a project's archive has passed.</summary>
    public static async Task<IReadOnlyList<string>> GatesAsync(WorkReliefContext db, string project, CancellationToken stop) =>
        await db.ArchiveGates.Where(g => g.ProjectId == project).Select(g => g.Gate).ToListAsync(stop);

    /// <summary>Documents that are complete as the system writes them.</summary>
    private static readonly HashSet<string> Unsigned = ["training-register", "expenditure-ledger", "archive-catalogue"];
}
