using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A document as the desk lists it.</summary>
/// <param name="Of">What it is about, in words; empty for the project itself.</param>
/// <param name="Number">文号; null for what carries none.</param>
/// <param name="State">现行, 已有新的, 已作废.</param>
/// <param name="Ours">A form that is written at the desk and may be voided there, and comes back signed.</param>
public sealed record IssuedDocument(
    string Code,
    string Case,
    string Kind,
    string Label,
    string Of,
    string? Number,
    DateOnly IssuedOn,
    string State,
    string? VoidReason,
    DateOnly? SignedOn,
    bool Sealed,
    bool Returned,
    bool HasXlsx,
    bool Ours
)
{
    public const string Standing = "现行";

    /// <summary>Whether the asker may: what shows full numbers is opened by <see cref="DocumentKinds.Readers"/> alone.</summary>
    public bool Opens { get; init; } = true;
}

/// <summary>A kind of document that the asker may write now.</summary>
/// <param name="About">What each is about, with its label; empty where it is about the project itself.</param>
public sealed record DocumentOffered(string Kind, string Label, string Link, IReadOnlyList<OfferLine> About, bool OfProject);

/// <summary>A project's documents, and what may be written.</summary>
public sealed class DocumentReads(Store store, Definitions definitions)
{
    /// <summary>The newest first; null for a project that the asker may not see.</summary>
    public async Task<IReadOnlyList<IssuedDocument>?> ListAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return null;
        var shape = (await definitions.PackAsync(db, own.PackHash, stop)).ShapeOf(own.Mode, own.ProposedOn)!;
        var grants = await GrantsAsync(db, scope, own, stop);
        return await ListAsync(db, own, stop, row => KindOf(row) is not { Private: true } kind || Opens(shape, kind, grants, row.Of));
    }

    /// <summary>The newest first.</summary>
    internal async Task<IReadOnlyList<IssuedDocument>> ListAsync(
        WorkReliefContext db,
        ProjectRow own,
        CancellationToken stop,
        Func<DocumentRow, bool>? opens = null
    )
    {
        var project = own.Id;
        var rows = await db.Documents.AsNoTracking().Where(d => d.ProjectId == project).OrderByDescending(d => d.Seq).ToListAsync(stop);
        var reasons = rows.Select(r => r.VoidReasonRef).OfType<string>().ToList();
        var said = await db.Texts.AsNoTracking().Where(t => reasons.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        var offices = rows.Select(r => r.Office).OfType<string>().Distinct().ToList();
        var prefixes = await db
            .Offices.AsNoTracking()
            .Where(o => offices.Contains(o.Office))
            .ToDictionaryAsync(o => o.Office, o => o.Prefix!, stop);
        var workers = rows.Where(r => KindOf(r)?.Subject == DocumentAbout.Worker).Select(r => r.Of!).Distinct().ToList();
        var names = await WorkerNames.OfAsync(db, workers, inFull: false, stop);
        var cases = await TitlesAsync(db, definitions, project, stop);
        var newest = rows.Where(r => r.VoidReasonRef is null)
            .GroupBy(r => (r.CaseId, r.Kind, r.Of))
            .Select(g => g.First().Id)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(r => new IssuedDocument(
                r.Id,
                r.CaseId,
                r.Kind,
                DocumentKinds.LabelOf(r.Kind),
                OfInWords(r, names, cases),
                r.Office is null ? null : new OfficeNumber(r.Office, prefixes[r.Office], r.Year!.Value, r.Number!.Value).ToString(),
                r.IssuedOn,
                r.VoidReasonRef is not null ? "已作废"
                    : newest.Contains(r.Id) ? IssuedDocument.Standing
                    : "已有新的",
                r.VoidReasonRef is { } reason ? said.GetValueOrDefault(reason) : null,
                r.SignedOn,
                r.Sealed,
                r.ReturnedFile is not null,
                r.Xlsx is not null,
                KindOf(r) is not null
            )
            {
                Opens = opens?.Invoke(r) ?? true,
            }),
        ];
    }

    /// <summary>What the asker's bodies issue in the county's practice, in working order.</summary>
    public async Task<IReadOnlyList<DocumentOffered>> OfferedAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return [];
        var shape = (await definitions.PackAsync(db, own.PackHash, stop)).ShapeOf(own.Mode, own.ProposedOn)!;
        var mine = await MineAsync(db, scope, own, stop);
        var stage = await db.Cases.Where(c => c.Id == project).Select(c => c.Stage).SingleAsync(stop);
        var offered = new List<DocumentOffered>();
        foreach (var kind in DocumentKinds.All.Values.Where(k => k.Subject != DocumentAbout.County))
        {
            if (!kind.At.Stages(shape).Contains(stage) || !DocumentKinds.Issuers(shape, kind, null).Any(mine.Contains))
                continue;
            var about = kind.Subject == DocumentAbout.Project ? [] : await AboutAsync(db, own, kind, scope.Today, stop);
            if (kind.Subject == DocumentAbout.Project || about.Count > 0)
                offered.Add(new DocumentOffered(kind.Name, kind.Label, kind.Link, about, kind.Subject == DocumentAbout.Project));
        }
        return offered;
    }

    /// <summary>The kind of one of a project's documents; null when it has none of that code.</summary>
    public async Task<string?> KindAsync(Scope scope, string project, string code, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db
            .Documents.Where(d => d.Id == code && d.ProjectId == project && scope.Projects(db).Any(p => p.Id == project))
            .Select(d => d.Kind)
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>What a kind can be about in a project, the newest first.</summary>
    public async Task<IReadOnlyList<OfferLine>> AboutAsync(Scope scope, string project, string kind, CancellationToken stop)
    {
        await using var db = store.Open();
        return
            DocumentKinds.All.TryGetValue(kind, out var known)
            && await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is { } own
            ? await AboutAsync(db, own, known, scope.Today, stop)
            : [];
    }

    /// <summary>The asker's bodies in a project.</summary>
    internal static async Task<IReadOnlyList<string>> MineAsync(
        WorkReliefContext db,
        Scope scope,
        ProjectRow project,
        CancellationToken stop
    ) => [.. (await GrantsAsync(db, scope, project, stop)).Where(g => g.CaseId is null).Select(g => g.Body).Distinct()];

    /// <summary>The asker's grants in a project, those for one case of it among them.</summary>
    internal static Task<List<GrantRow>> GrantsAsync(WorkReliefContext db, Scope scope, ProjectRow project, CancellationToken stop) =>
        scope
            .Grants(db)
            .Where(g => g.ProjectId == project.Id || (g.ProjectId == null && g.AreaFrom <= project.Area && project.Area <= g.AreaTo))
            .ToListAsync(stop);

    /// <summary>To whom the case was handed on, its paper was too.</summary>
    /// <param name="of">What the paper is about.</param>
    internal static bool Opens(Shape shape, DocumentKind kind, IEnumerable<GrantRow> grants, string? of) =>
        grants.Where(g => g.CaseId is null || g.CaseId == of).Select(g => g.Body).Intersect(DocumentKinds.Readers(shape, kind)).Any();

    private async Task<IReadOnlyList<OfferLine>> AboutAsync(
        WorkReliefContext db,
        ProjectRow project,
        DocumentKind kind,
        DateOnly today,
        CancellationToken stop
    )
    {
        var id = project.Id;
        switch (kind.Subject)
        {
            case DocumentAbout.Month:
                return Months(project, today);
            case DocumentAbout.Worker:
                var workers = await db.Contracts.Where(c => c.ProjectId == id).Select(c => c.WorkerId).Distinct().ToListAsync(stop);
                var names = await WorkerNames.OfAsync(db, workers, inFull: false, stop);
                return [.. workers.Order(StringComparer.Ordinal).Select(w => new OfferLine(w, names.GetValueOrDefault(w, w)))];
            case DocumentAbout.Cycle or DocumentAbout.Acceptance or DocumentAbout.Rectification or DocumentAbout.Notice:
                var of = kind.Subject switch
                {
                    DocumentAbout.Cycle => "pay-cycle",
                    DocumentAbout.Acceptance => "acceptance",
                    DocumentAbout.Notice => PublicNoticeTable.Kind,
                    _ => "rectification",
                };
                var titles = await TitlesAsync(db, definitions, id, stop);
                var cases = await db
                    .Cases.Where(c => c.ProjectId == id && c.Kind == of)
                    .Where(c => of != PublicNoticeTable.Kind || c.Stage == PublicNoticeTable.Closed)
                    .OrderByDescending(c => c.OpenedOn)
                    .ThenByDescending(c => c.Id)
                    .Select(c => c.Id)
                    .ToListAsync(stop);
                return [.. cases.Select(c => new OfferLine(c, titles[c]))];
            case DocumentAbout.Record:
                return
                [
                    .. (
                        await db
                            .Records.AsNoTracking()
                            .Where(r => r.ProjectId == id && r.Kind == kind.About)
                            .OrderByDescending(r => r.OccurredOn)
                            .ToListAsync(stop)
                    ).Select(r => new OfferLine(
                        r.Id,
                        $"{ChineseText.Date(r.OccurredOn)} {r.Level} {Workflows.Records.RecordKinds.Labels[r.Kind]}"
                    )),
                ];
            default:
                return [];
        }
    }

    /// <summary>The months of a project's works up to today, the newest first.</summary>
    internal static IReadOnlyList<OfferLine> Months(ProjectRow project, DateOnly today)
    {
        if (project.CommencedOn is not { } begin)
            return [];
        var last = project.CompletedOn is { } end && end < today ? end : today;
        var count = Math.Max(1, (last.Year - begin.Year) * 12 + last.Month - begin.Month + 1);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(n => new DateOnly(begin.Year, begin.Month, 1).AddMonths(n))
                .Reverse()
                .Select(m => new OfferLine($"{m:yyyy-MM}", $"{m.Year}年{m.Month}月")),
        ];
    }

    private static DocumentKind? KindOf(DocumentRow row) => DocumentKinds.All.GetValueOrDefault(row.Kind);

    private static string OfInWords(DocumentRow row, Dictionary<string, string> names, Dictionary<string, string> cases) =>
        KindOf(row)?.Subject switch
        {
            DocumentAbout.Worker => names.GetValueOrDefault(row.Of!, row.Of!),
            DocumentAbout.Month when DayList.Month(row.Of!) is { } month => $"{month.Year}年{month.Month}月",
            DocumentAbout.Notice => cases.GetValueOrDefault(row.Of!, ""),
            _ => row.CaseId == row.ProjectId ? "" : cases.GetValueOrDefault(row.CaseId, ""),
        };

    /// <summary>Case of the project → what a person calls it.</summary>
    internal static async Task<Dictionary<string, string>> TitlesAsync(
        WorkReliefContext db,
        Definitions definitions,
        string project,
        CancellationToken stop
    )
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var c in await db
                .Cases.AsNoTracking()
                .Where(c => c.ProjectId == project)
                .Select(c => new { c.Id, c.TableHash })
                .ToListAsync(stop)
        )
            titles[c.Id] = CaseTitle.Within(await definitions.TableAsync(db, c.TableHash, stop), c.Id);
        return titles;
    }
}
