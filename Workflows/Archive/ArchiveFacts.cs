using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Archive;

/// <summary>Content points that the filer says are in the item.</summary>
[Name("item-ticked.1")]
public sealed record ItemTicked(string Project, string Item, IReadOnlyList<string> Points) : Fact;

[Name("item-reviewed.1")]
public sealed record ItemReviewed(string Project, string Item, bool Qualified, string? ReasonRef) : Fact;

[Name("archive-gate-passed.1")]
public sealed record ArchiveGatePassed(string Project, string Gate, DateOnly On) : Fact;
