using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

/// <summary>A void number stays used and says why.</summary>
[Name("document-voided.1")]
public sealed record DocumentVoided(string Id, string ReasonRef) : Fact;

/// <summary>The signed and stamped form came back.</summary>
/// <param name="File">SHA-256 of the scan.</param>
/// <param name="Sealed">It bears the seal, not the signature alone.</param>
/// <param name="ReasonRef">Why another scan takes the place of the first; null for the first.</param>
[Name("document-returned.1")]
public sealed record DocumentReturned(string Id, string File, DateOnly SignedOn, bool Sealed, string? ReasonRef = null) : Fact;

/// <summary>How an office writes its numbers, e.g. 眉东发改赈, and what it is called on its seal; what is null stays as it was.</summary>
/// <param name="Office">Area code and body.</param>
[Name("office-named.1")]
public sealed record OfficeNamed(string Office, string? Prefix, string? Name = null) : Fact;
