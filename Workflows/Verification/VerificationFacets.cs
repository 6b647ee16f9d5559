using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

/// <summary>Everybody with a line that is not held, in whichever cycle of the project.</summary>
public sealed record PaidWorkers(IReadOnlySet<string> Workers) : Facet;

/// <summary>Paid workers whom the county lead has not asked yet, in ordinal order.</summary>
public sealed record UnaskedWorkers(IReadOnlyList<string> Workers) : Facet;
