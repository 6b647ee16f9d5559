using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Stage">Stage name and its Chinese label.</param>
public sealed record ProjectLine(
    string Id,
    string Name,
    long Area,
    string AreaPath,
    string Mode,
    string Stage,
    string StageLabel,
    string? Lead
);

/// <summary>One case of a project, with what the clock will do next.</summary>
public sealed record CaseLine(
    string Id,
    string Kind,
    string KindLabel,
    string Stage,
    string StageLabel,
    DateOnly OpenedOn,
    DateOnly MovedOn,
    DateTimeOffset? DueUtc
);

/// <param name="Reason">Why, where the step is one of the project's own; reasons that concern workers are not shown here.</param>
public sealed record StepLine(
    long Seq,
    string Case,
    string Action,
    string ActionLabel,
    string Account,
    string ActingAs,
    DateOnly On,
    DateTimeOffset RecordedUtc,
    string Stage,
    string? Reason
);

/// <summary>A plan that an amendment replaced.</summary>
/// <param name="Version">1 is what was proposed.</param>
public sealed record PlanVersion(int Version, ProjectPlan Plan, DateOnly ReplacedOn, string? Reason);

public sealed record CycleLine(
    string Id,
    string Period,
    DateOnly DueOn,
    bool Provisional,
    int Lines,
    decimal TotalYuan,
    decimal? PaidYuan,
    DateOnly? ReceivedOn,
    int DaysLate
);

public sealed record DocumentLine(string Id, string Case, string Kind, string Label, string File, DateOnly IssuedOn);

/// <param name="PaidShare">Pay so far over the arrived funds of the base; null while nothing arrived. "So far" until
/// <paramref name="PayFinished"/>.</param>
public sealed record ProjectDetail(
    ProjectLine Project,
    decimal PlannedPayYuan,
    IReadOnlyDictionary<string, decimal> PlannedFundsYuan,
    decimal ArrivedYuan,
    decimal PaidYuan,
    decimal? PaidShare,
    bool PayFinished,
    int Workers,
    bool About,
    DateOnly? ShareExemptUntil,
    IReadOnlyList<PlanVersion> Replaced,
    IReadOnlyList<CaseLine> Cases,
    IReadOnlyList<CycleLine> Cycles,
    IReadOnlyList<DocumentLine> Documents,
    IReadOnlyList<StepLine> Steps
);

/// <summary>Something the clock or the outbox gave up on and an administrator must look at.</summary>
public sealed record Incident(string Kind, long Id, string What, string Problem, int Attempts);

/// <summary>Every question the outside may ask. Each takes the scope of who asks.</summary>
public sealed class Reads(Store store, Definitions definitions)
{
    /// <summary>Longest page of projects.</summary>
    public const int MostProjects = 200;

