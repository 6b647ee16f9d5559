using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Figures of all projects in a place, from their records; each figure is a sum over rows that can be shown.</summary>
internal sealed class OverviewReader(WorkReliefContext db, Definitions definitions, CancellationToken stop)
{
    /// <param name="until">Pay and funds up to this day; projects proposed up to it.</param>
    public async Task<Overview> OfAsync(AreaRow area, DateOnly until, DocumentHead head, IReadOnlyDictionary<string, string?> texts)
    {
        var lines = await LinesAsync(area.Code, area.Last, until);
        var ids = lines.Select(l => l.Project.Id).ToList();
        var groups = await ProjectFigures.GroupsAsync(db, ids, [.. lines.Select(l => l.Figures)], until, stop);
        var (workers, income) = ProjectFigures.Of([.. lines.Select(l => l.Figures)]);
        var (planned, paid) = (lines.Sum(l => l.Figures.PlannedYuan), lines.Sum(l => l.Figures.PaidYuan));
        var (central, fiscal) = (lines.Sum(l => Base(l, "central-provincial")), lines.Sum(l => Base(l, "fiscal")));
        var fromFunds = lines.Sum(l => l.Figures.FromFundsYuan);
        var finished = lines.Count(l => l.Figures.Finished);
        return new Overview(
            head,
            area.Path,
            until.Year,
            until,
            new OverviewFigures(
                lines.Count,
                finished,
                planned,
                central,
                fiscal,
                lines.Sum(l => l.Figures.ArrivedYuan),
                lines.Sum(l => l.Project.PlannedPayYuan),
                paid,
                workers.People,
                workers.About,
                Money.Percent(Share.Of(fromFunds, central)),
                Money.Percent(Share.Of(fromFunds, fiscal)),
                finished == lines.Count && lines.Count > 0 ? "最终" : "截至目前",
                income,
                lines.Count(l => l.Below)
            ),
            [.. lines.Select(l => l.Listed)],
            [.. groups.Select(GroupPart.Of)],
            [
                .. FundSources
                    .Labels.Select(s => new FundTotal(
                        s.Value,
                        lines.Sum(l => l.Figures.PlannedBySource.GetValueOrDefault(s.Key)),
                        lines.Sum(l => l.Figures.ArrivedBySource.GetValueOrDefault(s.Key))
                    ))
                    .Where(f => f.PlannedYuan > 0 || f.ArrivedYuan > 0),
            ],
            [
                .. Tracks
                    .TrackLabels.Select(t => (t.Value, Own: lines.Where(l => l.Project.Track == t.Key).ToList()))
                    .Where(t => t.Own.Count > 0)
                    .Select(t =>
                    {
                        var all = t.Own.Sum(l => l.Figures.PlannedYuan);
                        var integrated = t.Own.Sum(l => l.Figures.PlannedBySource.GetValueOrDefault("integrated"));
                        return new TrackTotal(
                            t.Value,
                            t.Own.Count,
                            all,
                            all - integrated,
                            integrated,
                            t.Own.Sum(l => l.Project.PlannedPayYuan),
                            t.Own.Sum(l => l.Figures.PaidYuan)
                        );
                    }),
            ],
            await WorksAsync(ids, until),
            texts
        );
    }

    /// <summary>The projects of a county as its plan and list show them.</summary>
    public async Task<IReadOnlyList<ListedProject>> ProjectsAsync(long county, DateOnly until) =>
        [.. (await LinesAsync(county, county + 999_999, until)).Select(l => l.Listed)];

    private async Task<IReadOnlyList<Line>> LinesAsync(long first, long last, DateOnly until)
    {
        var projects = await (
            from p in db.Projects.AsNoTracking()
            join a in db.Areas on p.Area equals a.Code
            join c in db.Cases on p.Id equals c.Id
            where first <= p.Area && p.Area <= last && p.ProposedOn <= until && c.Stage != ProjectStages.Withdrawn
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
        var packs = new Dictionary<string, Pack>(StringComparer.Ordinal);
        foreach (var name in projects.Select(p => p.Project.Pack).Distinct())
            packs[name] = await definitions.PackNamedAsync(db, name, stop);
        var lines = new List<Line>();
        foreach (var p in projects)
        {
            var project = p.Project;
            var own = figures[project.Id];
            var floor = packs[project.Pack].Floor(project.Track, project.FundBase, until);
            lines.Add(
                new Line(
                    project,
                    own,
                    p.Stage,
                    own.Below(floor),
                    new ListedProject(
                        project.Id,
                        project.Name,
                        p.Path.Split('/')[^1],
                        Shape.ModeLabels[project.Mode],
                        Tracks.TrackLabels[project.Track],
                        (await definitions.TableAsync(db, p.TableHash, stop)).StageLabel(p.Stage),
                        own.PlannedYuan,
                        own.ArrivedYuan,
                        own.PaidYuan,
                        Money.Percent(own.PaidShare),
                        own.Standing(floor),
                        own.Workers.People,
                        own.Workers.About
                    )
                )
            );
        }
        return lines;
    }

    /// <summary>Quantities by kind of work (BZ-11): of several reports on one kind in a project the newest counts.</summary>
    private async Task<IReadOnlyList<WorkTotal>> WorksAsync(IReadOnlyList<string> ids, DateOnly until)
    {
        var rows = await db
            .Records.AsNoTracking()
            .Where(r => r.Kind == "work-quantity" && ids.Contains(r.ProjectId) && r.OccurredOn <= until)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r =>
                    (
                        r.ProjectId,
                        r.Level,
                        r.OccurredOn,
                        r.Id,
                        Fields: JsonSerializer.Deserialize<Dictionary<string, string>>(r.Fields, Fact.Json)!
                    )
                )
                .GroupBy(r => (r.ProjectId, r.Level, Unit: r.Fields["unit"]))
                .Select(g => g.OrderBy(r => r.OccurredOn).ThenBy(r => r.Id.Length).ThenBy(r => r.Id, StringComparer.Ordinal).Last())
                .GroupBy(r => (r.Level, Unit: r.Fields["unit"]))
                .OrderBy(g => g.Key.Level, StringComparer.Ordinal)
                .Select(g => new WorkTotal(
                    g.Key.Level!,
                    g.Key.Unit,
                    g.Sum(r => Number(r.Fields.GetValueOrDefault("planned"))),
                    g.Sum(r => Number(r.Fields["done"]))
                )),
        ];
    }

    private static decimal Number(string? text) =>
        text is null ? 0 : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Planned funds of a base; a project in the reserve library has none yet.</summary>
    private static decimal Base(Line line, string fundBase) =>
        line.Stage == ProjectStages.Reserve
            ? 0
            : line.Figures.PlannedBySource.Where(f => FundSources.InBase(f.Key, fundBase)).Sum(f => f.Value);

    private sealed record Line(ProjectRow Project, ProjectFigures Figures, string Stage, bool Below, ListedProject Listed);
}
