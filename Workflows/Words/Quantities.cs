namespace WorkRelief.Workflows.Words;

/// <summary>Quantities of work as people enter them: days, shifts, units of piecework.</summary>
public static class Quantities
{
    /// <summary>A million of anything; times <see cref="Money.MostForOne"/> it is still money that the database holds.</summary>
    public const decimal Most = 1_000_000m;

    /// <summary>Not negative, at most <see cref="Most"/>, at most two decimals.</summary>
    public static bool Fits(decimal quantity) => quantity is >= 0 and <= Most && decimal.Round(quantity, 2) == quantity;
}
