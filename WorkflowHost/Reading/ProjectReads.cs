using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A project at a glance.</summary>
/// <param name="Lead">The county's lead, by name.</param>
/// <param name="Floor">The least share of pay that holds today; null where nothing says one.</param>
/// <param name="Standing">The share against its floor and target, in Chinese.</param>
/// <param name="Notices">How many hang, or are stopped.</param>
/// <param name="Findings">How many are to be put right.</param>
/// <param name="Overdue">Pay cycles beyond their date.</param>
public sealed record ProjectSummary(
    ProjectLine Project,
    string TrackLabel,
    string BaseLabel,
    string? Lead,
    string? Contractor,
    DateOnly ProposedOn,
    DateOnly? CommencedOn,
    DateOnly? CompletedOn,
    ProjectFigures Figures,
    ShareFloor? Floor,
    string Standing,
    int Contracts,
    int Notices,
    int Findings,
    int Overdue
);

/// <summary>A step of a project or of one of its cases, in words.</summary>
/// <param name="As">The body that it was taken as.</param>
/// <param name="EnteredOn">When it was entered later than it happened; else null.</param>
/// <param name="Reason">Why, where the step says so and concerns no single worker.</param>
public sealed record PastStep(
    long Seq,
    string Case,
    string CaseTitle,
    DateOnly On,
    DateOnly? EnteredOn,
    string By,
    string As,
    string Label,
    string StageLabel,
    string? Reason
);

/// <param name="Pages">How many there are; the first is 1.</param>
public sealed record PastPage(int Page, int Pages, int Steps, IReadOnlyList<PastStep> Lines);

/// <summary>A project's own page: what it is, how it stands, what happened.</summary>
public sealed class ProjectReads(Store store, Definitions definitions)
{
    public const int StepsAPage = 100;

    /// <summary>Null when there is none, or none that the asker may see.</summary>
    public async Task<ProjectSummary?> SummaryAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        var own = scope.Projects(db).Where(p => p.Id == id);
        if (await own.FirstOrDefaultAsync(stop) is not { } project)
            return null;
        var line = (await Reads.LinesAsync(db, own, stop)).Single();
        var figures = (await ProjectFigures.ReadAsync(db, [id], DateOnly.MaxValue, stop))[id];
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var floor = ProjectFigures.FloorOf(pack, project, scope.Today);
        var open = await db
            .Cases.Where(c => c.ProjectId == id && !c.Final)
            .GroupBy(c => c.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new ProjectSummary(
            line,
            Tracks.TrackLabels[project.Track],
            Tracks.BaseLabels[project.FundBase],
            project.Lead is null ? null : (await People.NamesAsync(db, [project.Lead], stop)).GetValueOrDefault(project.Lead),
            project.Contractor is null
                ? null
                : await db.Contractors.Where(c => c.Id == project.Contractor).Select(c => c.Name).FirstOrDefaultAsync(stop),
            project.ProposedOn,
            project.CommencedOn,
            project.CompletedOn,
            figures,
            floor,
            figures.Standing(floor),
            await db.Contracts.Where(c => c.ProjectId == id).Select(c => c.WorkerId).Distinct().CountAsync(stop),
            open.GetValueOrDefault(Workflows.PublicNotices.PublicNoticeTable.Kind),
            open.GetValueOrDefault(Workflows.Rectification.RectificationTable.Kind),
            figures.Overdue(scope.Today)
        );
    }

