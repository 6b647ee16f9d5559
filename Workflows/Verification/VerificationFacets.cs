using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

/// <summary>Days and amount of a worker's lines that are not held, in all cycles of the project together.</summary>
public sealed record PaidWork(decimal Days, decimal AmountYuan);

/// <summary>Everybody with a line that is not held, in whichever cycle of the project.</summary>
public sealed record PaidWorkers(IReadOnlyDictionary<string, PaidWork> Workers) : Facet;

/// <summary>
/// Paid workers whom the county lead has not asked about what their lines now come to, or not since the case in hand was last applied
/// for; in ordinal order.
/// </summary>
public sealed record UnaskedWorkers(IReadOnlyList<string> Workers) : Facet;
