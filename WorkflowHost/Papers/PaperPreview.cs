using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A document as it would be written now. It gets no number and no code, and nothing of it is kept.</summary>
public sealed class PaperPreview(Store store, PaperMaker maker, Definitions definitions, IFileStore files, TimeProvider clock)
{
    /// <summary>Stands where an issued document has its verification code.</summary>
    private const string NoCode = "未出具";

    /// <summary>The printed page; null for whom may not see the project. What is asked must be what the engine would let through.</summary>
    public async Task<byte[]?> OfAsync(Scope scope, string project, IssueDocument asked, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return null;
        var kind = DocumentKinds.All[asked.Kind];
        var shape = (await definitions.PackAsync(db, own.PackHash, stop)).ShapeOf(own.Mode, own.ProposedOn)!;
        var about = await Subjects.DocumentHost.AboutAsync(db, project, kind.Name, asked.Of, stop);
        var issuers = DocumentKinds.Issuers(shape, kind, about);
        var mine = await DocumentReads.MineAsync(db, scope, own, stop);
        var (now, calendar) = (clock.GetUtcNow(), await definitions.CalendarAsync(db, stop));
        var moment = new Moment(
            scope.Account,
            issuers.FirstOrDefault(mine.Contains) ?? issuers[0],
            ChinaTime.DateOf(now),
            now,
            calendar,
            NoCode
        );
        var issue = new Issue(kind.Name, project, asked.Of, asked.Fields, null);
        var content = await maker.WriteAsync(db, issue, moment, NoCode, stop);
        // A code that leads nowhere would look like one that proves something.
        var draft = content with
        {
            Draft = true,
            FooterText = "草稿，未出具",
            Elements = [.. content.Elements.Where(e => e is not Qr)],
        };
        return PrintHtml.Write(draft, Read);

        byte[] Read(string hash)
        {
            using var stream = files.Open(hash);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
