using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Workers;

/// <summary>Which of the workers that the input names are registered.</summary>
public sealed record WorkersKnown(IReadOnlySet<string> Ids) : Facet<IReadOnlyList<string>>;

/// <summary>Of the names that the input gives without number or code, those registered in the village → whose.</summary>
public sealed record Namesakes(IReadOnlyDictionary<string, string> Holders) : Facet<IReadOnlyList<string>>;

/// <summary>The card of the worker that the input names.</summary>
/// <param name="InPay">The worker stands on a signed sheet that is not yet paid to everybody.</param>
/// <param name="AskedBy">The account that asked for a change which waits to be confirmed.</param>
public sealed record CardOfWorker(bool InPay, string? AskedBy) : Facet<string>;

/// <summary>Of the numbers that the input names (kind and tidy number), those known → whose.</summary>
public sealed record NumbersHeld(IReadOnlyDictionary<(string Kind, string Number), string> Holders)
    : Facet<IReadOnlyList<(string Kind, string Number)>>;
