using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Writes papers from what the tables hold. The bytes of each form are stored and frozen before the commit that names them.
/// </summary>
public sealed class PaperMaker(TemplateTexts templates, IFileStore files, Vault vault, Definitions definitions, PublicAddress address)
{
    public async Task<DocumentIssued> IssueAsync(WorkReliefContext db, Issue issue, Moment moment, CancellationToken stop)
    {
        // Nobody without the key can guess it from the case, and a replay gives it again.
        var code = VerificationCode.Of(
            Convert.FromHexString(vault.Mark("document", $"{moment.Seed}/{issue.Kind}/{moment.RecordedUtc.UtcTicks}"))
        );
        var content = await WriteAsync(db, issue, moment, code, stop);
        byte[] Read(string hash)
        {
            using var stream = files.Open(hash);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        var xlsx = Xlsx.Write(content);
        var isPrivate = DocumentKinds.IsPrivate(issue.Kind);
        return new DocumentIssued(
            code,
            issue.CaseId!,
            issue.Kind,
            await files.PutAsync(Kept(PrintHtml.Write(content, Read)), stop),
            await files.PutAsync(Kept(Docx.Write(content, Read)), stop),
            xlsx is null ? null : await files.PutAsync(Kept(xlsx), stop),
            issue.Of,
            issue.Number?.Office,
            issue.Number?.Year,
            issue.Number?.Number
        );

        byte[] Kept(byte[] form) => isPrivate ? vault.Seal(form) : form;
    }

    internal async Task<DocumentContent> WriteAsync(WorkReliefContext db, Issue issue, Moment moment, string code, CancellationToken stop)
    {
        object model = issue.Kind switch
        {
            "payroll-notice" => await new NoticeSheets(db, vault, definitions, stop).PayrollAsync(
                issue.CaseId!,
                code,
                address.Verify(code)
            ),
            "recruitment-notice" => await new NoticeSheets(db, vault, definitions, stop).RecruitmentAsync(
                issue.CaseId!,
                code,
                address.Verify(code)
            ),
            _ => await DossierAsync(db, issue, moment, code, stop),
        };
        return templates.RenderDocument(Catalogue.Program.Papers[issue.Kind].Template!, model);
    }

    private async Task<object> DossierAsync(WorkReliefContext db, Issue issue, Moment moment, string code, CancellationToken stop)
    {
        var kind = DocumentKinds.All.GetValueOrDefault(issue.Kind);
        var texts = (kind?.Fields ?? []).ToDictionary(f => f.Name, f => issue.Texts?.GetValueOrDefault(f.Name));
        if (kind?.Subject == DocumentAbout.County)
        {
            var of = issue.Of!.Split('/');
            var area = await db
                .Areas.AsNoTracking()
                .SingleAsync(a => a.Code == long.Parse(of[0], System.Globalization.CultureInfo.InvariantCulture), stop);
            var until =
                of[2].Length > 0
                    ? DateOnly.ParseExact(of[2], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                    : Earlier(moment.OccurredOn, new DateOnly(int.Parse(of[1], System.Globalization.CultureInfo.InvariantCulture), 12, 31));
            return await new OverviewReader(db, definitions, stop).OfAsync(
                area,
                [.. (await new OverviewLines(db, definitions, stop).InAsync(area.Code, area.Last, until)).Where(l => l.IsOf(until.Year))],
                until,
                Head(kind.Label, (await OfficeNames.InAsync(db, area.Code, null, stop)).Of(moment.ActingAs)),
                texts
            );
        }
        var project = await db.Cases.Where(c => c.Id == issue.CaseId).Select(c => c.ProjectId!).SingleAsync(stop);
        var place = await db.Projects.Where(p => p.Id == project).Select(p => new { p.Area, p.Contractor }).SingleAsync(stop);
        var names = await OfficeNames.InAsync(db, place.Area, place.Contractor, stop);
        var office = names.Of(await SignerAsync(db, moment, stop));
        var dossier = await new DossierReader(db, definitions, stop).OfAsync(
            project,
            // A form is what it will be when it comes back signed; until then it is not.
            Head(DocumentKinds.LabelOf(issue.Kind), office),
            moment.OccurredOn,
            texts
        );
        return dossier with
        {
            Subject = kind?.Subject switch
            {
                null => await new NoticeSheets(db, vault, definitions, stop).OtherAsync(issue.CaseId!, dossier),
                DocumentAbout.Notice => await new NoticeSheets(db, vault, definitions, stop).ResultAsync(issue.Of!),
                _ => await new DossierSubjects(db, vault, definitions, stop).OfAsync(kind, issue, dossier),
            },
        };

        DocumentHead Head(string label, string by) =>
            new(label, issue.Number?.ToString(), code, address.Verify(code), by, moment.OccurredOn);
    }

    /// <summary>The step itself is not written yet.</summary>
    private static async Task<string> SignerAsync(WorkReliefContext db, Moment moment, CancellationToken stop)
    {
        var at = moment.Seed.LastIndexOf(':');
        return Bodies.OfTheProgram.Contains(moment.ActingAs)
            ? await DocumentHost.SignerAsync(
                db,
                moment.Seed[..at],
                long.Parse(moment.Seed.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture),
                stop
            )
            : moment.ActingAs;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