    /// <param name="after">The id after which the page begins, ordinal order.</param>
    public async Task<IReadOnlyList<ProjectLine>> ProjectsAsync(Scope scope, string? after, int count, CancellationToken stop)
    {
        await using var db = store.Open();
        var page = scope
            .Projects(db)
            .Where(p => after == null || p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Take(Math.Clamp(count, 1, MostProjects));
        return await LinesAsync(db, page, stop);
    }

    /// <summary>Null when there is none, or none that the asker may see.</summary>
    public async Task<ProjectDetail?> ProjectAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        var own = scope.Projects(db).Where(p => p.Id == id);
        var line = (await LinesAsync(db, own, stop)).SingleOrDefault();
        if (line is null)
            return null;
        var figures = (await ProjectFigures.ReadAsync(db, [id], DateOnly.MaxValue, stop))[id];
        var cases = await db.Cases.AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Id).ToListAsync(stop);
        var deadlines = await (
            from d in db.Deadlines
            join c in db.Cases on d.CaseId equals c.Id
            where c.ProjectId == id
            group d by d.CaseId into g
            select new { g.Key, Due = g.Min(x => x.DueUtc) }
        ).ToDictionaryAsync(d => d.Key, d => d.Due, stop);
        var cycles = await db.PayCycles.AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Period).ToListAsync(stop);
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.ProjectId == id)
            .OrderBy(d => d.IssuedOn)
            .ThenBy(d => d.Id)
            .ToListAsync(stop);
        var steps = await db.Steps.AsNoTracking().Where(s => s.Stream == Streams.OfProject(id)).OrderBy(s => s.Seq).ToListAsync(stop);
        var caseLines = new List<CaseLine>();
        foreach (var c in cases)
            caseLines.Add(
                new CaseLine(
                    c.Id,
                    c.Kind,
                    Catalogue.Program.KindLabel(c.Kind),
                    c.Stage,
                    (await definitions.TableAsync(db, c.TableHash, stop)).StageLabel(c.Stage),
                    c.OpenedOn,
                    c.MovedOn,
                    deadlines.TryGetValue(c.Id, out var due) ? due : null
                )
            );
        var reasons = await ProjectReads.ReasonsAsync(db, [.. steps.Where(s => s.CaseId == id)], stop);
        var versions = await db.ProjectVersions.AsNoTracking().Where(v => v.ProjectId == id).OrderBy(v => v.Version).ToListAsync(stop);
        var project = await own.Select(p => new { p.ShareExemptUntil }).SingleAsync(stop);
        var final = cases.Where(c => c.Final).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return new ProjectDetail(
            line,
            figures.PlannedPayYuan,
            figures.PlannedBySource,
            figures.ArrivedYuan,
            figures.PaidYuan,
            figures.PaidShare,
            cycles.Any(c => c.ReceivedOn is not null) && cases.All(c => c.Kind != "pay-cycle" || c.Final),
            figures.Workers.People,
            figures.Workers.About,
            project.ShareExemptUntil,
            [
                .. versions.Select(v => new PlanVersion(
                    v.Version,
                    JsonSerializer.Deserialize<ProjectPlan>(v.Plan, Fact.Json)!,
                    steps.First(s => s.Seq == v.ReplacedBy).OccurredOn,
                    reasons.GetValueOrDefault(v.ReplacedBy)
                )),
            ],
            caseLines,
            [
                .. cycles.Select(c => new CycleLine(
                    c.Id,
                    c.Period,
                    c.DueOn,
                    c.Provisional,
                    c.Lines,
                    c.TotalYuan,
                    c.PaidYuan,
                    c.ReceivedOn,
                    Lateness.Days(c.DueOn, c.ReceivedOn, final.Contains(c.Id), scope.Today)
                )),
            ],
            [.. documents.Select(d => new DocumentLine(d.Id, d.CaseId, d.Kind, DocumentKinds.LabelOf(d.Kind), d.File, d.IssuedOn))],
            [
                .. steps.Select(s => new StepLine(
                    s.Seq,
                    s.CaseId,
                    s.Action,
                    Catalogue.Program.Actions[s.Action].Label,
                    s.Account,
                    s.ActingAs,
                    s.OccurredOn,
                    s.RecordedUtc,
                    s.Stage,
                    reasons.GetValueOrDefault(s.Seq)
                )),
            ]
        );
    }

    /// <summary>A file that a row of a visible project or place names; null otherwise.</summary>
    public async Task<string?> FileAsync(Scope scope, string sha256, CancellationToken stop)
    {
        await using var db = store.Open();
        var (projects, areas, file) = (scope.Projects(db).Select(p => p.Id), scope.Areas(db).Select(a => a.Code), new FileHash(sha256));
        foreach (var uses in FileUse.In(db))
        {
            var seen = uses.Where(u => projects.Contains(u.ProjectId!) || areas.Contains(u.Area!.Value));
            if (await seen.AnyAsync(u => u.File == file, stop))
                return sha256;
        }
        return null;
    }

    /// <summary>What waits for an administrator; nothing for anyone else.</summary>
    public async Task<IReadOnlyList<Incident>> IncidentsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var deadlines = await db
            .Deadlines.AsNoTracking()
            .Where(d => d.Parked != null)
            .OrderBy(d => d.Id)
            .Select(d => new Incident("deadline", d.Id, d.CaseId + " " + d.Action, d.Parked!, d.Attempts))
            .ToListAsync(stop);
        var mails = await db
            .Outgoing.AsNoTracking()
            .Where(o => o.Parked)
            .OrderBy(o => o.Id)
            .Select(o => new Incident("mail", o.Id, o.Key, o.Problem ?? "", o.Attempts))
            .ToListAsync(stop);
        return [.. deadlines, .. mails];
    }

    public async Task<bool> AdministersAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.AdministersAsync(db, stop);
    }

    /// <inheritdoc cref="Scope.WatchesAsync"/>
    public async Task<bool> WatchesAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.WatchesAsync(db, stop);
    }

    internal static async Task<IReadOnlyList<ProjectLine>> LinesAsync(
        WorkReliefContext db,
        IQueryable<ProjectRow> projects,
        CancellationToken stop
    ) =>
        await (
            from p in projects
            join c in db.Cases on p.Id equals c.Id
            join a in db.Areas on p.Area equals a.Code
            orderby p.Id
            select new ProjectLine(
                p.Id,
                p.Name,
                p.Area,
                a.Path,
                p.Mode,
                c.Stage,
                db.TableSteps.Where(s => s.TableHash == c.TableHash && s.FromStage == c.Stage).Select(s => s.StageLabel).FirstOrDefault()
                    ?? c.Stage,
                p.Lead
            )
        ).ToListAsync(stop);
}
