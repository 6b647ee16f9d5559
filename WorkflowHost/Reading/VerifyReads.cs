using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>What anyone who holds a paper may know about it: enough to hold it against the paper, and no name of a worker.</summary>
/// <param name="Office">Who issued it.</param>
/// <param name="Yuan">The sum of a pay sheet or its notice, while it is the newest one.</param>
/// <param name="Pages">As it is printed; null until it was printed once.</param>
/// <param name="State">current, unsigned, superseded, withdrawn or void.</param>
/// <param name="Says">The same in Chinese, for whoever scanned the code.</param>
/// <param name="Forms">The files of it that there are.</param>
/// <param name="Notice">The notice that the paper is, which hangs on the public board.</param>
public sealed record Verified(
    string Code,
    string Label,
    string? Project,
    string Office,
    string? Number,
    DateOnly IssuedOn,
    decimal? Yuan,
    int? Pages,
    string State,
    string Says,
    DateOnly? SignedOn,
    bool Sealed,
    IReadOnlyList<VerifiedForm> Forms,
    string? Notice
);

/// <param name="Label">What kind of file, in Chinese.</param>
/// <param name="Sha256">Of its bytes, as they were issued.</param>
public sealed record VerifiedForm(string Label, string Sha256);

/// <summary>Public: whether a paper is ours, still stands, and is the one that was issued.</summary>
public sealed class VerifyReads(Store store)
{
    /// <summary>By the code on the paper, however it was typed. Null for a code that is not ours.</summary>
    public async Task<Verified?> OfAsync(string code, CancellationToken stop)
    {
        await using var db = store.Open();
        var paper = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == VerificationCode.Tidy(code), stop);
        if (paper is null)
            return null;
        var project = await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paper.ProjectId, stop);
        var notice = await db
            .Cases.Where(c => c.Id == paper.CaseId && c.Kind == PublicNoticeTable.Kind)
            .Select(c => c.Stage)
            .FirstOrDefaultAsync(stop);
        var (state, says) = await StateAsync(db, paper, notice, stop);
        var print = await db.Set<PrintRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Page == paper.File, stop);
        return new Verified(
            paper.Id,
            DocumentKinds.LabelOf(paper.Kind),
            project?.Name,
            await OfficeAsync(db, paper, project, stop),
            await NumberAsync(db, paper, stop),
            paper.IssuedOn,
            state is Current or Unsigned ? await SumAsync(db, paper, stop) : null,
            print?.Pages,
            state,
            says,
            paper.SignedOn,
            paper.Sealed,
            [.. Forms(paper, print)],
            notice is not null && paper.Kind.EndsWith("-notice", StringComparison.Ordinal) ? paper.CaseId : null
        );
    }

    /// <summary>The form whose very bytes these are; null when they are none of this paper's.</summary>
    public static async Task<string?> SameAsync(Verified paper, Stream given, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(given, stop));
        return paper.Forms.FirstOrDefault(f => f.Sha256 == hash)?.Label;
    }

    private const string Current = "current";
    private const string Unsigned = "unsigned";

    private static async Task<(string State, string Says)> StateAsync(
        WorkReliefContext db,
        DocumentRow paper,
        string? notice,
        CancellationToken stop
    )
    {
        if (paper.VoidReasonRef is not null)
            return ("void", "已作废");
        var newer = await db.Documents.AnyAsync(
            d =>
                d.Seq > paper.Seq
                && d.ProjectId == paper.ProjectId
                && d.CaseId == paper.CaseId
                && d.Kind == paper.Kind
                && d.Of == paper.Of
                && d.VoidReasonRef == null,
            stop
        );
        if (newer)
            return ("superseded", "已被替代：同一事项另有新的一份");
        if (DocumentKinds.All.ContainsKey(paper.Kind))
            return paper.ReturnedFile is null ? (Unsigned, "未签署：签字盖章件还没有归还") : (Current, "有效");
        return notice switch
        {
            PublicNoticeTable.TakenDown or PublicNoticeTable.Upheld => ("withdrawn", "已撤下或更正，不再有效"),
            PublicNoticeTable.Disputed => (Current, "有效；有异议，正在查核"),
            PublicNoticeTable.OnNotice => (Current, "有效，公示中"),
            PublicNoticeTable.Closed => (Current, "有效，公示期满"),
            _ => (Current, "有效"),
        };
    }

    private static async Task<string> OfficeAsync(WorkReliefContext db, DocumentRow paper, ProjectRow? project, CancellationToken stop)
    {
        var stream = project is null ? Streams.System : Streams.OfProject(project.Id);
        var body = await DocumentHost.SignerAsync(db, stream, paper.Seq, stop);
        var area = project?.Area ?? long.Parse(paper.Of!.Split('/')[0], CultureInfo.InvariantCulture);
        return (await OfficeNames.InAsync(db, area, project?.Contractor, stop)).Of(body);
    }

    private static async Task<string?> NumberAsync(WorkReliefContext db, DocumentRow paper, CancellationToken stop)
    {
        if (paper.Office is not { } office)
            return null;
        var parts = office.Split('/');
        var prefix =
            await db.Offices.Where(o => o.Office == office).Select(o => o.Prefix).FirstOrDefaultAsync(stop)
            ?? await NameAsync(db, long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], stop);
        return new OfficeNumber(office, prefix, paper.Year!.Value, paper.Number!.Value).ToString();
    }

    private static async Task<decimal?> SumAsync(WorkReliefContext db, DocumentRow paper, CancellationToken stop)
    {
        var cycle = paper.Kind switch
        {
            "payroll-sheet" => paper.Of,
            "payroll-notice" => await db.PublicNotices.Where(n => n.Id == paper.CaseId).Select(n => n.Subject).FirstOrDefaultAsync(stop),
            _ => null,
        };
        return cycle is null
            ? null
            : await db.PayCycles.Where(c => c.Id == cycle).Select(c => (decimal?)c.TotalYuan).FirstOrDefaultAsync(stop);
    }

    private static IEnumerable<VerifiedForm> Forms(DocumentRow paper, PrintRow? print)
    {
        // What lies sealed has the hash of what lies there, which nobody holds.
        if (!DocumentKinds.IsPrivate(paper.Kind))
        {
            yield return new("网页", paper.File);
            if (print is not null)
                yield return new("PDF 文件", print.File);
            if (paper.Docx is { } docx)
                yield return new("Word 文件", docx);
            if (paper.Xlsx is { } xlsx)
                yield return new("Excel 表格", xlsx);
        }
        if (paper.ReturnedFile is { } scan)
            yield return new("签字盖章件", scan);
    }

    private static async Task<string> NameAsync(WorkReliefContext db, long seat, string body, CancellationToken stop) =>
        Bodies.Address(body, await db.Areas.Where(a => a.Code == seat).Select(a => a.Name).FirstOrDefaultAsync(stop) ?? "");
}
