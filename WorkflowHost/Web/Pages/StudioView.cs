namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>One of Studio's web components with what it is to show.</summary>
/// <param name="Element">Its name.</param>
public sealed record StudioView(string Element, string Title)
{
    public const string DefinitionList = "elsa-workflow-definition-list";
    public const string DefinitionEditor = "elsa-workflow-definition-editor";
    public const string CaseList = "elsa-workflow-instance-list";
    public const string CaseViewer = "elsa-workflow-instance-viewer";

    public string? Definition { get; init; }

    /// <summary>As Elsa names it, see <see cref="Elsa.ElsaCases.IdOf"/>.</summary>
    public string? Case { get; init; }
}
