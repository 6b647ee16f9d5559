using System.Text.Json.Nodes;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>
/// The reading half of Elsa's interface over our procedures and cases, for those who watch and those who administer. Whatever would write
/// is refused: a step is taken on our own pages.
/// </summary>
internal static class ElsaEndpoints
{
    public const string Root = "/elsa/api";
    private static readonly string[] Writing = [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    private sealed record JournalQuery(JournalFilter? Filter);

    private sealed record JournalFilter(
        IReadOnlyList<string>? ActivityIds,
        IReadOnlyList<string>? ActivityNodeIds,
        IReadOnlyList<string>? EventNames
    );

    private sealed record ReportQuery(string WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);

    /// <summary>Why nothing is answered to this caller; before anything of the request is read.</summary>
    public static async Task<Refusal?> ClosedAsync(HttpContext http) =>
        Endpoints.Closed(http)
        ?? (
            await http.RequestServices.GetRequiredService<Reads>().WatchesAsync(Asker(http), http.RequestAborted)
                ? null
                : new Refusal(Refusals.WrongRole, "流程图和案件图由监督人员和系统管理员查看", Bodies.Labels[Bodies.Administrator])
        );

    public static void MapElsa(this WebApplication app)
    {
        var api = app.MapGroup(Root).ExcludeFromDescription();
        MapDescriptors(api);
        MapProcedures(api);
        MapCases(api);
        MapExecutions(api);
        api.MapMethods(
            "/{**rest}",
            Writing,
            () => Endpoints.Refuse(new Refusal(EngineRefusals.ReadOnly, "这里只供查看，不能修改；办理请在本系统的页面上进行"))
        );
    }

    private static void MapDescriptors(RouteGroupBuilder api)
    {
        api.MapGet("/features/installed", () => Lines<object>([])).WithSummary("流程图：所用的功能").Unnoted();
        api.MapGet("/features/installed/{name}", (string name) => Missing("没有功能 " + name)).WithSummary("流程图：一项功能").Unnoted();
        api.MapGet("/package/version", (StudioSite site) => Results.Json(new { packageVersion = site.Package!.Version }))
            .WithSummary("流程图：版本")
            .Unnoted();
        api.MapGet("/descriptors/activities", () => Lines(ElsaDescriptors.Activities)).WithSummary("流程图：各种活动").Unnoted();
        api.MapGet("/descriptors/expression-descriptors", () => Lines(ElsaDescriptors.Languages))
            .WithSummary("流程图：条件的写法")
            .Unnoted();
        api.MapGet("/descriptors/{**kind}", (string kind) => Lines<object>([])).WithSummary("流程图：其他种类").Unnoted();
    }

    private static void MapProcedures(RouteGroupBuilder api)
    {
        api.MapGet("/workflow-definitions", ProceduresAsync).WithSummary("流程定义一览");
        api.MapGet(
                "/workflow-definitions/by-definition-id/{id}",
                (string id, string? versionOptions, HttpContext http) =>
                    WrittenAsync(http, p => p.DefinitionId == id && Is(p, versionOptions))
            )
            .WithSummary("一个流程定义");
        api.MapGet("/workflow-definitions/by-id/{id}", (string id, HttpContext http) => WrittenAsync(http, p => p.Id == id))
            .WithSummary("流程定义的一版");
        api.MapGet(
                "/workflow-definitions/many-by-id",
                async (HttpContext http) =>
                {
                    var ids = http.Request.Query["ids"];
                    return Lines([.. (await AllAsync(http)).Where(p => ids.Contains(p.Id)).Select(p => p.Write())]);
                }
            )
            .WithSummary("流程定义的几版");
        api.MapGet(
                "/workflow-definitions/subgraph/{id}",
                async (string id, HttpContext http) =>
                    (await AllAsync(http)).FirstOrDefault(p => p.Id == id) is { } found ? Results.Json(Node(found)) : Missing(NoProcedure)
            )
            .WithSummary("流程定义的图");
        api.MapGet(
                "/workflow-definitions/{id}/consumers",
                (string id) => Results.Json(new { consumingWorkflowDefinitionIds = (string[])[] })
            )
            .WithSummary("流程定义：用到它的");
        api.MapGet(
                "/workflow-definitions/{id}/export",
                async (string id, string? versionOptions, HttpContext http) =>
                    (await AllAsync(http)).LastOrDefault(p => p.DefinitionId == id && Is(p, versionOptions)) is { } found
                        ? Results.Text(ElsaWriter.Write(found.Table, id, found.Version).Write(), "application/json")
                        : Missing(NoProcedure)
            )
            .WithSummary("导出流程定义");
        api.MapGet(
                "/workflow-definitions/query/count",
                async (HttpContext http, CancellationToken _) => Results.Json(new { count = (await AllAsync(http)).Count(p => p.Latest) })
            )
            .WithSummary("流程定义有几个");
    }

    private static void MapCases(RouteGroupBuilder api)
    {
        // What is asked of a list stands in a body, as a program of Elsa sends it.
        api.MapPost(
                "/workflow-instances",
                async (ElsaCaseQuery query, HttpContext http, ElsaCases cases) =>
                    Results.Json(await cases.ListAsync(Asker(http), query, http.RequestAborted), ElsaDefinition.Json)
            )
            .WithSummary("案件图一览");
        api.MapGet(
                "/workflow-instances/{id}",
                async (string id, HttpContext http, ElsaCases cases) =>
                    await cases.OneAsync(Asker(http), id, http.RequestAborted) is { } one
                        ? Results.Json(one, ElsaDefinition.Json)
                        : Missing(NoCase)
            )
            .WithSummary("一个案件的图");
        api.MapGet(
                "/workflow-instances/{id}/journal",
                (string id, int? skip, int? take, HttpContext http) => JournalAsync(id, null, skip, take, http)
            )
            .WithSummary("一个案件的经历");
        api.MapPost(
                "/workflow-instances/{id}/journal",
                (string id, JournalQuery? query, int? skip, int? take, HttpContext http) =>
                    JournalAsync(id, query?.Filter, skip, take, http)
            )
            .WithSummary("一个案件的经历");
        api.MapGet(
                "/workflow-instances/{id}/execution-state",
                async (string id, HttpContext http, ElsaCases cases) =>
                    await cases.PastAsync(Asker(http), id, http.RequestAborted) is { } past
                        ? Results.Json(
                            new
                            {
                                past.Status,
                                past.SubStatus,
                                UpdatedAt = past.Executions[^1].StartedAt,
                            },
                            ElsaDefinition.Json
                        )
                        : Missing(NoCase)
            )
            .WithSummary("一个案件有没有变化")
            .Unnoted();
        api.MapGet(
                "/workflow-instances/{id}/variables",
                async (string id, HttpContext http, ElsaCases cases) =>
                    await cases.PastAsync(Asker(http), id, http.RequestAborted) is null ? Missing(NoCase) : Lines<object>([])
            )
            .WithSummary("一个案件的变量")
            .Unnoted();
    }

    private static void MapExecutions(RouteGroupBuilder api)
    {
        api.MapPost(
                "/activity-executions/report",
                async (ReportQuery query, HttpContext http, ElsaCases cases) =>
                    await cases.PastAsync(Asker(http), query.WorkflowInstanceId, http.RequestAborted) is { } past
                        ? Results.Json(
                            new
                            {
                                stats = past.Stats.Where(s => query.ActivityNodeIds is not { } asked || asked.Contains(s.ActivityNodeId)),
                            },
                            ElsaDefinition.Json
                        )
                        : Missing(NoCase)
            )
            .WithSummary("一个案件到过的环节")
            .Unnoted();
        foreach (var list in (string[])["/activity-executions/list", "/activity-execution-summaries/list"])
            api.MapGet(
                    list,
                    async (string? workflowInstanceId, string? activityNodeId, HttpContext http, ElsaCases cases) =>
                        await cases.PastAsync(Asker(http), workflowInstanceId ?? "", http.RequestAborted) is { } past
                            ? Lines([.. past.Executions.Where(e => activityNodeId is null || e.ActivityNodeId == activityNodeId)])
                            : Missing(NoCase)
                )
                .WithSummary("一个案件到过一个环节几次")
                .Unnoted();
        api.MapGet(
                "/activity-executions/by-id",
                async (string? id, HttpContext http, ElsaCases cases) =>
                    (await cases.PastAsync(Asker(http), (id ?? "").Split(':')[0], http.RequestAborted))?.Executions.FirstOrDefault(e =>
                        e.Id == id
                    )
                        is { } found
                        ? Results.Json(found, ElsaDefinition.Json)
                        : Missing(NoCase)
            )
            .WithSummary("一个案件到过一个环节的一次")
            .Unnoted();
        api.MapGet(
                "/activity-executions/{id}/call-stack",
                (string id) =>
                    Results.Json(
                        new
                        {
                            activityExecutionId = id,
                            items = (string[])[],
                            totalCount = 0,
                        }
                    )
            )
            .WithSummary("一个案件：由谁引起")
            .Unnoted();
    }

    private const string NoProcedure = "没有这个流程定义，或者不在您能看的范围之内";
    private const string NoCase = "没有这个案件，或者不在您能看的范围之内";

    private static async Task<IResult> ProceduresAsync(
        HttpContext http,
        int? page,
        int? pageSize,
        string? searchTerm,
        string? versionOptions,
        string? orderBy,
        string? orderDirection
    )
    {
        var (ids, definitions) = (http.Request.Query["ids"], http.Request.Query["definitionIds"]);
        var found = (await AllAsync(http))
            .Where(p => ids.Count > 0 ? ids.Contains(p.Id) : Is(p, versionOptions))
            .Where(p => definitions.Count == 0 || definitions.Contains(p.DefinitionId))
            .Select(p => p.Line())
            .Where(l =>
                string.IsNullOrWhiteSpace(searchTerm)
                || $"{l.Name}\n{l.DefinitionId}\n{l.Id}".Contains(searchTerm.Trim(), StringComparison.Ordinal)
            )
            .ToList();
        var ordered =
            orderBy == "Name"
                ? found.OrderBy(l => l.Name, StringComparer.Ordinal)
                : found.OrderBy(l => l.DefinitionId, StringComparer.Ordinal);
        var lines = ordered.ThenByDescending(l => l.Version).ToList();
        if (orderDirection == "Descending")
            lines.Reverse();
        // Whoever names no page asks for all of them, which are as many as there are procedures.
        var items = pageSize is { } size and > 0 ? lines.Skip((page ?? 0) * size).Take(size) : lines;
        return Results.Json(
            new
            {
                items,
                totalCount = lines.Count,
                links = (string[])[],
            },
            ElsaDefinition.Json
        );
    }

    private static async Task<IResult> JournalAsync(string id, JournalFilter? filter, int? skip, int? take, HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<ElsaCases>().PastAsync(Asker(http), id, http.RequestAborted) is not { } past)
            return Missing(NoCase);
        var lines = past
            .Journal.Where(l => filter?.ActivityIds is not { Count: > 0 } ids || ids.Contains(l.ActivityId))
            .Where(l => filter?.ActivityNodeIds is not { Count: > 0 } nodes || nodes.Contains(l.NodeId))
            .Where(l => filter?.EventNames is not { Count: > 0 } names || names.Contains(l.EventName))
            .ToList();
        var items = lines.Skip(skip ?? 0).Take(take ?? lines.Count);
        return Results.Json(new { items, totalCount = lines.Count }, ElsaDefinition.Json);
    }

