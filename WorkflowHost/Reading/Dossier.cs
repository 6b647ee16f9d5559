using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What every document about a project reads: the project as it stands on the day. Names of persons are full; numbers are masked, but
/// in a contract.
/// </summary>
/// <param name="Subject">What the document is about, when it is not the project: one of the sheets below.</param>
/// <param name="Records">By kind of record, with - as _; every kind has a list.</param>
/// <param name="Texts">What the official wrote, by field; null where the form has a space.</param>
public sealed record Dossier(
    DocumentHead Document,
    ProjectPart Project,
    PartiesPart Parties,
    LabourPart Labour,
    ConsultationPart? Consultation,
    FundsPart Funds,
    IReadOnlyList<CyclePart> Cycles,
    IReadOnlyDictionary<string, IReadOnlyList<RecordPart>> Records,
    IReadOnlyList<TierPart> Tiers,
    IReadOnlyList<FindingPart> Findings,
    IReadOnlyList<NoticePart> Notices,
    IReadOnlyList<PurchasePart> Purchases,
    IReadOnlyList<FolderPart> Archive,
    PerformancePart Performance,
    object? Subject,
    IReadOnlyDictionary<string, string?> Texts
);

/// <param name="Number">文号, e.g. 眉东发改赈〔2021〕3号; null for unnumbered kinds.</param>
/// <param name="Code">Verification code.</param>
/// <param name="QrText">Address at which it is verified, or the code itself.</param>
/// <param name="Office">Who issues it.</param>
public sealed record DocumentHead(string Label, string? Number, string Code, string QrText, string Office, DateOnly On);

/// <summary>The bodies of the project by the names by which they sign.</summary>
/// <param name="Builder">The registered builder, or the council of villagers who build themselves; null while none is chosen.</param>
/// <param name="Employer">Who employs the workers: the builder, or the village, which can be bound where its council cannot.</param>
public sealed record PartiesPart(
    string ReformBureau,
    string Industry,
    string Township,
    string Village,
    string VillageCommittees,
    string? Builder,
    string? Employer,
    string Applicant,
    string ApplicantYou,
    string Owner
);

public sealed record ProjectPart(
    string Id,
    string Name,
    string AreaPath,
    string County,
    string Township,
    string Village,
    string Mode,
    string ModeLabel,
    string TrackLabel,
    string BaseLabel,
    string PurposeLabel,
    string StageLabel,
    string? LeadName,
    string? ContractorName,
    DateOnly ProposedOn,
    DateOnly? CommencedOn,
    DateOnly? CompletedOn,
    decimal PlannedPayYuan,
    string? PlannedShare,
    string? PaidShare,
    string ShareLabel,
    string? Floor,
    decimal PaidYuan,
    int Workers,
    bool About
);

/// <summary>The newest consultation of the four parties; a text where it cannot be told which line is whose.</summary>
/// <param name="People">发展改革部门, 镇政府, 村“两委”, 设计方.</param>
/// <param name="Subjects">岗位设置, 用工数量, 岗前培训, 务工工程量, 报酬测算.</param>
public sealed record ConsultationPart(DateOnly On, DateOnly? WagesFrom, IReadOnlyList<string> People, IReadOnlyList<string> Subjects);

/// <summary>绩效评价: what was aimed at, what came of it, and the points for it.</summary>
/// <param name="Points">Of those that can be counted; <paramref name="Weight"/> is the most that they can give.</param>
/// <param name="MayExcel">The share of pay is not under its floor: else it is never 优.</param>
public sealed record PerformancePart(IReadOnlyList<IndicatorPart> Indicators, decimal Points, decimal Weight, bool MayExcel);

/// <param name="Points">Null where somebody must say it.</param>
public sealed record IndicatorPart(string Group, string Name, string Target, string Done, decimal Weight, decimal? Points);

/// <param name="Groups">People paid, by priority group, each counted once.</param>
public sealed record LabourPart(
    int Days,
    IReadOnlyList<TradePart> Trades,
    IReadOnlyList<PiecePart> Pieces,
    IReadOnlyList<MeansPart> Means,
    IReadOnlyList<GroupPart> Groups,
    DateOnly? WagesFrom,
    int Contracts,
    int Passes
);

public sealed record TradePart(string Trade, int People, decimal WorkDays, decimal? RateYuan);

public sealed record PiecePart(string Piece, string Unit, decimal PriceYuan);

public sealed record MeansPart(string Name, string Kind, decimal Shifts);

