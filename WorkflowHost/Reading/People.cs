using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Offices">What the account acts as and where, e.g. 发展改革局（东坡区）.</param>
public sealed record Person(string Account, string Name, IReadOnlyList<string> Offices, IReadOnlySet<string> Bodies);

/// <summary>An account as an administrator sees it.</summary>
public sealed record AccountLine(string Account, string Name, IReadOnlyList<string> Offices);

/// <summary>Who somebody is: the name and the offices behind an account.</summary>
public sealed class People(Store store)
{
    public async Task<Person> OfAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var name = (await NamesAsync(db, [scope.Account], stop)).GetValueOrDefault(scope.Account, scope.Account);
        var grants = await scope.Grants(db).OrderBy(g => g.Body).ThenBy(g => g.Id).ToListAsync(stop);
        return new Person(
            scope.Account,
            name,
            await OfficesAsync(db, grants, stop),
            grants.Select(g => g.Body).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>The accounts and what they act as, for an administrator; nothing for anyone else.</summary>
    public async Task<IReadOnlyList<AccountLine>> AllAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Account).Select(a => a.Account).ToListAsync(stop);
        var names = await NamesAsync(db, accounts, stop);
        var grants = (
            await db.Grants.AsNoTracking().Where(g => g.UntilDay == null || scope.Today <= g.UntilDay).ToListAsync(stop)
        ).ToLookup(g => g.Account);
        var lines = new List<AccountLine>();
        foreach (var account in accounts)
            lines.Add(
                new AccountLine(account, names.GetValueOrDefault(account, account), await OfficesAsync(db, [.. grants[account]], stop))
            );
        return lines;
    }

    /// <summary>Account → the person's name, in full: officials act under their names.</summary>
    internal static async Task<Dictionary<string, string>> NamesAsync(
        WorkReliefContext db,
        IReadOnlyCollection<string> accounts,
        CancellationToken stop
    ) =>
        await (
            from a in db.Accounts.AsNoTracking()
            join t in db.Texts.AsNoTracking() on a.NameRef equals t.Key
            where accounts.Contains(a.Account)
            select new { a.Account, t.Text }
        ).ToDictionaryAsync(a => a.Account, a => a.Text, StringComparer.Ordinal, stop);

    private static async Task<IReadOnlyList<string>> OfficesAsync(
        WorkReliefContext db,
        IReadOnlyList<GrantRow> grants,
        CancellationToken stop
    )
    {
        var (codes, ids) = (grants.Select(g => g.AreaFrom).ToList(), grants.Select(g => g.ProjectId).OfType<string>().ToList());
        var areas = await db.Areas.AsNoTracking().Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop);
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return
        [
            .. grants
                .Select(g =>
                    Bodies.Labels[g.Body]
                    + (g.ProjectId is { } id ? projects.GetValueOrDefault(id) : areas.GetValueOrDefault(g.AreaFrom)) switch
                    {
                        null => "",
                        var where => $"（{where}）",
                    }
                )
                .Distinct(),
        ];
    }
}
