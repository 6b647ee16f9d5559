using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Sealed">The file shows full numbers and lies sealed.</param>
/// <param name="Void">It is given out with a mark that says so.</param>
public sealed record DocumentForm(string File, string Ending, bool Sealed, bool Void);

/// <param name="Overdue">Its stage is over and it is not there, or was returned.</param>
public sealed record ArchiveLine(
    string Project,
    string Item,
    string Label,
    string Stage,
    string Level,
    string? Aspect,
    string State,
    bool Overdue
);

/// <param name="Archivist">Account that keeps the township's archives.</param>
public sealed record ArchiveState(string Project, string? Archivist, IReadOnlyList<ArchiveLine> Items, IReadOnlyList<string> GatesPassed);

/// <summary>
/// The three rights of the villagers in one project (MEI-02): what they can read, where they decided, what they objected to and how it
/// ended.
/// </summary>
public sealed record ThreeRights(
    IReadOnlyList<RightLine> Read,
    IReadOnlyList<RightLine> Decided,
    IReadOnlyList<RightLine> Objected,
    IReadOnlyList<RightLine> Told
);

public sealed record RightLine(DateOnly On, string What, string How);

public sealed record RegulationLine(string Id, string Title, string? Number, DateOnly IssuedOn, string File, IReadOnlyList<string> Steps);

/// <summary>A short text for a villagers' chat group; the picture stands beside it.</summary>
public sealed record NoticeShare(string Text, string Code, string File);

