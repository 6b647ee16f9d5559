using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Where">The path of its area.</param>
public sealed record AttendanceProject(string Id, string Name, string Where);

/// <param name="Name">In full for who keeps the sheet, else masked.</param>
/// <param name="Trade">Of the contract on the day, or the newest of the month; empty without one.</param>
/// <param name="Entry">What stands of the day; null when nothing does.</param>
/// <param name="MonthDays">Work-days signed in this month.</param>
public sealed record PersonOnDay(string Worker, string Name, string Trade, SignIn? Entry, decimal MonthDays);

/// <summary>Who is under contract on a day, or signed in without one, and what stands of each.</summary>
/// <param name="ByMinutes">The county counts hours, no halves.</param>
public sealed record AttendanceDay(
    AttendanceProject Project,
    DateOnly Day,
    bool MayRecord,
    bool ByMinutes,
    int HoursOfADay,
    IReadOnlyList<PersonOnDay> People
);

/// <param name="Days">Day → what stands on the sign-in sheet.</param>
/// <param name="Wrong">Day → the differences of the worker's day, in words.</param>
public sealed record PersonInMonth(
    string Worker,
    string Name,
    string Trade,
    IReadOnlyDictionary<DateOnly, SignIn> Days,
    decimal SheetDays,
    decimal LedgerDays,
    ILookup<DateOnly, string> Wrong
);

/// <summary>All people of the project on one day, by each of the three papers.</summary>
/// <param name="Log">Heads in the log; null when the day has no log.</param>
/// <param name="Wrong">Differences that concern a trade or a quantity, in words.</param>
public sealed record DayOfMonth(DateOnly Day, int Sheet, int Ledger, int? Log, IReadOnlyList<string> Wrong);

/// <param name="Pages">How many pages there are; the first is 1.</param>
/// <param name="Differences">Of the people on the page, and of trades and quantities, in words and in order of day.</param>
public sealed record AttendanceMonth(
    AttendanceProject Project,
    DateOnly First,
    bool MayRecord,
    int Page,
    int Pages,
    IReadOnlyList<PersonInMonth> People,
    IReadOnlyList<DayOfMonth> Days,
    IReadOnlyList<string> Differences
);

/// <summary>Attendance as those who keep the sign-in sheet fill it in: a day on the telephone, a month as a grid.</summary>
public sealed class AttendanceReads(Store store, Definitions definitions)
{
    public const int PeopleAPage = 25;
    private const string Record = "sign-in-sheet.record";
    private const int MostProjects = 200;

