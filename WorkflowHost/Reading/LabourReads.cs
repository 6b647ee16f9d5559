using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A trade that the works need.</summary>
/// <param name="Posts">People needed.</param>
/// <param name="Hired">People under contract in it today.</param>
public sealed record DemandLine(string Trade, decimal WorkDays, int Posts, int Hired, decimal? RateYuan)
{
    public int Vacant => Math.Max(0, Posts - Hired);
}

/// <param name="Chosen">Taken on from this ranking.</param>
public sealed record RankedLine(int Place, string Worker, string Name, string Admission, string Range, string Post, bool Chosen);

/// <summary>How the people of a trade were chosen.</summary>
/// <param name="Reason">Why it was not the first of the ranking; null when it was.</param>
public sealed record ChoiceLine(string Trade, DateOnly On, IReadOnlyList<RankedLine> Ranking, string? Reason);

/// <summary>Somebody who has, or had, a contract in the project.</summary>
/// <param name="Groups">Priority groups of today.</param>
/// <param name="State">Of the contract, in words.</param>
/// <param name="Ends">It runs out within a month, or has run out while the works go on.</param>
/// <param name="Score">Of the pass for the contract's trade; null without one.</param>
/// <param name="Contract">Code of the printed contract; null when none was written here.</param>
/// <param name="PaidYuan">What the bank has answered as received.</param>
public sealed record ProjectWorker(
    string Worker,
    string Name,
    IReadOnlyList<string> Groups,
    string Trade,
    DateOnly From,
    DateOnly? Until,
    string State,
    bool Ends,
    decimal? Score,
    string? Contract,
    decimal WorkDays,
    decimal PaidYuan
);

/// <param name="Days">Planned working days.</param>
/// <param name="Planned">Somebody measured how much work there is.</param>
public sealed record ProjectLabour(
    bool Planned,
    int Days,
    IReadOnlyList<DemandLine> Demand,
    IReadOnlyList<PiecePart> Pieces,
    IReadOnlyList<MeansPart> Means,
    DateOnly? WagesFrom,
    IReadOnlyList<ChoiceLine> Choices,
    IReadOnlyList<ProjectWorker> People
);

/// <summary>A day of a project's month by each of the three papers.</summary>
/// <param name="Log">Null when the day has no log.</param>
/// <param name="Wrong">What differs, in words.</param>
public sealed record PapersOnDay(
    DateOnly Day,
    int SheetPeople,
    decimal SheetDays,
    int LedgerPeople,
    decimal LedgerDays,
    string LedgerPieces,
    LogDay? Log,
    IReadOnlyList<string> Wrong
);

public sealed record PapersOfMonth(DateOnly First, IReadOnlyList<PapersOnDay> Days, int Differences);

/// <summary>Who works at a project, how they were chosen, and what the papers of a month say. Names are full for who keeps them.</summary>
public sealed class LabourReads(Store store, Definitions definitions)
{
    /// <summary>Days before its end from which a contract is said to run out.</summary>
    private const int SoonOver = 30;

    /// <summary>Null for a project that the asker may not see.</summary>
    public async Task<ProjectLabour?> OfAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return null;
        var figures = (await ProjectFigures.ReadAsync(db, [project], DateOnly.MaxValue, stop))[project];
        var labour = await new DossierReader(db, definitions, stop).LabourAsync(own, figures, scope.Today);
        var contracts = await LabourMonth.ContractsAsync(db, project, stop);
        var choices = await db.Choices.AsNoTracking().Where(c => c.ProjectId == project).OrderByDescending(c => c.Seq).ToListAsync(stop);
        var rankings = choices.ToDictionary(c => c.Seq, c => JsonSerializer.Deserialize<IReadOnlyList<Ranked>>(c.Ranking, Fact.Json)!);
        var named = contracts
            .Select(c => c.Worker)
            .Concat(rankings.Values.SelectMany(r => r.Select(x => x.Worker)))
            .ToHashSet(StringComparer.Ordinal);
        var names = await NamesAsync(db, scope, own, named, stop);
        var hired = contracts.Where(c => c.From <= scope.Today && !(c.Until < scope.Today)).ToList();
        return new ProjectLabour(
            labour.Days > 0,
            labour.Days,
            [
                .. labour.Trades.Select(t => new DemandLine(
                    t.Trade,
                    t.WorkDays,
                    t.People,
                    hired.Where(c => c.Trade == t.Trade).Select(c => c.Worker).Distinct().Count(),
                    t.RateYuan
                )),
            ],
            labour.Pieces,
            labour.Means,
            labour.WagesFrom,
            await ChoicesAsync(db, project, choices, rankings, names),
            await PeopleAsync(db, own, contracts, names, scope.Today, stop)
        );