public sealed record GroupPart(string Group, int People)
{
    /// <param name="of">A priority group; null for all others.</param>
    public static GroupPart Of((string? Group, int People) of) =>
        new(of.Group is null ? Others : PriorityGroups.Labels[of.Group], of.People);

    public const string Others = "其他群众";
}

public sealed record FundsPart(
    decimal PlannedYuan,
    decimal ArrivedYuan,
    decimal SpentYuan,
    IReadOnlyList<FundPart> Planned,
    IReadOnlyList<BatchPart> Batches,
    IReadOnlyList<SpentPart> Spending
);

public sealed record FundPart(string Source, decimal PlannedYuan, decimal ArrivedYuan, decimal SpentYuan);

public sealed record BatchPart(int Batch, string Source, DateOnly On, decimal AmountYuan, decimal SpentYuan);

/// <summary>A part of an amount that falls on one batch.</summary>
public sealed record SpentPart(DateOnly On, string Voucher, string Kind, int Batch, string Source, decimal AmountYuan);

public sealed record CyclePart(
    string Id,
    string Period,
    string Stage,
    DateOnly DueOn,
    DateOnly? PaidOn,
    decimal TotalYuan,
    decimal PaidYuan,
    int Workers,
    int DaysLate
);

/// <param name="Fields">By field name; texts and names opened.</param>
public sealed record RecordPart(string Id, DateOnly On, string? Level, IReadOnlyDictionary<string, string> Fields);

public sealed record TierPart(string Id, string Tier, string Label, bool Passed, int Attempts, decimal? Score, decimal? PassMark);

/// <param name="Number">第1号: which of the project's.</param>
public sealed record FindingPart(string Id, string Number, string Item, DateOnly DueOn, string Stage, bool Done);

public sealed record NoticePart(string Id, string Kind, string Place, DateOnly PostedOn, DateOnly LastDay, string Stage, int Objections);

public sealed record PurchasePart(
    string Id,
    string Kind,
    string Item,
    decimal AmountYuan,
    string Supplier,
    string Stage,
    IReadOnlyList<InquiryPart> Inquiries
);

public sealed record InquiryPart(string Supplier, decimal PriceYuan, bool Chosen);

public sealed record FolderPart(string Stage, string Label, string Level, string? Aspect, string State, IReadOnlyList<FiledPart> Papers);

public sealed record FiledPart(string Kind, DateOnly On, string? Number, string Hash);

/// <summary>A worker's contract, with full numbers: it is printed for its parties and kept sealed.</summary>
/// <param name="Number">Of the project's contracts with this worker.</param>
/// <param name="Employer">Null while the builder is not chosen.</param>
/// <param name="Address">Where the worker lives; the village in which he is registered, while no more is known.</param>
/// <param name="RateYuan">As agreed for the first day of the contract, and so <paramref name="Pieces"/>.</param>
/// <param name="PayMonths">Months after the end of a month in which it is paid.</param>
public sealed record ContractSheet(
    string Number,
    string Worker,
    string Name,
    string? Employer,
    string? IdNumber,
    string? Phone,
    string? Card,
    string Address,
    string Trade,
    DateOnly From,
    DateOnly? Until,
    decimal? RateYuan,
    IReadOnlyList<PiecePart> Pieces,
    IReadOnlyList<string> Groups,
    int PayMonths
)
{
    /// <summary>The branch that holds the card's account.</summary>
    public string? Bank { get; init; }
}

/// <summary>A month on paper, blank where nothing was entered: a row for each person, a mark for each day.</summary>
public sealed record MonthSheet(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<MonthPerson> People,
    IReadOnlyList<LedgerPart> Ledger,
    IReadOnlyList<LogPart> Log
);

/// <param name="Marks">One for each day of the month.</param>
/// <param name="Days">工日 by the sign-in sheet.</param>
public sealed record MonthPerson(string Worker, string Name, IReadOnlyList<string> Marks, decimal Days);

/// <summary>What one person did in the month of one kind of work.</summary>
/// <param name="Number">Of the person; null on his further lines.</param>
/// <param name="On">The days of the month: 1—12、14.</param>
/// <param name="Days">工日; 0 for a piece.</param>
public sealed record LedgerPart(
    int? Number,
    string Name,
    string Trade,
    string On,
    decimal Days,
    string? Piece,
    string? Unit,
    decimal Quantity
);

/// <param name="Content">What was done, as it was entered with the day.</param>
public sealed record LogPart(
    DateOnly Day,
    string Weather,
    string? StopReason,
    string Heads,
    string Quantities,
    string Machines,
    string? Content
);

