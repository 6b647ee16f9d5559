using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>Rectifications of the project.</summary>
/// <param name="Open">Ids of those that are not closed, whoever ordered them.</param>
/// <param name="Count">How many there were so far.</param>
public sealed record Rectifications(IReadOnlyList<string> Open, int Count) : Facet;

/// <param name="By">The body that ordered it, or whose step it followed from.</param>
/// <param name="Rung">Position on the ladder of the reminder that is armed.</param>
[OfKind(RectificationTable.Kind)]
public sealed record RectificationInHand(DateOnly DueOn, string? By = null, int Rung = 0) : Facet;
