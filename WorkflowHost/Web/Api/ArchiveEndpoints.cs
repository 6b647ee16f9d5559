using System.Text;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>Papers in the hand and archives: their forms, their proof, and what anyone may ask about a paper.</summary>
internal static class ArchiveEndpoints
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["html"] = "text/html; charset=utf-8",
        ["pdf"] = "application/pdf",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["scan"] = "application/octet-stream",
    };

    /// <summary>Public: no account, nothing but whether the paper is genuine, and what hangs on the board anyway.</summary>
    public static void MapVerify(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/verify/{code}.json",
                async (string code, VerifyReads reads, CancellationToken stop) =>
                    await reads.OfAsync(code, stop) is { } paper ? Results.Json(paper) : Results.NotFound()
            )
            .RequireRateLimiting(Limits.Open)
            .WithSummary("核验一份文书的真伪和效力（公开）；不带 .json 的是给人看的网页");
        // The end of a day does not change any more: made once.
        (DateOnly Day, string Text)? made = null;
        app.MapGet(
                "/heads.txt",
                async (HttpContext http, Store store, TimeProvider clock, CancellationToken stop) =>
                {
                    var day = ChinaTime.DateOf(clock.GetUtcNow()).AddDays(-1);
                    if (made is not { } known || known.Day != day)
                        made = known = (day, await JournalHeads.OfAsync(store, day, stop));
                    http.IsPublic();
                    return Results.Text(known.Text, "text/plain", Encoding.UTF8);
                }
            )
            .RequireRateLimiting(Limits.Open)
            .WithSummary("各项目日志昨天结束时的校验值，用来核对导出的档案（公开）");
        app.MapGet(
                "/board/paper/{code}",
                async (string code, HttpContext http, BoardReads board, IFileStore files, CancellationToken stop) =>
                {
                    if (await board.PaperAsync(VerificationCode.Tidy(code), stop) is not { } file)
                        return Results.NotFound();
                    http.ShowsDocument();
                    http.IsPublic();
                    return Results.Stream(files.Open(file), Types["html"]);
                }
            )
            .RequireRateLimiting(Limits.Open)
            .WithSummary("公示的原件，按公文格式打印（公开）");
    }

    public static void MapArchive(this RouteGroupBuilder api)
    {
        api.MapGet(
                "/documents/{code}.{form}",
                async (
                    string code,
                    string form,
                    HttpContext http,
                    ArchiveReads reads,
                    SealedFiles files,
                    Printer printer,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    if (await reads.FormAsync(Endpoints.Asker(http, clock), code, form, stop) is not { } found)
                        return Results.NotFound();
                    if (form == "html")
                        http.ShowsDocument();
                    if (form == "scan" || found.Sealed)
                        http.ShowsNumbers();
                    if (found.Sealed)
                        http.Response.Headers.CacheControl = "no-store";
                    var name = form == "html" ? null : $"{code}.{form}";
                    // A void one is printed with its mark, which is never what was issued.
                    var page =
                        form == "pdf" && !found.Void ? (await printer.OfAsync(new(found.File), found.Sealed, stop))?.File : found.File;
                    if (page is null)
                        return NoBrowser();
                    var content = await files.OpenAsync(page, found.Sealed, stop);
                    if (!found.Void)
                        return Results.Stream(content, Types[form], name);
                    var marked = VoidMark.On(await BytesAsync(content, stop), form == "pdf" ? "html" : form);
                    if (form != "pdf")
                        return Results.Bytes(marked, Types[form], name);
                    return await printer.PassingAsync(marked, stop) is { } pdf ? Results.Bytes(pdf, Types["pdf"], name) : NoBrowser();
                }
            )
            .RequireRateLimiting(Limits.Heavy)
            .WithSummary("文书的各种形式：html、docx、xlsx、pdf，或签字件 scan");
        api.MapGet(
                "/share",
                async (string notice, HttpContext http, ArchiveReads reads, TimeProvider clock, CancellationToken stop) =>
                    await reads.ShareAsync(Endpoints.Asker(http, clock), notice, stop) is { } share
                        ? Results.Json(share)
                        : Results.NotFound()
            )
            .WithSummary("发到群众微信群的公示短文");
        api.MapGet(
                "/share.png",
                async (
                    string notice,
                    HttpContext http,
                    ArchiveReads reads,
                    PublicAddress address,
                    Browser browser,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    if (await reads.ShareAsync(Endpoints.Asker(http, clock), notice, stop) is not { } share)
                        return Results.NotFound();
                    // Without a browser there is the code alone: the text goes beside it.
                    var card = PrintHtml.Write(
                        new DocumentContent(
                            "公示",
                            [
                                new Title("公示"),
                                new Paragraph(share.Text),
                                new Qr(address.Verify(share.Code), $"扫码核对\n核验码 {share.Code}"),
                            ]
                        )
                    );
                    return Results.Bytes(
                        await browser.PictureAsync(card, 480, 720, stop) ?? Docx.QrPng(address.Verify(share.Code)),
                        "image/png"
                    );
                }
            )
            .RequireRateLimiting(Limits.Heavy)
            .WithSummary("发到群众微信群的公示图片，带二维码");
        api.MapGet(
                "/archive",
                async (string project, HttpContext http, ArchiveReads reads, TimeProvider clock, CancellationToken stop) =>
                    await reads.ProjectAsync(Endpoints.Asker(http, clock), project, stop) is { } state
                        ? Results.Json(state)
                        : Results.NotFound()
            )
            .WithSummary("项目档案清单：每项由谁负责、归集和审查情况");
        api.MapGet(
                "/archive/overdue",
                (HttpContext http, ArchiveReads reads, TimeProvider clock, CancellationToken stop) =>
                    reads.OverdueAsync(Endpoints.Asker(http, clock), stop)
            )
            .WithSummary("逾期未归或被退回的档案资料，按责任单位");
        api.MapGet(
                "/archive.zip",
                async (string project, HttpContext http, ArchiveExport export, TimeProvider clock, CancellationToken stop) =>
                {
                    var temp = ArchiveExport.Scratch();
                    if (!await export.WriteAsync(Endpoints.Asker(http, clock), project, temp, stop))
                    {
                        await temp.DisposeAsync();
                        return Results.NotFound();
                    }
                    temp.Position = 0;
                    http.ShowsNumbers();
                    return Results.Stream(temp, "application/zip", $"{project}.zip");
                }
            )
            .RequireRateLimiting(Limits.Heavy)
            .WithSummary("导出一个项目的全部档案");
        api.MapGet(
                "/rights",
                async (string project, HttpContext http, ArchiveReads reads, TimeProvider clock, CancellationToken stop) =>
                    await reads.RightsAsync(Endpoints.Asker(http, clock), project, stop) is { } rights
                        ? Results.Json(rights)
                        : Results.NotFound()
            )
            .WithSummary("群众的知情权、参与权、监督权落实情况");
        api.MapGet(
                "/regulations",
                (HttpContext http, ArchiveReads reads, TimeProvider clock, string? step, CancellationToken stop) =>
                    reads.RegulationsAsync(Endpoints.Asker(http, clock), step, stop)
            )
            .WithSummary("制度库；step 只看某一步骤的依据");
        api.MapGet(
                "/overview",
                async (string area, DateOnly? until, HttpContext http, OverviewReads reads, TimeProvider clock, CancellationToken stop) =>
                    await reads.OverviewAsync(Endpoints.Asker(http, clock), area, until ?? ChinaTime.DateOf(clock.GetUtcNow()), stop)
                        is { } overview
                        ? Results.Json(overview)
                        : Results.NotFound()
            )
            .WithSummary("县（市）汇总数和组成它的各项目");
    }

    private static IResult NoBrowser() =>
        Endpoints.Refuse([
            new Refusal(EngineRefusals.NoBrowser, "本机没有 Chromium 或 Edge，不能出 PDF；请下载网页或 Word 文件打印", "系统管理员"),
        ]);

    private static async Task<byte[]> BytesAsync(Stream content, CancellationToken stop)
    {
        await using (content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, stop);
            return copy.ToArray();
        }
    }
}
