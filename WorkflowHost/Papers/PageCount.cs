using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>How many pages a file has.</summary>
internal static class PageCount
{
    private const long MostRead = 64L << 20;

    /// <summary>A picture is one page; a PDF says how many it has.</summary>
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
        var pdf = new byte[stream.Length];
        stream.ReadExactly(pdf);
        return Of(pdf);
    }

    /// <returns>Null for what cannot be read, or not without its password.</returns>
    public static int? Of(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            return document.NumberOfPages is > 0 and var pages ? pages : null;
        }
        catch (Exception unreadable)
            when (unreadable is PdfDocumentFormatException or UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            return null;
        }
    }
}
