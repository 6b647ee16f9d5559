namespace WorkRelief.Workflows.Kernel;

/// <summary>A kind of paper: made from a template here, or brought in as an upload under a rule.</summary>
/// <param name="Template">Name under <c>Templates/</c>, or null for an upload.</param>
/// <param name="Upload">What must be uploaded, in Chinese, or null for a template.</param>
public sealed record Paper(string Kind, string Label, string? Template = null, string? Upload = null)
{
    public const string Scan = "盖章扫描件（PDF 或图片）";
    public const string Photo = "现场照片，能看清内容、地点和日期";

    /// <summary>The label of a kind of paper; the kind itself when the program has none of that name.</summary>
    public static string LabelOf(string kind) => Catalogue.Program.Papers.TryGetValue(kind, out var paper) ? paper.Label : kind;
}
