using System.IO.Compression;

namespace WorkRelief.WorkflowHost.Spreadsheets;

internal static class OpenXmlFile
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A package notes when each of its parts was written; without that the same document is the same file.</summary>
    public static byte[] WithoutTimes(byte[] package)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var into = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries)
            {
                var entry = into.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var read = part.Open();
                using var write = entry.Open();
                read.CopyTo(write);
            }
        return result.ToArray();
    }
}
