namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// A case for which, or no longer for which, an awaited step is called for. A subject's host says it of its own steps as a query, where the
/// table alone cannot: the query is found by its attribute. Without one, a step that stays in its stage is called for until it was taken.
/// </summary>
public sealed record Waits
{
    /// <summary>The case whose table has the row.</summary>
    public required string CaseId { get; init; }

    /// <summary>Which of the rows; null for each.</summary>
    public required string? About { get; init; }

    /// <summary>Whose row; null for everybody's.</summary>
    public required string? Body { get; init; }
}

/// <summary>The step is called for as long as the query names its case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WaitsWhileAttribute(string action) : Attribute
{
    public string Action { get; } = action;
}

/// <summary>The step is called for until the query names its case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WaitsUntilAttribute(string action) : Attribute
{
    public string Action { get; } = action;
}
