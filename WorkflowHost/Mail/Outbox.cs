using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Mail;

/// <summary>
/// Sends what committed actions left to send. A mail that is sent twice, because the process died between the server's yes and our note
/// of it, has the same Message-ID, so the reader's mail program shows it once. A server that refuses delays mail; nothing is lost.
/// </summary>
public sealed partial class Outbox(
    Store store,
    Leases leases,
    IMailTransport transport,
    TemplateTexts templates,
    TimeProvider clock,
    ILogger<Outbox> log
)
{
    /// <summary>The same for a mail whenever it is sent.</summary>
    public static string MessageId(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32] + "@workrelief";

    /// <summary>Sends everything that may be sent now.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var sent = 0;
        while (await ClaimAsync(stop) is { Count: > 0 } claimed)
            foreach (var mail in claimed)
                if (await SendAsync(mail, stop))
                    sent++;
        return sent;
    }

    /// <summary>Gives a parked mail back to the outbox.</summary>
    /// <returns>False when there is no such parked mail.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        return await db
                .Outgoing.Where(o => o.Id == id && o.Parked)
                .ExecuteUpdateAsync(
                    o => o.SetProperty(x => x.Parked, false).SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextTryUtc, now),
                    stop
                ) == 1;
    }

    private async Task<List<Leased<OutgoingRow>>> ClaimAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await leases.TakeAsync(
            db => db.Outgoing.Where(o => o.SentUtc == null && !o.Parked && o.NextTryUtc <= now).OrderBy(o => o.Id),
            stop
        );
    }

    private async Task<bool> SendAsync(Leased<OutgoingRow> leased, CancellationToken stop)
    {
        var row = leased.Row;
        try
        {
            var mail = await ComposeAsync(row, stop);
            if (mail.To.Count > 0)
                await transport.SendAsync(new OutgoingMail(MessageId(row.Key), mail.To, mail.Cc, mail.Subject, mail.Body), stop);
            if (mail.Missing is { } missing)
            {
                await UnreachedAsync(leased, missing, mail.To.Count > 0, stop);
                return mail.To.Count > 0;
            }
        }
        catch (MailRefused refused)
        {
            LogRefused(log, row.Key, refused.Message);
            await NoteAsync(leased, refused.Message, sent: false, park: refused.Permanent, stop);
            return false;
        }
        catch (TemplateError error)
        {
            LogBroken(log, row.Key, error);
            await NoteAsync(leased, error.Message, sent: false, park: true, stop);
            return false;
        }
        await NoteAsync(leased, null, sent: true, park: false, stop);
        return true;
    }

    /// <summary>
    /// Parked, naming who is missing; the copies went out. The administrator is told once of a body that cannot be reached in a place,
    /// however many mails wait for it.
    /// </summary>
    private async Task UnreachedAsync(Leased<OutgoingRow> leased, string missing, bool copied, CancellationToken stop)
    {
        bool first;
        await using (var db = store.Open())
            first = !await db.Outgoing.AnyAsync(o => o.Parked && o.Problem == missing, stop);
        await NoteAsync(leased, missing, sent: false, park: true, stop, copied);
        if (!first)
            return;
        try
        {
            await using var db = store.Open();
            var administrators = await HoldersAsync(db, leased.Row, Bodies.Administrator, stop);
            if (administrators.Count > 0)
                await transport.SendAsync(Incident(leased.Row, missing, [.. administrators.Select(a => a.Mail)]), stop);
        }
        catch (MailRefused refused)
        {
            LogRefused(log, "incident/" + leased.Row.Key, refused.Message);
        }
    }

    private static OutgoingMail Incident(OutgoingRow row, string missing, IReadOnlyList<MailTo> to) =>
        new(
            MessageId("incident/" + row.Key),
            to,
            [],
            "【系统】有邮件无法送达：" + missing,
            $"系统管理员：\n\n{missing}，邮件 {row.Key} 已搁置，抄送的单位如有邮箱已照常发送。\n\n"
                + "下一步：登记账号、邮箱并授予职责，然后在待处理事项中重发；同一职责不再另行告知。\n"
        );

    private async Task NoteAsync(
        Leased<OutgoingRow> leased,
        string? problem,
        bool sent,
        bool park,
        CancellationToken stop,
        bool copied = false
    )
    {
        var now = clock.GetUtcNow();
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        if (await db.Outgoing.FirstOrDefaultAsync(o => o.Id == leased.Row.Id && o.Fence == leased.Fence, stop) is not { } row)
            return;
        row.Attempts++;
        row.LeaseUntilUtc = null;
        row.Problem = problem;
        if (copied)
            row.CopiesSentUtc = now;
        if (sent)
            row.SentUtc = now;
        else
            row.NextTryUtc = now + RetryDelay.After(row.Attempts);
        row.Parked = park || (!sent && row.Attempts >= RetryDelay.MostAttempts);
        if (row.Parked)
            LogParked(log, row.Key, problem ?? "");
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The mail as it goes out; the copies alone when nobody who holds the body has an address.</summary>
    private async Task<Composed> ComposeAsync(OutgoingRow row, CancellationToken stop)
    {
        await using var db = store.Open();
        var to = await HoldersAsync(db, row, row.ToBody, stop);
        var copied = row.CopyTo is null || row.CopiesSentUtc is not null;
        var copy = copied ? [] : await HoldersAsync(db, row, row.CopyTo!, stop);
        var missing = to.Count > 0 ? null : await MissingAsync(db, row, stop);
        if (to.Count + copy.Count == 0)
            return new Composed([], [], "", "", missing);
        var office = to.Count > 0 ? to[0].Office : Bodies.Labels[row.ToBody];
        var text = templates.RenderText("mail/" + row.Template, TemplateTexts.Addressed(row.Model, office));
        if (to.Count == 0)
            return new Composed([.. copy.Select(h => h.Mail)], [], text.Subject, text.Body, missing);
        var addresses = to.Select(h => h.Mail.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Composed(
            [.. to.Select(h => h.Mail)],
            [.. copy.Select(h => h.Mail).Where(m => !addresses.Contains(m.Address))],
            text.Subject,
            text.Body,
            null
        );
    }

    /// <summary>Which body cannot be reached, and where.</summary>
    private static async Task<string> MissingAsync(WorkReliefContext db, OutgoingRow row, CancellationToken stop)
    {
        var area = await db
            .Areas.Where(a => a.Code <= row.Area && row.Area <= a.Last)
            .OrderByDescending(a => a.Level)
            .Select(a => a.Path)
            .FirstOrDefaultAsync(stop);
        var project = Bodies.ByProjectOnly.Contains(row.ToBody) || row.ToBody == Bodies.CountyLead ? $"项目 {row.ProjectId} " : "";
        return $"{area} {project}“{Bodies.Labels[row.ToBody]}”没有带邮箱的账号".Trim();
    }

    /// <param name="Missing">Who is missing among those to whom it is addressed; null when it can be sent as it is meant.</param>
    private sealed record Composed(IReadOnlyList<MailTo> To, IReadOnlyList<MailTo> Cc, string Subject, string Body, string? Missing);

    private async Task<List<(MailTo Mail, string Office)>> HoldersAsync(
        WorkReliefContext db,
        OutgoingRow row,
        string body,
        CancellationToken stop
    ) =>
        [
            .. (await Addressees.OfAsync(db, row, body, ChinaTime.DateOf(clock.GetUtcNow()), stop)).Select(a =>
                (new MailTo(a.Name, a.Mail), a.Office)
            ),
        ];

    [LoggerMessage(LogLevel.Warning, "Mail {Key} was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, string key, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Key} cannot be written.")]
    private static partial void LogBroken(ILogger log, string key, Exception error);

    [LoggerMessage(LogLevel.Error, "Mail {Key} is parked for an administrator: {Reason}")]
    private static partial void LogParked(ILogger log, string key, string reason);
}
