namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Name">Masked.</param>
/// <param name="Unit">工日, or the piece's unit.</param>
/// <param name="Held">Why it waits, in Chinese.</param>
public sealed record PayLine(
    string Worker,
    string Name,
    string Trade,
    string? Piece,
    string Unit,
    decimal Quantity,
    decimal PriceYuan,
    decimal AmountYuan,
    string? Held
);

/// <param name="Problem">The bank's words; null when it sent nothing back.</param>
/// <param name="Card">What was changed about the card after the sheet was signed, in Chinese; null when nothing was.</param>
public sealed record PayeeLine(string Worker, string Name, string Batch, decimal AmountYuan, string State, string? Problem, string? Card);

/// <summary>A difference as the one who has to explain it reads it.</summary>
public sealed record DifferenceLine(
    string Code,
    string Class,
    DateOnly Day,
    string Of,
    decimal? Sheet,
    decimal? Ledger,
    decimal? Log,
    string WhoExplains,
    string Says,
    bool Explainable
);

/// <param name="LatestPosting">The last day on which a posting still meets the pay date; null once it hangs.</param>
public sealed record CycleDetail(
    string Id,
    string Project,
    string Period,
    string Stage,
    string StageLabel,
    DateOnly DueOn,
    bool Provisional,
    DateOnly? LatestPosting,
    decimal TotalYuan,
    int People,
    IReadOnlyList<PayLine> Lines,
    IReadOnlyList<DifferenceLine> Differences,
    IReadOnlyList<string> Unconfirmed,
    IReadOnlyList<PayeeLine> Payees
);

/// <summary>What one worker gets and why; his own paper, so his name stands in full.</summary>
/// <param name="Month">2026年3月.</param>
/// <param name="Supplement">Why more is paid for the month; null on the month's own slip.</param>
/// <param name="TotalYuan">What is paid out; held items are not.</param>
/// <param name="PaidOn">The day on which it was paid.</param>
public sealed record PaySlip(
    string Project,
    string Employer,
    string Month,
    string? Supplement,
    string Worker,
    string Name,
    string? IdNumber,
    IReadOnlyList<PayLine> Items,
    decimal TotalYuan,
    string State,
    DateOnly DueOn,
    DateOnly? PaidOn
);

/// <summary>A day of work that pay rests on.</summary>
/// <param name="SignedIn">What the sign-in sheet says of it.</param>
/// <param name="Quantity">Work-days, or of the piece.</param>
public sealed record DayBehind(DateOnly Day, string SignedIn, string Trade, string? Piece, decimal Quantity);
