namespace WorkRelief.Workflows.Labour;

/// <summary>What a ledger line is paid by.</summary>
public static class WagePrice
{
    public const string WorkDay = "工日";

    /// <summary>The agreed price of a ledger line on its day; null when there is none.</summary>
    public static (string Unit, decimal PriceYuan)? Of(IEnumerable<WageTable> wages, LedgerLine line)
    {
        var table = wages.WagesOn(line.Day);
        if (line.Piece is null)
            return table?.Rates.FirstOrDefault(r => r.Trade == line.Trade) is { } rate ? (WorkDay, rate.RateYuan) : null;
        return table?.Pieces.FirstOrDefault(p => p.Piece == line.Piece) is { } piece ? (piece.Unit, piece.PriceYuan) : null;
    }
}
