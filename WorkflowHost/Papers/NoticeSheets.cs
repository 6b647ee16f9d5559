using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>What notices print: numbers of persons masked, their names as the county shows them, card numbers never.</summary>
public sealed class NoticeSheets(WorkReliefContext db, Vault vault, Definitions definitions, CancellationToken stop)
{
    public async Task<PayrollNoticeModel> PayrollAsync(string noticeId, string code, string qr)
    {
        var notice = await db.PublicNotices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var cycle = await db.PayCycles.AsNoTracking().SingleAsync(c => c.Id == notice.Subject, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var area = await db.Areas.AsNoTracking().SingleAsync(a => a.Code == project.Area, stop);
        var place = await db.Texts.AsNoTracking().SingleAsync(t => t.Key == notice.PlaceRef, stop);
        var lines = await (
            from line in db.PayrollLines.AsNoTracking()
            join worker in db.Workers.AsNoTracking() on line.WorkerId equals worker.Id
            join name in db.Texts.AsNoTracking() on worker.NameRef equals name.Key
            join i in db.Texts.AsNoTracking() on worker.IdRef equals i.Key into ids
            from id in ids.DefaultIfEmpty()
            join p in db.Texts.AsNoTracking() on worker.PhoneRef equals p.Key into phones
            from phone in phones.DefaultIfEmpty()
            where line.CycleId == cycle.Id
            orderby line.Number
            select new
            {
                Id = (string?)id!.Text,
                Phone = (string?)phone!.Text,
                line.WorkerId,
                name.Text,
                line.Trade,
                line.Days,
                line.RateYuan,
                line.AmountYuan,
                line.Piece,
                line.Unit,
                line.Quantity,
                line.Held,
            }
        ).ToListAsync(stop);
        var signers = await db
            .Steps.AsNoTracking()
            .Where(s => s.CaseId == cycle.Id && (s.Action == "pay-cycle.compile" || s.Action == "pay-cycle.sign"))
            .OrderBy(s => s.Seq)
            .Select(s => s.ActingAs)
            .ToListAsync(stop);
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var names = await OfficeNames.InAsync(db, project.Area, project.Contractor, stop);
        var fields = pack.Notice(PublicNoticeTable.Payroll, notice.PostedOn).Fields is { Count: > 0 } own
            ? own
            : PublicNoticeTable.UsualFields;
        var paid = lines.Where(l => l.Held is null).ToList();
        return new PayrollNoticeModel(
            project.Name,
            area.Path,
            new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1),
            cycle.PeriodEnd,
            [
                .. paid.Select(l => new PayrollNoticeLine(
                    Shown(l.Text),
                    l.Trade,
                    l.Piece is null ? l.Days : l.Quantity,
                    l.Unit ?? WagePrice.WorkDay,
                    l.RateYuan,
                    l.AmountYuan,
                    NoteOf(l.Piece, l.Quantity),
                    Masked(l.Id, Mask.Id),
                    Masked(l.Phone, Mask.Phone)
                )),
            ],
            paid.Sum(l => l.Days),
            cycle.TotalYuan,
            notice.PostedOn,
            Window(pack, notice),
            place.Text,
            Complaints(pack, notice.Kind, names),
            cycle.DueOn,
            code,
            qr,
            // A person has no seal, but his government.
            [.. signers.Select(s => names.Of(s == Bodies.TownshipHead ? Bodies.Township : s)).Distinct()],
            [.. lines.Where(l => l.Held is not null).Select(l => new PayrollHeld(Shown(l.Text), PayCalculation.Why(l.Held!))).Distinct()],
            paid.Select(l => l.WorkerId).Distinct().Count(),
            // The name's column is one; what stands in it was decided above.
            [.. fields.Select(f => f == PublicNoticeTable.MaskedName ? "name" : f)],
            await SupplementReason.OfAsync(db, cycle, stop)
        );

        string Shown(string name) => fields.Contains(PublicNoticeTable.MaskedName) ? ChineseText.MaskName(name) : name;
    }

    public async Task<RecruitmentNoticeModel> RecruitmentAsync(string noticeId, string code, string qr)
    {
        var notice = await db.PublicNotices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var area = await db.Areas.AsNoTracking().SingleAsync(a => a.Code == project.Area, stop);
        var place = await db.Texts.AsNoTracking().SingleAsync(t => t.Key == notice.PlaceRef, stop);
        var plan = JsonSerializer.Deserialize<LabourPlanned>(
            await db.LabourPlans.Where(p => p.ProjectId == project.Id).OrderByDescending(p => p.Seq).Select(p => p.Plan).FirstAsync(stop),
            Fact.Json
        )!;
        var wages = JsonSerializer.Deserialize<WageTable>(
            await db.WageTables.Where(w => w.ProjectId == project.Id).OrderByDescending(w => w.Seq).Select(w => w.Wages).FirstAsync(stop),
            Fact.Json
        )!;
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var names = await OfficeNames.InAsync(db, project.Area, project.Contractor, stop);
        return new RecruitmentNoticeModel(
            project.Name,
            area.Path,
            place.Text,
            notice.PostedOn,
            notice.LastDay,
            plan.Days,
            [
                .. plan.Trades.Select(t => new RecruitmentPost(
                    t.Trade,
                    t.Posts,
                    t.WorkDays,
                    wages.Rates.FirstOrDefault(r => r.Trade == t.Trade)?.RateYuan
                )),
            ],
            [.. wages.Pieces.Select(p => new RecruitmentPiece(p.Piece, p.Unit, p.PriceYuan))],
            [.. PriorityGroups.Labels.Values],
            names.Of(Bodies.VillagersCommittee),
            Complaints(pack, notice.Kind, names),
            code,
            Window(pack, notice),
            qr
        );
    }

