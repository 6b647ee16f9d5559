using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Who may take a row: the holder of a grant as one of its bodies, for the project or its area, valid today.</summary>
public sealed class RowChooser(WorkReliefContext db, RegisterCache registers, CancellationToken stop)
{
    /// <summary>The first row that the actor may take, in the table's order; else the reason why none.</summary>
    public async Task<(Row? Row, Refusal? Wrong)> ChooseAsync(
        IReadOnlyList<Row> rows,
        Actor actor,
        string? actingAs,
        Site site,
        DateOnly today
    )
    {
        if (actor.Program is { } program)
        {
            var own = rows.FirstOrDefault(r => r.Body == program);
            return own is not null ? (own, null) : (null, new(Refusals.WrongRole, $"“{rows[0].Label}”不由系统办理"));
        }
        var candidates = rows.Where(r => (actingAs is null || r.Body == actingAs) && !Bodies.OfTheProgram.Contains(r.Body)).ToList();
        var who = string.Join("、", rows.Select(r => Bodies.Labels[r.Body]).Distinct());
        if (await registers.GrantsAsync(db, actor.Account, stop) is not { } grants)
            return (null, new(Refusals.AccountUnknown, $"账号“{actor.Account}”未登记", Bodies.Labels[Bodies.Administrator]));
        var mine = candidates
            .Where(row => grants.Any(g => g.Body == row.Body && Holds(g, today) && g.Covers(site.GrantedProject, site.Area, site.CaseId)))
            .ToList();
        if (mine.Count > 0)
            return (mine.Count == 1 || actingAs is not null ? mine[0] : await CalledAsync(mine, site), null);

        var near = grants.Where(g => candidates.Any(r => r.Body == g.Body)).ToList();
        var clause = rows[0].Clause;
        if (near.Count == 0)
            return (null, new(Refusals.WrongRole, $"“{rows[0].Label}”由{who}办理，账号“{actor.Account}”没有这一职责", who, clause));
        if (!near.Any(g => Holds(g, today)))
            return (
                null,
                new(
                    EngineRefusals.GrantEnded,
                    $"账号“{actor.Account}”的职责今天（{today:yyyy-MM-dd}）不在有效期内",
                    Bodies.Labels[Bodies.Administrator],
                    clause
                )
            );
        if (near.Where(g => Holds(g, today)).All(g => g.CaseId is not null))
            return (
                null,
                new(
                    EngineRefusals.OtherCase,
                    $"账号“{actor.Account}”只受托办理 {string.Join("、", near.Select(g => g.CaseId).Distinct())}",
                    who,
                    clause
                )
            );
        return near.Any(g => g.ProjectId is null)
            ? (null, new(EngineRefusals.WrongArea, $"账号“{actor.Account}”的职责不在本项目所在地", who, clause))
            : (null, new(EngineRefusals.OtherProject, $"账号“{actor.Account}”的职责属于其他项目", who, clause));
    }

    /// <summary>Of several bodies that an account holds, the one for which the case calls.</summary>
    private async Task<Row> CalledAsync(List<Row> mine, Site site)
    {
        if (SubjectHosts.Program.Callings.FirstOrDefault(c => c.While && c.Action == mine[0].Action) is not { } calling)
            return mine[0];
        var called = await calling.Query(db).Where(q => q.CaseId == site.CaseId).Select(q => q.Body).ToListAsync(stop);
        return mine.FirstOrDefault(r => called.Contains(r.Body)) ?? mine[0];
    }

    private static bool Holds(GrantRow g, DateOnly today) => g.FromDay <= today && (g.UntilDay is null || today <= g.UntilDay);
}
