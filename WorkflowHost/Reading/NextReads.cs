using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A step that a case waits for.</summary>
/// <param name="Who">The bodies that take it, in Chinese.</param>
/// <param name="Mine">The asker is one of them here.</param>
/// <param name="Days">To the date; negative when it is over.</param>
/// <param name="Missing">What papers and rules ask for and do not find yet, with who can supply it.</param>
/// <param name="IfToday">What follows when it is done today, where it begins a public notice.</param>
public sealed record NextStep(
    string Case,
    string Kind,
    string Title,
    string Action,
    string Label,
    string? About,
    IReadOnlyList<string> Who,
    bool Mine,
    DateOnly? DueOn,
    int? Days,
    IReadOnlyList<Refusal> Missing,
    string? IfToday,
    Clause Clause
);

/// <summary>What comes next in a case, or in a project with all its cases, and what that lacks.</summary>
public sealed class NextReads(Store store, Definitions definitions, Engine.Engine engine)
{
    /// <summary>Each is asked for what it lacks; more than a person takes in at once nobody asks.</summary>
    public const int Most = 6;

    /// <summary>The asker's first, then the soonest due. Empty for a project that the asker may not see.</summary>
    /// <param name="only">One case of the project; null for all.</param>
    public async Task<IReadOnlyList<NextStep>> OfAsync(Scope scope, string project, string? only, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return [];
        var waiting = await Tasks.Awaited(db, project).Where(w => only == null || w.Case.Id == only).ToListAsync(stop);
        var mine = await scope
            .Grants(db)
            .Where(g => g.ProjectId == project || (g.ProjectId == null && g.AreaFrom <= own.Area && own.Area <= g.AreaTo))
            .ToListAsync(stop);
        bool Holds(Row row, CaseRow held) => mine.Any(g => g.Body == row.Body && g.Covers(project, own.Area, held.Id));
        var ids = waiting.Select(w => w.Case.Id).Distinct().ToList();
        var took = await db
            .Steps.AsNoTracking()
            .Where(s => ids.Contains(s.CaseId) && s.Account == scope.Account)
            .Select(s => new { s.CaseId, s.Action })
            .Distinct()
            .ToListAsync(stop);
        var steps = new List<(CaseRow Case, string Title, IReadOnlyList<Row> Rows, bool Mine)>();
        foreach (var line in waiting.GroupBy(w => (w.Case.Id, w.Step.Action, w.Step.Label, w.Step.About)))
        {
            var held = line.First().Case;
            var table = await definitions.TableAsync(db, held.TableHash, stop);
            var rows = line.Select(w => table.Rows[w.Step.Number]).ToList();
            var may = rows.Any(r => Holds(r, held) && !took.Any(t => t.CaseId == held.Id && t.Action == r.NotSameActorAs));
            steps.Add((held, CaseTitle.Within(table, held.Id), [.. rows.OrderBy(r => Holds(r, held) ? 0 : 1)], may));
        }
        steps =
        [
            .. steps.OrderBy(s => s.Mine ? 0 : 1).ThenBy(s => s.Case.DueOn ?? DateOnly.MaxValue).ThenBy(s => s.Case.MovedOn).Take(Most),
        ];
        var missing = await engine.MissingAsync(
            project,
            [.. steps.Select(s => new StepAhead(s.Rows[0].Action, s.Case.Id, s.Rows[0].Body, s.Rows[0].About))],
            stop
        );
        var (pack, calendar) = (await definitions.PackNamedAsync(db, own.Pack, stop), await definitions.CalendarAsync(db, stop));
        return
        [
            .. steps.Zip(
                missing,
                (s, lacks) =>
                    new NextStep(
                        s.Case.Id,
                        s.Case.Kind,
                        s.Title,
                        s.Rows[0].Action,
                        s.Rows[0].Label,
                        s.Rows[0].About,
                        [.. s.Rows.Select(r => Bodies.Labels[r.Body]).Distinct()],
                        s.Mine,
                        s.Case.DueOn,
                        s.Case.DueOn?.DayNumber - scope.Today.DayNumber,
                        lacks,
                        Catalogue.Program.Actions[s.Rows[0].Action].HangsOut?.Invoke(s.Rows[0].About) is { } kind
                            ? DeskReads.IfToday(pack, kind, scope.Today, calendar, s.Case.DueOn)
                            : null,
                        s.Rows[0].Clause
                    )
            ),
        ];
    }
}
