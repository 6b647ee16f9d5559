using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Contractors;

/// <summary>The contractor that the input names.</summary>
/// <param name="Listed">On the list on this day, to <paramref name="ListedUntil"/>.</param>
/// <param name="Proposed">A proposal waits for its decision.</param>
public sealed record ContractorState(bool Known, bool Listed, DateOnly? ListedUntil, bool Proposed) : Facet<string>;

/// <summary>How the project that the input names is built, and by whom.</summary>
public sealed record BuilderOfProject(string Mode, string? Contractor) : Facet<string>;

/// <summary>Whether pay is overdue, on this day, in the project that the input names.</summary>
public sealed record ArrearsOfProject(bool Overdue) : Facet<string>;
