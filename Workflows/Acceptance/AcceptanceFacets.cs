using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Acceptance;

/// <param name="Passed">Tiers passed, in order.</param>
/// <param name="TierOpen">A tier is being decided.</param>
public sealed record TiersSoFar(IReadOnlyList<string> Passed, bool TierOpen) : Facet;
