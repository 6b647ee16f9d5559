using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

/// <param name="CaseId">The case in which it was issued.</param>
/// <param name="Issuer">The body whose paper it is.</param>
/// <param name="Returned">Its signed scan is there.</param>
public sealed record DocumentSeen(string Id, string CaseId, string Kind, string Issuer, bool Void = false, bool Returned = false);

/// <summary>The document of the verification code that the input names; null when this project has none.</summary>
public sealed record DocumentNamed(DocumentSeen? Document) : Facet<string>;

/// <summary>What a document of a kind is to be about.</summary>
/// <param name="CaseId">The case that it belongs to; null when there is no such thing in this project.</param>
/// <param name="Tier">The tier of the acceptance that it is about.</param>
/// <param name="By">The bodies whose deed it is about; empty where the practice names the issuer.</param>
/// <param name="Lacks">What the kind needs and is not there.</param>
public sealed record IssuedAbout(string? CaseId, string? Tier, IReadOnlyList<string> By, IReadOnlyList<DocumentNeed> Lacks)
    : Facet<(string Kind, string? Of)>;

/// <summary>
/// The next number of the office that acts, for a kind of document; null where the kind carries none, or the office's 机关代字 is not
/// registered: then its own register gives the number, which is written in by hand.
/// </summary>
public sealed record NextOfficeNumber(OfficeNumber? Number) : Facet<string>;