        async Task<IReadOnlyList<ChoiceLine>> ChoicesAsync(
            WorkReliefContext db,
            string project,
            List<ChoiceRow> choices,
            Dictionary<long, IReadOnlyList<Ranked>> rankings,
            Dictionary<string, string> names
        )
        {
            var (seqs, refs) = (choices.Select(c => c.Seq).ToList(), choices.Select(c => c.ReasonRef).OfType<string>().ToList());
            var days = await db
                .Steps.Where(s => s.Stream == Streams.OfProject(project) && seqs.Contains(s.Seq))
                .ToDictionaryAsync(s => s.Seq, s => s.OccurredOn, stop);
            var reasons = await db.Texts.Where(t => refs.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
            return
            [
                .. choices.Select(c => new ChoiceLine(
                    c.Trade,
                    days[c.Seq],
                    [
                        .. rankings[c.Seq]
                            .Select(r => new RankedLine(
                                r.Place,
                                r.Worker,
                                names.GetValueOrDefault(r.Worker, r.Worker),
                                r.Admission,
                                r.Range,
                                r.Post,
                                c.Chosen.Split(',').Contains(r.Worker)
                            )),
                    ],
                    c.ReasonRef is { } reason ? reasons.GetValueOrDefault(reason) : null
                )),
            ];
        }
    }

