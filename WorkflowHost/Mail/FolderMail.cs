using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace WorkRelief.WorkflowHost.Mail;

/// <summary>
/// Mail into a folder, one .eml file each, for trying things out without a mail server. Any mail program opens the files.
/// The same Message-ID overwrites the same file, as a reader's mail program would show one mail.
/// </summary>
public sealed class FolderMail : IMailTransport
{
    private const int LongestStart = 100;
    private static readonly FormatOptions Crlf = CrlfLines();
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly MailboxAddress from = new("以工代赈全程管理", "workrelief@localhost");

    /// <summary>Creates the folder when it is missing.</summary>
    public FolderMail(string folder, TimeProvider clock)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        this.clock = clock;
    }

    public async Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        using var message = WrittenMail.Write(mail, from, clock);
        var path = Path.Combine(folder, FileName(mail.MessageId));
        var temp = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            await message.WriteToAsync(Crlf, temp, stop);
            File.Move(temp, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailRefused(permanent: false, $"邮件文件夹 {folder} 不能写入：{fault.Message}", fault);
        }
        finally
        {
            if (File.Exists(temp))
                File.Delete(temp);
        }
    }

    public Task CheckAsync(CancellationToken stop) =>
        Directory.Exists(folder)
            ? Task.CompletedTask
            : Task.FromException(new MailRefused(permanent: false, $"邮件文件夹 {folder} 不存在"));

    /// <summary>
    /// A name both systems take, and different for different ids even where file names ignore case: the id's first characters, each unsafe
    /// one as _, then 16 hex digits of its SHA-256: <c>pay-7@county.example-0123456789abcdef.eml</c>.
    /// </summary>
    public static string FileName(string messageId)
    {
        var start = messageId
            .Take(LongestStart)
            .Select(character => char.IsAsciiLetterOrDigit(character) || "@.-".Contains(character) ? character : '_');
        return $"{string.Concat(start)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..16]}.eml";
    }

    private static FormatOptions CrlfLines()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
