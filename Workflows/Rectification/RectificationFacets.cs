using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>Rectifications of the project.</summary>
/// <param name="Open">Ids of those that are not closed, whoever ordered them.</param>
/// <param name="Count">How many there were so far.</param>
public sealed record Rectifications(IReadOnlyList<string> Open, int Count) : Facet;

[OfKind(RectificationTable.Kind)]
public sealed record RectificationInHand(DateOnly DueOn) : Facet;
