namespace WorkRelief.Workflows.Labour;

/// <summary>One worker's day on the sign-in sheet.</summary>
/// <param name="Minutes">Minutes worked, where the sheet counts hours; then the halves say nothing.</param>
/// <param name="Mark">A name from <see cref="SignInMarks"/>; null for an ordinary day.</param>
public sealed record SignIn(string Worker, DateOnly Day, bool Morning, bool Afternoon, int? Minutes = null, string? Mark = null)
{
    /// <summary>Work-days, two decimals: half a day each half, or minutes of a day of so many hours, rounded half away from zero.</summary>
    public decimal WorkDays(int hoursOfADay) =>
        Minutes is { } minutes
            ? decimal.Round(minutes / (60m * hoursOfADay), 2, MidpointRounding.AwayFromZero)
            : (Morning ? 0.5m : 0) + (Afternoon ? 0.5m : 0);
}

public static class SignInMarks
{
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["absent"] = "旷工",
            ["late"] = "迟到",
            ["early"] = "早退",
            ["leave"] = "请假",
            ["sick"] = "病假",
            ["injured"] = "工伤",
            ["rest"] = "轮休",
        };
}

/// <summary>One entry of the labour ledger: by the day, or by what was done.</summary>
/// <param name="Days">Work-days by the day; 0 for piecework.</param>
/// <param name="Piece">The piece of the wage table; null for work by the day.</param>
/// <param name="Quantity">Units done by this worker; 0 for work by the day.</param>
/// <param name="Gang">The lines of a gang's work share it: the split was agreed by all.</param>
public sealed record LedgerLine(
    string Worker,
    DateOnly Day,
    string Trade,
    decimal Days,
    string? Piece = null,
    decimal Quantity = 0,
    string? Gang = null
)
{
    /// <summary>Minutes worked, where the county counts them: they are paid exactly, and the days are what they make.</summary>
    public int? Minutes { get; init; }
}

/// <summary>One day of the construction log.</summary>
/// <param name="StopReason">Why no work was done; null on a working day.</param>
/// <param name="Heads">People by trade.</param>
/// <param name="Quantities">Units done by piece.</param>
/// <param name="Machines">Shifts by machine.</param>
public sealed record LogDay(
    DateOnly Day,
    string Weather,
    string? StopReason,
    IReadOnlyDictionary<string, int> Heads,
    IReadOnlyDictionary<string, decimal> Quantities,
    IReadOnlyDictionary<string, decimal> Machines
);
