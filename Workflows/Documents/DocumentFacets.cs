using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

/// <param name="CaseId">The case in which it was issued.</param>
public sealed record DocumentSeen(string Id, string CaseId, string Kind, bool Void);

/// <summary>The document of the verification code that the input names; null when this project has none.</summary>
public sealed record DocumentNamed(DocumentSeen? Document) : Facet<string>;

/// <summary>What a document of a kind is to be about.</summary>
/// <param name="CaseId">The case that it belongs to; null when there is no such thing in this project.</param>
/// <param name="Tier">The tier of the acceptance that it is about.</param>
/// <param name="Empty">There is nothing in it to write about: a cycle without a line.</param>
public sealed record IssuedAbout(string? CaseId, string? Tier, bool Empty = false) : Facet<(string Kind, string? Of)>;

/// <summary>The next number of the office that acts, for a kind of document; null where the kind carries none.</summary>
public sealed record NextOfficeNumber(OfficeNumber? Number) : Facet<string>;
