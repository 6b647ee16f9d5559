using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Which projects a list shows, as its link says.</summary>
/// <param name="Find">Part of the name, the place or the code.</param>
/// <param name="Source">A source of its planned funds.</param>
/// <param name="Year">In which it was proposed.</param>
/// <param name="Late">Only those whose pay is overdue.</param>
public sealed record ProjectFilter(
    string? Find = null,
    long? Area = null,
    string? Stage = null,
    string? Mode = null,
    string? Track = null,
    string? Source = null,
    string? Pack = null,
    int? Year = null,
    bool? Late = null
);

/// <param name="DueOn">The next day by which something of it is to be done.</param>
/// <param name="LateSince">The pay date of its latest unpaid cycle; null when nothing is overdue.</param>
public sealed record ProjectInList(
    string Id,
    string Name,
    string AreaPath,
    string Mode,
    string Track,
    string StageLabel,
    string Pack,
    decimal PlannedYuan,
    decimal ArrivedYuan,
    decimal PaidYuan,
    decimal? PaidShare,
    string Standing,
    HeadCount Workers,
    DateOnly? DueOn,
    DateOnly? LateSince
);

/// <param name="Count">Of all that the filter lets through.</param>
public sealed record ProjectListPage(int Count, IReadOnlyList<ProjectInList> Lines);

/// <summary>What the filters of a list offer: only what is among the asker's projects.</summary>
public sealed record ProjectChoices(
    IReadOnlyList<PlaceName> Areas,
    IReadOnlyList<(string Stage, string Label)> Stages,
    IReadOnlyList<(string Pack, string Label)> Packs,
    IReadOnlyList<int> Years
);

/// <summary>The projects that an account sees, those that need somebody most first.</summary>
public sealed class ProjectList(Store store, Definitions definitions)
{
    public const int PageLines = 50;

    /// <summary>Longest table for a spreadsheet.</summary>
    public const int MostLines = 5000;

    public async Task<ProjectListPage> PageAsync(Scope scope, ProjectFilter filter, int page, int lines, CancellationToken stop)
    {
        await using var db = store.Open();
        var found = Found(db, scope, filter);
        var count = await found.CountAsync(stop);
        var rows = await found
            .OrderBy(f => f.LateSince == null)
            .ThenBy(f => f.LateSince)
            .ThenBy(f => f.DueOn == null)
            .ThenBy(f => f.DueOn)
            .ThenBy(f => f.Final)
            .ThenBy(f => f.Project.Id)
            .Skip((Math.Max(page, 1) - 1) * lines)
            .Take(lines)
            .ToListAsync(stop);
        var figures = await ProjectFigures.ReadAsync(db, [.. rows.Select(r => r.Project.Id)], scope.Today, stop);
        var packs = new Dictionary<string, Pack>(StringComparer.Ordinal);
        foreach (var name in rows.Select(r => r.Project.Pack).Distinct())
            packs[name] = await definitions.PackNamedAsync(db, name, stop);
        var list = new List<ProjectInList>();
        foreach (var row in rows)
        {
            var (project, own, pack) = (row.Project, figures[row.Project.Id], packs[row.Project.Pack]);
            list.Add(
                new ProjectInList(
                    project.Id,
                    project.Name,
                    row.Path,
                    Shape.ModeLabels[project.Mode],
                    Tracks.TrackLabels[project.Track],
                    (await definitions.TableAsync(db, row.TableHash, stop)).StageLabel(row.Stage),
                    pack.Label,
                    own.PlannedYuan,
                    own.ArrivedYuan,
                    own.PaidYuan,
                    own.PaidShare,
                    own.Standing(ProjectFigures.FloorOf(pack, project, scope.Today)),
                    own.Workers,
                    row.DueOn,
                    row.LateSince
                )
            );
        }
        return new ProjectListPage(count, list);
    }