    private static async Task<IResult> WrittenAsync(HttpContext http, Func<ElsaProcedure, bool> which) =>
        (await AllAsync(http)).LastOrDefault(which) is { } found ? Results.Json(found.Write(), ElsaDefinition.Json) : Missing(NoProcedure);

    /// <summary>A definition's chart with what lies in it, as a tree.</summary>
    private static JsonObject Node(ElsaProcedure procedure)
    {
        var root = procedure.Write()["root"]!.DeepClone();
        var children = root["activities"]!.AsArray().Select(a => Node(a!.DeepClone(), "Activities", [])).ToArray();
        return Node(root, "Root", children);
    }

    private static JsonObject Node(JsonNode activity, string port, JsonNode[] children) =>
        new()
        {
            ["nodeId"] = (string)activity["nodeId"]!,
            ["activity"] = activity,
            ["port"] = port,
            ["parents"] = new JsonArray(),
            ["children"] = new JsonArray(children),
        };

    /// <summary>Every version is published; only the latest is followed by new cases.</summary>
    private static bool Is(ElsaProcedure procedure, string? version) =>
        version switch
        {
            "AllVersions" => true,
            "Draft" => false,
            _ => int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
                ? procedure.Version == number
                : procedure.Latest,
        };

    private static Task<IReadOnlyList<ElsaProcedure>> AllAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<ElsaProcedures>().ListAsync(Asker(http), http.RequestAborted);

    private static IResult Lines<T>(IReadOnlyList<T> items) =>
        Results.Json(
            new
            {
                items,
                count = items.Count,
                totalCount = items.Count,
            },
            ElsaDefinition.Json
        );

    private static IResult Missing(string detail) => Results.Problem(title: "没有", statusCode: 404, detail: detail);

    private static Scope Asker(HttpContext http) => Endpoints.Asker(http, http.RequestServices.GetRequiredService<TimeProvider>());
}