    /// <summary>The project's pay cycles in order; null when the asker may not see it.</summary>
    public async Task<IReadOnlyList<CyclePart>?> CyclesAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.Projects(db).AnyAsync(p => p.Id == id, stop)
            ? await new DossierReader(db, definitions, stop).CyclesAsync(id, scope.Today)
            : null;
    }

    /// <summary>A project's cases of some kinds, the newest first; none for whom may not see it.</summary>
    public async Task<IReadOnlyList<CaseLine>> CasesAsync(Scope scope, string id, IReadOnlyList<string> kinds, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where p.Id == id && kinds.Contains(c.Kind)
            orderby c.OpenedOn descending, c.Id descending
            select new { Case = c, Due = db.Deadlines.Where(d => d.CaseId == c.Id).Min(d => (DateTimeOffset?)d.DueUtc) }
        ).ToListAsync(stop);
        var lines = new List<CaseLine>();
        foreach (var r in rows)
            lines.Add(
                new CaseLine(
                    r.Case.Id,
                    r.Case.Kind,
                    Catalogue.Program.KindLabel(r.Case.Kind),
                    r.Case.Stage,
                    (await definitions.TableAsync(db, r.Case.TableHash, stop)).StageLabel(r.Case.Stage),
                    r.Case.OpenedOn,
                    r.Case.MovedOn,
                    r.Due
                )
            );
        return lines;
    }

    /// <summary>What happened in a project and all its cases, the newest first; null when the asker may not see it.</summary>
    public async Task<PastPage?> PastAsync(Scope scope, string id, int page, CancellationToken stop)
    {
        await using var db = store.Open();
        var name = await scope.Projects(db).Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(stop);
        if (name is null)
            return null;
        var all = db.Steps.AsNoTracking().Where(s => s.Stream == Streams.OfProject(id));
        var count = await all.CountAsync(stop);
        var pages = Math.Max(1, (count + StepsAPage - 1) / StepsAPage);
        page = Math.Clamp(page, 1, pages);
        var steps = await (
            from s in all
            join c in db.Cases.AsNoTracking() on s.CaseId equals c.Id
            orderby s.Seq descending
            select new { Step = s, c.TableHash }
        )
            .Skip((page - 1) * StepsAPage)
            .Take(StepsAPage)
            .ToListAsync(stop);
        var names = await People.NamesAsync(db, [.. steps.Select(s => s.Step.Account).Distinct()], stop);
        var reasons = await ReasonsAsync(db, [.. steps.Select(s => s.Step)], stop);
        var seeds = steps.Select(s => $"{s.Step.Stream}:{s.Step.Seq}").ToList();
        var records = await db.Records.AsNoTracking().Where(r => seeds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Kind, stop);
        var lines = new List<PastStep>();
        foreach (var s in steps)
        {
            var table = await definitions.TableAsync(db, s.TableHash, stop);
            lines.Add(
                new PastStep(
                    s.Step.Seq,
                    s.Step.CaseId,
                    CaseTitle.Within(table, s.Step.CaseId),
                    s.Step.OccurredOn,
                    ChinaTime.DateOf(s.Step.RecordedUtc) is var entered && entered > s.Step.OccurredOn ? entered : null,
                    names.GetValueOrDefault(s.Step.Account) ?? Bodies.Labels.GetValueOrDefault(s.Step.Account, s.Step.Account),
                    Bodies.Labels.GetValueOrDefault(s.Step.ActingAs, s.Step.ActingAs),
                    records.TryGetValue($"{s.Step.Stream}:{s.Step.Seq}", out var kind)
                        ? $"登记{Workflows.Records.RecordKinds.Labels[kind]}"
                        : LabelOf(table, s.Step),
                    table.StageLabel(s.Step.Stage),
                    reasons.GetValueOrDefault(s.Step.Seq)
                )
            );
        }
        return new PastPage(page, pages, count, lines);
    }

    /// <summary>As the case's procedure calls the step.</summary>
    internal static string LabelOf(Table table, StepRow step) =>
        (
            table.Rows.FirstOrDefault(r => r.Action == step.Action && r.To == step.Stage && r.Body == step.ActingAs)
            ?? table.Rows.FirstOrDefault(r => r.Action == step.Action)
        )?.Label
        ?? Catalogue.Program.Actions[step.Action].Label;

    /// <summary>
    /// What was said for steps, by their numbers: of those that a subject takes in its own case. What is said at the project for a worker
    /// — why a contract ended — concerns that person alone.
    /// </summary>
    internal static async Task<Dictionary<long, string>> ReasonsAsync(
        WorkReliefContext db,
        IReadOnlyList<StepRow> steps,
        CancellationToken stop
    )
    {
        var keys = steps
            .Where(s => Catalogue.Program.Actions[s.Action] is var action && action.CaseKind == action.Subject.Kind)
            .ToDictionary(s => $"{s.Stream}:{s.Seq}/reason", s => s.Seq, StringComparer.Ordinal);
        var wanted = keys.Keys.ToList();
        var texts = await db.Texts.AsNoTracking().Where(t => wanted.Contains(t.Key)).Select(t => new { t.Key, t.Text }).ToListAsync(stop);
        return texts.ToDictionary(t => keys[t.Key], t => t.Text);
    }
}
