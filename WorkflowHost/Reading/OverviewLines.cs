using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>One of “四不缺” that a project should have by now.</summary>
/// <param name="Of">The kind; for pay the cycle.</param>
/// <param name="Notice">The newest of it; null when none was hung out.</param>
internal sealed record RequiredNotice(string Kind, string Of, string? Notice, DateOnly? LastDay, bool Closed);

/// <summary>A project with everything that a place's figures take from it.</summary>
internal sealed record OverviewLine(
    ProjectRow Project,
    ProjectFigures Figures,
    string Stage,
    bool Below,
    ListedProject Listed,
    IReadOnlyList<RequiredNotice> Notices
)
{
    /// <summary>Planned funds of a base; a project in the reserve library has none yet.</summary>
    public decimal Base(string fundBase) =>
        Stage == ProjectStages.Reserve ? 0 : Figures.PlannedBySource.Where(f => FundSources.InBase(f.Key, fundBase)).Sum(f => f.Value);

    /// <summary>
    /// Whether it is one of a year's projects: approved or taken in by then, and not accepted with its works over and its pay done before
    /// the year began.
    /// </summary>
    public bool IsOf(int year) =>
        (Project.ApprovedOn ?? Project.AdoptedOn) is { } begun
        && begun.Year <= year
        && (!Figures.Finished || Project.CompletedOn?.Year >= year || Figures.Cycles.Any(c => c.PaidOn?.Year >= year));

    /// <summary>Of the cycles that were due in a year.</summary>
    public static PayTimes TimesIn(IReadOnlyCollection<OverviewLine> lines, int year, DateOnly until) =>
        Times(
            [.. lines.Select(l => l with { Figures = l.Figures with { Cycles = [.. l.Figures.Cycles.Where(c => c.DueOn.Year == year)] } })],
            until
        );

    public static PayTimes Times(IReadOnlyCollection<OverviewLine> lines, DateOnly until)
    {
        var said = lines.SelectMany(l => l.Figures.Cycles).Select(c => c.InTime(until)).OfType<bool>().ToList();
        var late = lines.SelectMany(l => l.Figures.Cycles).Where(c => c.Overdue(until)).Select(c => c.DaysLate(until)).ToList();
        return new(said.Count, said.Count(inTime => inTime), late.Count, late.DefaultIfEmpty().Max());
    }
}

/// <summary>The projects of a place, in as many commands as one; those that were withdrawn are none of them.</summary>
internal sealed class OverviewLines(WorkReliefContext db, Definitions definitions, CancellationToken stop)
{
    /// <summary>Those of a place.</summary>
    public Task<IReadOnlyList<OverviewLine>> InAsync(long first, long last, DateOnly until) =>
        OfAsync(db.Projects.AsNoTracking().Where(p => first <= p.Area && p.Area <= last), until);

    /// <param name="until">Pay, funds and notices up to this day; projects proposed up to it.</param>
    public async Task<IReadOnlyList<OverviewLine>> OfAsync(IQueryable<ProjectRow> of, DateOnly until)
    {
        var projects = await (
            from p in of
            join a in db.Areas on p.Area equals a.Code
            join c in db.Cases on p.Id equals c.Id
            where p.ProposedOn <= until && c.Stage != ProjectStages.Withdrawn
            orderby p.Id
            select new
            {
                Project = p,
                a.Path,
                c.Stage,
                c.TableHash,
            }
        ).ToListAsync(stop);
        var ids = projects.Select(p => p.Project.Id).ToList();
        var figures = await ProjectFigures.ReadAsync(db, ids, until, stop);
        var notices = (
            await (
                from n in db.PublicNotices.AsNoTracking()
                join k in db.Cases.AsNoTracking() on n.Id equals k.Id
                where ids.Contains(n.ProjectId) && n.PostedOn <= until
                orderby n.PostedOn, n.Id
                select new Hung(n.ProjectId, n.Subject ?? n.Kind, n.Id, n.LastDay, k.Stage)
            ).ToListAsync(stop)
        ).ToLookup(n => n.Project);
        var packs = new Dictionary<string, Pack>(StringComparer.Ordinal);
        foreach (var name in projects.Select(p => p.Project.Pack).Distinct())
            packs[name] = await definitions.PackNamedAsync(db, name, stop);
        var lines = new List<OverviewLine>();
        foreach (var p in projects)
        {
            var (project, own) = (p.Project, figures[p.Project.Id]);
            var floor = ProjectFigures.FloorOf(packs[project.Pack], project, until);
            var stage = (await definitions.TableAsync(db, p.TableHash, stop)).StageLabel(p.Stage);
            lines.Add(
                new OverviewLine(
                    project,
                    own,
                    p.Stage,
                    own.Below(floor),
                    Listed(project, own, p.Path, stage, floor, until),
                    Required(project, own, notices[project.Id].ToList(), until)
                )
            );
        }
        return lines;
    }

    private sealed record Hung(string Project, string Of, string Id, DateOnly LastDay, string Stage);

    private static ListedProject Listed(
        ProjectRow project,
        ProjectFigures own,
        string path,
        string stage,
        ShareFloor? floor,
        DateOnly until
    ) =>
        new(
            project.Id,
            project.Name,
            path.Split('/')[^1],
            Shape.ModeLabels[project.Mode],
            Tracks.TrackLabels[project.Track],
            stage,
            own.PlannedYuan,
            own.ArrivedYuan,
            own.PaidYuan,
            Money.Percent(own.PaidShare),
            own.Standing(floor),
            own.Workers.People,
            own.Workers.About
        )
        {
            PaidShare = own.PaidShare,
            Floor = floor?.Floor,
            Target = floor?.Target,
            YearPaidYuan = own.PaidInYuan(until.Year),
            Late = own.Overdue(until),
            DaysLate = own.Cycles.Where(c => c.Overdue(until)).Select(c => c.DaysLate(until)).DefaultIfEmpty().Max(),
        };

    private static List<RequiredNotice> Required(ProjectRow project, ProjectFigures own, IReadOnlyList<Hung> hung, DateOnly until)
    {
        var required = PublicNoticeTable.Required(
            approved: project.ApprovedOn <= until || project.AdoptedOn <= until,
            commenced: project.CommencedOn <= until,
            own.Cycles.Where(c => c.TotalYuan > 0 && !c.Adopted).Select(c => c.Id)
        );
        return
        [
            .. required.Select(of =>
            {
                var all = hung.Where(h => h.Of == of).ToList();
                var closed = all.LastOrDefault(h => h.Stage == PublicNoticeTable.Closed && h.LastDay < until);
                var newest = closed ?? all.LastOrDefault(h => h.Stage != PublicNoticeTable.Upheld);
                var kind = PublicNoticeTable.KindLabels.ContainsKey(of) ? of : PublicNoticeTable.Payroll;
                return new RequiredNotice(kind, of, newest?.Id, newest?.LastDay, closed is not null);
            }),
        ];
    }
}
