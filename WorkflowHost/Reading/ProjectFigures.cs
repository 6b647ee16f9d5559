using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>One cycle's money and time.</summary>
/// <param name="Adopted">It was paid before the county began with the system.</param>
public sealed record CycleFigures(
    string Id,
    string Period,
    DateOnly DueOn,
    DateOnly? ReceivedOn,
    bool Final,
    decimal TotalYuan,
    decimal PaidYuan,
    bool FromDeposit,
    bool Adopted
)
{
    public DateOnly? PaidOn { get; init; }

    public bool? InTime(DateOnly today) => Lateness.InTime(DueOn, ReceivedOn, Final, today);

    public bool Overdue(DateOnly today) => Lateness.Overdue(DueOn, Final, today);

    public int DaysLate(DateOnly today) => Lateness.Days(DueOn, ReceivedOn, Final, today);
}

/// <summary>People of some projects, each counted once.</summary>
/// <param name="Have">Those of them who have some money.</param>
/// <param name="ReceivedYuan">What they have.</param>
public sealed record PeopleFigures(HeadCount Workers, int Have, decimal ReceivedYuan)
{
    /// <summary>What each who has some got on average; null while nobody has.</summary>
    public decimal? IncomeYuan => Have == 0 ? null : Money.ToFen(ReceivedYuan / Have);
}

