namespace WorkRelief.Workflows.Labour;

/// <summary>What one worker is paid for one kind of work at one price.</summary>
/// <param name="Unit">工日, or the piece's unit.</param>
/// <param name="Quantity">Work-days or units, two decimals.</param>
/// <param name="PriceYuan">Yuan a unit.</param>
/// <param name="AmountYuan">Yuan to 分; of a whole month quantity × price, rounded half away from zero, once.</param>
public sealed record PayItem(
    string Worker,
    string Trade,
    string? Piece,
    string Unit,
    decimal Quantity,
    decimal PriceYuan,
    decimal AmountYuan
);