    /// <summary>The sheet of a notice about the project, its purchases or the county's plan.</summary>
    public async Task<NoticeSheet> OtherAsync(string noticeId, Dossier dossier)
    {
        var notice = await db.PublicNotices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var place = await db.Texts.AsNoTracking().Where(t => t.Key == notice.PlaceRef).Select(t => t.Text).SingleAsync(stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var county = project.Area / 1_000_000 * 1_000_000;
        var listed = notice.Kind is "county-plan" or "annual-list"
            ? await new OverviewLines(db, definitions, stop).InAsync(county, AreaCodes.Last(county, 3), notice.PostedOn)
            : [];
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var names = await OfficeNames.InAsync(db, project.Area, project.Contractor, stop);
        return new NoticeSheet(
            PublicNoticeTable.KindLabels[notice.Kind],
            place,
            pack.Notice(notice.Kind, notice.PostedOn).Audience,
            notice.PostedOn,
            Window(pack, notice),
            Complaints(pack, notice.Kind, names),
            dossier.Purchases.FirstOrDefault(p => p.Id == notice.Subject),
            // The notice is hung out project by project, and says the whole list of its year.
            [.. listed.Where(l => l.Project.Id == project.Id || l.IsOf(notice.PostedOn.Year)).Select(l => l.Listed)],
            [dossier.Document.Office]
        );
    }

    /// <summary>How a notice went, for the paper that says so after its last day.</summary>
    public async Task<NoticeResultSheet> ResultAsync(string noticeId)
    {
        var notice = await db.PublicNotices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var place = await db.Texts.AsNoTracking().Where(t => t.Key == notice.PlaceRef).Select(t => t.Text).SingleAsync(stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var objections = await (
            from o in db.Objections.AsNoTracking()
            join t in db.Texts on o.ReplyRef equals t.Key
            where o.NoticeId == noticeId
            orderby o.Number
            select new
            {
                o.LodgedOn,
                o.Channel,
                o.Upheld,
                o.AnsweredOn,
                t.Text,
            }
        ).ToListAsync(stop);
        return new NoticeResultSheet(
            PublicNoticeTable.KindLabels[notice.Kind],
            CaseTitle.Within(PublicNoticeTable.Kind, notice.Id),
            place,
            pack.Notice(notice.Kind, notice.PostedOn).Audience,
            notice.PostedOn,
            // The whole of it: what the row keeps is the part that ran after the last answer.
            Window(pack, notice) with
            {
                From = notice.PostedOn.AddDays(1),
                Note = objections.Count > 0 ? "异议期间中止，答复次日起续算" : Window(pack, notice).Note,
            },
            await db.Papers.CountAsync(p => p.CaseId == noticeId && p.Kind == "posting-photo", stop),
            [
                .. objections.Select(o => new ObjectionPart(
                    o.LodgedOn,
                    PublicNoticeActions.ChannelLabels[o.Channel],
                    o.Upheld!.Value,
                    o.AnsweredOn!.Value,
                    o.Text
                )),
            ]
        );
    }

    /// <summary>The window as its notice prints it: how it is counted, and by which rules.</summary>
    private static NoticeWindow Window(Pack pack, PublicNoticeRow notice) =>
        new(
            notice.CountedFrom.AddDays(1),
            notice.LastDay,
            notice.DaysToRun,
            NoticeBasis.Of(pack, notice.Kind, notice.PostedOn),
            notice.LastDay > notice.CountedFrom.AddDays(notice.DaysToRun) ? "末日遇休假日顺延" : null
        );

    /// <summary>The township and the county's bureau; of the county's own plans the bureau alone.</summary>
    private static Complaints Complaints(Pack pack, string kind, OfficeNames names)
    {
        var bureau = names.Of(Bodies.ReformBureau);
        return new(kind is "county-plan" or "annual-list" ? bureau : $"{names.Of(Bodies.Township)}或者{bureau}", pack.Telephone);
    }

    private string? Masked(string? text, Func<string, string> mask) => text is null ? null : mask(vault.Unseal(text));

    private static string? NoteOf(string? piece, decimal quantity) =>
        piece is MonthAccount.Deduction ? $"{MonthAccount.Deduction} {Money.Percent(quantity)}" : piece;
}
