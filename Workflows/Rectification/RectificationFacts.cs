using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <param name="Source">The case that asked for it: an acceptance that failed, a notice with a late claim; null when an inspector
/// did.</param>
/// <param name="DueOn">The day by which it must be reported as done.</param>
/// <param name="By">The body that ordered it and checks it again.</param>
[Name("rectification-ordered.1")]
public sealed record RectificationOrdered(
    string Rectification,
    string Project,
    string? Source,
    string ItemRef,
    DateOnly DueOn,
    string? By = null
) : Fact;
