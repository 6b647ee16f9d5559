using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>待办: what waits for an account. What is merely permitted is not here, nor what only the clock or the program does.</summary>
public sealed class Tasks(Store store, Definitions definitions)
{
    public const int MostLines = 200;
    public const int UsualLines = 50;

    /// <summary>Days after the date from which a task is severely late: the last rung of the usual reminders.</summary>
    public const int SevereDays = 7;

    /// <summary>Days before the date from which a task is soon due.</summary>
    public const int SoonDays = 3;

    private static readonly DateOnly Never = DateOnly.MaxValue;

    /// <summary>The soonest due first, then the longest waiting. Null for a cursor that is none.</summary>
    public async Task<TaskPage?> PageAsync(Scope scope, TaskGroup? group, string? after, int count, CancellationToken stop)
    {
        var cursor = after is null ? null : TaskCursor.Read(after);
        if (after is not null && cursor is null)
            return null;
        count = Math.Clamp(count, 1, MostLines);
        await using var db = store.Open();
        var all = Lines(db, scope);
        var counts = await CountAsync(all, scope.Today, stop);
        var page = await InOrder(After(In(all, group, scope.Today), cursor)).Take(count + 1).ToListAsync(stop);
        var lines = await ToldAsync(db, scope, [.. page.Take(count)], stop);
        var last = page.Count > count ? page[count - 1] : null;
        return new TaskPage(counts, lines, last is null ? null : new TaskCursor(last.Due, last.Since, last.CaseId, last.Way).Write());
    }

    /// <summary>What waits for an account in some cases.</summary>
    public async Task<IReadOnlyList<TaskLine>> OfCasesAsync(Scope scope, IReadOnlyList<string> cases, CancellationToken stop)
    {
        await using var db = store.Open();
        return await ToldAsync(db, scope, await InOrder(Lines(db, scope).Where(l => cases.Contains(l.CaseId))).ToListAsync(stop), stop);
    }

    private async Task<IReadOnlyList<TaskLine>> ToldAsync(
        WorkReliefContext db,
        Scope scope,
        IReadOnlyList<Line> page,
        CancellationToken stop
    )
    {
        var ids = page.Select(l => l.CaseId).Distinct().ToList();
        var cases = await (
            from c in db.Cases.AsNoTracking()
            join p in db.Projects on c.ProjectId equals p.Id
            where ids.Contains(c.Id)
            select new { Case = c, p.Name }
        ).ToDictionaryAsync(c => c.Case.Id, stop);
        var projects = cases.Values.Select(c => c.Case.ProjectId).Distinct().ToList();
        var grants = await scope.Grants(db).Where(g => g.ProjectId == null || projects.Contains(g.ProjectId)).ToListAsync(stop);
        var lines = new List<TaskLine>();
        foreach (var at in page)
        {
            var (held, name) = (cases[at.CaseId].Case, cases[at.CaseId].Name);
            var table = await definitions.TableAsync(db, held.TableHash, stop);
            var row = table.Rows[at.Number];
            lines.Add(
                new TaskLine(
                    held.ProjectId!,
                    name,
                    held.Id,
                    held.Kind,
                    Catalogue.Program.KindLabel(held.Kind),
                    row.From,
                    table.StageLabel(row.From),
                    row.Action,
                    row.Label,
                    row.About,
                    [.. Others(table, row, grants.Where(g => g.Covers(held.ProjectId, held.Area, held.Id)))],
                    row.Body,
                    Bodies.Labels[row.Body],
                    held.DueOn,
                    held.DueOn?.DayNumber - scope.Today.DayNumber,
                    held.MovedOn,
                    GroupOf(at.Due, scope.Today),
                    row.Clause.Id
                )
            );
        }
        return lines;
    }

    /// <summary>Every line, once for each body of the account that may take it.</summary>
    public static IQueryable<Line> Lines(WorkReliefContext db, Scope scope)
    {
        var (mine, awaited) = (scope.Grants(db), db.TableSteps.Where(s => s.Awaited));
        // Two plain joins, not one conditional: each has its index.
        var byArea =
            from g in mine
            join s in awaited on g.Body equals s.Body
            join c in db.Cases on new { s.TableHash, Stage = s.FromStage } equals new { c.TableHash, c.Stage }
            where
                g.ProjectId == null
                && g.AreaFrom <= c.Area
                && c.Area <= g.AreaTo
                && c.ProjectId != null
                && (g.CaseId == null || g.CaseId == c.Id)
            select new Waiting { Step = s, Case = c };
        var byProject =
            from g in mine
            join s in awaited on g.Body equals s.Body
            join c in db.Cases on new { s.TableHash, Stage = s.FromStage } equals new { c.TableHash, c.Stage }
            where g.ProjectId != null && g.ProjectId == c.ProjectId && (g.CaseId == null || g.CaseId == c.Id)
            select new Waiting { Step = s, Case = c };
        return Called(db, scope, byArea).Concat(Called(db, scope, byProject));
    }

    /// <summary>The rows for which cases of a project wait, whoever may take them.</summary>
    internal static IQueryable<Waiting> Awaited(WorkReliefContext db, string project) =>
        (
            from c in db.Cases.AsNoTracking()
            join s in db.TableSteps on new { c.TableHash, c.Stage } equals new { s.TableHash, Stage = s.FromStage }
            where c.ProjectId == project && s.Awaited
            select new Waiting { Step = s, Case = c }
        ).Where(IsCalledFor(db));

