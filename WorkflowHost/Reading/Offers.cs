using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Value">What is written.</param>
/// <param name="Label">What a person reads beside it.</param>
public sealed record OfferLine(string Value, string Label);

/// <summary>What a form offers where a field names something that is known already; only what the asker may see.</summary>
public sealed class Offers(Store store, PayReads pay, People people, Definitions definitions)
{
    private const int Most = 1000;

    /// <param name="project">The project that the form is about; null for none.</param>
    /// <param name="caseId">Its case in hand.</param>
    public async Task<IReadOnlyList<OfferLine>> OfAsync(Scope scope, Offer what, string? project, string? caseId, CancellationToken stop)
    {
        await using var db = store.Open();
        if (project is not null && await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is { } own)
            if (await InProjectAsync(db, scope, what, own, caseId ?? project, stop) is { } lines)
                return lines;
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
            Offer.Case when project is not null => await CasesAsync(db, scope, project, stop),
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

    /// <summary>What the project, or its case in hand, has of it; null for what is the same everywhere.</summary>
    private async Task<IReadOnlyList<OfferLine>?> InProjectAsync(
        WorkReliefContext db,
        Scope scope,
        Offer what,
        ProjectRow project,
        string caseId,
        CancellationToken stop
    )
    {
        var id = project.Id;
        switch (what)
        {
            case Offer.Month:
                return DocumentReads.Months(project, scope.Today);
            case Offer.Trade:
                return [.. (await WagesAsync())?.Rates.Select(r => new OfferLine(r.Trade, Money.Yuan(r.RateYuan))) ?? []];
            case Offer.Piece:
                return [.. (await WagesAsync())?.Pieces.Select(p => new OfferLine(p.Piece, $"{Money.Yuan(p.PriceYuan)}/{p.Unit}")) ?? []];
            case Offer.Tier:
                var shape = (await definitions.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn)!;
                return [.. shape.Tiers.Select(t => new OfferLine(t.Name, t.Label))];
            case Offer.ArchiveItem:
                var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
                return
                [
                    .. pack.Archive(scope.Today)
                        .Where(i => i.Purposes.Contains(project.Purpose))
                        .Select(i => new OfferLine(i.Name, i.Label)),
                ];
            case Offer.Batch:
                return
                [
                    .. (
                        await db.Batches.AsNoTracking().Where(b => b.CycleId == caseId).OrderByDescending(b => b.SentOn).ToListAsync(stop)
                    ).Select(b => new OfferLine(b.Number, $"{ChineseText.Date(b.SentOn)} {Money.Yuan(b.AmountYuan)}")),
                ];
            case Offer.Objection:
                return
                [
                    .. (
                        await db
                            .Objections.AsNoTracking()
                            .Where(o => o.NoticeId == caseId && o.AnsweredOn == null)
                            .OrderBy(o => o.Number)
                            .ToListAsync(stop)
                    ).Select(o => new OfferLine(
                        o.Number.ToString(CultureInfo.InvariantCulture),
                        $"{ChineseText.Date(o.LodgedOn)} 提出，还没有答复"
                    )),
                ];
            case Offer.Document:
                return
                [
                    .. (
                        await db
                            .Documents.AsNoTracking()
                            .Where(d => d.ProjectId == id && d.VoidReasonRef == null)
                            .OrderByDescending(d => d.Seq)
                            .Take(Most)
                            .ToListAsync(stop)
                    ).Select(d => new OfferLine(d.Id, $"{Paper.LabelOf(d.Kind)} {ChineseText.Date(d.IssuedOn)}")),
                ];
            case Offer.Record:
                return
                [
                    .. (
                        await db
                            .Records.AsNoTracking()
                            .Where(r => r.ProjectId == id)
                            .OrderByDescending(r => r.OccurredOn)
                            .Take(Most)
                            .ToListAsync(stop)
                    ).Select(r => new OfferLine(r.Id, $"{RecordKinds.Labels[r.Kind]} {ChineseText.Date(r.OccurredOn)}")),
                ];
            default:
                return null;
        }

        async Task<WageTable?> WagesAsync() => (await LabourMonth.WagesAsync(db, id, stop)).WagesOn(scope.Today);
    }

    /// <summary>The running cases of a project.</summary>
    private static async Task<IReadOnlyList<OfferLine>> CasesAsync(
        WorkReliefContext db,
        Scope scope,
        string project,
        CancellationToken stop
    )
    {
        var cases = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where p.Id == project && !c.Final
            orderby c.Id
            select new
            {
                c.Id,
                c.Kind,
                p.Name,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return [.. cases.Select(c => new OfferLine(c.Id, CaseTitle.Of(c.Kind, c.Id, c.Name)))];
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
