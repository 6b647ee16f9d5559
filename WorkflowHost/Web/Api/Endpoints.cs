using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>The HTTP interface. Rights are decided in the engine and by the scope of each read; here is only the way in.</summary>
public static class Endpoints
{
    public const string KeyHeader = "Idempotency-Key";

    public static void MapWorkRelief(this WebApplication app)
    {
        app.MapGet(
                "/health",
                async (Health health, CancellationToken stop) =>
                    await health.CheckAsync(stop) is var report && report.Ok ? Results.Json(report) : Results.Json(report, statusCode: 503)
            )
            .WithSummary("各部分是否正常");

        var api = app.MapGroup("/api");

        foreach (var action in Catalogue.Program.Actions.Values.Where(a => !ShippedTables.OfTheProgram.Contains(a.Name)))
            api.MapPost(
                    "/actions/" + action.Name,
                    (HttpContext http, Engine.Engine engine, bool? dryRun, CancellationToken stop) =>
                        ActAsync(action.Name, http, engine, dryRun ?? false, stop)
                )
                .Accepts(action.Input, "application/json")
                .Produces<Applied>()
                .ProducesProblem(422)
                .WithSummary(action.Label)
                .WithDescription(Describe(action))
                .WithTags(Catalogue.Program.KindLabel(action.CaseKind));
        api.MapPost(
                "/actions/{name}",
                (string name, HttpContext http, Engine.Engine engine, bool? dryRun, CancellationToken stop) =>
                    ActAsync(name, http, engine, dryRun ?? false, stop)
            )
            .ExcludeFromDescription();

        api.MapGet(
                "/projects",
                (HttpContext http, Reads reads, TimeProvider clock, string? after, int? count, CancellationToken stop) =>
                    reads.ProjectsAsync(Asker(http, clock), after, count ?? 50, stop)
            )
            .WithSummary("可见的项目，按编码分页");
        api.MapGet(
                "/projects/{id}",
                async Task<Results<Ok<ProjectDetail>, NotFound>> (
                    string id,
                    HttpContext http,
                    Reads reads,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await reads.ProjectAsync(Asker(http, clock), id, stop) is { } project
                        ? TypedResults.Ok(project)
                        : TypedResults.NotFound()
            )
            .WithSummary("一个项目的全部情况");
        api.MapGet("/tasks", TasksAsync)
            .Produces<TaskPage>()
            .ProducesProblem(400)
            .WithSummary("待办：等待本账号办理的事项，按到期先后分页")
            .WithDescription(
                "group：severe 已逾期（严重）、overdue 已逾期、soon 即将到期、later 未到期；不填为全部。after：上一页的 next。count：1–200，默认50。"
            );

        api.MapPay();
        api.MapImports();
        api.MapArchive();
        api.MapTables();
        api.MapWork();
        app.MapVerify();
        api.MapPost(
                "/files",
                async (HttpContext http, IFileStore files, Rights rights, TimeProvider clock, CancellationToken stop) =>
                {
                    if (!await rights.MayTakeAnyAsync(Asker(http, clock), stop))
                        return Refuse(new Refusal(Refusals.WrongRole, "本账号没有需要交材料的职责", Bodies.Labels[Bodies.Administrator]));
                    try
                    {
                        return Results.Json(new { file = await files.PutAsync(http.Request.Body, stop) });
                    }
                    catch (FileTooLarge tooLarge)
                    {
                        return Refuse(new Refusal(EngineRefusals.FileTooLarge, tooLarge.Message));
                    }
                }
            )
            .RequireRateLimiting(Limits.Heavy)
            .WithSummary("上传材料，返回其编号（SHA-256），办理时写在 papers 中")
            .Accepts<Stream>("application/octet-stream");
        api.MapGet(
                "/files/{sha256}",
                async (string sha256, HttpContext http, Reads reads, IFileStore files, TimeProvider clock, CancellationToken stop) =>
                {
                    if (await reads.FileAsync(Asker(http, clock), sha256, stop) is not { } name || !files.Has(name))
                        return Results.NotFound();
                    // What stands on a scan nobody has masked.
                    http.ShowsNumbers();
                    // Uploads are strangers' bytes: they are handed out, never shown as a page of ours.
                    return Results.Stream(files.Open(name), "application/octet-stream", name);
                }
            )
            .WithSummary("下载可见项目的材料或文书");
        api.MapGet(
                "/pictures/{sha256}",
                async (string sha256, HttpContext http, Reads reads, IFileStore files, TimeProvider clock, CancellationToken stop) =>
                    await reads.FileAsync(Asker(http, clock), sha256, stop) is { } name && files.Has(name)
                        // By its bytes a picture, and nothing else is shown.
                        ? FileKind.Of(files, name) switch
                        {
                            "jpg" => Results.Stream(files.Open(name), "image/jpeg"),
                            "png" => Results.Stream(files.Open(name), "image/png"),
                            _ => Results.NotFound(),
                        }
                        : Results.NotFound()
            )
            .WithSummary("可见项目的照片，供页面显示");

        api.MapGet(
                "/incidents",
                (HttpContext http, Reads reads, TimeProvider clock, CancellationToken stop) =>
                    reads.IncidentsAsync(Asker(http, clock), stop)
            )
            .WithSummary("时钟或发信停下来、等待系统管理员处理的事项");
        api.MapPost(
                "/incidents/{kind}/{id:long}/retry",
                async (
                    string kind,
                    long id,
                    HttpContext http,
                    Reads reads,
                    DueWork due,
                    Outbox outbox,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    if (!await reads.AdministersAsync(Asker(http, clock), stop))
                        return Refuse(new Refusal(Refusals.WrongRole, "由系统管理员办理", Bodies.Labels[Bodies.Administrator]));
                    var found = kind switch
                    {
                        "deadline" => await due.RetryAsync(id, stop),
                        "mail" => await outbox.RetryAsync(id, stop),
                        _ => false,
                    };
                    return found ? Results.NoContent() : Results.NotFound();
                }
            )
            .WithSummary("重试");
    }

    private static async Task<IResult> TasksAsync(
        HttpContext http,
        Reads reads,
        Tasks tasks,
        TimeProvider clock,
        string? @for,
        TaskGroup? group,
        string? after,
        int? count
    )
    {
        var (asker, stop) = (Asker(http, clock), http.RequestAborted);
        // Another's list is for administrators.
        if (@for is not null && @for != asker.Account && !await reads.AdministersAsync(asker, stop))
            return Refuse(new Refusal(Refusals.WrongRole, "只能查看本账号的待办", Bodies.Labels[Bodies.Administrator]));
        var whose = @for is null ? asker : asker with { Account = @for };
        return await tasks.PageAsync(whose, group, after, count ?? Tasks.UsualLines, stop) is { } page
            ? Results.Json(page)
            : Refuse(new Refusal(EngineRefusals.BadInput, "after：不是上一页给出的 next"));
    }

    private static async Task<IResult> ActAsync(string name, HttpContext http, Engine.Engine engine, bool dryRun, CancellationToken stop)
    {
        if (await NotOneOfAsync(name, http, stop) is { } closed)
            return Refuse(closed);
        JsonElement payload;
        // Said of a longer body before any of it is read, if it comes with its length.
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = RequestReader.MostBytes;
        try
        {
            payload = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: stop);
        }
        catch (JsonException error)
        {
            return Refuse(new Refusal(EngineRefusals.BadInput, $"请求内容不是正确的 JSON：第{error.LineNumber + 1}行"));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var most = RequestReader.MostBytes / 1024 / 1024;
            return Refuse(new Refusal(EngineRefusals.RequestTooLarge, $"请求内容超过 {most} MB，请分成几次提交"));
        }
        var request = new ActionRequest(name, payload, http.Account()!, http.Request.Headers[KeyHeader].ToString());
        return (dryRun ? await engine.TryAsync(request, stop) : await engine.ApplyAsync(request, stop)) switch
        {
            Applied applied => Results.Json(applied),
            NotApplied no => Refuse(no.Refusals),
            var other => throw new InvalidOperationException($"Unexpected answer {other}."),
        };
    }

