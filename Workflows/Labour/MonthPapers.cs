namespace WorkRelief.Workflows.Labour;

/// <summary>A day of the same worker on another project.</summary>
/// <param name="Minutes">Minutes worked there, where that sheet counts hours.</param>
public sealed record Elsewhere(string Worker, DateOnly Day, bool Morning, bool Afternoon, string Project, int? Minutes = null);

/// <summary>From that day the worker may not work here.</summary>
/// <param name="DeductShare">Share of the gross of the last month of work that the village decided to deduct; 0 for none.</param>
public sealed record Revocation(string Worker, DateOnly From, decimal DeductShare = 0)
{
    public DateOnly LastDayOfWork => From.AddDays(-1);
}

/// <summary>All that is written about one month of one project.</summary>
/// <param name="From">The month's first day; <paramref name="To"/> its last.</param>
public sealed record MonthPapers(DateOnly From, DateOnly To, int HoursOfADay)
{
    public IReadOnlyList<SignIn> Sheet { get; init; } = [];
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];
    public IReadOnlyList<LogDay> Log { get; init; } = [];
    public IReadOnlyList<WageTable> Wages { get; init; } = [];
    public IReadOnlyList<ContractTerm> Contracts { get; init; } = [];
    public IReadOnlyList<WorkPass> Passes { get; init; } = [];
    public IReadOnlyList<Elsewhere> Elsewhere { get; init; } = [];
    public IReadOnlyList<Revocation> Revocations { get; init; } = [];

    /// <summary>Worker → whose identity or card it also is.</summary>
    public IReadOnlyDictionary<string, string> IdentityDoubts { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of differences that somebody signed for, with their values; a changed paper opens them again.</summary>
    public IReadOnlySet<string> Explained { get; init; } = new HashSet<string>();

    public bool Holds(DateOnly day) => From <= day && day <= To;

    /// <summary>Nothing was entered here: the month is on paper alone.</summary>
    public bool Empty => Sheet.Count == 0 && Ledger.Count == 0 && Log.Count == 0;
}
