using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>Of the workers that are asked for, those in the register.</summary>
/// <param name="Born">Worker → date of birth, where it is known.</param>
public sealed record WorkersNamed(IReadOnlyDictionary<string, DateOnly?> Born) : Facet<IReadOnlyList<string>>;

/// <summary>What the four parties agreed on so far; of two tables from one day the later.</summary>
public sealed record AgreedWages(IReadOnlyList<WageTable> Tables) : Facet;

/// <summary>Every contract of the project, in the order of signing.</summary>
public sealed record ContractsSoFar(IReadOnlyList<ContractTerm> Terms) : Facet;

/// <param name="Day">The last day of which sign-in sheet or ledger say that somebody worked; null when nobody did.</param>
public sealed record LastWorked(DateOnly? Day) : Facet;

/// <param name="Educations">Education records of the worker that is asked for.</param>
/// <param name="Revoked">The qualification is gone already.</param>
public sealed record DisciplineOf(int Educations, bool Revoked) : Facet<string>;

/// <summary>Who wants to work in which trade.</summary>
public sealed record Applicants(string Trade, IReadOnlyList<string> Workers);

/// <summary>What the ranking knows of those registered among the applicants.</summary>
public sealed record CandidatesKnown(IReadOnlyList<Candidate> All) : Facet<Applicants>;

/// <param name="Logged">Shifts in the log so far.</param>
public readonly record struct Shifts(decimal Planned, decimal Logged);

/// <param name="ByMachine">Null while there is no plan.</param>
public sealed record MachinesPlanned(IReadOnlyDictionary<string, Shifts>? ByMachine) : Facet;

/// <param name="Month">yyyy-MM, as it was typed.</param>
public sealed record EntriesAsked(string Month, IReadOnlyList<string> Workers);

/// <summary>What stands on the sign-in sheet of the month for the workers that are asked for.</summary>
public sealed record SignInSheetSoFar(IReadOnlyList<SignIn> Entries) : Facet<EntriesAsked>;

/// <summary>What stands in the ledger of the month for the workers that are asked for.</summary>
public sealed record LabourLedgerSoFar(IReadOnlyList<LedgerLine> Lines) : Facet<EntriesAsked>;

/// <summary>What stands in the log of the month that is asked for.</summary>
public sealed record ConstructionLogSoFar(IReadOnlyList<LogDay> Days) : Facet<string>;
