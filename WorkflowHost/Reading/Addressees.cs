using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Office">As the letter addresses its holders: 三苏镇人民政府.</param>
public sealed record Addressee(string Name, string Mail, string Office);

/// <summary>To whom a mail goes: whoever holds the body there on the day it is sent, and has an address.</summary>
public static class Addressees
{
    internal static async Task<IReadOnlyList<Addressee>> OfAsync(
        WorkReliefContext db,
        OutgoingRow row,
        string body,
        DateOnly today,
        CancellationToken stop
    )
    {
        var holders = await (
            from grant in db.Grants.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on grant.Account equals account.Account
            join name in db.Texts.AsNoTracking() on account.NameRef equals name.Key
            join email in db.Texts.AsNoTracking() on account.EmailRef equals email.Key
            where
                grant.Body == body
                && grant.CaseId == null
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
                .Select(h => new Addressee(h.Name, h.Email, Bodies.Address(body, areas.GetValueOrDefault(h.AreaFrom, ""))))
                .DistinctBy(h => h.Mail),
        ];
    }
}
