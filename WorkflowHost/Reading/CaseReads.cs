using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Reading;

public enum StageState
{
    Done,
    Now,
    Skipped,
    Ahead,
}

/// <param name="On">The day the case came to it; null while it has not.</param>
/// <param name="By">Who brought it there.</param>
public sealed record StageMark(string Label, StageState State, DateOnly? On, string? By);

/// <summary>A step that may be taken from where the case stands.</summary>
/// <param name="To">Where it leads: a stage's name.</param>
/// <param name="Mine">The asker holds the body here.</param>
/// <param name="Lacks">Kinds of the papers that are not there yet.</param>
public sealed record Way(
    string Action,
    string Label,
    string Body,
    string BodyLabel,
    string? About,
    string To,
    string ToLabel,
    bool Awaited,
    bool Mine,
    IReadOnlyList<string> Lacks,
    string Clause
);

/// <summary>One step in the history, in words.</summary>
/// <param name="Stage">After the step.</param>
/// <param name="Reason">Why, where the step says so.</param>
public sealed record Taken(
    long Seq,
    string Action,
    string Label,
    string By,
    string ActingAs,
    DateOnly On,
    DateTimeOffset RecordedUtc,
    string Stage,
    string StageLabel,
    string? Reason
);

/// <summary>A case's procedure and its way through it.</summary>
/// <param name="Pack">The pack's name, by which with the mode its procedure is called.</param>
/// <param name="Steps">The first first; none where another case's step opened it and nothing happened since.</param>
public sealed record CaseTrail(
    string Id,
    string Title,
    string Project,
    string Pack,
    string Mode,
    Table Table,
    string Stage,
    DateOnly OpenedOn,
    IReadOnlyList<Taken> Steps
);

public sealed record PaperLine(string Label, string Kind, string? File, string? Number, DateOnly On);

/// <param name="Objector">Who objected, where it was said; only for those who answer.</param>
public sealed record ObjectionLine(
    int Number,
    DateOnly LodgedOn,
    string Channel,
    string Text,
    DateOnly? AnsweredOn,
    bool? Upheld,
    string? Reply,
    string? Objector = null
);

public sealed record NoticeLine(string Id, string Kind, string Label, string Place, DateOnly PostedOn, DateOnly LastDay, bool Provisional);

/// <summary>A case as its page shows it.</summary>
public sealed record CasePage(
    string Id,
    string Kind,
    string Title,
    string Project,
    string ProjectName,
    string Stage,
    string StageLabel,
    bool Final
)
{
    public DateOnly? DueOn { get; init; }
    public required IReadOnlyList<StageMark> Line { get; init; }
    public required IReadOnlyList<Way> Ways { get; init; }
    public required IReadOnlyList<Taken> Steps { get; init; }
    public required IReadOnlyList<PaperLine> Papers { get; init; }
    public NoticeLine? Notice { get; init; }
    public IReadOnlyList<ObjectionLine> Objections { get; init; } = [];

    /// <summary>The last day on which an open objection is answered in time; null while none is open.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>Of a notice, how it hung; also those that came with the step of the case that waits for it.</summary>
    public IReadOnlyList<PaperLine> Photos { get; init; } = [];
}

