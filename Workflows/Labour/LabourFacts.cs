using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <param name="Posts">People needed to do the work-days in the planned days, rounded up (以量定人).</param>
public sealed record TradeDemand(string Trade, decimal WorkDays, int Posts);

/// <param name="Kind">machine or crew.</param>
/// <param name="Shifts">Planned shifts; more than these logged opens a finding.</param>
public sealed record MeansPlanned(string Name, string Kind, decimal Shifts);

[Name("labour-planned.1")]
public sealed record LabourPlanned(
    string Project,
    int Days,
    IReadOnlyList<TradeDemand> Trades,
    IReadOnlyList<MeansPlanned> Means,
    IReadOnlyList<string> ReasonRefs
) : Fact;

/// <param name="Chosen">The override, when it is not the first of the ranking.</param>
[Name("workers-chosen.1")]
public sealed record WorkersChosen(
    string Project,
    string Trade,
    IReadOnlyList<Ranked> Ranking,
    IReadOnlyList<string> Chosen,
    string? ReasonRef
) : Fact;

[Name("wages-fixed.1")]
public sealed record WagesFixed(string Project, WageTable Wages) : Fact;

[Name("contracts-signed.1")]
public sealed record ContractsSigned(string Project, IReadOnlyList<ContractTerm> Terms) : Fact;

/// <param name="Until">The last day of the worker's newest term.</param>
[Name("contract-ended.1")]
public sealed record ContractEnded(string Project, string Worker, DateOnly Until, string ReasonRef) : Fact;

[Name("passes-issued.1")]
public sealed record PassesIssued(string Project, IReadOnlyList<WorkPass> Passes) : Fact;

/// <summary>Replaces what stood for the same worker and day; the former values stay in the journal and the table.</summary>
[Name("sign-in-sheet-entered.1")]
public sealed record SignInSheetEntered(string Project, IReadOnlyList<SignIn> Entries, string? ReasonRef) : Fact;

/// <summary>Replaces what stood for the same worker, day, trade and piece; a line of nothing takes it away.</summary>
/// <param name="ContentRef">Points to the words for what was done.</param>
[Name("labour-ledger-entered.1")]
public sealed record LabourLedgerEntered(string Project, IReadOnlyList<LedgerLine> Lines, string? ContentRef, string? ReasonRef) : Fact;

[Name("construction-log-entered.1")]
public sealed record ConstructionLogEntered(string Project, IReadOnlyList<LogDay> Days, string? ContentRef, string? ReasonRef) : Fact;

[Name("education-given.1")]
public sealed record EducationGiven(string Project, string Worker, string Cause, DateOnly On, string TextRef) : Fact;

/// <param name="DeductShare">Share of the month's gross that is deducted; 0 for none.</param>
[Name("qualification-revoked.1")]
public sealed record QualificationRevoked(string Project, string Worker, DateOnly From, decimal DeductShare, string ReasonRef) : Fact;
