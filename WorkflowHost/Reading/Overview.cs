namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What a county's or city's list or summary reads. Every figure is the sum of rows that <see cref="Projects"/> or the figure's own rows
/// show.
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
);

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
);

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