    /// <summary>The months of the works up to today, the newest first; none before they began.</summary>
    public async Task<IReadOnlyList<OfferLine>> MonthsAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is { } own
            ? DocumentReads.Months(own, scope.Today)
            : [];
    }

    /// <summary>Null for a project that the asker may not see.</summary>
    /// <param name="first">First day of the month.</param>
    public async Task<PapersOfMonth?> PapersAsync(Scope scope, string project, DateOnly first, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return null;
        var (papers, _) = await LabourMonth.WithCardsAsync(db, project, first, await definitions.PackNamedAsync(db, own.Pack, stop), stop);
        var differences = Reconciliation.Of(papers);
        var names = await NamesAsync(
            db,
            scope,
            own,
            differences.Select(d => d.Worker).OfType<string>().ToHashSet(StringComparer.Ordinal),
            stop
        );
        var wrong = differences.ToLookup(d => d.Day, d => Said(d, names));
        var (sheet, ledger) = (
            papers.Sheet.ToLookup(a => a.Day),
            papers.Ledger.Where(l => l.Days != 0 || l.Quantity != 0).ToLookup(l => l.Day)
        );
        var log = papers.Log.ToDictionary(d => d.Day);
        return new PapersOfMonth(
            first,
            [
                .. Enumerable
                    .Range(0, papers.To.Day)
                    .Select(n => first.AddDays(n))
                    .Select(day => new PapersOnDay(
                        day,
                        sheet[day].Count(a => a.WorkDays(papers.HoursOfADay) > 0),
                        sheet[day].Sum(a => a.WorkDays(papers.HoursOfADay)),
                        ledger[day].Select(l => l.Worker).Distinct(StringComparer.Ordinal).Count(),
                        ledger[day].Sum(l => l.Days),
                        string.Join(
                            '、',
                            ledger[day]
                                .Where(l => l.Piece is not null)
                                .GroupBy(l => l.Piece!)
                                .Select(p => $"{p.Key} {p.Sum(l => l.Quantity):0.##}")
                        ),
                        log.GetValueOrDefault(day),
                        [.. wrong[day]]
                    )),
            ],
            differences.Count
        );
    }

    /// <summary>A worker's code is followed by the name that a person knows.</summary>
    private static string Said(Difference difference, Dictionary<string, string> names) =>
        difference.Worker is { } worker && names.TryGetValue(worker, out var name)
            ? difference.ToString().Replace($"“{worker}”", name, StringComparison.Ordinal)
            : difference.ToString();

    private static async Task<IReadOnlyList<ProjectWorker>> PeopleAsync(
        WorkReliefContext db,
        ProjectRow project,
        IReadOnlyList<ContractTerm> contracts,
        Dictionary<string, string> names,
        DateOnly today,
        CancellationToken stop
    )
    {
        var (id, workers) = (project.Id, contracts.Select(c => c.Worker).Distinct().ToList());
        var groups = (
            await db
                .WorkerGroups.AsNoTracking()
                .Where(g => workers.Contains(g.WorkerId) && g.FromDay <= today && (g.UntilDay == null || today <= g.UntilDay))
                .ToListAsync(stop)
        ).ToLookup(g => g.WorkerId, g => g.Group);
        var passes = (await db.Passes.AsNoTracking().Where(p => workers.Contains(p.WorkerId)).ToListAsync(stop)).ToLookup(
            p => (p.WorkerId, p.Trade),
            p => p.Score
        );
        var revoked = await db.Revocations.Where(r => r.ProjectId == id).ToDictionaryAsync(r => r.WorkerId, r => r.FromDay, stop);
        var days = await db
            .LabourLedger.Where(l => l.ProjectId == id && l.ReplacedBy == null)
            .GroupBy(l => l.WorkerId)
            .Select(g => new { g.Key, Days = g.Sum(l => l.Days) })
            .ToDictionaryAsync(g => g.Key, g => g.Days, stop);
        var paid = await (
            from p in db.Payees
            join c in db.PayCycles on p.CycleId equals c.Id
            where c.ProjectId == id && p.State == Payee.Paid
            group p by p.WorkerId into g
            select new { g.Key, Yuan = g.Sum(p => p.AmountYuan) }
        ).ToDictionaryAsync(g => g.Key, g => g.Yuan, stop);
        var printed = (
            await db
                .Documents.Where(d => d.ProjectId == id && d.Kind == "employment-contracts" && d.VoidReasonRef == null)
                .OrderBy(d => d.Seq)
                .Select(d => new { d.Of, d.Id })
                .ToListAsync(stop)
        )
            .GroupBy(d => d.Of!)
            .ToDictionary(d => d.Key, d => d.Last().Id, StringComparer.Ordinal);
        var runs = project.CompletedOn is null;
        return
        [
            .. contracts
                .GroupBy(c => c.Worker)
                .Select(g => g.MaxBy(c => c.From)!)
                .OrderBy(c => c.Worker.Length)
                .ThenBy(c => c.Worker, StringComparer.Ordinal)
                .Select(c => new ProjectWorker(
                    c.Worker,
                    names.GetValueOrDefault(c.Worker, c.Worker),
                    [.. PriorityGroups.Labels.Where(l => groups[c.Worker].Contains(l.Key)).Select(l => l.Value)],
                    c.Trade,
                    c.From,
                    c.Until,
                    StateOf(c, revoked.TryGetValue(c.Worker, out var from) ? from : null, today),
                    runs && c.Until is { } until && until <= today.AddDays(SoonOver),
                    passes[(c.Worker, c.Trade)].Select(s => (decimal?)s).Max(),
                    printed.GetValueOrDefault(c.Worker),
                    days.GetValueOrDefault(c.Worker),
                    paid.GetValueOrDefault(c.Worker)
                )),
        ];
    }

    private static string StateOf(ContractTerm contract, DateOnly? revokedFrom, DateOnly today) =>
        revokedFrom <= today ? $"{revokedFrom:yyyy-MM-dd} 起取消务工资格"
        : contract.From > today ? "未到起始日"
        : contract.Until is not { } until ? "履行中"
        : until < today ? "已到期"
        : until <= today.AddDays(SoonOver) ? $"还有 {until.DayNumber - today.DayNumber} 天到期"
        : "履行中";

    /// <summary>In full for whoever registers the project's contracts.</summary>
    private static async Task<Dictionary<string, string>> NamesAsync(
        WorkReliefContext db,
        Scope scope,
        ProjectRow project,
        IReadOnlyCollection<string> workers,
        CancellationToken stop
    )
    {
        var mine = await DocumentReads.MineAsync(db, scope, project, stop);
        var inFull = await db.Cases.AnyAsync(
            c =>
                c.Id == project.Id
                && db.TableSteps.Any(s => s.TableHash == c.TableHash && s.Action == "contracts.sign" && mine.Contains(s.Body)),
            stop
        );
        return await WorkerNames.OfAsync(db, workers, inFull, stop);
    }
}
