using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Offices">What the account acts as and where, e.g. 发展改革局（东坡区）.</param>
public sealed record Person(string Account, string Name, IReadOnlyList<string> Offices, IReadOnlySet<string> Bodies);

/// <param name="Name">Who holds it.</param>
/// <param name="StandsFor">For whom the holder stands in; null for an office of his own.</param>
/// <param name="Case">The one case that it is for.</param>
public sealed record OfficeLine(
    string Id,
    string Name,
    string Office,
    DateOnly From,
    DateOnly? Until,
    string? StandsFor,
    string? Case,
    bool Own
);

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

    /// <summary>The account's own grants from today on, and those by which others stand in for it.</summary>
    public async Task<IReadOnlyList<OfficeLine>> GrantsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var own = db.Grants.Where(o => o.Account == scope.Account).Select(o => o.Id);
        var grants = await db
            .Grants.AsNoTracking()
            .Where(g => (g.UntilDay == null || scope.Today <= g.UntilDay) && (g.Account == scope.Account || own.Contains(g.StandsFor!)))
            .OrderBy(g => g.Body)
            .ThenBy(g => g.Id)
            .ToListAsync(stop);
        string[] lenders = [.. grants.Select(g => g.StandsFor).OfType<string>()];
        var owners = await db.Grants.AsNoTracking().Where(g => lenders.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Account, stop);
        var names = await NamesAsync(db, [.. grants.Select(g => g.Account).Concat(owners.Values).Distinct()], stop);
        var office = await OfficeAsync(db, grants, stop);
        return
        [
            .. grants.Select(g => new OfficeLine(
                g.Id,
                names.GetValueOrDefault(g.Account, g.Account),
                office(g),
                g.FromDay,
                g.UntilDay,
                g.StandsFor is { } of ? names.GetValueOrDefault(owners[of], owners[of]) : null,
                g.CaseId,
                g.Account == scope.Account
            )),
        ];
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
    ) => [.. grants.Select(await OfficeAsync(db, grants, stop)).Distinct()];

    /// <summary>How each of the grants is called: the office and where.</summary>
    private static async Task<Func<GrantRow, string>> OfficeAsync(
        WorkReliefContext db,
        IReadOnlyList<GrantRow> grants,
        CancellationToken stop
    )
    {
        var (codes, ids) = (grants.Select(g => g.AreaFrom).ToList(), grants.Select(g => g.ProjectId).OfType<string>().ToList());
        var areas = await db.Areas.AsNoTracking().Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop);
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return g =>
            Bodies.Labels[g.Body]
            + (g.ProjectId is { } id ? projects.GetValueOrDefault(id) : areas.GetValueOrDefault(g.AreaFrom)) switch
            {
                null => "",
                var where => $"（{where}）",
            };
    }
}
