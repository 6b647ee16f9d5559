using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Labour;

/// <summary>What one worker is paid for one kind of work at one price.</summary>
/// <param name="Unit">工日, or the piece's unit.</param>
/// <param name="Quantity">Work-days or units, two decimals.</param>
/// <param name="PriceYuan">Yuan a unit.</param>
/// <param name="AmountYuan">Quantity × price, rounded half away from zero to 分, once.</param>
public sealed record PayItem(
    string Worker,
    string Trade,
    string? Piece,
    string Unit,
    decimal Quantity,
    decimal PriceYuan,
    decimal AmountYuan
);

/// <summary>Days × rate + Σ quantity × price, from the ledger alone; what other cycles of the month paid is taken off.</summary>
public static class PayComputation
{
    public const string WorkDay = "工日";

    /// <summary>The agreed price of a ledger line on its day; null when there is none.</summary>
    public static (string Unit, decimal PriceYuan)? Price(IEnumerable<WageTable> wages, LedgerLine line)
    {
        var table = wages.WagesOn(line.Day);
        if (line.Piece is null)
            return table?.Rates.FirstOrDefault(r => r.Trade == line.Trade) is { } rate ? (WorkDay, rate.RateYuan) : null;
        return table?.Pieces.FirstOrDefault(p => p.Piece == line.Piece) is { } piece ? (piece.Unit, piece.PriceYuan) : null;
    }

    /// <summary>
    /// The items of a cycle, by worker and work: what the month owes less what its other cycles hold. Ledger lines without a price are left
    /// out; they are open differences. A worker's items add up to more than zero; in a later cycle single items may be negative, when a
    /// price was corrected: the slip then shows both. Who was paid too much has no item here (see <see cref="Overpaid"/>).
    /// </summary>
    /// <param name="already">Items of the month's other cycles that are paid or on their way.</param>
    public static IReadOnlyList<PayItem> Owed(MonthPapers papers, IEnumerable<PayItem> already) => Balance(papers, already, owed: true);

    /// <summary>What was paid beyond the ledger, as items to be paid back; a worker's add up to more than zero.</summary>
    public static IReadOnlyList<PayItem> Overpaid(MonthPapers papers, IEnumerable<PayItem> already) =>
        [.. Balance(papers, already, owed: false).Select(b => b with { Quantity = -b.Quantity, AmountYuan = -b.AmountYuan })];

    private static List<PayItem> Balance(MonthPapers papers, IEnumerable<PayItem> already, bool owed)
    {
        var balance = new Dictionary<(string Worker, string Trade, string? Piece, string Unit, decimal Price), decimal>();
        foreach (var line in papers.Ledger)
            if (Price(papers.Wages, line) is { } price)
                Add((line.Worker, line.Trade, line.Piece, price.Unit, price.PriceYuan), line.Piece is null ? line.Days : line.Quantity);
        foreach (var item in already)
            Add((item.Worker, item.Trade, item.Piece, item.Unit, item.PriceYuan), -item.Quantity);
        return
        [
            .. balance
                .Where(b => b.Value != 0)
                .Select(b => new PayItem(
                    b.Key.Worker,
                    b.Key.Trade,
                    b.Key.Piece,
                    b.Key.Unit,
                    b.Value,
                    b.Key.Price,
                    Money.ToFen(b.Value * b.Key.Price)
                ))
                .GroupBy(i => i.Worker)
                .Where(w => w.Sum(i => i.AmountYuan) is var net && (owed ? net > 0 : net < 0))
                .SelectMany(w => w)
                .OrderBy(i => i.Worker, StringComparer.Ordinal)
                .ThenBy(i => i.Piece ?? "", StringComparer.Ordinal)
                .ThenBy(i => i.Trade, StringComparer.Ordinal)
                .ThenBy(i => i.PriceYuan),
        ];

        void Add((string, string, string?, string, decimal) key, decimal quantity) =>
            balance[key] = balance.GetValueOrDefault(key) + quantity;
    }
}
