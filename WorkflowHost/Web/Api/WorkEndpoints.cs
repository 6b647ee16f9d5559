using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <param name="State">running, done, cancelled or failed.</param>
/// <param name="Lines">Of a batch, what became of each.</param>
public sealed record WorkAnswer(
    long Work,
    string Label,
    string State,
    int Done,
    int Total,
    string? Problem,
    bool HasFile,
    IReadOnlyList<WorkLineAnswer> Lines
);

/// <param name="Applied">Null while it waits.</param>
public sealed record WorkLineAnswer(string Label, string? Case, bool? Applied, string? Says);

/// <summary>Long work of the account that asks, and nobody else's.</summary>
internal static class WorkEndpoints
{
    public static void MapWork(this RouteGroupBuilder api)
    {
        api.MapPost(
                "/work/archive",
                async (string project, HttpContext http, LongWork works, CancellationToken stop) =>
                {
                    var key = http.Request.Headers[Endpoints.KeyHeader].ToString();
                    if (project.Length > 100)
                        return Results.NotFound();
                    if (key.Length is 0 or > 100)
                        return Endpoints.Refuse(new Refusal(Engine.EngineRefusals.Key, "请求须带幂等键（Idempotency-Key），1–100 个字符"));
                    var id = await works.AskArchiveAsync(http.Account()!, key, project, stop);
                    return Results.Accepted($"/api/work/{id}", new { work = id });
                }
            )
            .RequireRateLimiting(Limits.Heavy)
            .WithSummary("在后台导出一个项目的全部档案");
        api.MapGet(
                "/work/{id:long}",
                async (long id, HttpContext http, LongWork works, CancellationToken stop) =>
                    await works.PageAsync(http.Account()!, id, stop) is { } page ? Results.Json(Answer(page)) : Results.NotFound()
            )
            .Produces<WorkAnswer>()
            .WithSummary("后台任务的进度和结果");
        api.MapDelete(
                "/work/{id:long}",
                async (long id, HttpContext http, LongWork works, CancellationToken stop) =>
                    await works.CancelAsync(http.Account()!, id, stop) ? Results.NoContent() : Results.NotFound()
            )
            .WithSummary("取消后台任务；已经办的不撤销");
        api.MapGet(
                "/work/{id:long}/file",
                async (long id, HttpContext http, LongWork works, IFileStore files, CancellationToken stop) =>
                    await works.PageAsync(http.Account()!, id, stop) is { Work: { File: { } file, Archive: { } project } }
                    && files.Has(file)
                        ? Results.Stream(files.Open(file), "application/zip", project + ".zip")
                        : Results.NotFound()
            )
            .WithSummary("下载后台任务的结果文件");
    }

    private static WorkAnswer Answer(LongWorkPage page) =>
        new(
            page.Work.Id,
            page.Work.Label,
            page.Work.State.ToString().ToLowerInvariant(),
            page.Work.Done,
            page.Work.Total,
            page.Work.Problem,
            page.Work.File is not null,
            [.. page.Lines.Select(l => new WorkLineAnswer(l.Label, l.Case, l.Applied, l.Says))]
        );
}
