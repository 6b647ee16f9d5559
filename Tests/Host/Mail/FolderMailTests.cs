using MimeKit;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host.Mail;

public sealed class FolderMailTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workrelief-mail");
    private readonly FolderMail mail;

    public FolderMailTests() => mail = new FolderMail(folder.FullName, Mails.Morning);

    public void Dispose()
    {
        if (Directory.Exists(folder.FullName))
            folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_mail_becomes_a_file_that_mail_programs_read()
    {
        await mail.SendAsync(Mails.Reminder, default);
        var file = Assert.Single(folder.GetFiles());
        Assert.StartsWith("pay-7-remind@county.example-", file.Name, StringComparison.Ordinal);
        Assert.EndsWith(".eml", file.Name, StringComparison.Ordinal);
        using var message = await MimeMessage.LoadAsync(file.FullName);
        Assert.Equal((Mails.Reminder.Subject, Mails.Reminder.MessageId), (message.Subject, message.MessageId));
        Assert.Equal(Mails.Reminder.Body, message.TextBody?.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_same_message_id_overwrites_the_same_file()
    {
        await mail.SendAsync(Mails.Reminder, default);
        await mail.SendAsync(Mails.Reminder with { Subject = "第二次" }, default);
        using var message = await MimeMessage.LoadAsync(Assert.Single(folder.GetFiles()).FullName);
        Assert.Equal("第二次", message.Subject);
    }

    [Fact]
    public async Task A_check_passes_while_the_folder_is_there()
    {
        await mail.CheckAsync(default);
        folder.Delete(recursive: true);
        await Assert.ThrowsAsync<MailRefused>(() => mail.CheckAsync(default));
        Assert.False((await Assert.ThrowsAsync<MailRefused>(() => mail.SendAsync(Mails.Reminder, default))).Permanent);
    }

    [Theory]
    [InlineData("../../etc/passwd@x")]
    [InlineData("a:b|c?d*e\"f\\g@x")]
    [InlineData("con")]
    [InlineData("工资@x")]
    public void A_file_name_has_only_characters_both_systems_take(string messageId) =>
        Assert.Matches("^[A-Za-z0-9@._-]+-[0-9a-f]{16}[.]eml$", FolderMail.FileName(messageId));

    [Fact]
    public void Different_ids_have_different_files_even_where_file_names_ignore_case()
    {
        string[] ids = ["a@x", "A@x", "a/@x", "a:@x", new string('a', 300) + "1@x", new string('a', 300) + "2@x"];
        Assert.Equal(ids.Length, ids.Select(FolderMail.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ids, id => Assert.True(FolderMail.FileName(id).Length <= 150));
    }
}
