using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Notices;

/// <summary>How many notices the project has had.</summary>
public sealed record NoticesPosted(int Count) : Facet;

/// <summary>Kinds of notice, and for those of a case the cases, whose newest notice ran clean to its end.</summary>
public sealed record ClosedNotices(IReadOnlySet<string> Kinds) : Facet;
