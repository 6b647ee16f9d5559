using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>An office that running projects call for and nobody holds.</summary>
/// <param name="Bodies">Any of them would do.</param>
/// <param name="Place">Where it would sit, from the province down.</param>
/// <param name="Project">Set for an office that is held by the project.</param>
/// <param name="Steps">What it would have to do.</param>
/// <param name="Waiting">Of the projects, those in which a step waits for it now.</param>
public sealed record Vacancy(
    IReadOnlyList<string> Bodies,
    string Place,
    string? Project,
    IReadOnlyList<string> Steps,
    IReadOnlyList<VacantProject> Projects,
    int Waiting
);

/// <param name="Waits">A step waits for the office now.</param>
public sealed record VacantProject(string Id, string Name, bool Waits);

/// <summary>
/// Offices that nobody holds, for an administrator: silence never approves, so a project that comes to such a step stands still.
/// </summary>
public sealed class VacancyReads(Store store, Definitions definitions)
{
    public async Task<IReadOnlyList<Vacancy>> ListAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var open = await (
            from c in db.Cases.AsNoTracking()
            join p in db.Projects.AsNoTracking() on c.ProjectId equals p.Id
            where !c.Final
            select new OpenCase(c, p)
        ).ToListAsync(stop);
        var today = scope.Today;
        var held = new Held(
            await db
                .Grants.AsNoTracking()
                .Where(g => g.CaseId == null && g.FromDay <= today && (g.UntilDay == null || today <= g.UntilDay))
                .ToListAsync(stop)
        );
        var empty = new List<Empty>();
        foreach (var alike in open.GroupBy(c => (c.Case.TableHash, c.Stage)))
        {
            var ways = WaysFrom(await definitions.TableAsync(db, alike.Key.TableHash, stop), alike.Key.Stage);
            foreach (var one in alike)
                empty.AddRange(ways.Where(w => !held.By(w.Bodies, one)).Select(w => new Empty(w, one)));
        }
        // What a running project opens later, month by month or when there is cause, stands in the other tables of its practice.
        foreach (var alike in open.Where(c => c.Case.Kind == Subject.Project).GroupBy(c => (c.Row.PackHash, c.Row.Mode, c.Row.ProposedOn)))
        {
            var pack = await definitions.PackAsync(db, alike.Key.PackHash, stop);
            var later = Catalogue
                .Program.Expand(pack.ShapeOf(alike.Key.Mode, alike.Key.ProposedOn)!)
                .Where(t => t.Kind != Subject.Project)
                .SelectMany(t => WaysFrom(t, Stage.None))
                .ToList();
            foreach (var one in alike)
                empty.AddRange(later.Where(w => !held.By(w.Bodies, one)).Select(w => new Empty(w with { Stage = Stage.None }, one)));
        }
        var seats = empty.Select(e => e.Seat).Distinct().ToList();
        var paths = await db.Areas.AsNoTracking().Where(a => seats.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Path, stop);
        return
        [
            .. empty
                .GroupBy(e => (e.Office, e.Seat, e.Of))
                .Select(g => Vacant([.. g], paths.GetValueOrDefault(g.Key.Seat, "")))
                .OrderByDescending(v => v.Waiting)
                .ThenBy(v => v.Place, StringComparer.Ordinal)
                .ThenBy(v => v.Bodies[0], StringComparer.Ordinal),
        ];
    }

    private static Vacancy Vacant(IReadOnlyList<Empty> office, string place)
    {
        var projects = office
            .GroupBy(e => e.Case.Project)
            .Select(p => new VacantProject(p.Key, p.First().Case.Name, p.Any(e => e.Waits)))
            .OrderByDescending(p => p.Waits)
            .ThenBy(p => p.Id, StringComparer.Ordinal)
            .ToList();
        return new Vacancy(
            office[0].Way.Bodies,
            place,
            office[0].Of is { } of ? projects.Single(p => p.Id == of).Name : null,
            [.. office.Select(e => e.Way.Label).Distinct()],
            projects,
            projects.Count(p => p.Waits)
        );
    }

    /// <summary>
    /// What a case at a stage waits for there and further on, and who may do it. The program's own steps wait for nobody.
    /// </summary>
    private static List<AwaitedWay> WaysFrom(Table table, string stage)
    {
        var ahead = new HashSet<string>(StringComparer.Ordinal) { stage };
        bool further;
        do
        {
            further = false;
            foreach (var row in table.Rows.Where(r => ahead.Contains(r.From)))
                further |= ahead.Add(row.To);
        } while (further);
        return
        [
            .. table
                .Rows.Where(r => r.Awaited && ahead.Contains(r.From))
                .GroupBy(r => (r.From, r.Action, r.About))
                .Where(g => !g.Any(r => Bodies.OfTheProgram.Contains(r.Body)))
                .Select(g => new AwaitedWay(
                    g.Key.From,
                    g.First().Label,
                    [.. g.Select(r => r.Body).Distinct().Order(StringComparer.Ordinal)]
                )),
        ];
    }

    private sealed record OpenCase(CaseRow Case, ProjectRow Row)
    {
        public string Stage => Case.Stage;
        public string Project => Row.Id;
        public string Name => Row.Name;
        public long Area => Row.Area;
    }

    private sealed record AwaitedWay(string Stage, string Label, IReadOnlyList<string> Bodies);

    private sealed record Empty(AwaitedWay Way, OpenCase Case)
    {
        public string Office => string.Join(',', Way.Bodies);
        public bool Waits => Way.Stage == Case.Stage;

        /// <summary>The project, where nobody can hold the office by an area.</summary>
        public string? Of => Way.Bodies.All(Workflows.Kernel.Bodies.ByProjectOnly.Contains) ? Case.Project : null;

        /// <summary>The lowest place at which one of the bodies sits.</summary>
        public long Seat => Way.Bodies.Max(b => Offices.Seat(Case.Area, b));
    }

    /// <summary>Who holds what, by body.</summary>
    private sealed class Held(IEnumerable<GrantRow> grants)
    {
        private readonly ILookup<string, GrantRow> _byBody = grants.ToLookup(g => g.Body, StringComparer.Ordinal);

        public bool By(IEnumerable<string> bodies, OpenCase one) =>
            bodies
                .SelectMany(b => _byBody[b])
                .Any(g => g.ProjectId is { } project ? project == one.Project : g.AreaFrom <= one.Area && one.Area <= g.AreaTo);
    }
}