    /// <summary>The projects where the asker may enter attendance now.</summary>
    public async Task<IReadOnlyList<AttendanceProject>> ProjectsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        return await Named(db, Recordable(db, scope)).Take(MostProjects).ToListAsync(stop);
    }

    /// <summary>Null for a project that there is not, or not for the asker.</summary>
    public async Task<AttendanceDay?> DayAsync(Scope scope, string project, DateOnly day, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await FindAsync(db, scope, project, stop) is not { } found)
            return null;
        var (first, last) = Month(day);
        var contracts = (await LabourMonth.ContractsAsync(db, project, stop)).ToLookup(c => c.Worker, StringComparer.Ordinal);
        var revoked = await db
            .Revocations.AsNoTracking()
            .Where(r => r.ProjectId == project && r.FromDay <= day)
            .Select(r => r.WorkerId)
            .ToListAsync(stop);
        var signed = (
            await db
                .SignInSheet.AsNoTracking()
                .Where(a => a.ProjectId == project && first <= a.Day && a.Day <= last && a.ReplacedBy == null)
                .ToListAsync(stop)
        ).ToLookup(a => a.WorkerId, LabourMonth.Read, StringComparer.Ordinal);
        var terms = contracts.Select(c => (Worker: c.Key, Term: c.TermOn(c.Key, day))).Where(c => c.Term is not null);
        var trades = terms.ToDictionary(c => c.Worker, c => c.Term!.Trade, StringComparer.Ordinal);
        var workers = trades
            .Keys.Except(revoked)
            .Union(signed.Where(s => s.Any(a => a.Day == day)).Select(s => s.Key))
            .ToHashSet(StringComparer.Ordinal);
        var names = await WorkerNames.OfAsync(db, workers, found.MayRecord, stop);
        var hours = found.Pack.Days(LabourPolicy.HoursOfADay, first);
        return new AttendanceDay(
            found.Project,
            day,
            found.MayRecord,
            found.Pack.Word(LabourPolicy.SignInSheetUnit, first) == "minutes",
            hours,
            [
                .. InOrder(workers)
                    .Select(w => new PersonOnDay(
                        w,
                        names.GetValueOrDefault(w, w),
                        trades.GetValueOrDefault(w, ""),
                        signed[w].FirstOrDefault(a => a.Day == day),
                        signed[w].Sum(a => a.WorkDays(hours))
                    )),
            ]
        );
    }

    /// <summary>Whoever had a contract on a day of the month; null for a project that there is not, or not for the asker.</summary>
    /// <param name="first">First day of the month.</param>
    public async Task<(AttendanceProject Project, IReadOnlyList<(string Worker, string Name, string Trade)> People)?> PeopleAsync(
        Scope scope,
        string project,
        DateOnly first,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        if (await FindAsync(db, scope, project, stop) is not { } found)
            return null;
        var last = Month(first).Last;
        var terms = (await LabourMonth.ContractsAsync(db, project, stop))
            .Where(c => c.From <= last && !(c.Until < first))
            .ToLookup(c => c.Worker, StringComparer.Ordinal);
        var workers = terms.Select(t => t.Key).ToList();
        var names = await WorkerNames.OfAsync(db, workers, found.MayRecord, stop);
        return (
            found.Project,
            [.. InOrder(workers).Select(w => (w, names.GetValueOrDefault(w, w), terms[w].MaxBy(t => t.From)!.Trade ?? ""))]
        );
    }

    /// <summary>Null for a project that there is not, or not for the asker. A page beyond the last is the last.</summary>
    /// <param name="first">First day of the month.</param>
    public async Task<AttendanceMonth?> MonthAsync(Scope scope, string project, DateOnly first, int page, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await FindAsync(db, scope, project, stop) is not { } found)
            return null;
        var (papers, _) = await LabourMonth.WithCardsAsync(db, project, first, found.Pack, stop);
        var terms = papers.Contracts.Where(c => c.From <= papers.To && !(c.Until < first)).ToLookup(c => c.Worker);
        var (sheet, ledger) = (papers.Sheet.ToLookup(a => a.Worker), papers.Ledger.ToLookup(l => l.Worker));
        string[] all = [.. InOrder(terms.Select(t => t.Key).Union(sheet.Select(s => s.Key)).Union(ledger.Select(l => l.Key)))];
        var pages = Math.Max(1, (all.Length + PeopleAPage - 1) / PeopleAPage);
        page = Math.Clamp(page, 1, pages);
        string[] shown = [.. all.Skip((page - 1) * PeopleAPage).Take(PeopleAPage)];
        var names = await WorkerNames.OfAsync(db, shown, found.MayRecord, stop);
        var differences = Reconciliation.Of(papers);
        var ofWorkers = differences.Where(d => d.Worker is not null).ToLookup(d => d.Worker!);
        return new AttendanceMonth(
            found.Project,
            first,
            found.MayRecord,
            page,
            pages,
            [
                .. shown.Select(w => new PersonInMonth(
                    w,
                    names.GetValueOrDefault(w, w),
                    terms[w].MaxBy(t => t.From)?.Trade ?? "",
                    sheet[w].ToDictionary(a => a.Day),
                    sheet[w].Sum(a => a.WorkDays(papers.HoursOfADay)),
                    ledger[w].Sum(l => l.Days),
                    ofWorkers[w].ToLookup(d => d.Day, d => d.ToString())
                )),
            ],
            Days(papers, differences),
            [.. differences.Where(d => d.Worker is null || shown.Contains(d.Worker)).Select(d => d.ToString())]
        );
    }

    /// <summary>Which of these entries stand in the journal of a project that the asker sees.</summary>
    /// <param name="entries">Whose entry, and under which key.</param>
    public async Task<IReadOnlySet<(string Account, string Key)>> StandingAsync(
        Scope scope,
        IReadOnlyCollection<(string Account, string Key)> entries,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        var (accounts, keys) = (entries.Select(e => e.Account).Distinct().ToList(), entries.Select(e => e.Key).ToList());
        var found = await db
            .Journal.AsNoTracking()
            .Where(j => accounts.Contains(j.Account) && keys.Contains(j.RequestKey))
            .Where(j => scope.Projects(db).Any(p => "project/" + p.Id == j.Stream))
            .Select(j => new { j.Account, j.RequestKey })
            .ToListAsync(stop);
        return found.Select(j => (j.Account, j.RequestKey)).ToHashSet();
    }

    private static List<DayOfMonth> Days(MonthPapers papers, IReadOnlyList<Difference> differences)
    {
        var wrong = differences.Where(d => d.Worker is null).ToLookup(d => d.Day, d => d.ToString());
        var sheet = papers.Sheet.Where(a => a.WorkDays(papers.HoursOfADay) > 0).CountBy(a => a.Day).ToDictionary();
        var ledger = papers
            .Ledger.Where(l => l.Days != 0 || l.Quantity != 0)
            .GroupBy(l => l.Day)
            .ToDictionary(d => d.Key, d => d.Select(l => l.Worker).Distinct(StringComparer.Ordinal).Count());
        var log = papers.Log.ToDictionary(d => d.Day, d => d.Heads.Values.Sum());
        return
        [
            .. Enumerable
                .Range(0, papers.To.Day)
                .Select(n => papers.From.AddDays(n))
                .Select(day => new DayOfMonth(
                    day,
                    sheet.GetValueOrDefault(day),
                    ledger.GetValueOrDefault(day),
                    log.TryGetValue(day, out var heads) ? heads : null,
                    [.. wrong[day]]
                )),
        ];
    }

    private sealed record Found(AttendanceProject Project, Pack Pack, bool MayRecord);

    private async Task<Found?> FindAsync(WorkReliefContext db, Scope scope, string project, CancellationToken stop)
    {
        var row = await Named(db, scope.Projects(db).Where(p => p.Id == project)).FirstOrDefaultAsync(stop);
        if (row is null)
            return null;
        var pack = await db.Projects.Where(p => p.Id == project).Select(p => p.Pack).SingleAsync(stop);
        return new Found(
            row,
            await definitions.PackNamedAsync(db, pack, stop),
            await Recordable(db, scope).AnyAsync(p => p.Id == project, stop)
        );
    }

    /// <summary>A row of the case's own table lets a body that the asker holds there enter attendance in its stage.</summary>
    private static IQueryable<ProjectRow> Recordable(WorkReliefContext db, Scope scope) =>
        scope
            .Projects(db)
            .Where(p =>
                db.Cases.Any(c =>
                    c.Id == p.Id
                    && db.TableSteps.Any(s =>
                        s.TableHash == c.TableHash
                        && s.FromStage == c.Stage
                        && s.Action == Record
                        && scope
                            .Grants(db)
                            .Any(g =>
                                g.Body == s.Body
                                && (g.ProjectId == p.Id || (g.ProjectId == null && g.AreaFrom <= p.Area && p.Area <= g.AreaTo))
                            )
                    )
                )
            );

    private static IQueryable<AttendanceProject> Named(WorkReliefContext db, IQueryable<ProjectRow> projects) =>
        from p in projects
        join a in db.Areas.AsNoTracking() on p.Area equals a.Code
        orderby p.Id
        select new AttendanceProject(p.Id, p.Name, a.Path);

    private static (DateOnly First, DateOnly Last) Month(DateOnly day) =>
        new DateOnly(day.Year, day.Month, 1) is var first ? (first, first.AddMonths(1).AddDays(-1)) : default;

    /// <summary>W2 before W10.</summary>
    private static IEnumerable<string> InOrder(IEnumerable<string> workers) =>
        workers.OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal);
}
