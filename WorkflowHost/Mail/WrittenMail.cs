using MimeKit;
using MimeKit.Text;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Mail;

/// <summary>An <see cref="OutgoingMail"/> as the message that goes over the wire: UTF-8, plain text.</summary>
internal static class WrittenMail
{
    /// <exception cref="MailRefused">Permanent: no recipient, an address that is none, or a Message-ID that is none.</exception>
    public static MimeMessage Write(OutgoingMail mail, MailboxAddress from, TimeProvider clock)
    {
        var message = new MimeMessage
        {
            Subject = PlainText.OneLine(mail.Subject),
            Date = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ChinaTime.Zone),
            // Base64 passes every relay unchanged, whatever lengths the Chinese lines have.
            Body = new TextPart(TextFormat.Plain)
            {
                Text = mail.Body.ReplaceLineEndings("\r\n"),
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        message.Headers[HeaderId.MessageId] = $"<{CheckedId(mail.MessageId)}>";
        // RFC 3834: asks absence notices and other robots not to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.From.Add(from);
        message.To.AddRange(mail.To.Select(Address));
        message.Cc.AddRange(mail.Cc.Select(Address));
        if (message.To.Count == 0)
            throw new MailRefused(permanent: true, "邮件没有收件人");
        return message;
    }

    /// <exception cref="MailRefused">Permanent: the address is not of the form name@host.</exception>
    public static MailboxAddress Address(MailTo to)
    {
        // A display name, a comment or a second address in the text would be parsed as more than the address it claims to be.
        var isOne =
            MailboxAddress.TryParse(to.Address, out var parsed)
            && parsed.Address == to.Address
            && parsed.Address.Contains('@')
            && !to.Address.Any(char.IsControl);
        return isOne
            ? new MailboxAddress(PlainText.OneLine(to.Name), to.Address)
            : throw new MailRefused(permanent: true, $"“{PlainText.OneLine(to.Address)}”不是邮箱地址（应为 name@host）");
    }

    private static string CheckedId(string id) =>
        id.Contains('@') && id.All(character => character is > ' ' and < '\u007f' and not ('<' or '>'))
            ? id
            : throw new MailRefused(permanent: true, $"“{PlainText.OneLine(id)}”不是 Message-ID（应为 id@host，不带尖括号）");
}