/// <summary>Questions about papers and archives. Each but the public one takes the scope of who asks.</summary>
public sealed class ArchiveReads(Store store, Definitions definitions, PublicAddress address, TimeProvider clock)
{
    /// <summary>The checklist of a project; null when the asker may not see it.</summary>
    public async Task<ArchiveState?> ProjectAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        var row = await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop);
        return row is null ? null : await StateAsync(db, row, stop);
    }

    /// <summary>What is overdue in all visible projects, by responsible level (BZ-01, GA-09).</summary>
    public async Task<IReadOnlyList<ArchiveLine>> OverdueAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var lines = new List<ArchiveLine>();
        foreach (var row in await scope.Projects(db).OrderBy(p => p.Id).ToListAsync(stop))
            lines.AddRange((await StateAsync(db, row, stop)).Items.Where(i => i.Overdue));
        return [.. lines.OrderBy(l => l.Level, StringComparer.Ordinal)];
    }

    private async Task<ArchiveState> StateAsync(WorkReliefContext db, ProjectRow row, CancellationToken stop)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var stage = await db.Cases.Where(c => c.Id == row.Id).Select(c => c.Stage).SingleAsync(stop);
        var pack = await definitions.PackNamedAsync(db, row.Pack, stop);
        var items = (await ArchiveHost.OfAsync(db, row, stage, pack, today, stop)).Items;
        var gates = await ArchiveHost.GatesAsync(db, row.Id, stop);
        var archivist = await db
            .Grants.Where(g =>
                g.Body == Bodies.Archivist
                && g.AreaFrom <= row.Area
                && row.Area <= g.AreaTo
                && g.FromDay <= today
                && (g.UntilDay == null || today <= g.UntilDay)
            )
            .Select(g => g.Account)
            .FirstOrDefaultAsync(stop);
        return new ArchiveState(
            row.Id,
            archivist,
            [
                .. items.Select(i => new ArchiveLine(
                    row.Id,
                    i.Item.Name,
                    i.Item.Label,
                    ArchiveList.Stages[i.Item.Stage],
                    ArchiveList.Levels[i.Item.Level],
                    i.Item.Aspect is { } a ? ArchiveList.Aspects[a] : null,
                    ArchiveList.StateLabels[i.State],
                    i.Overdue
                )),
            ],
            [.. ArchiveList.GateLabels.Where(g => gates.Contains(g.Key)).Select(g => g.Value)]
        );
    }

    public async Task<ThreeRights?> RightsAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.Projects(db).AnyAsync(p => p.Id == project, stop))
            return null;
        var dossier = await new DossierReader(db, definitions, stop).OfAsync(
            project,
            new DocumentHead("", null, "", "", "", default),
            ChinaTime.DateOf(clock.GetUtcNow()),
            new Dictionary<string, string?>()
        );
        var stream = Streams.OfProject(project);
        var decided = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == stream && (s.ActingAs == Bodies.VillagersAssembly || s.Action == "consultation.hold"))
            .OrderBy(s => s.Seq)
            .Select(s => new { s.OccurredOn, s.Action })
            .ToListAsync(stop);
        var objections = await (
            from o in db.Objections.AsNoTracking()
            join n in db.PublicNotices on o.NoticeId equals n.Id
            where n.ProjectId == project
            orderby o.LodgedOn, o.NoticeId, o.Number
            select new
            {
                o.LodgedOn,
                n.Kind,
                o.Upheld,
                o.AnsweredOn,
            }
        ).ToListAsync(stop);
        return new ThreeRights(
            [.. dossier.Notices.Select(n => new RightLine(n.PostedOn, n.Kind, $"{n.Place}，{n.Stage}"))],
            [
                .. decided.Select(s => new RightLine(s.OccurredOn, Catalogue.Program.Actions[s.Action].Label, "村民（代表）会议或会商")),
                .. dossier
                    .Records["council_election"]
                    .Select(r => new RightLine(r.On, "选举项目理事会", $"到会{r.Fields["present"]}人，应到{r.Fields["entitled"]}人")),
            ],
            [
                .. objections.Select(o => new RightLine(
                    o.LodgedOn,
                    PublicNoticeTable.KindLabels[o.Kind],
                    o.Upheld switch
                    {
                        true => $"成立，{o.AnsweredOn:yyyy-MM-dd}答复，已更正",
                        false => $"不成立，{o.AnsweredOn:yyyy-MM-dd}书面答复",
                        null => "查核中",
                    }
                )),
            ],
            [
                .. dossier
                    .Records["mobilisation"]
                    .Select(r => new RightLine(r.On, r.Fields["channel"], $"到场{r.Fields["present"]}人：{r.Fields["content"]}")),
            ]
        );
    }

    /// <summary>
    /// The regulation library of the places that the asker may see, by the step they govern when one is asked for (MEI-12).
    /// </summary>
    public async Task<IReadOnlyList<RegulationLine>> RegulationsAsync(Scope scope, string? step, CancellationToken stop)
    {
        await using var db = store.Open();
        var areas = scope.Areas(db).Select(a => a.Code);
        var rows = await db
            .Regulations.AsNoTracking()
            .Where(r => areas.Contains(r.Area))
            .OrderBy(r => r.IssuedOn)
            .ThenBy(r => r.Id)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new RegulationLine(
                    r.Id,
                    r.Title,
                    r.Number,
                    r.IssuedOn,
                    r.File,
                    r.Steps.Split(',', StringSplitOptions.RemoveEmptyEntries)
                ))
                .Where(r => step is null || r.Steps.Contains(step)),
        ];
    }

    /// <summary>The frozen form of a document that the asker may see; what shows full numbers, only to whom it concerns.</summary>
    public async Task<DocumentForm?> FormAsync(Scope scope, string code, string form, CancellationToken stop)
    {
        await using var db = store.Open();
        var projects = scope.Projects(db).Select(p => p.Id);
        // A county's list or summary belongs to whoever may issue it there.
        var paper = await db
            .Documents.AsNoTracking()
            .FirstOrDefaultAsync(
                d =>
                    d.Id == code
                    && (
                        projects.Contains(d.ProjectId!)
                        || (
                            d.ProjectId == null
                            && db.Set<GrantRow>()
                                .Any(g =>
                                    g.Account == scope.Account
                                    && g.ProjectId == null
                                    && g.FromDay <= scope.Today
                                    && (g.UntilDay == null || scope.Today <= g.UntilDay)
                                    && db.Set<AreaRow>()
                                        .Any(a => d.Of!.StartsWith(a.Code + "/") && g.AreaFrom <= a.Code && a.Last <= g.AreaTo)
                                )
                        )
                    ),
                stop
            );
        var isPrivate = DocumentKinds.All.TryGetValue(paper?.Kind ?? "", out var kind) && kind.Private;
        if (paper is null || (isPrivate && !await IsReaderAsync(db, scope, paper, kind!, stop)))
            return null;
        var isVoid = paper.VoidReasonRef is not null;
        return form switch
        {
            "html" or "pdf" => new(paper.File, form, isPrivate, isVoid),
            "docx" when paper.Docx is { } docx => new(docx, form, isPrivate, isVoid),
            "xlsx" when paper.Xlsx is { } xlsx => new(xlsx, form, isPrivate, isVoid),
            // As it was handed in.
            "scan" when paper.ReturnedFile is { } scan => new(scan, form, Sealed: false, Void: false),
            _ => null,
        };
    }

    private async Task<bool> IsReaderAsync(WorkReliefContext db, Scope scope, DocumentRow paper, DocumentKind kind, CancellationToken stop)
    {
        var own = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == paper.ProjectId, stop);
        var shape = (await definitions.PackAsync(db, own.PackHash, stop)).ShapeOf(own.Mode, own.ProposedOn)!;
        return DocumentReads.Opens(shape, kind, await DocumentReads.GrantsAsync(db, scope, own, stop), paper.Of);
    }

    /// <summary>What can be put into a villagers' chat group beside the poster: no name of a worker, no number.</summary>
    public async Task<NoticeShare?> ShareAsync(Scope scope, string noticeId, CancellationToken stop)
    {
        await using var db = store.Open();
        var projects = scope.Projects(db);
        var found = await (
            from n in db.PublicNotices.AsNoTracking()
            join p in projects on n.ProjectId equals p.Id
            join t in db.Texts on n.PlaceRef equals t.Key
            join d in db.Documents on n.Id equals d.CaseId
            where n.Id == noticeId
            orderby d.Seq descending
            select new
            {
                n.Kind,
                n.LastDay,
                n.PostedOn,
                p.Name,
                Place = t.Text,
                d.Id,
                d.File,
            }
        ).FirstOrDefaultAsync(stop);
        return found is null
            ? null
            : new NoticeShare(
                $"【{PublicNoticeTable.KindLabels[found.Kind]}】{found.Name}：已于{ChineseText.Date(found.PostedOn)}在{found.Place}张贴，"
                    + $"公示至{ChineseText.Date(found.LastDay)}。有不同意见的，请在公示期内向村委会或乡镇反映。核对：{address.Verify(found.Id)}",
                found.Id,
                found.File
            );
    }
}