/// <summary>Questions about one case, whatever it is about.</summary>
public sealed class CaseReads(Store store, Definitions definitions, Vault vault)
{
    /// <summary>Null when there is none, or none that the asker may see.</summary>
    public async Task<CasePage?> PageAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        var found = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where c.Id == id
            select new { Case = c, p.Name }
        ).FirstOrDefaultAsync(stop);
        if (found is null)
            return null;
        var held = found.Case;
        var table = await definitions.TableAsync(db, held.TableHash, stop);
        var steps = await TakenAsync(db, table, held, stop);
        var papers = await db
            .Papers.AsNoTracking()
            .Where(p => p.CaseId == id || p.CaseId == held.ProjectId)
            .OrderBy(p => p.Seq)
            .ToListAsync(stop);
        var kinds = papers.Select(p => p.Kind).ToHashSet(StringComparer.Ordinal);
        var grants = await scope.Grants(db).ToListAsync(stop);
        bool Mine(string body) => grants.Any(g => g.Body == body && g.Covers(held.ProjectId, held.Area, held.Id));
        return new CasePage(
            held.Id,
            held.Kind,
            CaseTitle.Of(table, held.Id, found.Name),
            held.ProjectId!,
            found.Name,
            held.Stage,
            table.StageLabel(held.Stage),
            held.Final
        )
        {
            DueOn = held.DueOn,
            Line = StageLine.Of(table, held.Stage, [.. steps.Select(s => (s.Stage, s.On, s.By))]),
            Ways =
            [
                .. table
                    .RowsFrom(held.Stage)
                    .Where(r => !Bodies.OfTheProgram.Contains(r.Body))
                    .Select(r => new Way(
                        r.Action,
                        r.Label,
                        r.Body,
                        Bodies.Labels[r.Body],
                        r.About,
                        r.To,
                        table.StageLabel(r.To),
                        r.Awaited,
                        Mine(r.Body),
                        [.. r.Papers.Where(p => !kinds.Contains(p))],
                        r.Clause.Id
                    )),
            ],
            Steps = steps,
            Papers =
            [
                .. papers
                    .Where(p => p.CaseId == id)
                    .Select(p => new PaperLine(
                        Paper.LabelOf(p.Kind),
                        p.Kind,
                        p.File.Hex,
                        p.DocumentNumber,
                        steps.First(s => s.Seq == p.Seq).On
                    )),
            ],
            Notice = await NoticeAsync(db, held, stop),
            Photos = held.Kind == PublicNoticeTable.Kind ? await PhotosAsync(db, id, stop) : [],
            Objections = await ObjectionsAsync(db, held, table.Rows.Any(r => r.Action == "public-notice.dismiss" && Mine(r.Body)), stop),
            AnswerBy = held.Kind == PublicNoticeTable.Kind ? await BoardReads.AnswerByAsync(db, id, stop) : null,
        };
    }

    /// <summary>Null when there is none, or none that the asker may see.</summary>
    public async Task<CaseTrail?> TrailAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        var found = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where c.Id == id
            select new { Case = c, Project = p }
        ).FirstOrDefaultAsync(stop);
        if (found is null)
            return null;
        var table = await definitions.TableAsync(db, found.Case.TableHash, stop);
        return new CaseTrail(
            id,
            CaseTitle.Of(table, id, found.Project.Name),
            found.Project.Id,
            found.Project.Pack,
            found.Project.Mode,
            table,
            found.Case.Stage,
            found.Case.OpenedOn,
            await TakenAsync(db, table, found.Case, stop)
        );
    }

    private static async Task<IReadOnlyList<Taken>> TakenAsync(WorkReliefContext db, Table table, CaseRow held, CancellationToken stop)
    {
        var steps = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == Streams.OfProject(held.ProjectId!) && s.CaseId == held.Id)
            .OrderBy(s => s.Seq)
            .ToListAsync(stop);
        var names = await People.NamesAsync(db, [.. steps.Select(s => s.Account).Distinct()], stop);
        var reasons = await ProjectReads.ReasonsAsync(db, steps, stop);
        return
        [
            .. steps.Select(s => new Taken(
                s.Seq,
                s.Action,
                ProjectReads.LabelOf(table, s),
                names.GetValueOrDefault(s.Account) ?? Bodies.Labels.GetValueOrDefault(s.Account, s.Account),
                Bodies.Labels.GetValueOrDefault(s.ActingAs, s.ActingAs),
                s.OccurredOn,
                s.RecordedUtc,
                s.Stage,
                table.StageLabel(s.Stage),
                reasons.GetValueOrDefault(s.Seq)
            )),
        ];
    }

    private static async Task<NoticeLine?> NoticeAsync(WorkReliefContext db, CaseRow held, CancellationToken stop) =>
        await (
            from n in db.PublicNotices.AsNoTracking()
            join t in db.Texts.AsNoTracking() on n.PlaceRef equals t.Key
            where n.Id == held.Id || n.Subject == held.Id
            orderby n.PostedOn descending, n.Id descending
            select new NoticeLine(n.Id, n.Kind, n.Kind, t.Text, n.PostedOn, n.LastDay, n.Provisional)
        ).FirstOrDefaultAsync(stop)
            is { } notice
            ? notice with
            {
                Label = PublicNoticeTable.KindLabels[notice.Kind],
            }
            : null;

    private static async Task<IReadOnlyList<PaperLine>> PhotosAsync(WorkReliefContext db, string notice, CancellationToken stop)
    {
        const string photo = "posting-photo";
        var rows = await (
            from n in db.PublicNotices.AsNoTracking()
            from p in db.Papers.AsNoTracking()
            join s in db.Steps on new { p.Stream, p.Seq } equals new { s.Stream, s.Seq }
            where n.Id == notice && p.Kind == photo
            where p.CaseId == n.Id || (p.CaseId == n.Subject && n.PostedOn <= s.OccurredOn)
            orderby p.Seq, p.Number
            select new
            {
                p.File,
                p.DocumentNumber,
                s.OccurredOn,
            }
        ).ToListAsync(stop);
        return [.. rows.Select(r => new PaperLine(Paper.LabelOf(photo), photo, r.File.Hex, r.DocumentNumber, r.OccurredOn))];
    }

    private async Task<IReadOnlyList<ObjectionLine>> ObjectionsAsync(
        WorkReliefContext db,
        CaseRow held,
        bool answers,
        CancellationToken stop
    )
    {
        var lines = await (
            from o in db.Objections.AsNoTracking()
            join t in db.Texts.AsNoTracking() on o.TextRef equals t.Key
            join r in db.Texts.AsNoTracking() on o.ReplyRef equals r.Key into replies
            from reply in replies.DefaultIfEmpty()
            where o.NoticeId == held.Id
            orderby o.Number
            select new
            {
                o.TextRef,
                Line = new ObjectionLine(o.Number, o.LodgedOn, o.Channel, t.Text, o.AnsweredOn, o.Upheld, (string?)reply!.Text, null),
            }
        ).ToListAsync(stop);
        if (!answers)
            return [.. lines.Select(l => l.Line)];
        var keys = lines.ToDictionary(l => ObjectionTexts.Beside(l.TextRef, ObjectionTexts.Objector), l => l.Line.Number);
        var said = await db.Texts.AsNoTracking().Where(t => keys.Keys.Contains(t.Key)).ToListAsync(stop);
        var names = said.ToDictionary(t => keys[t.Key], t => vault.Unseal(t.Text));
        return [.. lines.Select(l => l.Line with { Objector = names.GetValueOrDefault(l.Line.Number) })];
    }
}