    /// <summary>Each task once, in the order of the list; of several rows the first of its table.</summary>
    public static IQueryable<Line> InOrder(IQueryable<Line> lines) =>
        lines
            .GroupBy(l => new
            {
                l.Due,
                l.Since,
                l.CaseId,
                l.Way,
            })
            .Select(g => new Line
            {
                CaseId = g.Key.CaseId,
                Due = g.Key.Due,
                Since = g.Key.Since,
                Way = g.Key.Way,
                Number = g.Min(l => l.Number),
            })
            .OrderBy(l => l.Due)
            .ThenBy(l => l.Since)
            .ThenBy(l => l.CaseId)
            .ThenBy(l => l.Way);

    private static IQueryable<Line> Called(WorkReliefContext db, Scope scope, IQueryable<Waiting> waiting) =>
        waiting
            .Where(IsCalledFor(db))
            .Where(w =>
                w.Step.NotSameActorAs == null
                || !db.Steps.Any(t => t.CaseId == w.Case.Id && t.Action == w.Step.NotSameActorAs && t.Account == scope.Account)
            )
            .Select(w => new Line
            {
                CaseId = w.Case.Id,
                Due = w.Case.DueOn ?? Never,
                Since = w.Case.MovedOn,
                Way = w.Step.Way,
                Number = w.Step.Number,
            });

    /// <summary>The state calls for the step: as its subject says, else until it was taken, else always.</summary>
    internal static Expression<Func<Waiting, bool>> IsCalledFor(WorkReliefContext db)
    {
        var callings = SubjectHosts.Program.Callings;
        var said = callings.Select(c => c.Action).ToArray();
        Expression<Func<Waiting, bool>> called = w =>
            !said.Contains(w.Step.Action) && (w.Step.Way == "" || !db.Steps.Any(t => t.CaseId == w.Case.Id && t.Action == w.Step.Action));
        foreach (var calling in callings)
        {
            var (action, query, whilst) = (calling.Action, calling.Query(db), calling.While);
            Expression<Func<Waiting, bool>> one = w =>
                w.Step.Action == action
                && query.Any(q =>
                    q.CaseId == w.Case.Id && (q.About == null || q.About == w.Step.About) && (q.Body == null || q.Body == w.Step.Body)
                ) == whilst;
            called = Expression.Lambda<Func<Waiting, bool>>(
                Expression.OrElse(called.Body, new Renamed(one.Parameters[0], called.Parameters[0]).Visit(one.Body)),
                called.Parameters
            );
        }
        return called;
    }

    private static async Task<TaskCounts> CountAsync(IQueryable<Line> all, DateOnly today, CancellationToken stop)
    {
        var (severe, soon) = (today.AddDays(-SevereDays), today.AddDays(SoonDays));
        var counts = await all.Select(l => new
            {
                l.CaseId,
                l.Way,
                Group = l.Due <= severe ? TaskGroup.Severe
                : l.Due < today ? TaskGroup.Overdue
                : l.Due <= soon ? TaskGroup.Soon
                : TaskGroup.Later,
            })
            .Distinct()
            .GroupBy(l => l.Group)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new TaskCounts(
            counts.GetValueOrDefault(TaskGroup.Severe),
            counts.GetValueOrDefault(TaskGroup.Overdue),
            counts.GetValueOrDefault(TaskGroup.Soon),
            counts.GetValueOrDefault(TaskGroup.Later)
        );
    }

    /// <summary>The group of a task that is due on a day.</summary>
    public static TaskGroup GroupOf(DateOnly due, DateOnly today) =>
        due <= today.AddDays(-SevereDays) ? TaskGroup.Severe
        : due < today ? TaskGroup.Overdue
        : due <= today.AddDays(SoonDays) ? TaskGroup.Soon
        : TaskGroup.Later;

    private static IQueryable<Line> In(IQueryable<Line> lines, TaskGroup? group, DateOnly today)
    {
        var (severe, soon) = (today.AddDays(-SevereDays), today.AddDays(SoonDays));
        return group switch
        {
            TaskGroup.Severe => lines.Where(l => l.Due <= severe),
            TaskGroup.Overdue => lines.Where(l => l.Due > severe && l.Due < today),
            TaskGroup.Soon => lines.Where(l => l.Due >= today && l.Due <= soon),
            TaskGroup.Later => lines.Where(l => l.Due > soon),
            _ => lines,
        };
    }

    private static IQueryable<Line> After(IQueryable<Line> lines, TaskCursor? cursor)
    {
        if (cursor is null)
            return lines;
        var (due, since, held, way) = cursor;
        return lines.Where(l =>
            l.Due > due
            || (
                l.Due == due
                && (
                    l.Since > since
                    || (l.Since == since && (l.CaseId.CompareTo(held) > 0 || (l.CaseId == held && l.Way.CompareTo(way) > 0)))
                )
            )
        );
    }

    /// <summary>The other ways of the same line.</summary>
    private static IEnumerable<TaskWay> Others(Table table, Row row, IEnumerable<GrantRow> grants)
    {
        var bodies = grants.Select(g => g.Body).ToHashSet(StringComparer.Ordinal);
        return table
            .RowsFrom(row.From)
            .Where(r => r.Awaited && r.Stays == row.Stays && !row.Stays && r.Label != row.Label && bodies.Contains(r.Body))
            .Select(r => new TaskWay(r.Action, r.Label))
            .Distinct();
    }

    /// <summary>A case and a row out of its stage.</summary>
    internal sealed record Waiting
    {
        public required TableStepRow Step { get; init; }
        public required CaseRow Case { get; init; }
    }

    public sealed record Line
    {
        public required string CaseId { get; init; }

        /// <summary>The last day when nothing is due.</summary>
        public required DateOnly Due { get; init; }
        public required DateOnly Since { get; init; }
        public required string Way { get; init; }
        public required int Number { get; init; }
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