    public async Task<ProjectChoices> ChoicesAsync(Scope scope, long? area, CancellationToken stop)
    {
        await using var db = store.Open();
        var projects = scope.Projects(db);
        var stages = await (from p in projects join c in db.Cases.AsNoTracking() on p.Id equals c.Id select new { c.Stage, c.TableHash })
            .Distinct()
            .ToListAsync(stop);
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var s in stages)
            labels.TryAdd(s.Stage, (await definitions.TableAsync(db, s.TableHash, stop)).StageLabel(s.Stage));
        var packs = new List<(string, string)>();
        foreach (var name in await projects.Select(p => p.Pack).Distinct().OrderBy(n => n).ToListAsync(stop))
            packs.Add((name, (await definitions.PackNamedAsync(db, name, stop)).Label));
        var (first, last) = (
            await projects.MinAsync(p => (DateOnly?)p.ProposedOn, stop),
            await projects.MaxAsync(p => (DateOnly?)p.ProposedOn, stop)
        );
        return new ProjectChoices(
            await AreasAsync(db, scope, area, stop),
            [.. labels.Select(l => (l.Key, l.Value))],
            packs,
            first is { } from && last is { } to ? [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Reverse()] : []
        );
    }

    /// <summary>The place chosen, those that it lies in and those directly below; at first the highest two levels.</summary>
    private static async Task<IReadOnlyList<PlaceName>> AreasAsync(WorkReliefContext db, Scope scope, long? code, CancellationToken stop)
    {
        var projects = scope.Projects(db);
        var areas = scope.Areas(db).Where(a => projects.Any(p => a.Code <= p.Area && p.Area <= a.Last));
        var chosen = code is null ? null : await areas.FirstOrDefaultAsync(a => a.Code == code, stop);
        var most = (chosen?.Level ?? await areas.MinAsync(a => (int?)a.Level, stop) ?? 0) + 1;
        if (chosen is not null)
            areas = areas.Where(a => (a.Code <= chosen.Code && chosen.Code <= a.Last) || (chosen.Code <= a.Code && a.Code <= chosen.Last));
        return await areas
            .Where(a => a.Level <= most)
            .OrderBy(a => a.Code)
            .ThenBy(a => a.Level)
            .Select(a => new PlaceName(a.Code, a.Path))
            .ToListAsync(stop);
    }

    private static IQueryable<Line> Found(WorkReliefContext db, Scope scope, ProjectFilter filter)
    {
        var (cases, cycles, funds, areas) = (db.Cases, db.PayCycles, db.PlannedFunds, db.Areas);
        var lines =
            from p in Of(scope.Projects(db), filter)
            join c in cases on p.Id equals c.Id
            join a in areas on p.Area equals a.Code
            select new Line
            {
                Project = p,
                Path = a.Path,
                Stage = c.Stage,
                TableHash = c.TableHash,
                Final = c.Final,
                DueOn = cases.Where(k => k.ProjectId == p.Id && !k.Final).Min(k => k.DueOn),
                LateSince = cycles
                    .Where(y => y.ProjectId == p.Id && y.DueOn < scope.Today && cases.Any(k => k.Id == y.Id && !k.Final))
                    .Min(y => (DateOnly?)y.DueOn),
            };
        if (filter.Stage is { Length: > 0 } stage)
            lines = lines.Where(l => l.Stage == stage);
        if (filter.Late == true)
            lines = lines.Where(l => l.LateSince != null);
        if (filter.Source is { Length: > 0 } source)
            lines = lines.Where(l => funds.Any(f => f.ProjectId == l.Project.Id && f.Source == source));
        if (filter.Area is { } area)
            lines = lines.Where(l => areas.Any(a => a.Code == area && a.Code <= l.Project.Area && l.Project.Area <= a.Last));
        if (filter.Find?.Trim() is { Length: > 0 } find)
        {
            // Codes are written in capitals.
            var code = find.ToUpperInvariant();
            lines = lines.Where(l => l.Project.Name.Contains(find) || l.Path.Contains(find) || l.Project.Id.Contains(code));
        }
        return lines;
    }

    private static IQueryable<ProjectRow> Of(IQueryable<ProjectRow> projects, ProjectFilter filter)
    {
        if (filter.Mode is { Length: > 0 } mode)
            projects = projects.Where(p => p.Mode == mode);
        if (filter.Track is { Length: > 0 } track)
            projects = projects.Where(p => p.Track == track);
        if (filter.Pack is { Length: > 0 } pack)
            projects = projects.Where(p => p.Pack == pack);
        if (filter.Year is > 1 and < 9999 and var year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            projects = projects.Where(p => first <= p.ProposedOn && p.ProposedOn <= last);
        }
        return projects;
    }

    private sealed record Line
    {
        public required ProjectRow Project { get; init; }
        public required string Path { get; init; }
        public required string Stage { get; init; }
        public required string TableHash { get; init; }
        public required bool Final { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required DateOnly? LateSince { get; init; }
    }
}
