using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Labour;

/// <summary>What is written on the other side of a month's account: sheets that are compiled, and what came back.</summary>
/// <param name="Lines">Lines of sheets that are paid or on their way, deductions among them; held lines are not.</param>
public sealed record MonthBooked(IReadOnlyList<PayItem> Lines)
{
    public static MonthBooked Nothing { get; } = new([]);

    /// <summary>
    /// Lines of sheets that were typed from paper, held ones among them: what a month owes whose papers are not entered.
    /// </summary>
    public IReadOnlyList<PayItem> Typed { get; init; } = [];

    /// <summary>Worker → yuan paid back.</summary>
    public IReadOnlyDictionary<string, decimal> Repaid { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Worker → yuan that are not asked back any more, as long as they are overpaid.</summary>
    public IReadOnlyDictionary<string, decimal> Waived { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Worker → yuan that are being asked back.</summary>
    public IReadOnlyDictionary<string, decimal> Asked { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Yuan that were paid before the county began with the system and are not named worker by worker.</summary>
    public decimal UnnamedYuan { get; init; }
}

/// <summary>One worker's account of one month in one project, in yuan.</summary>
/// <param name="OwedYuan">What the ledger owes at the price of each day.</param>
/// <param name="DeductedYuan">Of it, by decision of the village.</param>
/// <param name="PaidYuan">On sheets that are paid or on their way.</param>
/// <param name="RepaidYuan">What the worker paid back.</param>
/// <param name="WaivedYuan">Overpaid, and not asked back.</param>
public sealed record WorkerAccount(
    string Worker,
    decimal OwedYuan,
    decimal DeductedYuan,
    decimal PaidYuan,
    decimal RepaidYuan,
    decimal WaivedYuan
)
{
    /// <summary>Above zero the worker has to get it, below zero to give it back.</summary>
    public decimal BalanceYuan => OwedYuan - DeductedYuan - PaidYuan + RepaidYuan + WaivedYuan;
}

/// <summary>
/// 劳务报酬账: a month's ledger on one side, what was paid on the other. Quantities of one worker, work and price are added first and
/// rounded once, half away from zero to 分, so that parts and supplements neither gain nor lose.
/// </summary>
public static class MonthAccount
{
    /// <summary>A share of the month's gross that is not paid out.</summary>
    public const string Deduction = "扣减";

    /// <summary>What was paid back and is owed again, because the ledger was put right.</summary>
    public const string Refund = "退回后补付";

    /// <summary>What is asked back or was waived already.</summary>
    public const string Settled = "已另案追回或免追";

    private const string ByShare = "占比";
    private const string ByYuan = "元";

    /// <summary>
    /// The items of a sheet: what the month owes less what its other sheets hold. Ledger lines without a price are left out; they are open
    /// differences. A worker's items add up to more than zero; single items may be negative, when a price was corrected: the slip then
    /// shows both. Who was paid too much has no item here (see <see cref="Overpaid"/>).
    /// </summary>
    public static IReadOnlyList<PayItem> Owed(MonthPapers papers, MonthBooked booked) =>
        booked.UnnamedYuan > 0 ? [] : [.. Differences(papers, booked).Where(w => w.Sum(i => i.AmountYuan) > 0).SelectMany(w => w)];

    /// <summary>What was paid beyond the ledger and is neither asked back nor waived, as items to be paid back.</summary>
    public static IReadOnlyList<PayItem> Overpaid(MonthPapers papers, MonthBooked booked)
    {
        if (booked.UnnamedYuan > 0)
            return [];
        // Work without a price is not undone work.
        var unpriced = Unpriced(papers).Select(l => l.Worker).ToHashSet(StringComparer.Ordinal);
        var back = new List<PayItem>();
        foreach (var own in Differences(papers, booked).Where(w => !unpriced.Contains(w.Key)))
        {
            var settled = booked.Waived.GetValueOrDefault(own.Key) + booked.Asked.GetValueOrDefault(own.Key);
            if (-own.Sum(i => i.AmountYuan) <= settled)
                continue;
            back.AddRange(own.Select(i => i with { Quantity = -i.Quantity, AmountYuan = -i.AmountYuan }));
            if (settled > 0)
                back.Add(new PayItem(own.Key, own.First().Trade, Settled, ByYuan, -settled, 1, -settled));
        }
        return back;
    }

    /// <summary>Everybody's account of the month, by worker; of nobody while the month was paid as a whole and is not split.</summary>
    public static IReadOnlyList<WorkerAccount> Of(MonthPapers papers, MonthBooked booked)
    {
        if (booked.UnnamedYuan > 0)
            return [];
        var (owed, sheets) = (Owes(papers, booked).ToLookup(o => o.Key.Worker), booked.Lines.ToLookup(l => l.Worker));
        var workers = owed.Select(o => o.Key).Concat(sheets.Select(s => s.Key)).Concat(booked.Repaid.Keys);
        return [.. workers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Account)];

        WorkerAccount Account(string worker)
        {
            var (gross, deducted) = (0m, 0m);
            foreach (var (key, side) in owed[worker])
                if (key.Piece == Deduction)
                    deducted -= side.AmountYuan;
                else
                    gross += side.AmountYuan;
            var paid = sheets[worker].Sum(l => l.AmountYuan);
            var repaid = booked.Repaid.GetValueOrDefault(worker);
            var over = Math.Max(0, paid - repaid - (gross - deducted));
            return new(worker, gross, deducted, paid, repaid, Math.Min(over, booked.Waived.GetValueOrDefault(worker)));
        }
    }

    /// <summary>Ledger lines for which no price was agreed.</summary>
    public static IEnumerable<LedgerLine> Unpriced(MonthPapers papers) =>
        papers.Ledger.Where(l => (l.Days != 0 || l.Quantity != 0) && WagePrice.Of(papers.Wages, l) is null);

    private static IEnumerable<IGrouping<string, PayItem>> Differences(MonthPapers papers, MonthBooked booked)
    {
        var sides = Owes(papers, booked);
        foreach (var (worker, yuan) in booked.Repaid.Where(r => r.Value != 0))
            Add(sides, new(worker, "", Refund, ByYuan, 1), new(yuan, yuan));
        foreach (var line in booked.Lines)
            Add(sides, Key(line), new(-line.Quantity, -line.AmountYuan));
        var trades = papers.Ledger.Select(l => (l.Worker, l.Trade)).Concat(booked.Lines.Select(l => (l.Worker, l.Trade)));
        var tradeOf = trades.GroupBy(t => t.Worker).ToDictionary(t => t.Key, t => t.First().Trade, StringComparer.Ordinal);
        return sides
            .Where(s => s.Value.AmountYuan != 0 || (s.Value.Quantity != 0 && s.Key.Piece != Deduction))
            .Select(s => new PayItem(
                s.Key.Worker,
                s.Key.Trade.Length > 0 ? s.Key.Trade : tradeOf.GetValueOrDefault(s.Key.Worker, ""),
                s.Key.Piece,
                s.Key.Unit,
                s.Value.Quantity,
                s.Key.PriceYuan,
                s.Value.AmountYuan
            ))
            .OrderBy(i => i.Worker, StringComparer.Ordinal)
            .ThenBy(i => i.Piece is Deduction or Refund)
            .ThenBy(i => i.Piece ?? "", StringComparer.Ordinal)
            .ThenBy(i => i.Trade, StringComparer.Ordinal)
            .ThenBy(i => i.PriceYuan)
            .GroupBy(i => i.Worker);
    }

    /// <summary>
    /// The ledger's side: items rounded once, and the deduction from each one's gross. A month without a ledger owes what was typed from
    /// its paper sheets; one that was entered and withdrawn has lines of zero.
    /// </summary>
    private static Dictionary<ItemKey, Side> Owes(MonthPapers papers, MonthBooked booked)
    {
        if (papers.Ledger.Count == 0)
        {
            var typed = new Dictionary<ItemKey, Side>();
            foreach (var line in booked.Typed)
                Add(typed, Key(line), new(line.Quantity, line.AmountYuan));
            return typed;
        }
        // Added in minutes and divided once: a third of a day three times is a day.
        var dayMinutes = 60m * papers.HoursOfADay;
        var minutes = new Dictionary<ItemKey, decimal>();
        foreach (var line in papers.Ledger)
            if (WagePrice.Of(papers.Wages, line) is { } price)
            {
                var key = new ItemKey(line.Worker, line.Trade, line.Piece, price.Unit, price.PriceYuan);
                var done = line.Piece is null ? line.Days : line.Quantity;
                minutes[key] = minutes.GetValueOrDefault(key) + (line.Minutes ?? done * dayMinutes);
            }
        var owes = minutes.ToDictionary(
            m => m.Key,
            m => new Side(
                decimal.Round(m.Value / dayMinutes, 2, MidpointRounding.AwayFromZero),
                Money.ToFen(m.Value * m.Key.PriceYuan / dayMinutes)
            )
        );
        foreach (var revoked in papers.Revocations.Where(r => papers.Holds(r.LastDayOfWork)))
        {
            var gross = owes.Where(o => o.Key.Worker == revoked.Worker).Sum(o => o.Value.AmountYuan);
            if (Money.ToFen(gross * revoked.DeductShare) is var yuan and > 0)
                Add(owes, new(revoked.Worker, "", Deduction, ByShare, 0), new(revoked.DeductShare, -yuan));
        }
        return owes;
    }

    private static ItemKey Key(PayItem item) =>
        new(item.Worker, item.Piece is Deduction or Refund ? "" : item.Trade, item.Piece, item.Unit, item.PriceYuan);

    private static void Add(Dictionary<ItemKey, Side> sides, ItemKey key, Side side)
    {
        var before = sides.GetValueOrDefault(key, new(0, 0));
        sides[key] = new(before.Quantity + side.Quantity, before.AmountYuan + side.AmountYuan);
    }

    private readonly record struct ItemKey(string Worker, string Trade, string? Piece, string Unit, decimal PriceYuan);

    private readonly record struct Side(decimal Quantity, decimal AmountYuan);
}
