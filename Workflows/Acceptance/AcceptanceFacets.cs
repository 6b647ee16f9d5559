using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

/// <param name="Passed">Tiers passed, in order.</param>
/// <param name="TierOpen">A tier is being decided.</param>
public sealed record TiersSoFar(IReadOnlyList<string> Passed, bool TierOpen) : Facet;

[OfKind(AcceptanceTable.Kind)]
public sealed record TierInHand(string Tier, int Attempts) : Facet;
