using System.Text;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>How many pages a scan has.</summary>
internal static class PageCount
{
    private const long MostRead = 64L << 20;

    /// <summary>
    /// A picture is one page. Of a PDF the page objects that stand in the open are counted; newer writers hide them in packed streams.
    /// </summary>
    /// <returns>Null where it cannot be told.</returns>
    public static int? Of(IFileStore files, string sha256, string ending)
    {
        if (ending is "jpg" or "png")
            return 1;
        if (ending != "pdf")
            return null;
        using var stream = files.Open(sha256);
        if (stream.Length > MostRead)
            return null;
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var count = System.Text.RegularExpressions.Regex.Count(reader.ReadToEnd(), @"/Type\s*/Page(?![a-zA-Z])");
        return count == 0 ? null : count;
    }
}
