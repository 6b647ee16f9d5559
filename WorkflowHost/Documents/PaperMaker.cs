using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Data;
using WorkRelief.WorkflowHost.Files;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Payroll;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Documents;

/// <summary>Issues papers from what the tables hold. The bytes are stored and frozen before the commit that names them.</summary>
public sealed class PaperMaker(TemplateTexts templates, IFileStore files)
{
    // 监督电话 is written in by hand until the county's own is known to the program.
    private const string ToFillIn = "＿＿＿＿＿＿＿＿＿＿";

    /// <param name="kind">A kind of <see cref="Papers"/> with a template.</param>
    public async Task<DocumentIssued> IssueAsync(WorkReliefContext db, string kind, string caseId, Moment moment, CancellationToken stop)
    {
        // Ten characters that nobody can guess from the case, and that a replay gives again.
        var code = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{moment.Seed}/{kind}/{moment.RecordedUtc.UtcTicks}")))[..10];
        object model = kind switch
        {
            "payroll-notice" => await PayrollNoticeAsync(db, caseId, code, stop),
            "recruitment-notice" => await RecruitmentNoticeAsync(db, caseId, code, stop),
            _ => throw new InvalidOperationException($"No maker for {kind}."),
        };
        var html = PrintHtml.Write(templates.RenderDocument(Papers.All[kind].Template!, model));
        return new DocumentIssued(code, caseId, kind, await files.PutAsync(html, stop));
    }

    private static async Task<PayrollNoticeModel> PayrollNoticeAsync(WorkReliefContext db, string noticeId, string code, CancellationToken stop)
    {
        var notice = await db.Notices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var cycle = await db.PayCycles.AsNoTracking().SingleAsync(c => c.Id == notice.Subject, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var area = await db.Areas.AsNoTracking().SingleAsync(a => a.Code == project.Area, stop);
        var place = await db.Texts.AsNoTracking().SingleAsync(t => t.Key == notice.PlaceRef, stop);
        var lines = await (
            from line in db.PayrollLines.AsNoTracking()
            join worker in db.Workers.AsNoTracking() on line.WorkerId equals worker.Id
            join name in db.Texts.AsNoTracking() on worker.NameRef equals name.Key
            where line.CycleId == cycle.Id
            orderby line.Number
            select new { line.WorkerId, name.Text, line.Trade, line.Days, line.RateYuan, line.AmountYuan, line.Piece, line.Unit, line.Quantity, line.Held }).ToListAsync(stop);
        var signers = await db.Steps.AsNoTracking()
            .Where(s => s.CaseId == cycle.Id && (s.Action == "pay-cycle.compile" || s.Action == "pay-cycle.sign"))
            .OrderBy(s => s.Seq).Select(s => s.ActingAs).ToListAsync(stop);
        var rule = $"{notice.DaysToRun}天，自张贴次日起算（{Seeds.ById["DP-08"].Says}）";
        var rolled = notice.LastDay > notice.PostedOn.AddDays(notice.DaysToRun);
        return new PayrollNoticeModel(
            project.Name, area.Path, new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1), cycle.PeriodEnd,
            [.. lines.Where(l => l.Held is null).Select(l => new PayrollNoticeLine(ChineseText.MaskName(l.Text), l.Trade, l.Days, l.RateYuan, l.AmountYuan, NoteOf(l.Piece, l.Unit, l.Quantity)))],
            lines.Where(l => l.Held is null).Sum(l => l.Days), cycle.TotalYuan, notice.PostedOn,
            new NoticeWindow(notice.PostedOn.AddDays(1), notice.LastDay, notice.DaysToRun, rule, rolled ? "末日遇休假日顺延" : null),
            place.Text, Bodies.Labels[Bodies.Township], ToFillIn, cycle.DueOn, code, null,
            [.. signers.Select(s => Bodies.Labels[s]).Distinct()],
            [.. lines.Where(l => l.Held is not null).Select(l => new PayrollHeld(ChineseText.MaskName(l.Text), PayCalculation.Why(l.Held!))).Distinct()],
            lines.Where(l => l.Held is null).Select(l => l.WorkerId).Distinct().Count());
    }

    private static async Task<RecruitmentNoticeModel> RecruitmentNoticeAsync(WorkReliefContext db, string noticeId, string code, CancellationToken stop)
    {
        var notice = await db.Notices.AsNoTracking().SingleAsync(n => n.Id == noticeId, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == notice.ProjectId, stop);
        var area = await db.Areas.AsNoTracking().SingleAsync(a => a.Code == project.Area, stop);
        var place = await db.Texts.AsNoTracking().SingleAsync(t => t.Key == notice.PlaceRef, stop);
        var plan = JsonSerializer.Deserialize<LabourPlanned>(await db.LabourPlans.Where(p => p.ProjectId == project.Id).OrderByDescending(p => p.Seq).Select(p => p.Plan).FirstAsync(stop), Fact.Json)!;
        var wages = JsonSerializer.Deserialize<WageTable>(await db.WageTables.Where(w => w.ProjectId == project.Id).OrderByDescending(w => w.Seq).Select(w => w.Wages).FirstAsync(stop), Fact.Json)!;
        return new RecruitmentNoticeModel(project.Name, area.Path, place.Text, notice.PostedOn, notice.LastDay, plan.Days,
            [.. plan.Trades.Select(t => new RecruitmentPost(t.Trade, t.Posts, t.WorkDays, wages.Rates.FirstOrDefault(r => r.Trade == t.Trade)?.RateYuan))],
            [.. wages.Pieces.Select(p => new RecruitmentPiece(p.Piece, p.Unit, p.PriceYuan))],
            [.. RegisterTable.GroupLabels.Values], Bodies.Labels[Bodies.VillagersCommittee], ToFillIn, code);
    }

    private static string? NoteOf(string? piece, string? unit, decimal quantity) => piece switch
    {
        null => null,
        PayrollLine.Deduction => $"{PayrollLine.Deduction} {Rules.Percent(quantity)}",
        _ => $"{piece} {quantity.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}{unit}",
    };
}
