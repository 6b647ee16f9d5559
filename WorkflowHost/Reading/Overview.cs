namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What a place's page, list or summary reads. Every figure is the sum of rows that <see cref="Projects"/> or the figure's own rows show
/// (<see cref="Figure"/>).
/// </summary>
public sealed record Overview(
    DocumentHead Document,
    string Area,
    int Year,
    DateOnly Until,
    OverviewFigures Figures,
    IReadOnlyList<ListedProject> Projects,
    IReadOnlyList<GroupPart> Groups,
    IReadOnlyList<FundTotal> Funds,
    IReadOnlyList<TrackTotal> Tracks,
    IReadOnlyList<WorkTotal> Works,
    IReadOnlyDictionary<string, string?> Texts
)
{
    public PayTimes Times { get; init; } = new(0, 0, 0, 0);

    /// <summary>Of the pay what was paid in <see cref="Year"/>, and whether the cycles that were due in it were in time.</summary>
    public decimal YearPaidYuan { get; init; }
    public PayTimes YearTimes { get; init; } = new(0, 0, 0, 0);

    /// <summary>“四不缺”, by kind of notice.</summary>
    public IReadOnlyList<NoticeTotal> Notices { get; init; } = [];

    /// <summary>By month of work, the oldest first.</summary>
    public IReadOnlyList<MonthTotal> Months { get; init; } = [];

    /// <summary>Pay that is overdue, the latest first.</summary>
    public IReadOnlyList<LateCycle> Late { get; init; } = [];

    /// <summary>The places directly below that have projects.</summary>
    public IReadOnlyList<AreaTotal> Below { get; init; } = [];
}

/// <param name="CentralYuan">Planned funds of 中央 and 省级.</param>
/// <param name="FiscalYuan">Planned funds but 自筹 and other.</param>
/// <param name="ShareOfCentral">Pay over central and provincial funds; <paramref name="ShareOfFiscal"/> over fiscal funds; both 截至目前 while
/// a project is not accepted.</param>
/// <param name="About">Somebody of the people is not named: 约.</param>
/// <param name="IncomeYuan">What each who has it got on average.</param>
public sealed record OverviewFigures(
    int Projects,
    int Finished,
    decimal PlannedYuan,
    decimal CentralYuan,
    decimal FiscalYuan,
    decimal ArrivedYuan,
    decimal PlannedPayYuan,
    decimal PaidYuan,
    int Workers,
    bool About,
    string? ShareOfCentral,
    string? ShareOfFiscal,
    string ShareLabel,
    decimal? IncomeYuan,
    int BelowFloor
)
{
    /// <summary>Pay that was public money: what the shares count.</summary>
    public decimal FromFundsYuan { get; init; }

    /// <summary>What the workers have, and how many of them have some of it.</summary>
    public decimal ReceivedYuan { get; init; }
    public int Have { get; init; }
}

public sealed record FundTotal(string Source, decimal PlannedYuan, decimal ArrivedYuan);

/// <summary>Planned against actual, special and other projects apart (GA-11).</summary>
/// <param name="OwnYuan">Without integrated funds; <paramref name="IntegratedYuan"/> these.</param>
public sealed record TrackTotal(
    string Track,
    int Projects,
    decimal PlannedYuan,
    decimal OwnYuan,
    decimal IntegratedYuan,
    decimal PlannedPayYuan,
    decimal PaidYuan
);

public sealed record WorkTotal(string Work, string Unit, decimal Planned, decimal Done);

/// <param name="Settled">Cycles of which can be said whether they were in time; <paramref name="InTime"/> those that were.</param>
/// <param name="Late">Cycles that are overdue now, the latest of them by <paramref name="MostDays"/>.</param>
public sealed record PayTimes(int Settled, int InTime, int Late, int MostDays);

/// <param name="Required">How many there should be by now.</param>
/// <param name="Closed">How many ran to their end; <paramref name="Hanging"/> those that hang or are stopped by an objection.</param>
public sealed record NoticeTotal(string Kind, string Label, int Required, int Closed, int Hanging)
{
    public int Missing => Required - Closed - Hanging;
}

/// <param name="Month">yyyy-MM.</param>
public sealed record MonthTotal(string Month, int Cycles, decimal DueYuan, decimal PaidYuan);

/// <param name="People">On the sheet; 0 while it is not compiled.</param>
/// <param name="Waits">For whom and what.</param>
public sealed record LateCycle(
    string Cycle,
    string Project,
    string ProjectName,
    string Place,
    string Period,
    string StageLabel,
    DateOnly DueOn,
    int Days,
    int People,
    decimal TotalYuan,
    string Waits
);

/// <summary>The figures of a place below; people who worked in two of them are counted in both.</summary>
public sealed record AreaTotal(
    long Code,
    string Name,
    int Projects,
    decimal FiscalYuan,
    decimal PaidYuan,
    decimal FromFundsYuan,
    int Workers,
    bool About,
    int BelowFloor,
    PayTimes Times,
    int NoticesMissing
)
{
    public decimal? ShareOfFiscal => Workflows.Figures.Share.Of(FromFundsYuan, FiscalYuan);
}
