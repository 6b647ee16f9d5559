using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Value">What is written.</param>
/// <param name="Label">What a person reads beside it.</param>
public sealed record OfferLine(string Value, string Label);

/// <summary>What a form offers where a field names something that is known already; only what the asker may see.</summary>
public sealed class Offers(Store store, PayReads pay, People people)
{
    private const int Most = 1000;

    /// <param name="project">The project that the form is about; null for none.</param>
    public async Task<IReadOnlyList<OfferLine>> OfAsync(Scope scope, Offer what, string? project, CancellationToken stop)
    {
        await using var db = store.Open();
        return what switch
        {
            Offer.Worker when project is not null =>
            [
                .. (await pay.PeopleAsync(scope, project, stop)).Take(Most).Select(p => new OfferLine(p.Worker, p.Name)),
            ],
            Offer.Worker => await (
                from w in db.Workers.AsNoTracking()
                join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
                where scope.Grants(db).Any(g => g.ProjectId == null && g.AreaFrom <= w.Area && w.Area <= g.AreaTo)
                orderby w.Id
                select new OfferLine(w.Id, t.Text)
            )
                .Take(Most)
                .ToListAsync(stop),
            Offer.Area => await scope
                .Areas(db)
                .OrderBy(a => a.Code)
                .Take(Most)
                .Select(a => new OfferLine(a.Path, a.Name))
                .ToListAsync(stop),
            Offer.Project => await scope
                .Projects(db)
                .OrderBy(p => p.Id)
                .Take(Most)
                .Select(p => new OfferLine(p.Id, p.Name))
                .ToListAsync(stop),
            Offer.Cycle => await (
                from c in db.PayCycles.AsNoTracking()
                join p in scope.Projects(db) on c.ProjectId equals p.Id
                where project == null || c.ProjectId == project
                orderby c.Id
                select new OfferLine(c.Id, p.Name + " " + c.Period)
            )
                .Take(Most)
                .ToListAsync(stop),
            Offer.Grant =>
            [
                .. (await people.GrantsAsync(scope, stop)).Select(g => new OfferLine(
                    g.Id,
                    g.StandsFor is null ? g.Office : $"{g.Office} {g.Name} 代 {g.StandsFor}"
                )),
            ],
            Offer.Account => await AccountsAsync(db, scope, stop),
            Offer.Contractor => await db
                .Contractors.AsNoTracking()
                .OrderBy(c => c.Id)
                .Take(Most)
                .Select(c => new OfferLine(c.Id, c.Name))
                .ToListAsync(stop),
            _ => [],
        };
    }

    /// <summary>Accounts that hold an office where the asker holds one.</summary>
    private static async Task<IReadOnlyList<OfferLine>> AccountsAsync(WorkReliefContext db, Scope scope, CancellationToken stop)
    {
        var (all, mine) = (db.Grants, scope.Grants(db).Where(g => g.ProjectId == null));
        return await (
            from a in db.Accounts.AsNoTracking()
            join t in db.Texts.AsNoTracking() on a.NameRef equals t.Key
            where
                all.Any(h =>
                    h.Account == a.Account
                    && mine.Any(g =>
                        (g.AreaFrom <= h.AreaFrom && h.AreaTo <= g.AreaTo) || (h.AreaFrom <= g.AreaFrom && g.AreaTo <= h.AreaTo)
                    )
                )
            orderby a.Account
            select new OfferLine(a.Account, t.Text)
        )
            .Take(Most)
            .ToListAsync(stop);
    }
}