/// <summary>The payroll sheet for signatures, with full numbers (保障农民工工资支付条例 15): it is kept sealed.</summary>
/// <param name="Month">2026年3月.</param>
/// <param name="Employer">用人单位.</param>
/// <param name="PaidOn">The day on which it was paid; null while it is not, and the day is written in.</param>
/// <param name="Supplement">Why more is paid for the month; null on the month's own sheet.</param>
/// <param name="TotalYuan">What is paid out; without held lines.</param>
public sealed record PaySheet(
    string Month,
    string Employer,
    DateOnly DueOn,
    DateOnly? PaidOn,
    string? Batch,
    string? Supplement,
    IReadOnlyList<PaySheetLine> Lines,
    decimal TotalYuan,
    int People
);

/// <param name="Number">Of the worker on the sheet; null on his further lines.</param>
/// <param name="Work">工种, with the piece that was done.</param>
/// <param name="NetYuan">Gross less deducted.</param>
/// <param name="Card">The card that it is paid to: as signed for, or before that the one that stands.</param>
/// <param name="Held">Why it is not paid with the sheet.</param>
public sealed record PaySheetLine(
    int? Number,
    string Name,
    string? IdNumber,
    string? Phone,
    string Work,
    decimal Quantity,
    string Unit,
    decimal PriceYuan,
    decimal GrossYuan,
    decimal DeductedYuan,
    decimal NetYuan,
    string? Card,
    string? Held
);

public sealed record AcceptanceSheet(TierPart Tier, IReadOnlyList<string> Papers);

public sealed record FindingSheet(FindingPart Finding);

public sealed record RecordSheet(RecordPart Record);

/// <summary>Who took the steps that carried the project on, from its journal.</summary>
public sealed record ResponsibilitySheet(IReadOnlyList<ResponsiblePart> People);

/// <param name="Duties">What he decided or did, each with its day.</param>
public sealed record ResponsiblePart(string Office, string Name, IReadOnlyList<string> Duties);

/// <summary>How a public notice went: where it hung, how long, and what came of each objection; nobody who objected is named.</summary>
/// <param name="Number">第2号公示.</param>
/// <param name="Photos">Of the posting, on file.</param>
public sealed record NoticeResultSheet(
    string Kind,
    string Number,
    string Place,
    string? Audience,
    DateOnly PostedOn,
    NoticeWindow Window,
    int Photos,
    IReadOnlyList<ObjectionPart> Objections
);

/// <param name="Reply">What was answered, as it was written to who objected.</param>
public sealed record ObjectionPart(DateOnly LodgedOn, string Channel, bool Upheld, DateOnly AnsweredOn, string Reply);

/// <summary>What a notice about a project other than its pay or its posts prints.</summary>
/// <param name="Purchase">For inquiries, rentals and services.</param>
/// <param name="Listed">For the county's plan and list: its projects.</param>
public sealed record NoticeSheet(
    string Kind,
    string Place,
    string? Audience,
    DateOnly PostedOn,
    NoticeWindow Window,
    Complaints Complaints,
    PurchasePart? Purchase,
    IReadOnlyList<ListedProject> Listed,
    IReadOnlyList<string> Signers
);

public sealed record ListedProject(
    string Id,
    string Name,
    string Place,
    string Mode,
    string Track,
    string Stage,
    decimal PlannedYuan,
    decimal ArrivedYuan,
    decimal PaidYuan,
    string? Share,
    string Standing,
    int Workers,
    bool About
)
{
    /// <summary>What <see cref="Share"/> says, as a number.</summary>
    public decimal? PaidShare { get; init; }
    public decimal? Floor { get; init; }
    public decimal? Target { get; init; }

    /// <summary>Pay in the year of the day up to which is looked.</summary>
    public decimal YearPaidYuan { get; init; }

    /// <summary>Cycles that are overdue, and of the latest of them the days.</summary>
    public int Late { get; init; }
    public int DaysLate { get; init; }
}

/// <summary>Who hears an objection.</summary>
/// <param name="Telephone">The county's; null where its pack names none. 12345 can be called everywhere.</param>
public sealed record Complaints(string Body, string? Telephone);

/// <param name="From">The first day that counts.</param>
/// <param name="To">The last day, moved where the rule moves it.</param>
/// <param name="Days">Length the rule asks for, not the length after moving.</param>
/// <param name="Basis">The rules by their official names.</param>
/// <param name="Note">Why the last day moved, for example 末日遇国庆节顺延; null when it did not.</param>
public sealed record NoticeWindow(DateOnly From, DateOnly To, int Days, string Basis, string? Note = null);
