using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Reads what is written about work: a month at a time, never a project's whole past.</summary>
public static class LabourMonth
{
    /// <summary>First and last day of <c>yyyy-MM</c>; null when it is no month.</summary>
    public static (DateOnly First, DateOnly Last)? Of(string month) =>
        DayList.Month(month) is { } first ? (first, first.AddMonths(1).AddDays(-1)) : null;

    /// <summary>All that is written about a month of a project, without what the cards say.</summary>
    /// <param name="first">The month's first day.</param>
    public static async Task<MonthPapers> PapersAsync(
        WorkReliefContext db,
        string project,
        DateOnly first,
        Pack pack,
        CancellationToken stop
    )
    {
        var last = first.AddMonths(1).AddDays(-1);
        var standing = db.SignInSheet.AsNoTracking().Where(a => first <= a.Day && a.Day <= last && a.ReplacedBy == null);
        var here = standing.Where(a => a.ProjectId == project);
        var signedIn = here.Select(a => a.WorkerId);
        var sheet = await here.Concat(standing.Where(a => a.ProjectId != project && signedIn.Contains(a.WorkerId))).ToListAsync(stop);
        var ledger = await db
            .LabourLedger.AsNoTracking()
            .Where(l => l.ProjectId == project && first <= l.Day && l.Day <= last && l.ReplacedBy == null)
            .ToListAsync(stop);
        var papers = new MonthPapers(first, last, pack.Days(LabourPolicy.HoursOfADay, first))
        {
            Sheet = [.. sheet.Where(a => a.ProjectId == project).Select(Read)],
            Ledger = [.. ledger.Select(Read)],
            Log = await LogAsync(db, project, first, last, stop),
        };
        papers = papers with { Contracts = await ContractsAsync(db, project, stop) };
        var workers = WorkersOf(papers);
        var period = first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return papers with
        {
            Wages = await WagesAsync(db, project, stop),
            Passes = await db
                .Passes.AsNoTracking()
                .Where(p => workers.Contains(p.WorkerId))
                .Select(p => new WorkPass(p.WorkerId, p.Trade, p.IssuedOn, p.UntilDay, p.Score))
                .ToListAsync(stop),
            Elsewhere =
            [
                .. sheet
                    .Where(a => a.ProjectId != project)
                    .Select(a => new Elsewhere(a.WorkerId, a.Day, a.Morning, a.Afternoon, a.ProjectId, a.Minutes)),
            ],
            Revocations = await RevocationsAsync(db, project, stop),
            Explained = (
                await (
                    from e in db.Explanations.AsNoTracking()
                    join cycle in db.PayCycles.AsNoTracking() on e.CycleId equals cycle.Id
                    where cycle.ProjectId == project && cycle.Period == period
                    select e.Difference
                ).ToListAsync(stop)
            ).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// What the accounts of all months are made of: ledger, prices and revocations of each month that has one.
    /// </summary>
    public static async Task<IReadOnlyList<MonthPapers>> AccountedAsync(
        WorkReliefContext db,
        string project,
        Pack pack,
        CancellationToken stop
    )
    {
        var ledger = await db.LabourLedger.AsNoTracking().Where(l => l.ProjectId == project && l.ReplacedBy == null).ToListAsync(stop);
        var (wages, revoked) = (await WagesAsync(db, project, stop), await RevocationsAsync(db, project, stop));
        return
        [
            .. ledger
                .GroupBy(l => new DateOnly(l.Day.Year, l.Day.Month, 1))
                .OrderBy(m => m.Key)
                .Select(m => new MonthPapers(m.Key, m.Key.AddMonths(1).AddDays(-1), pack.Days(LabourPolicy.HoursOfADay, m.Key))
                {
                    Ledger = [.. m.Select(Read)],
                    Wages = wages,
                    Revocations = revoked,
                }),
        ];
    }

    private static async Task<IReadOnlyList<Revocation>> RevocationsAsync(WorkReliefContext db, string project, CancellationToken stop) =>
        await db
            .Revocations.AsNoTracking()
            .Where(r => r.ProjectId == project)
            .Select(r => new Revocation(r.WorkerId, r.FromDay, r.DeductShare))
            .ToListAsync(stop);

    /// <summary>All that is written about a month of a project, and who of its workers has no card.</summary>
    public static async Task<(MonthPapers Papers, IReadOnlySet<string> Cardless)> WithCardsAsync(
        WorkReliefContext db,
        string project,
        DateOnly first,
        Pack pack,
        CancellationToken stop
    )
    {
        var papers = await PapersAsync(db, project, first, pack, stop);
        var workers = WorkersOf(papers);
        if (workers.Count == 0)
            return (papers, new HashSet<string>());
        var cards =
            from worker in db.Workers.AsNoTracking()
            join text in db.Texts.AsNoTracking() on worker.CardRef equals text.Key into texts
            from card in texts.DefaultIfEmpty()
            select new
            {
                worker.Id,
                worker.HolderRef,
                Mark = (string?)card!.Mark,
            };
        var mine = cards.Where(c => workers.Contains(c.Id));
        var marks = mine.Where(c => c.Mark != null).Select(c => c.Mark);
        var held = await mine.Union(cards.Where(c => c.Mark != null && marks.Contains(c.Mark))).ToListAsync(stop);
        // Who says whose card it is shares it openly.
        var owners = held.Where(c => c.Mark is not null && c.HolderRef is null).ToLookup(c => c.Mark!, c => c.Id);
        var doubts = owners
            .SelectMany(o => o.Select(id => (Id: id, Other: o.Where(x => x != id).Min(StringComparer.Ordinal))))
            .Where(o => o.Other is not null && workers.Contains(o.Id))
            .ToDictionary(o => o.Id, o => o.Other!, StringComparer.Ordinal);
        var cardless = held.Where(c => c.Mark is null).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return (papers with { IdentityDoubts = doubts }, cardless);
    }

    /// <summary>Everybody on the sign-in sheet or in the ledger; of a month on paper everybody who has a contract.</summary>
    private static HashSet<string> WorkersOf(MonthPapers month) =>
        (
            month.Empty
                ? month.Contracts.Select(c => c.Worker)
                : month.Sheet.Select(a => a.Worker).Concat(month.Ledger.Select(l => l.Worker))
        ).ToHashSet(StringComparer.Ordinal);

    public static async Task<IReadOnlyList<WageTable>> WagesAsync(WorkReliefContext db, string project, CancellationToken stop)
    {
        // The newest consultation for a day stands.
        var rows = await db
            .WageTables.AsNoTracking()
            .Where(w => w.ProjectId == project)
            .OrderBy(w => w.Seq)
            .Select(w => w.Wages)
            .ToListAsync(stop);
        return [.. rows.Select(w => JsonSerializer.Deserialize<WageTable>(w, Fact.Json)!).GroupBy(w => w.From).Select(g => g.Last())];
    }

    public static async Task<IReadOnlyList<ContractTerm>> ContractsAsync(WorkReliefContext db, string project, CancellationToken stop) =>
        await db
            .Contracts.AsNoTracking()
            .Where(c => c.ProjectId == project)
            .OrderBy(c => c.Seq)
            .ThenBy(c => c.Number)
            .Select(c => new ContractTerm(c.WorkerId, c.Trade, c.FromDay, c.UntilDay))
            .ToListAsync(stop);

    public static async Task<IReadOnlyList<LogDay>> LogAsync(
        WorkReliefContext db,
        string project,
        DateOnly first,
        DateOnly last,
        CancellationToken stop
    )
    {
        var entries = await db
            .ConstructionLog.AsNoTracking()
            .Where(l => l.ProjectId == project && first <= l.Day && l.Day <= last && l.ReplacedBy == null)
            .OrderBy(l => l.Day)
            .Select(l => l.Entry)
            .ToListAsync(stop);
        return [.. entries.Select(e => JsonSerializer.Deserialize<LogDay>(e, Fact.Json)!)];
    }

    public static SignIn Read(SignInSheetRow a) => new(a.WorkerId, a.Day, a.Morning, a.Afternoon, a.Minutes, a.Mark);

    public static LedgerLine Read(LabourLedgerRow l) =>
        new(l.WorkerId, l.Day, l.Trade, l.Days, l.Piece, l.Quantity, l.Gang) { Minutes = l.Minutes };
}
