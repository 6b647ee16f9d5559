using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>One paper of an archive with all its forms: what a list of contents calls an item (件).</summary>
/// <param name="Stage">One of <see cref="ArchiveList.Stages"/>.</param>
/// <param name="Keep">保管期限, one of <see cref="ArchiveList.Terms"/>; null for what no list names.</param>
/// <param name="Label">The kind of paper.</param>
/// <param name="Of">What it is about, in words; empty for the project itself.</param>
/// <param name="Office">Who is answerable for it (责任者).</param>
/// <param name="Number">文号.</param>
/// <param name="Note">Void, superseded, not signed.</param>
/// <param name="Page">The page that was written here and can be printed; null for what came from outside.</param>
/// <param name="Sealed">Its forms show full numbers and lie sealed; the scan that came back does not.</param>
/// <param name="Void">Its print would look as if it stood.</param>
public sealed record ArchivePiece(
    string Stage,
    string? Keep,
    string Label,
    string Of,
    string Office,
    string? Number,
    DateOnly On,
    string Note,
    IReadOnlyList<(string Suffix, FileHash File)> Forms,
    FileHash? Page = null,
    bool Sealed = false,
    bool Void = false
)
{
    public string Title => Of.Length == 0 ? Label : $"{Label}（{Of}）";
}

/// <summary>Finds the papers of a project in the order in which they came to it.</summary>
public sealed class ArchivePieces(Definitions definitions, DocumentReads documents)
{
    public async Task<IReadOnlyList<ArchivePiece>> OfAsync(
        WorkReliefContext db,
        ProjectRow project,
        IReadOnlyList<ArchiveItem> items,
        CancellationToken stop
    )
    {
        var listed = items.SelectMany(i => i.Papers.Select(p => (Paper: p, Item: i))).ToLookup(i => i.Paper, i => i.Item);
        var stream = Streams.OfProject(project.Id);
        var past = await db
            .Steps.Where(s => s.CaseId == project.Id)
            .OrderBy(s => s.Seq)
            .Select(s => new { s.Seq, s.Stage })
            .ToListAsync(stop);
        var bodies = await db
            .Steps.Where(s => s.Stream == stream)
            .OrderBy(s => s.Seq)
            .Select(s => new
            {
                s.Seq,
                s.ActingAs,
                s.OccurredOn,
            })
            .ToListAsync(stop);
        var names = await OfficeNames.InAsync(db, project.Area, project.Contractor, stop);
        var titles = await DocumentReads.TitlesAsync(db, definitions, project.Id, stop);
        var rows = await db.Documents.AsNoTracking().Where(d => d.ProjectId == project.Id).ToDictionaryAsync(d => d.Id, stop);
        var returned = rows.Values.Select(d => (d.Kind, d.ReturnedFile)).ToHashSet();
        var pieces = new List<(long Seq, ArchivePiece Piece)>();
        foreach (var paper in await db.Papers.AsNoTracking().Where(p => p.ProjectId == project.Id).OrderBy(p => p.Number).ToListAsync(stop))
            // A scan that came back stands with its document.
            if (!returned.Contains((paper.Kind, paper.File)))
                pieces.Add(
                    (
                        paper.Seq,
                        new ArchivePiece(
                            StageOf(paper.Kind, paper.Seq),
                            listed[paper.Kind].FirstOrDefault()?.Keep,
                            Paper.LabelOf(paper.Kind),
                            paper.CaseId == project.Id ? "" : titles.GetValueOrDefault(paper.CaseId, ""),
                            Office(paper.Seq),
                            paper.DocumentNumber,
                            paper.DocumentDate ?? bodies.Find(b => b.Seq == paper.Seq)!.OccurredOn,
                            "",
                            [("", paper.File)]
                        )
                    )
                );
        foreach (var said in await documents.ListAsync(db, project, stop))
        {
            var row = rows[said.Code];
            var forms = new (string, FileHash?)[] { ("", row.File), ("", row.Docx), ("", row.Xlsx), ("-签字盖章件", row.ReturnedFile) };
            pieces.Add(
                (
                    row.Seq,
                    new ArchivePiece(
                        StageOf(row.Kind, row.Seq),
                        listed[row.Kind].FirstOrDefault()?.Keep,
                        said.Label,
                        said.Of,
                        Office(row.Seq),
                        said.Number,
                        row.IssuedOn,
                        Note(said),
                        [.. forms.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!.Value))],
                        row.File,
                        DocumentKinds.IsPrivate(said.Kind),
                        row.VoidReasonRef is not null
                    )
                )
            );
        }
        return [.. pieces.OrderBy(p => p.Seq).Select(p => p.Piece)];

        // What no list names lies where the project stood when it came.
        string StageOf(string kind, long seq) =>
            listed[kind].FirstOrDefault()?.Stage
            ?? ArchiveList.StageAt(past.LastOrDefault(p => p.Seq <= seq)?.Stage ?? ProjectStages.Reserve);

        string Office(long seq) => names.Of(bodies.Last(b => b.Seq <= seq && !Bodies.OfTheProgram.Contains(b.ActingAs)).ActingAs);
    }

    private static string Note(IssuedDocument said) =>
        said.State != IssuedDocument.Standing ? said.State
        : said.Ours && !said.Returned ? "未签署"
        : DocumentKinds.IsPrivate(said.Kind) ? "电子件加密，以签字件为准"
        : "";
}
