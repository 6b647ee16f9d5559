namespace WorkRelief.Workflows.Kernel;

/// <summary>The number that an office gives a document: 1, 2, 3 … in the year, without gaps.</summary>
public sealed record OfficeNumber(string Office, string Prefix, int Year, int Number)
{
    /// <summary>眉东发改赈〔2021〕3号.</summary>
    public override string ToString() => $"{Prefix}〔{Year}〕{Number}号";
}

/// <summary>An order to write a document, carried out in the same transaction.</summary>
/// <param name="CaseId">The case it belongs to; null for the case of the step.</param>
/// <param name="Texts">What the official wrote, by field.</param>
public sealed record Issue(
    string Kind,
    string? CaseId = null,
    string? Of = null,
    IReadOnlyDictionary<string, string>? Texts = null,
    OfficeNumber? Number = null
);
