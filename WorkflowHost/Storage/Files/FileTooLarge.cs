using System.Globalization;

namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>The content has more bytes than the store takes. Nothing was kept.</summary>
public sealed class FileTooLarge(long mostBytes)
    : Exception(
        string.Create(
            CultureInfo.InvariantCulture,
            $"文件超过上限 {mostBytes / (1024m * 1024m):0.##} MB（{mostBytes} 字节），请压缩或拆分后再上传"
        )
    )
{
    /// <summary>The largest size taken, in bytes.</summary>
    public long MostBytes { get; } = mostBytes;
}
