using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <summary>What a document is about; the input's <c>of</c> names it.</summary>
public enum DocumentAbout
{
    Project,
    Month,
    Worker,
    Cycle,
    Acceptance,
    Rectification,
    Notice,
    Record,
    County,
}

/// <summary>A kind of document that is written here from what the tables hold, once for the whole county's practice (MING-04).</summary>
/// <param name="Name">The kind of paper that the printed and signed form is filed as; its template is <c>documents/NAME</c>.</param>
/// <param name="Link">One of <see cref="DocumentKinds.Links"/>.</param>
/// <param name="Issuer">
/// The role of the county's practice that issues it; <see cref="DocumentKinds.Approver"/> is the last link of the approval chain,
/// <see cref="DocumentKinds.Accepter"/> the acceptance tier's.
/// </param>
/// <param name="Fields">What the issuing official writes or corrects; left out, the form has a space for it.</param>
/// <param name="Numbered">It carries a number of the issuing office (文号).</param>
/// <param name="About">The kind of record it is about, for <see cref="DocumentAbout.Record"/>.</param>
public sealed record DocumentKind(
    string Name,
    string Label,
    string Link,
    DocumentAbout Subject,
    string Issuer,
    IReadOnlyList<FormField> Fields,
    bool Numbered = false,
    string? About = null
)
{
    /// <summary>When in a project's life it is written.</summary>
    public DocumentTime At { get; init; } = DocumentTime.Standing;

    /// <summary>
    /// It shows full numbers of a person: its file is sealed, <see cref="DocumentKinds.Readers"/> alone may open it, and each look is
    /// noted.
    /// </summary>
    public bool Private { get; init; }

    /// <summary>A field and what nobody may write in it while pay is under its floor.</summary>
    public (string Field, string Value)? Excels { get; init; }

    /// <summary>What it cannot be written without.</summary>
    public IReadOnlyList<DocumentNeed> Needs { get; init; } = [];
}
