using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>Pay as people read it, and sheets out.</summary>
public static class PayEndpoints
{
    public static void MapPay(this RouteGroupBuilder api)
    {
        api.MapGet(
                "/cycle",
                async Task<Results<Ok<CycleDetail>, NotFound>> (
                    string id,
                    HttpContext http,
                    PayReads reads,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await reads.CycleAsync(Endpoints.Asker(http, clock), id, stop) is { } cycle
                        ? TypedResults.Ok(cycle)
                        : TypedResults.NotFound()
            )
            .WithSummary("一期报酬：逐人逐项、差异、未确认的人、发放结果");
        api.MapGet(
                "/slip",
                async Task<Results<Ok<PaySlip>, NotFound>> (
                    string cycle,
                    string worker,
                    HttpContext http,
                    PayReads reads,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await reads.SlipAsync(Endpoints.Asker(http, clock), cycle, worker, own: false, stop) is { } slip
                        ? TypedResults.Ok(slip)
                        : TypedResults.NotFound()
            )
            .WithSummary("一个人的工资条");
        api.MapGet(
                "/slip.html",
                async (
                    string cycle,
                    string worker,
                    HttpContext http,
                    PayReads reads,
                    TemplateTexts templates,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await reads.SlipAsync(Endpoints.Asker(http, clock), cycle, worker, own: true, stop) is { } slip
                        ? Results.Bytes(PrintHtml.Write(templates.RenderDocument("documents/pay-slip", slip)), "text/html; charset=utf-8")
                        : Results.NotFound()
            )
            .WithSummary("工资条，可直接打印");
        api.MapGet(
                "/indicators",
                (HttpContext http, IndicatorReads reads, TimeProvider clock, CancellationToken stop) =>
                    reads.IndicatorsAsync(Endpoints.Asker(http, clock), stop)
            )
            .WithSummary("可见项目的占比（计划、截至目前、最终）、群体人数、人均收入");

        api.MapGet(
                "/projects/{id}/labour",
                async Task<Results<Ok<IReadOnlyList<ChainSection>>, NotFound>> (
                    string id,
                    HttpContext http,
                    LabourChain chain,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await chain.OfAsync(Endpoints.Asker(http, clock), id, stop) is { } sections
                        ? TypedResults.Ok(sections)
                        : TypedResults.NotFound()
            )
            .WithSummary("务工组织、报酬、培训、党组织履职全链条");

        api.MapGet(
                "/workers.xlsx",
                async (HttpContext http, PayReads reads, TimeProvider clock, CancellationToken stop) =>
                    Results.File(
                        SheetWriter.Xlsx(
                            "花名册",
                            PayReads.RegisterHeadings,
                            await reads.RegisterAsync(Endpoints.Asker(http, clock), stop)
                        ),
                        Xlsx,
                        "workers.xlsx"
                    )
            )
            .WithSummary("花名册导出（号码遮盖）");
        api.MapGet(
                "/set-aside.xlsx",
                async (HttpContext http, IndicatorReads reads, TimeProvider clock, CancellationToken stop) =>
                    Results.File(
                        SheetWriter.Xlsx(
                            "提存的报酬",
                            IndicatorReads.SetAsideHeadings,
                            await reads.SetAsideAsync(Endpoints.Asker(http, clock), stop)
                        ),
                        Xlsx,
                        "set-aside.xlsx"
                    )
            )
            .WithSummary("提存未领的劳务报酬，逐人列明");
        api.MapGet(
                "/lead-sheet.xlsx",
                async (string lead, HttpContext http, IndicatorReads reads, TimeProvider clock, CancellationToken stop) =>
                    Results.File(
                        SheetWriter.Xlsx(
                            "履职",
                            IndicatorReads.LeadSheetHeadings,
                            await reads.LeadSheetAsync(Endpoints.Asker(http, clock), lead, stop)
                        ),
                        Xlsx,
                        "lead-sheet.xlsx"
                    )
            )
            .WithSummary("县级项目负责人履职表");
        api.MapGet(
                "/forms/{name}.xlsx",
                async (
                    string name,
                    string? project,
                    string? month,
                    HttpContext http,
                    AttendanceReads attendance,
                    Offers offers,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    var asker = Endpoints.Asker(http, clock);
                    var (about, people, trades) = ((string?)null, (IReadOnlyList<FormPerson>)[], (IReadOnlyList<string>)[]);
                    if (project is not null)
                    {
                        var first = DayList.Month(month ?? "") ?? new DateOnly(asker.Today.Year, asker.Today.Month, 1);
                        if (await attendance.PeopleAsync(asker, project, first, stop) is not { } found)
                            return Results.NotFound();
                        about = $"{found.Project.Name}　{first.Year}年{first.Month}月";
                        people = name == "workers" ? [] : [.. found.People.Select(p => new FormPerson(p.Worker, p.Name, p.Trade))];
                        trades = [.. (await offers.OfAsync(asker, Offer.Trade, project, null, stop)).Select(t => t.Value)];
                    }
                    return BlankForms.Write(name, about, people, trades) is { } form
                        ? Results.File(form, Xlsx, name + ".xlsx")
                        : Results.NotFound();
                }
            )
            .WithSummary(
                "空白表：workers 花名册、sign-in-sheet 签到表、labour-ledger 务工台账、receipts 银行回单；project 和 month 填好人员、列出工种"
            );
        api.MapPost(
                "/bank-file",
                async (
                    string cycle,
                    string batch,
                    string? format,
                    HttpContext http,
                    Engine.Engine engine,
                    BankReads bank,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    var asker = Endpoints.Asker(http, clock);
                    // Full numbers are shown only after it stands in the journal that they were: each time anew, whatever key comes with
                    // the request, so that a used one opens nothing.
                    var request = ImportEndpoints.Request("pay-cycle.export-batch", new { cycle, batch }, asker.Account, http) with
                    {
                        Key = "bank-file/" + RandomNumberGenerator.GetHexString(32),
                    };
                    var outcome = await engine.ApplyAsync(request, stop);
                    if (outcome is NotApplied no)
                        return Endpoints.Refuse(no.Refusals);
                    http.Response.Headers.CacheControl = "no-store";
                    var file = await bank.FileAsync(asker, cycle, batch, stop);
                    return format switch
                    {
                        "csv" => Results.File(BankSheet.Csv(file), "text/csv; charset=utf-8", batch + ".csv"),
                        "gbk" => Results.File(BankSheet.Gbk(file), "text/csv; charset=gb18030", batch + ".csv"),
                        _ => Results.File(BankSheet.Xlsx(file), Xlsx, batch + ".xlsx"),
                    };
                }
            )
            .WithSummary("发放文件（含完整卡号，导出留痕）：format 为 csv（UTF-8）、gbk，不写为 Excel；公示无异议、尚未登记发放的也可导出");
    }

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
