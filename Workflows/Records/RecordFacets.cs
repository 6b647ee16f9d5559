using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Records;

/// <summary>Number of the project's records by kind and, where the kind has levels, by <c>kind/level</c>.</summary>
public sealed record RecordsKept(IReadOnlyDictionary<string, int> Count) : Facet;