/// <summary>
/// A project's figures up to a day. Whatever page, list, document or rehearsal shows a sum, a share, a head-count or how late something is
/// takes it from here.
/// </summary>
/// <param name="Named">Workers who were sent money that did not come back.</param>
/// <param name="Declared">The number of people that was declared when the project was adopted.</param>
/// <param name="ReceivedYuan">What is with the workers: answered by the bank, or paid before the system began.</param>
/// <param name="Has">Those of them who have some of it.</param>
public sealed record ProjectFigures(
    string FundBase,
    decimal PlannedPayYuan,
    bool Finished,
    IReadOnlyDictionary<string, decimal> PlannedBySource,
    IReadOnlyDictionary<string, decimal> ArrivedBySource,
    IReadOnlyList<CycleFigures> Cycles,
    decimal RepaidYuan,
    IReadOnlySet<string> Named,
    int Declared,
    decimal ReceivedYuan,
    IReadOnlySet<string> Has
)
{
    public decimal PlannedYuan => PlannedBySource.Values.Sum();
    public decimal ArrivedYuan => ArrivedBySource.Values.Sum();

    /// <summary>Pay to workers, whoever's money it was, less what they paid back.</summary>
    public decimal PaidYuan => Cycles.Sum(c => c.PaidYuan) - RepaidYuan;

    /// <summary>What workers paid back, by day.</summary>
    public IReadOnlyList<(DateOnly On, decimal Yuan)> Repaid { get; init; } = [];

    /// <summary>Of <see cref="PaidYuan"/> what was paid in a year, less what came back in it.</summary>
    public decimal PaidInYuan(int year) =>
        Cycles.Where(c => c.PaidOn?.Year == year).Sum(c => c.PaidYuan) - Repaid.Where(r => r.On.Year == year).Sum(r => r.Yuan);

    /// <summary>The part of it that is public money.</summary>
    public decimal FromFundsYuan => Cycles.Where(c => !c.FromDeposit).Sum(c => c.PaidYuan) - RepaidYuan;

    public decimal? PlannedShare => Share.Of(PlannedPayYuan, PlannedBySource, FundBase);
    public decimal? PaidShare => Share.Of(FromFundsYuan, ArrivedBySource, FundBase);

    /// <summary>截至目前 until the project is accepted, then 最终.</summary>
    public string ShareLabel => Finished ? "最终" : "截至目前";
    public HeadCount Workers => HeadCount.Of(Named, Declared);

    public int Overdue(DateOnly today) => Cycles.Count(c => c.Overdue(today));

    public int DaysLate(DateOnly today) => Cycles.Sum(c => c.DaysLate(today));

    /// <summary>The share against its floor and target, in Chinese.</summary>
    public string Standing(ShareFloor? floor) =>
        (PaidShare, floor) switch
        {
            (null, _) => "资金未到位",
            (_, null) => "没有下限规定",
            ({ } s, { } f) when s < f.Floor => Finished ? "低于下限" : "低于下限，尚未完成",
            ({ } s, { Target: { } target }) when s < target => "达到下限，未到目标",
            _ => "达到目标",
        };

    /// <summary>The floor and target that bind a project, for every page and paper.</summary>
    /// <param name="on">The day up to which is looked.</param>
    internal static ShareFloor? FloorOf(Pack pack, ProjectRow project, DateOnly on) =>
        pack.Floor(project.Track, project.FundBase, ProjectPolicy.FloorDay(project.ApprovedOn, project.CommencedOn, on));

    public bool Below(ShareFloor? floor) => floor is not null && PaidShare < floor.Floor;

    public static PeopleFigures Of(IReadOnlyCollection<ProjectFigures> projects) =>
        new(
            HeadCount.OfAll(projects.Select(p => ((IEnumerable<string>)p.Named, p.Declared))),
            HeadCount.OfAll(projects.Select(p => ((IEnumerable<string>)p.Has, p.Declared))).People,
            projects.Sum(p => p.ReceivedYuan)
        );

    /// <summary>The figures of some projects, in as many commands as for one.</summary>
    /// <param name="until">Funds that arrived, cycles that were paid and money that came back up to this day.</param>
    public static async Task<IReadOnlyDictionary<string, ProjectFigures>> ReadAsync(
        WorkReliefContext db,
        IReadOnlyList<string> ids,
        DateOnly until,
        CancellationToken stop
    )
    {
        var projects = await (
            from p in db.Projects.AsNoTracking()
            join held in db.Cases.AsNoTracking() on p.Id equals held.Id
            where ids.Contains(p.Id)
            select new { Project = p, held.Stage }
        ).ToListAsync(stop);
        var planned = (await db.PlannedFunds.AsNoTracking().Where(f => ids.Contains(f.ProjectId)).ToListAsync(stop)).ToLookup(f =>
            f.ProjectId
        );
        var arrived = (
            await db.FundBatches.AsNoTracking().Where(f => ids.Contains(f.ProjectId) && f.ArrivedOn <= until).ToListAsync(stop)
        ).ToLookup(f => f.ProjectId);
        var cycles = (
            await (
                from c in db.PayCycles.AsNoTracking()
                join held in db.Cases.AsNoTracking() on c.Id equals held.Id
                where ids.Contains(c.ProjectId)
                select new { Cycle = c, held.Final }
            ).ToListAsync(stop)
        ).ToLookup(c => c.Cycle.ProjectId);
        var repaid = (
            await (
                from r in db.Repayments.AsNoTracking()
                join of in db.Recoveries.AsNoTracking() on r.RecoveryId equals of.Id
                where ids.Contains(of.ProjectId) && r.RepaidOn <= until
                select new
                {
                    of.ProjectId,
                    r.RepaidOn,
                    r.AmountYuan,
                }
            ).ToListAsync(stop)
        ).ToLookup(r => r.ProjectId, r => (On: r.RepaidOn, Yuan: r.AmountYuan));
        var payees = (
            await (
                from p in db.Payees.AsNoTracking()
                join c in db.PayCycles.AsNoTracking() on p.CycleId equals c.Id
                where ids.Contains(c.ProjectId) && c.PaidOn <= until && p.State != Payee.Failed
                group p by new
                {
                    c.ProjectId,
                    p.WorkerId,
                    p.State,
                } into g
                select new
                {
                    g.Key.ProjectId,
                    g.Key.WorkerId,
                    Has = g.Key.State == Payee.Paid,
                    Yuan = g.Sum(p => p.AmountYuan),
                }
            ).ToListAsync(stop)
        ).ToLookup(p => p.ProjectId);
        var named = (
            await (
                from l in db.PayrollLines.AsNoTracking()
                join c in db.PayCycles.AsNoTracking() on l.CycleId equals c.Id
                where ids.Contains(c.ProjectId) && c.AdoptedWorkers > 0 && c.PaidOn <= until
                select new { c.ProjectId, l.WorkerId }
            )
                .Distinct()
                .ToListAsync(stop)
        ).ToLookup(n => n.ProjectId, n => n.WorkerId);
        return projects.ToDictionary(
            p => p.Project.Id,
            p =>
            {
                var id = p.Project.Id;
                var own = cycles[id].ToList();
                var adopted = own.Where(c => c.Cycle.AdoptedWorkers > 0 && c.Cycle.PaidOn <= until).ToList();
                var have = payees[id].Where(x => x.Has).Select(x => x.WorkerId).Concat(named[id]).ToHashSet(StringComparer.Ordinal);
                var all = payees[id].Select(x => x.WorkerId).Concat(named[id]).ToHashSet(StringComparer.Ordinal);
                return new ProjectFigures(
                    p.Project.FundBase,
                    p.Project.PlannedPayYuan,
                    p.Stage is ProjectStages.Accepted or ProjectStages.HandedOver or ProjectStages.Archived,
                    BySource(planned[id].Select(f => (f.Source, f.AmountYuan))),
                    BySource(arrived[id].Select(f => (f.Source, f.AmountYuan))),
                    [
                        .. own.Select(c => new CycleFigures(
                            c.Cycle.Id,
                            c.Cycle.Period,
                            c.Cycle.DueOn,
                            c.Cycle.ReceivedOn <= until ? c.Cycle.ReceivedOn : null,
                            c.Final && !(c.Cycle.ReceivedOn > until),
                            c.Cycle.TotalYuan,
                            c.Cycle.PaidOn <= until ? c.Cycle.PaidYuan ?? 0 : 0,
                            c.Cycle.FromDeposit,
                            c.Cycle.AdoptedWorkers > 0
                        )
                        {
                            PaidOn = c.Cycle.PaidOn <= until ? c.Cycle.PaidOn : null,
                        }),
                    ],
                    repaid[id].Sum(r => r.Yuan),
                    all,
                    adopted.Select(c => c.Cycle.AdoptedWorkers).DefaultIfEmpty().Max(),
                    payees[id].Where(x => x.Has).Sum(x => x.Yuan) + adopted.Sum(c => c.Cycle.PaidYuan ?? 0) - repaid[id].Sum(r => r.Yuan),
                    have
                )
                {
                    Repaid = [.. repaid[id]],
                };
            },
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// The people of some projects by priority group, each in the first of the program's order that holds on the day; null for those who
    /// are in none or are not named.
    /// </summary>
    public static async Task<IReadOnlyList<(string? Group, int People)>> GroupsAsync(
        WorkReliefContext db,
        IReadOnlyList<string> ids,
        IReadOnlyCollection<ProjectFigures> projects,
        DateOnly day,
        CancellationToken stop
    )
    {
        var workers = Of(projects).Workers;
        var first = await GroupOfEachAsync(db, ids, day, stop);
        var of = projects.SelectMany(p => p.Named).Distinct(StringComparer.Ordinal).Select(first.GetValueOrDefault).ToList();
        var groups = PriorityGroups.Labels.Keys.Select(g => ((string?)g, of.Count(o => o == g))).Where(g => g.Item2 > 0).ToList();
        var others = of.Count(o => o is null) + workers.People - of.Count;
        return others == 0 ? groups : [.. groups, (null, others)];
    }

    /// <summary>Worker on a sheet of the projects → the group in which he or she is counted; who is in none is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> GroupOfEachAsync(
        WorkReliefContext db,
        IReadOnlyList<string> ids,
        DateOnly day,
        CancellationToken stop
    )
    {
        var order = PriorityGroups.Labels.Keys.ToList();
        return (
            await (
                from g in db.WorkerGroups.AsNoTracking()
                where
                    g.FromDay <= day
                    && (g.UntilDay == null || day <= g.UntilDay)
                    && db.Set<PayrollLineRow>()
                        .Any(l =>
                            l.WorkerId == g.WorkerId && db.Set<PayCycleRow>().Any(c => c.Id == l.CycleId && ids.Contains(c.ProjectId))
                        )
                select new { g.WorkerId, g.Group }
            ).ToListAsync(stop)
        )
            .GroupBy(g => g.WorkerId, g => g.Group, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MinBy(order.IndexOf)!, StringComparer.Ordinal);
    }

    private static Dictionary<string, decimal> BySource(IEnumerable<(string Source, decimal Yuan)> funds) =>
        funds.GroupBy(f => f.Source, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Sum(x => x.Yuan), StringComparer.Ordinal);
}
