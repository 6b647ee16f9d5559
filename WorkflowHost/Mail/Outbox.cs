using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
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

    /// <summary>A queued mail's values with the office it is written to, for its template.</summary>
    public static JsonElement Addressed(string model, string recipient)
    {
        var values = JsonNode.Parse(model)!.AsObject();
        values["recipient"] = recipient;
        return JsonSerializer.SerializeToElement(values);
    }

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
            if (mail is null)
            {
                await NoteAsync(leased, "收件职责没有带邮箱的账号", sent: false, park: true, stop);
                return false;
            }
            await transport.SendAsync(mail, stop);
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

    private async Task NoteAsync(Leased<OutgoingRow> leased, string? problem, bool sent, bool park, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        if (await db.Outgoing.FirstOrDefaultAsync(o => o.Id == leased.Row.Id && o.Fence == leased.Fence, stop) is not { } row)
            return;
        row.Attempts++;
        row.LeaseUntilUtc = null;
        row.Problem = problem;
        if (sent)
            row.SentUtc = now;
        else
            row.NextTryUtc = now + RetryDelay.After(row.Attempts);
        row.Parked = park || (!sent && row.Attempts >= RetryDelay.MostAttempts);
        if (row.Parked)
            LogParked(log, row.Key, problem ?? "");
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The mail as it goes out; null when nobody who holds the body has an address.</summary>
    private async Task<OutgoingMail?> ComposeAsync(OutgoingRow row, CancellationToken stop)
    {
        await using var db = store.Open();
        var to = await HoldersAsync(db, row, row.ToBody, stop);
        if (to.Count == 0)
            return null;
        var copy = row.CopyTo is null ? [] : await HoldersAsync(db, row, row.CopyTo, stop);
        var text = templates.RenderText("mail/" + row.Template, Addressed(row.Model, to[0].Office));
        var addresses = to.Select(h => h.Mail.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new OutgoingMail(
            MessageId(row.Key),
            [.. to.Select(h => h.Mail)],
            [.. copy.Select(h => h.Mail).Where(m => !addresses.Contains(m.Address))],
            text.Subject,
            text.Body
        );
    }

    private async Task<List<(MailTo Mail, string Office)>> HoldersAsync(
        WorkReliefContext db,
        OutgoingRow row,
        string body,
        CancellationToken stop
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var holders = await (
            from grant in db.Grants.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on grant.Account equals account.Account
            join name in db.Texts.AsNoTracking() on account.NameRef equals name.Key
            join email in db.Texts.AsNoTracking() on account.EmailRef equals email.Key
            where
                grant.Body == body
                && grant.FromDay <= today
                && (grant.UntilDay == null || today <= grant.UntilDay)
                && (
                    (grant.ProjectId != null && grant.ProjectId == row.ProjectId)
                    || (grant.ProjectId == null && grant.AreaFrom <= row.Area && row.Area <= grant.AreaTo)
                )
            orderby grant.AreaTo - grant.AreaFrom, account.Account
            select new
            {
                Name = name.Text,
                Email = email.Text,
                grant.AreaFrom,
            }
        ).ToListAsync(stop);
        if (holders.Count == 0)
            return [];
        var codes = holders.Select(h => h.AreaFrom).Distinct().ToList();
        var areas = await db.Areas.AsNoTracking().Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop);
        return
        [
            .. holders
                .Select(h => (new MailTo(h.Name, h.Email), Bodies.Address(body, areas.GetValueOrDefault(h.AreaFrom, ""))))
                .DistinctBy(h => h.Item1.Address),
        ];
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Key} was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, string key, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Key} cannot be written.")]
    private static partial void LogBroken(ILogger log, string key, Exception error);

    [LoggerMessage(LogLevel.Error, "Mail {Key} is parked for an administrator: {Reason}")]
    private static partial void LogParked(ILogger log, string key, string reason);
}
