using Microsoft.EntityFrameworkCore;
using Moq;
using WorkRelief.Tests.Host.Mail;
using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host;

public sealed class OutboxTests
{
    private const string Reminded = "2021-05-18 08:00";

    [SmtpFact]
    public async Task A_reminder_reaches_the_township_through_a_real_server()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var world = await World.PlayedAsync("dongpo", Reminded, mail: new SmtpMail(server.Options, TimeProvider.System));
        var mail = server.Received().Single(m => m.Subject!.Contains("提醒", StringComparison.Ordinal));
        Assert.Equal("【提醒】三苏镇产业道路以工代赈项目劳务报酬发放（距应发日还有10天）", mail.Subject);
        Assert.Equal("dongpo.township@example.invalid", mail.To.Mailboxes.Single().Address);
        Assert.StartsWith("三苏镇人民政府：", mail.TextBody);
        Assert.Contains("应发日：2021年5月28日", mail.TextBody);
        await using var db = world.Store.Open();
        var row = await db.Outgoing.SingleAsync(o => o.Template == "pay-reminder");
        Assert.Equal(Outbox.MessageId(row.Key), mail.MessageId);
        Assert.NotNull(row.SentUtc);
    }

    [SmtpFact]
    public async Task A_mail_sent_again_after_a_crash_keeps_its_message_id()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var world = await World.PlayedAsync("dongpo", Reminded, mail: new SmtpMail(server.Options, TimeProvider.System));
        // The server had said yes, and the process died before it could note so.
        await using (var db = world.Store.Open())
            await db
                .Outgoing.Where(o => o.Template == "pay-reminder")
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.SentUtc, (DateTimeOffset?)null));
        Assert.Equal(1, await world.Part<Outbox>().RunAsync());
        var ids = server.Received().Where(m => m.Subject!.Contains("提醒", StringComparison.Ordinal)).Select(m => m.MessageId).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_server_that_is_down_delays_mail_and_loses_none()
    {
        var down = false;
        var sent = new List<OutgoingMail>();
        var transport = new Mock<IMailTransport>();
        transport
            .Setup(t => t.SendAsync(It.IsAny<OutgoingMail>(), It.IsAny<CancellationToken>()))
            .Returns(
                (OutgoingMail m, CancellationToken _) =>
                {
                    if (down)
                        throw new MailRefused(permanent: false, "连接被拒绝");
                    sent.Add(m);
                    return Task.CompletedTask;
                }
            );
        await using var world = await World.PlayedAsync("dongpo", "2021-05-13 09:00", mail: transport.Object);
        down = true;
        world.MoveTo(Reminded);
        await world.DoDueAsync();
        await world.Part<Outbox>().RunAsync();
        await using var db = world.Store.Open();
        var waiting = await db.Outgoing.AsNoTracking().SingleAsync(o => o.Template == "pay-reminder");
        Assert.Equal((1, "连接被拒绝", World.At(Reminded).AddMinutes(1)), (waiting.Attempts, waiting.Problem, waiting.NextTryUtc));
        // Not before its time.
        Assert.Equal(0, await world.Part<Outbox>().RunAsync());
        Assert.Equal(1, (await db.Outgoing.AsNoTracking().SingleAsync(o => o.Template == "pay-reminder")).Attempts);
        down = false;
        world.Clock.MoveTo(world.Clock.GetUtcNow().AddDays(1));
        await world.Part<Outbox>().RunAsync();
        Assert.Equal(await db.Outgoing.CountAsync(), sent.Count);
        Assert.Equal(0, await db.Outgoing.CountAsync(o => o.SentUtc == null));
    }

    [Fact]
    public async Task A_mail_refused_for_good_is_parked_and_can_be_retried()
    {
        var good = false;
        var transport = new Mock<IMailTransport>();
        transport
            .Setup(t => t.SendAsync(It.IsAny<OutgoingMail>(), It.IsAny<CancellationToken>()))
            .Returns(() => good ? Task.CompletedTask : Task.FromException(new MailRefused(permanent: true, "554 没有这个信箱")));
        await using var world = await World.NewAsync(mail: transport.Object);
        await Small.ProjectAsync(world);
        await world.MustAsync(
            Small.All,
            "public-notice.post",
            new
            {
                project = "P1",
                kind = "construction",
                place = "村口",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        await world.MustAsync(Small.All, "public-notice.object", new { notice = "P1/notice-1", text = "写错了" });
        await world.Part<Outbox>().RunAsync();
        await using var db = world.Store.Open();
        var parked = await db.Outgoing.AsNoTracking().SingleAsync();
        Assert.Equal((true, "554 没有这个信箱"), (parked.Parked, parked.Problem));
        good = true;
        Assert.True(await world.Part<Outbox>().RetryAsync(parked.Id));
        Assert.Equal(1, await world.Part<Outbox>().RunAsync());
    }

    [Fact]
    public async Task Two_hosts_at_once_send_each_mail_once()
    {
        var sent = new System.Collections.Concurrent.ConcurrentBag<string>();
        var transport = new Mock<IMailTransport>();
        transport
            .Setup(t => t.SendAsync(It.IsAny<OutgoingMail>(), It.IsAny<CancellationToken>()))
            .Returns(
                (OutgoingMail m, CancellationToken _) =>
                {
                    sent.Add(m.MessageId);
                    return Task.CompletedTask;
                }
            );
        await using var world = await World.NewAsync(mail: transport.Object);
        await Small.ProjectAsync(world);
        for (var n = 1; n <= 12; n++)
        {
            await world.MustAsync(
                Small.All,
                "public-notice.post",
                new
                {
                    project = "P1",
                    kind = "construction",
                    place = "村口",
                    papers = await world.PapersAsync("posting-photo"),
                }
            );
            await world.MustAsync(Small.All, "public-notice.object", new { notice = $"P1/notice-{n}", text = "写错了" });
        }
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Part<Outbox>().RunAsync())));
        Assert.Equal(12, sent.Count);
        Assert.Equal(12, sent.Distinct().Count());
    }

    [Fact]
    public async Task A_mail_whose_addressee_cannot_be_reached_reaches_the_others_and_the_administrator_is_told_once()
    {
        var sent = new List<OutgoingMail>();
        var transport = new Mock<IMailTransport>();
        transport
            .Setup(t => t.SendAsync(It.IsAny<OutgoingMail>(), It.IsAny<CancellationToken>()))
            .Callback((OutgoingMail m, CancellationToken _) => sent.Add(m))
            .Returns(Task.CompletedTask);
        await using var world = await World.NewAsync(mail: transport.Object);
        await Small.ProjectAsync(world);
        await world.MustAsync(
            "admin",
            "account.register",
            new
            {
                account = "it",
                name = "管理员",
                email = "it@example.invalid",
            }
        );
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "it",
                body = "administrator",
                area = Small.Village,
            }
        );
        // The joint meeting's decisions lie with a department that has no account; copies go to the bureau.
        for (var n = 1; n <= 2; n++)
            await world.MustAsync(
                Small.All,
                "joint-decision.record",
                new
                {
                    project = "P1",
                    metOn = "2021-01-01",
                    text = "核对用工",
                    owner = "industry-department",
                    dueOn = "2021-01-01",
                    papers = await world.PapersAsync("joint-meeting-minutes"),
                }
            );
        world.MoveTo("2021-01-02 08:00");
        await world.DoDueAsync();
        await world.Part<Outbox>().RunAsync();
        Assert.Equal(2, sent.Count(m => m.To.Single().Address == "all@example.invalid"));
        var told = Assert.Single(sent, m => m.To.Single().Address == "it@example.invalid");
        Assert.Contains("三苏镇/莲花村 “行业主管部门”没有带邮箱的账号", told.Subject, StringComparison.Ordinal);
        await using var db = world.Store.Open();
        var parked = await db.Outgoing.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
        Assert.All(parked, o => Assert.True(o is { Parked: true, SentUtc: null, CopiesSentUtc: not null }));
        Assert.All(parked, o => Assert.Contains("行业主管部门", o.Problem, StringComparison.Ordinal));

        // Tried again it waits for the addressee alone.
        await world.Part<Outbox>().RetryAsync(parked[0].Id);
        await world.Part<Outbox>().RunAsync();
        Assert.Equal(3, sent.Count);
    }
}
