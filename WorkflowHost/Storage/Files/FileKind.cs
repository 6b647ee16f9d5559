using System.IO.Compression;

namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
public static class FileKind
{
    /// <returns>The usual ending (jpg, png, pdf, docx, xlsx, pptx, doc), or null for anything else.</returns>
    public static string? Of(IFileStore files, string sha256)
    {
        using var stream = files.Open(sha256);
        Span<byte> head = stackalloc byte[8];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read] switch
        {
            [0xFF, 0xD8, 0xFF, ..] => "jpg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10] => "png",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "pdf",
            // The older Office files, one container for all.
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => "doc",
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(stream),
            _ => null,
        };
    }

    /// <summary>A zip is an Office file when it holds the part that makes it one.</summary>
    private static string? Office(Stream stream)
    {
        stream.Position = 0;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("word/document.xml") is not null ? "docx"
                : zip.GetEntry("xl/workbook.xml") is not null ? "xlsx"
                : zip.GetEntry("ppt/presentation.xml") is not null ? "pptx"
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
