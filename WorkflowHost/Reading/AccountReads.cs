using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Where">The place or the project; 全部 for one that holds everywhere.</param>
/// <param name="Until">Its last day; null while none is set.</param>
public sealed record GrantLine(string Id, string Account, string Body, string Where, DateOnly From, DateOnly? Until)
{
    public string Office => $"{Bodies.Labels[Body]}（{Where}）";

    public bool HoldsOn(DateOnly day) => From <= day && !EndedBefore(day);

    public bool EndedBefore(DateOnly day) => Until < day;
}

/// <param name="Grants">Those that hold or are still to begin; of one account alone also those that have ended.</param>
public sealed record AccountLine(string Account, string Name, string? Mail, IReadOnlyList<GrantLine> Grants);

/// <summary>What an administrator looks for among the accounts; null for all.</summary>
/// <param name="Find">A part of the account or of the person's name.</param>
/// <param name="Area">A place; what is held there or below it.</param>
/// <param name="After">The account after which the page begins.</param>
public sealed record AccountsAsked(string? Find = null, long? Area = null, string? Body = null, string? After = null);

/// <summary>Accounts and what they act as, for an administrator; nothing for anyone else.</summary>
public sealed class AccountReads(Store store)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<AccountLine>> ListAsync(Scope scope, AccountsAsked asked, int count, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var (find, body, today) = (asked.Find, asked.Body, scope.Today);
        var grants = db.Grants.Where(g => (g.UntilDay == null || today <= g.UntilDay) && (body == null || g.Body == body));
        if (asked.Area is { } code && await db.Areas.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code, stop) is { } place)
        {
            var (first, last) = (place.Code, place.Last);
            var projects = db.Projects.Where(p => first <= p.Area && p.Area <= last).Select(p => p.Id);
            grants = grants.Where(g => g.ProjectId == null ? first <= g.AreaFrom && g.AreaTo <= last : projects.Contains(g.ProjectId));
        }
        var anybody = body is null && asked.Area is null;
        var accounts = await (
            from a in db.Accounts.AsNoTracking()
            join t in db.Texts.AsNoTracking() on a.NameRef equals t.Key
            where asked.After == null || a.Account.CompareTo(asked.After) > 0
            where find == null || a.Account.Contains(find) || t.Text.Contains(find)
            where anybody || grants.Any(g => g.Account == a.Account)
            orderby a.Account
            select a
        )
            .Take(count)
            .ToListAsync(stop);
        return await LinesAsync(db, accounts, db.Grants.Where(g => g.UntilDay == null || today <= g.UntilDay), stop);
    }

    /// <summary>One account with all that it ever held; null when there is none.</summary>
    public async Task<AccountLine?> OfAsync(Scope scope, string account, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return null;
        var found = await db.Accounts.AsNoTracking().Where(a => a.Account == account).ToListAsync(stop);
        return (await LinesAsync(db, found, db.Grants, stop)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<AccountLine>> LinesAsync(
        WorkReliefContext db,
        IReadOnlyList<AccountRow> accounts,
        IQueryable<GrantRow> among,
        CancellationToken stop
    )
    {
        var held = await HeldAsync(db, among, accounts, stop);
        var refs = accounts.SelectMany(a => (string?[])[a.NameRef, a.EmailRef]).OfType<string>().ToList();
        var texts = await db
            .Texts.AsNoTracking()
            .Where(t => refs.Contains(t.Key))
            .ToDictionaryAsync(t => t.Key, t => t.Text, StringComparer.Ordinal, stop);
        return
        [
            .. accounts.Select(a => new AccountLine(
                a.Account,
                texts.GetValueOrDefault(a.NameRef, a.Account),
                a.EmailRef is { } mail ? texts.GetValueOrDefault(mail) : null,
                [.. held[a.Account]]
            )),
        ];
    }

    private static async Task<ILookup<string, GrantLine>> HeldAsync(
        WorkReliefContext db,
        IQueryable<GrantRow> among,
        IReadOnlyList<AccountRow> accounts,
        CancellationToken stop
    )
    {
        var names = accounts.Select(a => a.Account).ToList();
        var grants = await among
            .AsNoTracking()
            .Where(g => names.Contains(g.Account))
            .OrderBy(g => g.FromDay)
            .ThenBy(g => g.Body)
            .ThenBy(g => g.Id)
            .ToListAsync(stop);
        var (codes, ids) = (grants.Select(g => g.AreaFrom).Distinct().ToList(), grants.Select(g => g.ProjectId).OfType<string>().ToList());
        var areas = await db.Areas.AsNoTracking().Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop);
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return grants.ToLookup(g => g.Account, g => new GrantLine(g.Id, g.Account, g.Body, Where(g), g.FromDay, g.UntilDay));

        string Where(GrantRow grant) =>
            grant.ProjectId is { } id ? projects.GetValueOrDefault(id, id)
            : grant.AreaFrom == 0 ? "全部"
            : areas.GetValueOrDefault(grant.AreaFrom, "");
    }
}
