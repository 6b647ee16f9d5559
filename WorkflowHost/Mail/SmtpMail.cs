using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Mail;

/// <summary>
/// Mail through the county's SMTP server, one connection for each mail.
/// A 5xx answer to a mail is permanent. Everything before it is temporary — no connection, no certificate, a wrong password, silence, 4xx —
/// because it says nothing about the mail: the mails wait until an administrator has mended the connection.
/// </summary>
public sealed class SmtpMail : IMailTransport
{
    private readonly MailOptions options;
    private readonly MailboxAddress from;
    private readonly TimeProvider clock;

    /// <exception cref="ArgumentException">The sender's address is none, or the seconds are not 1 to 3600.</exception>
    public SmtpMail(MailOptions options, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.TimeoutSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.TimeoutSeconds, 3600);
        try
        {
            from = WrittenMail.Address(new MailTo(options.FromName, options.From));
        }
        catch (MailRefused fault)
        {
            throw new ArgumentException($"发件人：{fault.Reason}", nameof(options), fault);
        }
        this.options = options;
        this.clock = clock;
    }

    public async Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        using var message = WrittenMail.Write(mail, from, clock);
        await TalkAsync((client, deadline) => client.SendAsync(message, deadline), stop);
    }

    /// <summary>Connects, gives name and password, and asks for an answer.</summary>
    public Task CheckAsync(CancellationToken stop) => TalkAsync((client, deadline) => client.NoOpAsync(deadline), stop);

    private async Task TalkAsync(Func<SmtpClient, CancellationToken, Task> say, CancellationToken stop)
    {
        // Seconds of the network, not of the workflow's clock, which a rehearsal may move.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        // An office network without the internet cannot reach revocation lists; names, dates and issuers of certificates are checked.
        using var client = new SmtpClient { CheckCertificateRevocation = false, Timeout = options.TimeoutSeconds * 1000 };
        var connected = false;
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SocketOptions(options.Security), deadline.Token);
            if (options.User.Length > 0)
                await client.AuthenticateAsync(options.User, options.Password, deadline.Token);
            connected = true;
            await say(client, deadline.Token);
            await client.DisconnectAsync(quit: true, deadline.Token);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw Refused(permanent: false, $"{options.TimeoutSeconds} 秒内没有完成", late);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Refused(connected && IsAboutTheMail(fault), Reason(fault), fault);
        }
    }

    private static bool IsAboutTheMail(Exception fault) =>
        // The second: an address outside ASCII for a server that cannot take one.
        fault is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } or NotSupportedException;

    private static string Reason(Exception fault) =>
        fault is SmtpCommandException answer
            ? $"{(int)answer.StatusCode} {answer.Message}{(answer.Mailbox is { } mailbox ? $"（{mailbox.Address}）" : "")}"
            : fault.Message;

    private MailRefused Refused(bool permanent, string reason, Exception fault) =>
        new(permanent, PlainText.OneLine($"邮件服务器 {options.Host}:{options.Port}：{reason}"), fault);

    private static SecureSocketOptions SocketOptions(MailSecurity security) =>
        security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
}
