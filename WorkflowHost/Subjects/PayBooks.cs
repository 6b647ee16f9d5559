using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Recovery;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>The paid side of the months' accounts of one project.</summary>
public static class PayBooks
{
    public static async Task<MonthBooked> OfMonthAsync(
        WorkReliefContext db,
        string project,
        string period,
        string? except,
        CancellationToken stop
    ) => (await OfAsync(db, project, period, except, stop)).GetValueOrDefault(period) ?? MonthBooked.Nothing;

    /// <summary>
    /// Month → what its cycles hold, and what came back. A cycle counts once it is compiled; one that was taken back owes nothing yet.
    /// </summary>
    /// <param name="period">One month; null for all.</param>
    /// <param name="except">A cycle that does not count.</param>
    public static async Task<IReadOnlyDictionary<string, MonthBooked>> OfAsync(
        WorkReliefContext db,
        string project,
        string? period,
        string? except,
        CancellationToken stop
    )
    {
        var cycles = db.PayCycles.AsNoTracking().Where(c => c.ProjectId == project && (period == null || c.Period == period));
        var lines = await (
            from line in db.PayrollLines.AsNoTracking()
            join cycle in cycles on line.CycleId equals cycle.Id
            join held in db.Cases.AsNoTracking() on cycle.Id equals held.Id
            where cycle.Id != except && held.Stage != PayTable.Open && (line.Held == null || cycle.Typed)
            select new
            {
                cycle.Period,
                cycle.Typed,
                Line = line,
            }
        ).ToListAsync(stop);
        var unnamed = await cycles
            .Where(c => c.AdoptedWorkers > 0 && c.Lines == 0)
            .Select(c => new { c.Period, Yuan = c.TotalYuan })
            .ToListAsync(stop);
        var recoveries = await RecoveriesAsync(db, project, period, stop);
        return lines
            .Select(l => l.Period)
            .Concat(unnamed.Select(u => u.Period))
            .Concat(recoveries.Select(r => r.Period))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                month => month,
                month =>
                    Month(
                        [.. lines.Where(l => l.Period == month && l.Line.Held is null).Select(l => Item(l.Line))],
                        [.. recoveries.Where(r => r.Period == month)]
                    ) with
                    {
                        Typed = [.. lines.Where(l => l.Period == month && l.Typed).Select(l => Item(l.Line))],
                        UnnamedYuan = unnamed.Where(u => u.Period == month).Sum(u => u.Yuan),
                    },
                StringComparer.Ordinal
            );
    }

    private static MonthBooked Month(IReadOnlyList<PayItem> lines, IReadOnlyList<Recovered> recoveries)
    {
        // What was paid back whole undoes its days; of an instalment only the yuan are known.
        var whole = recoveries.Where(r => r.Whole).ToList();
        var parts = recoveries.Except(whole).Where(r => r.RepaidYuan > 0);
        var still = recoveries.Where(r => r.AskedYuan > r.RepaidYuan).ToList();
        return new MonthBooked([
            .. lines,
            .. whole.SelectMany(r => r.Items).Select(i => i with { Quantity = -i.Quantity, AmountYuan = -i.AmountYuan }),
        ])
        {
            Repaid = ByWorker(parts, r => r.RepaidYuan),
            Asked = ByWorker(still.Where(r => r.Stage == RecoveryTable.Opened), r => r.AskedYuan - r.RepaidYuan),
            Waived = ByWorker(still.Where(r => r.Stage == RecoveryTable.Waived), r => r.AskedYuan - r.RepaidYuan),
        };
    }

    /// <summary>What each recovery asked of each worker, and what came back.</summary>
    private static async Task<IReadOnlyList<Recovered>> RecoveriesAsync(
        WorkReliefContext db,
        string project,
        string? period,
        CancellationToken stop
    )
    {
        var recoveries = db.Recoveries.AsNoTracking().Where(r => r.ProjectId == project && (period == null || r.Period == period));
        var asked = await (
            from item in db.RecoveryItems.AsNoTracking()
            join recovery in recoveries on item.RecoveryId equals recovery.Id
            join held in db.Cases.AsNoTracking() on recovery.Id equals held.Id
            select new
            {
                recovery.Id,
                recovery.Period,
                held.Stage,
                Item = item,
            }
        ).ToListAsync(stop);
        if (asked.Count == 0)
            return [];
        var repaid = await (
            from repayment in db.Repayments.AsNoTracking()
            join recovery in recoveries on repayment.RecoveryId equals recovery.Id
            select repayment
        ).ToListAsync(stop);
        return
        [
            .. asked
                .GroupBy(a => (a.Id, a.Period, a.Stage, a.Item.WorkerId))
                .Select(g => new Recovered(
                    g.Key.Period,
                    g.Key.Stage,
                    g.Key.WorkerId,
                    [
                        .. g.Select(a => new PayItem(
                            a.Item.WorkerId,
                            a.Item.Trade,
                            a.Item.Piece,
                            a.Item.Unit,
                            a.Item.Quantity,
                            a.Item.PriceYuan,
                            a.Item.AmountYuan
                        )),
                    ],
                    repaid.Where(r => r.RecoveryId == g.Key.Id && r.WorkerId == g.Key.WorkerId).Sum(r => r.AmountYuan)
                )),
        ];
    }

    public static async Task<decimal> RepaidAsync(WorkReliefContext db, string project, CancellationToken stop) =>
        await (
            from r in db.Repayments
            join of in db.Recoveries on r.RecoveryId equals of.Id
            where of.ProjectId == project
            select r.AmountYuan
        ).SumAsync(stop);

    /// <summary>Month → everybody's account, in all months of the project that have a ledger or a sheet.</summary>
    public static async Task<IReadOnlyList<(string Period, IReadOnlyList<WorkerAccount> Accounts)>> AccountsAsync(
        WorkReliefContext db,
        string project,
        Pack pack,
        CancellationToken stop
    )
    {
        var booked = await OfAsync(db, project, period: null, except: null, stop);
        var written = (await LabourMonth.AccountedAsync(db, project, pack, stop)).ToDictionary(
            p => p.From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
        return
        [
            .. written
                .Keys.Union(booked.Keys)
                .Order(StringComparer.Ordinal)
                .Select(period =>
                    (
                        period,
                        MonthAccount.Of(
                            written.GetValueOrDefault(period) ?? OnPaper(period, pack),
                            booked.GetValueOrDefault(period) ?? MonthBooked.Nothing
                        )
                    )
                ),
        ];
    }

    private static MonthPapers OnPaper(string period, Pack pack) =>
        LabourMonth.Of(period) is var (first, last)
            ? new(first, last, pack.Days(LabourPolicy.HoursOfADay, first))
            : throw new FormatException(period);

    /// <summary>Every worker's month that is not even, in all months of the project.</summary>
    public static async Task<IReadOnlyList<OpenBalance>> OpenAsync(WorkReliefContext db, string project, Pack pack, CancellationToken stop)
    {
        var cycles = await db.PayCycles.AsNoTracking().Where(c => c.ProjectId == project).ToListAsync(stop);
        var held = await (
            from line in db.PayrollLines.AsNoTracking()
            join cycle in db.PayCycles.AsNoTracking() on line.CycleId equals cycle.Id
            where cycle.ProjectId == project && line.Held != null
            orderby cycle.Number
            select new
            {
                cycle.Period,
                line.WorkerId,
                line.Held,
            }
        ).ToListAsync(stop);
        var open = new List<OpenBalance>();
        foreach (var (period, accounts) in await AccountsAsync(db, project, pack, stop))
        {
            DateOnly? due = cycles.Where(c => c.Period == period).Select(c => (DateOnly?)c.DueOn).Min();
            open.AddRange(
                accounts
                    .Where(a => a.BalanceYuan != 0)
                    .Select(a => new OpenBalance(
                        period,
                        a.Worker,
                        a.BalanceYuan,
                        due,
                        held.LastOrDefault(h => h.Period == period && h.WorkerId == a.Worker)?.Held
                    ))
            );
        }
        return open;
    }

    private static Dictionary<string, decimal> ByWorker(IEnumerable<Recovered> recovered, Func<Recovered, decimal> yuan) =>
        recovered.GroupBy(r => r.Worker, StringComparer.Ordinal).ToDictionary(w => w.Key, w => w.Sum(yuan), StringComparer.Ordinal);

    private static PayItem Item(PayrollLineRow line) =>
        new(
            line.WorkerId,
            line.Trade,
            line.Piece,
            line.Unit ?? WagePrice.WorkDay,
            line.Piece is null ? line.Days : line.Quantity,
            line.RateYuan,
            line.AmountYuan
        );

    private sealed record Recovered(string Period, string Stage, string Worker, IReadOnlyList<PayItem> Items, decimal RepaidYuan)
    {
        public decimal AskedYuan { get; } = Items.Sum(i => i.AmountYuan);

        public bool Whole => RepaidYuan == AskedYuan && Items.All(i => i.Piece != MonthAccount.Settled);
    }
}
