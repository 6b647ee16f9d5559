using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="What">The step, or whom it waits for.</param>
/// <param name="Days">Since then.</param>
public sealed record DoneLine(string Project, string Case, string Title, string What, string StageLabel, DateOnly On, int Days);

/// <summary>What a task still lacks before it can be taken.</summary>
/// <param name="Papers">Labels of papers that lie neither in the case nor in its project.</param>
/// <param name="IfToday">What follows when it is done today, where it begins a public notice.</param>
public sealed record Lack(IReadOnlyList<string> Papers, string? IfToday);

/// <summary>What stands beside the tasks on a desk: what was done, begun, and is waited for.</summary>
public sealed class DeskReads(Store store, Definitions definitions)
{
    private const int Most = 100;

    /// <summary>已办: the account's latest steps.</summary>
    public Task<IReadOnlyList<DoneLine>> DoneAsync(Scope scope, CancellationToken stop) =>
        StepsAsync(scope, steps => steps.Where(s => s.Account == scope.Account), stop);

    /// <summary>我发起的: the cases that the account opened.</summary>
    public Task<IReadOnlyList<DoneLine>> BegunAsync(Scope scope, CancellationToken stop) =>
        StepsAsync(
            scope,
            steps =>
                steps.Where(s =>
                    s.Account == scope.Account && !steps.Any(t => t.CaseId == s.CaseId && t.Stream == s.Stream && t.Seq < s.Seq)
                ),
            stop
        );

    /// <summary>What others have to do in cases that the account worked on, the longest waiting first.</summary>
    public async Task<IReadOnlyList<DoneLine>> WaitingAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var mine = scope.Grants(db).Select(g => g.Body);
        var called = (
            from c in db.Cases.AsNoTracking()
            join s in db.TableSteps.AsNoTracking() on new { c.TableHash, Stage = c.Stage } equals new { s.TableHash, Stage = s.FromStage }
            where
                s.Awaited
                && s.FromStage != s.ToStage
                && !mine.Contains(s.Body)
                && db.Steps.Any(t => t.CaseId == c.Id && t.Account == scope.Account)
            select new Tasks.Waiting { Step = s, Case = c }
        ).Where(Tasks.IsCalledFor(db));
        var rows = await (
            from w in called
            join p in scope.Projects(db) on w.Case.ProjectId equals p.Id
            orderby w.Case.MovedOn, w.Case.Id, w.Step.Number
            select new
            {
                w.Case.Id,
                w.Case.Kind,
                p.Name,
                w.Step.Body,
                w.Step.Label,
                w.Step.StageLabel,
                w.Case.MovedOn,
                Project = p.Id,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return
        [
            .. rows.Where(r => !Bodies.OfTheProgram.Contains(r.Body))
                .DistinctBy(r => r.Id)
                .Select(r => new DoneLine(
                    r.Project,
                    r.Id,
                    CaseTitle.Of(r.Kind, r.Id, r.Name),
                    $"{Bodies.Labels[r.Body]} {r.Label}",
                    r.StageLabel,
                    r.MovedOn,
                    scope.Today.DayNumber - r.MovedOn.DayNumber
                )),
        ];
    }

    /// <summary>For each line that lacks something, or begins a window, what that is.</summary>
    public async Task<IReadOnlyDictionary<TaskLine, Lack>> LacksAsync(Scope scope, IReadOnlyList<TaskLine> lines, CancellationToken stop)
    {
        await using var db = store.Open();
        var (cases, projects) = (lines.Select(l => l.Case).Distinct().ToList(), lines.Select(l => l.Project).Distinct().ToList());
        var hashes = await db.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.TableHash, stop);
        var held = (
            await (
                from p in db.Papers.AsNoTracking()
                where cases.Contains(p.CaseId) || (p.CaseId == p.ProjectId && projects.Contains(p.ProjectId!))
                select new { p.CaseId, p.Kind }
            )
                .Distinct()
                .ToListAsync(stop)
        ).ToLookup(p => p.CaseId, p => p.Kind);
        var packs = await db.Projects.AsNoTracking().Where(p => projects.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Pack, stop);
        var calendar = await definitions.CalendarAsync(db, stop);
        var lacks = new Dictionary<TaskLine, Lack>();
        foreach (var line in lines)
        {
            var table = await definitions.TableAsync(db, hashes[line.Case], stop);
            var row = table.RowsFor(line.Stage, line.Action).FirstOrDefault(r => r.Body == line.Body && r.About == line.About);
            var papers = (row?.Papers ?? []).Except(held[line.Case].Concat(held[line.Project])).Select(Paper.LabelOf).ToList();
            var pack = await definitions.PackNamedAsync(db, packs[line.Project], stop);
            var ifToday = Catalogue.Program.Actions[line.Action].HangsOut?.Invoke(line.About) is { } kind
                ? IfToday(pack, kind, scope.Today, calendar, line.DueOn)
                : null;
            if (papers.Count > 0 || ifToday is not null)
                lacks[line] = new Lack(papers, ifToday);
        }
        return lacks;
    }

    /// <summary>What follows when a notice of the kind is hung out today.</summary>
    internal static string IfToday(Workflows.Policy.Pack pack, string kind, DateOnly today, WorkCalendar calendar, DateOnly? due)
    {
        var last = NoticePeriod.LastDay(today, pack.NoticeDays(kind, today), pack.RestDaysOn(today), calendar);
        var payable = NoticePeriod.PayableFrom(last).Day;
        var then = kind == PublicNoticeTable.Payroll ? $"{ChineseText.Date(payable)}起可发放" : $"{ChineseText.Date(payable)}起可办下一步";
        var late =
            kind == PublicNoticeTable.Payroll && due is { } day && payable > day
                ? $"，比应付日晚 {payable.DayNumber - day.DayNumber} 天"
                : "";
        return $"如果今天张贴，公示至{ChineseText.Date(last.Day)}，{then}{late}";
    }

    private async Task<IReadOnlyList<DoneLine>> StepsAsync(
        Scope scope,
        Func<IQueryable<StepRow>, IQueryable<StepRow>> which,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        var rows = await (
            from s in which(db.Steps.AsNoTracking())
            join c in db.Cases.AsNoTracking() on s.CaseId equals c.Id
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            orderby s.RecordedUtc descending, s.Seq descending
            select new
            {
                s.CaseId,
                s.Action,
                s.OccurredOn,
                c.Kind,
                c.Stage,
                c.TableHash,
                Project = p.Id,
                p.Name,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var lines = new List<DoneLine>();
        foreach (var r in rows)
            lines.Add(
                new DoneLine(
                    r.Project,
                    r.CaseId,
                    CaseTitle.Of(r.Kind, r.CaseId, r.Name),
                    Catalogue.Program.Actions[r.Action].Label,
                    (await definitions.TableAsync(db, r.TableHash, stop)).StageLabel(r.Stage),
                    r.OccurredOn,
                    scope.Today.DayNumber - r.OccurredOn.DayNumber
                )
            );
        return lines;
    }
}
