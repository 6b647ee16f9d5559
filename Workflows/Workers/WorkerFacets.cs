using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Workers;

/// <summary>Which of the workers that the input names are registered.</summary>
public sealed record WorkersKnown(IReadOnlySet<string> Ids) : Facet<IReadOnlyList<string>>;

/// <summary>Of the numbers that the input names (kind and tidy number), those known → whose.</summary>
public sealed record NumbersHeld(IReadOnlyDictionary<(string Kind, string Number), string> Holders)
    : Facet<IReadOnlyList<(string Kind, string Number)>>;
