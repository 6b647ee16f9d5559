using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Purchases;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Loads what decisions about documents, notices' ends, purchases and the archive look at.</summary>
public sealed class ArchiveViews(WorkReliefContext db, CancellationToken stop)
{
    public async Task<DocumentView> DocumentAsync(DocumentView view, object input, Moment moment)
    {
        var project = view.Project.Id;
        if (input is INamesDocument named)
            return view with
            {
                Document = await db.Documents.AsNoTracking().Where(d => d.Id == named.Code && d.ProjectId == project)
                    .Select(d => new DocumentSeen(d.Id, d.CaseId, d.Kind, d.VoidReasonRef != null, d.ReturnedFile != null)).FirstOrDefaultAsync(stop),
            };
        if (input is not IssueDocument issue || !DocumentKinds.All.TryGetValue(issue.Kind, out var kind)) return view;
        var tier = kind.Subject == DocumentAbout.Acceptance ? await db.Acceptances.Where(a => a.Id == issue.Of && a.ProjectId == project).Select(a => a.Tier).FirstOrDefaultAsync(stop) : null;
        return view with
        {
            Tier = tier,
            SubjectCase = await CaseOfAsync(kind, issue.Of, project),
            Next = kind.Numbered ? await NextAsync(view.Area, moment.ActingAs, moment.OccurredOn.Year) : null,
        };
    }

    /// <summary>The office's next number: one more than its last of the year; the database lets nobody use it twice.</summary>
    public async Task<OfficeNumber> NextAsync(long area, string body, int year)
    {
        var office = Offices.Key(area, body);
        var last = await db.Documents.Where(d => d.Office == office && d.Year == year).MaxAsync(d => d.Number, stop) ?? 0;
        var seat = Offices.Seat(area, body);
        var prefix = (await db.Offices.FindAsync([office], stop))?.Prefix
            ?? Bodies.Address(body, await db.Areas.Where(a => a.Code == seat).Select(a => a.Name).FirstOrDefaultAsync(stop) ?? "");
        return new OfficeNumber(office, prefix, year, last + 1);
    }

    private async Task<string?> CaseOfAsync(DocumentKind kind, string? of, string project) => kind.Subject switch
    {
        DocumentAbout.Project => of is null ? project : null,
        DocumentAbout.Month => Workflows.Words.DayList.Month(of ?? "") is { } first && await MonthKnownAsync(project, first) ? project : null,
        DocumentAbout.Worker => await db.Contracts.AnyAsync(c => c.ProjectId == project && c.WorkerId == of, stop) ? project : null,
        DocumentAbout.Cycle => await db.PayCycles.AnyAsync(c => c.ProjectId == project && c.Id == of, stop) ? of : null,
        DocumentAbout.Acceptance => await db.Acceptances.AnyAsync(a => a.ProjectId == project && a.Id == of, stop) ? of : null,
        DocumentAbout.Rectification => await db.Rectifications.AnyAsync(r => r.ProjectId == project && r.Id == of, stop) ? of : null,
        DocumentAbout.Record => await db.Records.AnyAsync(r => r.ProjectId == project && r.Id == of && r.Kind == kind.About, stop) ? project : null,
        _ => null,
    };

    private Task<bool> MonthKnownAsync(string project, DateOnly first)
    {
        var last = first.AddMonths(1).AddDays(-1);
        return db.Contracts.AnyAsync(c => c.ProjectId == project && c.FromDay <= last && (c.UntilDay == null || first <= c.UntilDay), stop);
    }

    public async Task<PurchaseView> PurchaseAsync(PurchaseView view, bool opens) => opens
        ? view with { Purchases = await db.Purchases.CountAsync(p => p.ProjectId == view.Project.Id, stop) }
        : view with { Purchase = await db.Purchases.AsNoTracking().Where(p => p.Id == view.CaseId).Select(p => new PurchaseState(p.Id, p.Kind, p.AmountYuan)).SingleAsync(stop) };

    /// <summary>What left a project's funds: vouchers and the paid cycles.</summary>
    public async Task<IReadOnlyList<Spent>> SpendingAsync(string project)
    {
        var vouchers = await db.Spending.AsNoTracking().Where(s => s.ProjectId == project).Select(s => new Spent(s.Voucher, s.Kind, s.AmountYuan, s.Source, s.SpentOn)).ToListAsync(stop);
        var paid = await db.PayCycles.AsNoTracking().Where(c => c.ProjectId == project && c.PaidYuan != null && c.PaidOn != null)
            .Select(c => new Spent("劳务报酬 " + c.Id, FundLedger.Labour, c.PaidYuan!.Value, null, c.PaidOn!.Value)).ToListAsync(stop);
        return [.. vouchers.Concat(paid).OrderBy(s => s.On).ThenBy(s => s.Voucher, StringComparer.Ordinal)];
    }

    /// <summary>Kinds of notice, and for pay the cycles, whose newest notice ran clean to its end.</summary>
    public async Task<IReadOnlySet<string>> ClosedNoticesAsync(string project)
    {
        var closed = await (
            from n in db.Notices.AsNoTracking()
            join c in db.Cases on n.Id equals c.Id
            where n.ProjectId == project && c.Stage == NoticeTable.Closed
            select new { n.Kind, n.Subject }).ToListAsync(stop);
        return closed.Select(n => n.Subject ?? n.Kind).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<(IReadOnlyList<ItemState> Items, IReadOnlyList<string> Gates, IReadOnlyDictionary<string, IReadOnlyList<string>> Ticked)> ArchiveAsync(
        string project, string purpose, string stage, Pack pack, DateOnly on, IReadOnlyList<PaperGiven> given)
    {
        var papers = await db.Papers.Where(p => p.ProjectId == project).GroupBy(p => p.Kind).Select(g => new { g.Key, Seq = g.Max(p => p.Seq) }).ToListAsync(stop);
        // A form written here for a signature is evidence when it came back; a notice is as it was hung out.
        var documents = await db.Documents.Where(d => d.ProjectId == project && d.VoidReasonRef == null).GroupBy(d => d.Kind).Select(g => new { g.Key, Seq = g.Max(d => d.Seq) }).ToListAsync(stop);
        var evidence = papers.Concat(documents.Where(d => d.Key.EndsWith("-notice", StringComparison.Ordinal) || Unsigned.Contains(d.Key)))
            .GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Max(e => e.Seq), StringComparer.Ordinal);
        foreach (var paper in given) evidence[paper.Kind] = long.MaxValue;
        var rows = await db.ArchiveItems.AsNoTracking().Where(i => i.ProjectId == project).ToListAsync(stop);
        var verdicts = rows.Where(r => r.Qualified is not null).ToDictionary(r => r.Item, r => new ArchiveVerdict(r.Item, r.Qualified!.Value, r.ReviewedSeq, r.ReasonRef), StringComparer.Ordinal);
        return (ArchiveList.Of(pack.Archive(on), purpose, stage, evidence, verdicts),
            await db.ArchiveGates.Where(g => g.ProjectId == project).Select(g => g.Gate).ToListAsync(stop),
            rows.ToDictionary(r => r.Item, r => JsonSerializer.Deserialize<IReadOnlyList<string>>(r.Ticked, Fact.Json)!, StringComparer.Ordinal));
    }

    /// <summary>Documents that are complete as the system writes them.</summary>
    private static readonly HashSet<string> Unsigned = ["training-register", "expenditure-ledger", "archive-catalogue"];
}