    /// <summary>Answers by the status of the first.</summary>
    internal static IResult Refuse(params IReadOnlyList<Refusal> refusals) =>
        Results.Problem(
            title: "未能办理",
            statusCode: refusals[0].Kind.Status,
            detail: string.Join("；", refusals.Select(r => r.Missing)),
            extensions: new Dictionary<string, object?> { ["refusals"] = refusals }
        );

    internal static Scope Asker(HttpContext http, TimeProvider clock) => Scope.Of(http.Account()!, clock);

    /// <summary>Whoever takes no such step anywhere has nothing of the request read.</summary>
    internal static async Task<Refusal?> NotOneOfAsync(string action, HttpContext http, CancellationToken stop)
    {
        var parts = http.RequestServices;
        return
            !Catalogue.Program.Actions.ContainsKey(action)
            || await parts.GetRequiredService<Rights>().MayTakeAsync(Asker(http, parts.GetRequiredService<TimeProvider>()), action, stop)
            ? null
            : new Refusal(Refusals.WrongRole, $"本账号没有可以办理“{Catalogue.Program.Actions[action].Label}”的职责");
    }

    /// <summary>Why nothing is answered to this caller; before anything of the request is read.</summary>
    internal static Refusal? Closed(HttpContext http) =>
        http.Account() is null
            ? new Refusal(EngineRefusals.AccountMissing, "请先登录，或在 Authorization 头中带上访问令牌（Bearer …）", "系统管理员")
        : http.MustChangePassword() ? new Refusal(EngineRefusals.PasswordFirst, "首次登录须先修改密码")
        : !HttpMethods.IsGet(http.Request.Method) && http.IsFromElsewhere()
            ? new Refusal(EngineRefusals.FromElsewhere, "请求来自别的网站，未予办理")
        : null;

    private static string Describe(ActionDef action) =>
        (
            action.CaseWord is { } field
                ? $"另须有 {field}（所办理的{(action.Opens ? "项目" : Catalogue.Program.KindLabel(action.CaseKind))}）。"
                : ""
        )
        + "可有 on（发生日，如 2021-04-01）、as（以何职责）、papers（[{kind, file, number, date, signer}]）。"
        + (action.Refusals is { Count: > 0 } codes ? $"可能的不予办理：{string.Join("、", codes.Select(c => c.Name))}。" : "");
}
