using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <param name="Source">The acceptance that asked for it, or null when an inspector did.</param>
/// <param name="DueOn">The day by which it must be reported as done.</param>
[Name("rectification-ordered.1")]
public sealed record RectificationOrdered(string Rectification, string Project, string? Source, string ItemRef, DateOnly DueOn) : Fact;
