using System.Net;
using System.Net.Sockets;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host.Mail;

public class SmtpMailTests
{
    [SmtpFact]
    public async Task A_Chinese_mail_arrives_as_it_was_written()
    {
        await using var server = await SmtpServer.StartAsync();
        await Mail(server.Options).SendAsync(Mails.Reminder, default);
        var message = Assert.Single(server.Received());
        Assert.Equal(Mails.Reminder.Subject, message.Subject);
        Assert.Equal(Mails.Reminder.Body, message.TextBody?.ReplaceLineEndings("\n"));
        Assert.Equal(
            ("县发展和改革局", "office@county.example"),
            (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address)
        );
        Assert.Equal(("张三", "zhangsan@town.example"), (message.To.Mailboxes.Single().Name, message.To.Mailboxes.Single().Address));
        Assert.Equal(("李四", "lisi@town.example"), (message.Cc.Mailboxes.Single().Name, message.Cc.Mailboxes.Single().Address));
        Assert.Equal(new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)), message.Date);
        Assert.Equal(["zhangsan@town.example", "lisi@town.example"], Assert.Single(server.Recipients()));
    }

    [SmtpFact]
    public async Task A_mail_sent_again_keeps_its_message_id()
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = Mail(server.Options);
        await mail.SendAsync(Mails.Reminder, default);
        await mail.SendAsync(Mails.Reminder, default);
        Assert.Equal(
            ["pay-7-remind@county.example", "pay-7-remind@county.example"],
            server.Received().Select(message => message.MessageId)
        );
        Assert.Equal("<pay-7-remind@county.example>", server.Received()[0].Headers["Message-Id"]);
    }

    [SmtpFact]
    public async Task A_line_end_in_a_subject_or_a_name_adds_no_header_and_no_recipient()
    {
        await using var server = await SmtpServer.StartAsync();
        await Mail(server.Options)
            .SendAsync(
                Mails.Reminder with
                {
                    To = [new MailTo("张三\r\nBcc: thief@evil.example", "zhangsan@town.example")],
                    Cc = [],
                    Subject = "提醒\r\nBcc: thief@evil.example\r\n\r\nbody",
                },
                default
            );
        var message = Assert.Single(server.Received());
        Assert.Equal("提醒 Bcc: thief@evil.example  body", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.False(message.Headers.Contains("Bcc"));
        Assert.Equal(["zhangsan@town.example"], Assert.Single(server.Recipients()));
        Assert.Equal(Mails.Reminder.Body, message.TextBody?.ReplaceLineEndings("\n"));
    }

    [SmtpFact]
    public async Task A_mail_is_sent_when_the_server_took_it_and_then_cut_the_line()
    {
        await using var server = await SmtpServer.StartAsync();
        await Mail(server.Options).SendAsync(Mails.To("hangup@town.example"), default);
        Assert.Single(server.Received());
    }

    [SmtpFact]
    public async Task A_5xx_answer_is_permanent_and_names_the_answer_and_the_address()
    {
        await using var server = await SmtpServer.StartAsync();
        var refusal = await Refusal(Mail(server.Options), Mails.To("unknown@town.example"));
        Assert.True(refusal.Permanent);
        Assert.Contains("554", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("unknown@town.example", refusal.Reason, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task A_4xx_answer_is_temporary()
    {
        await using var server = await SmtpServer.StartAsync();
        var refusal = await Refusal(Mail(server.Options), Mails.To("busy@town.example"));
        Assert.False(refusal.Permanent);
        Assert.Contains("451", refusal.Reason, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task One_refused_recipient_keeps_the_mail_from_all()
    {
        await using var server = await SmtpServer.StartAsync();
        await Refusal(Mail(server.Options), Mails.To("zhangsan@town.example", "unknown@town.example"));
        Assert.Empty(server.Received());
    }

    [SmtpFact]
    public async Task An_address_outside_ASCII_is_permanently_refused_by_a_server_that_cannot_take_it()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.True((await Refusal(Mail(server.Options), Mails.To("张三@town.example"))).Permanent);
    }

    [SmtpFact]
    public async Task The_right_password_is_taken_and_a_wrong_one_leaves_the_mail_waiting()
    {
        await using var server = await SmtpServer.StartAsync();
        await Mail(server.Options with { User = "relief", Password = "secret" }).SendAsync(Mails.Reminder, default);
        Assert.False((await Refusal(Mail(server.Options with { User = "relief", Password = "wrong" }), Mails.Reminder)).Permanent);
        Assert.Single(server.Received());
    }

    [SmtpFact]
    public async Task A_check_signs_in_and_sends_nothing()
    {
        await using var server = await SmtpServer.StartAsync();
        await Mail(server.Options with { User = "relief", Password = "secret" }).CheckAsync(default);
        await Assert.ThrowsAsync<MailRefused>(() => Mail(server.Options with { User = "relief", Password = "wrong" }).CheckAsync(default));
        Assert.Empty(server.Received());
    }

    [SmtpFact]
    public async Task A_server_without_encryption_is_not_used_where_encryption_is_asked_for()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.False((await Refusal(Mail(server.Options with { Security = MailSecurity.StartTls }), Mails.Reminder)).Permanent);
        Assert.False((await Refusal(Mail(server.Options with { Security = MailSecurity.Tls }), Mails.Reminder)).Permanent);
        Assert.Empty(server.Received());
    }

    [Fact]
    public async Task A_dead_server_is_temporary_and_named()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var options = OptionsFor(port);
        port.Stop();
        var refusal = await Refusal(Mail(options), Mails.Reminder);
        Assert.False(refusal.Permanent);
        Assert.Contains($"127.0.0.1:{options.Port}", refusal.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MailRefused>(() => Mail(options).CheckAsync(default));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_temporary_after_the_seconds_given()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.False((await Refusal(Mail(OptionsFor(silent) with { TimeoutSeconds = 1 }), Mails.Reminder)).Permanent);
    }

    [Fact]
    public async Task A_caller_who_stops_hears_that_it_stopped()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var stop = new CancellationTokenSource();
        var sending = Mail(OptionsFor(silent)).SendAsync(Mails.Reminder, stop.Token);
        using var accepted = await silent.AcceptTcpClientAsync(default(CancellationToken));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zhangsan")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("张三 <a@b.example>")]
    [InlineData("a@b.example\r\nRCPT TO:<thief@evil.example>")]
    public async Task A_text_that_is_not_one_address_is_permanently_refused_before_any_connection(string address) =>
        Assert.True((await Refusal(Mail(new MailOptions { From = "office@county.example" }), Mails.To(address))).Permanent);

    [Theory]
    [InlineData("")]
    [InlineData("<pay-7@county.example>")]
    [InlineData("pay-7@county.example>\r\nBcc: <thief@evil.example")]
    public async Task A_text_that_is_no_message_id_is_permanently_refused(string id) =>
        Assert.True(
            (await Refusal(Mail(new MailOptions { From = "office@county.example" }), Mails.Reminder with { MessageId = id })).Permanent
        );

    [Fact]
    public async Task A_mail_to_nobody_is_permanently_refused() =>
        Assert.True((await Refusal(Mail(new MailOptions { From = "office@county.example" }), Mails.To())).Permanent);

    [Fact]
    public void A_sender_that_is_no_address_is_found_at_the_start() =>
        Assert.Throws<ArgumentException>(() => Mail(new MailOptions { From = "office" }));

    private static SmtpMail Mail(MailOptions options) => new(options, Mails.Morning);

    private static MailOptions OptionsFor(TcpListener listener) =>
        new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            From = "office@county.example",
        };

    private static Task<MailRefused> Refusal(SmtpMail smtp, OutgoingMail mail) =>
        Assert.ThrowsAsync<MailRefused>(() => smtp.SendAsync(mail, default));
}
