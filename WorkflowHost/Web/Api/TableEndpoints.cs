using System.Globalization;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>What a page lists, as a spreadsheet of the same rows: masked and narrowed as the page is.</summary>
internal static class TableEndpoints
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapTables(this RouteGroupBuilder api)
    {
        var tables = api.MapGroup("").RequireRateLimiting(Limits.Heavy);
        tables
            .MapGet(
                "/projects.xlsx",
                async (
                    [AsParameters] ProjectFilter filter,
                    HttpContext http,
                    ProjectList list,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                {
                    var page = await list.PageAsync(Endpoints.Asker(http, clock), filter, 1, ProjectList.MostLines, stop);
                    return Sheet("项目", ProjectHeadings, page.Lines.Select(Cells));
                }
            )
            .WithSummary("项目清单导出，筛选条件与“项目”页相同");
        tables
            .MapGet(
                "/tasks.xlsx",
                async (HttpContext http, Tasks tasks, TimeProvider clock, CancellationToken stop) =>
                    Sheet("待办", TaskHeadings, (await AllAsync(tasks, Endpoints.Asker(http, clock), stop)).Select(Cells))
            )
            .WithSummary("待办导出");
        tables
            .MapGet(
                "/month-end.xlsx",
                async (string month, long? area, HttpContext http, MonthEnd months, TimeProvider clock, CancellationToken stop) =>
                    Sheet("月末", MonthHeadings, (await months.OfAsync(Endpoints.Asker(http, clock), month, area, stop)).Select(Cells))
            )
            .WithSummary("一个月各项目报酬期的办理情况");
        tables
            .MapGet(
                "/overview.xlsx",
                async (long? area, HttpContext http, OverviewReads reads, TimeProvider clock, CancellationToken stop) =>
                    await reads.PageAsync(Endpoints.Asker(http, clock), area, stop) is { } page
                        ? Results.File(SheetWriter.Xlsx(Tables(page.Figures)), Type, "overview.xlsx")
                        : Results.NotFound()
            )
            .WithSummary("看板各表导出");
        tables
            .MapGet(
                "/figure.xlsx",
                async (
                    string figure,
                    string? of,
                    long? area,
                    HttpContext http,
                    OverviewReads reads,
                    TimeProvider clock,
                    CancellationToken stop
                ) =>
                    await reads.RowsAsync(Endpoints.Asker(http, clock), area, figure, of, stop) is { } table
                        ? Sheet("明细", [.. table.Columns.Prepend("记录编号")], table.Rows.Select(r => Cells(table, r)))
                        : Results.NotFound()
            )
            .WithSummary("看板上一个数的明细记录");
    }

    private static IResult Sheet(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) =>
        Results.File(SheetWriter.Xlsx(name, headings, rows), Type, name + ".xlsx");

    private static async Task<IReadOnlyList<TaskLine>> AllAsync(Tasks tasks, Scope asker, CancellationToken stop)
    {
        var lines = new List<TaskLine>();
        string? after = null;
        do
        {
            var page = (await tasks.PageAsync(asker, null, after, Tasks.MostLines, stop))!;
            lines.AddRange(page.Lines);
            after = page.Next;
        } while (after is not null && lines.Count < ProjectList.MostLines);
        return lines;
    }

    private static readonly string[] ProjectHeadings =
    [
        "编码",
        "项目",
        "地点",
        "建设方式",
        "类别",
        "现在",
        "政策包",
        "计划资金",
        "到位资金",
        "已发报酬",
        "占比",
        "达标",
        "务工人数",
        "最近要办",
        "报酬逾期自",
    ];

    private static IReadOnlyList<object?> Cells(ProjectInList p) =>
        [
            p.Id,
            p.Name,
            p.AreaPath,
            p.Mode,
            p.Track,
            p.StageLabel,
            p.Pack,
            p.PlannedYuan,
            p.ArrivedYuan,
            p.PaidYuan,
            Money.Percent(p.PaidShare) ?? "",
            p.Standing,
            p.Workers.About ? p.Workers.ToString() : p.Workers.People,
            Day(p.DueOn),
            Day(p.LateSince),
        ];

    private static readonly string[] TaskHeadings =
    [
        "应办日",
        "剩余天数",
        "编号",
        "项目",
        "事项",
        "现在",
        "办理",
        "以什么职责",
        "自",
        "依据",
    ];

    private static IReadOnlyList<object?> Cells(TaskLine t) =>
        [
            Day(t.DueOn),
            t.Days,
            t.Case,
            t.ProjectName,
            CaseTitle.Of(t.Kind, t.Case, t.ProjectName),
            t.StageLabel,
            t.Label,
            t.BodyLabel,
            Day(t.Since),
            t.Clause,
        ];

    private static readonly string[] MonthHeadings =
    [
        "报酬期",
        "项目",
        "地点",
        "现在",
        "应付日",
        "剩余天数",
        "应发",
        "已发",
        "在等",
        "自",
        "问题",
    ];

    private static IReadOnlyList<object?> Cells(MonthLine m) =>
        [
            m.Cycle,
            m.ProjectName,
            m.Place,
            m.StageLabel,
            Day(m.DueOn),
            m.Days,
            m.TotalYuan,
            m.PaidYuan,
            string.Join('；', m.Waits.Select(w => $"{w.Who}：{w.What}")),
            Day(m.Since),
            m.Problem ?? "",
        ];

    private static IReadOnlyList<object?> Cells(FigureTable table, FigureRow row) =>
        [row.Case ?? "", .. row.Cells, row.Adds, .. table.Figure.Against is null ? (object?[])[] : [row.Against]];

    /// <summary>As a spreadsheet can count it; what is no number stays as it is.</summary>
    private static object NumberOf(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return text;
        return text.Contains('.', StringComparison.Ordinal) ? number : (object)(long)number;
    }

    private static IReadOnlyList<SheetTable> Tables(Overview o) =>
        [
            new(
                "主要数字",
                ["指标", "数", "单位"],
                Figure.All(o).Select(f => (IReadOnlyList<object?>)[f.Label, NumberOf(f.Text), f.Unit == Figure.Percent ? "" : f.Unit])
            ),
            new(
                "下级地区",
                [
                    "地区",
                    "项目",
                    "财政资金",
                    "已发报酬",
                    "占财政资金",
                    "低于下限",
                    "按期",
                    "应按期",
                    "逾期",
                    "最多晚（天）",
                    "缺公示",
                    "务工人数",
                ],
                o.Below.Select(a =>
                    (IReadOnlyList<object?>)
                        [
                            a.Name,
                            a.Projects,
                            a.FiscalYuan,
                            a.PaidYuan,
                            Money.Percent(a.ShareOfFiscal) ?? "",
                            a.BelowFloor,
                            a.Times.InTime,
                            a.Times.Settled,
                            a.Times.Late,
                            a.Times.MostDays,
                            a.NoticesMissing,
                            a.Workers,
                        ]
                )
            ),
            new(
                "项目",
                [
                    "编码",
                    "项目",
                    "地点",
                    "建设方式",
                    "类别",
                    "阶段",
                    "计划资金",
                    "到位资金",
                    "已发报酬",
                    "占比",
                    "达标",
                    "务工人数",
                    "逾期（期）",
                ],
                o.Projects.Select(p =>
                    (IReadOnlyList<object?>)
                        [
                            p.Id,
                            p.Name,
                            p.Place,
                            p.Mode,
                            p.Track,
                            p.Stage,
                            p.PlannedYuan,
                            p.ArrivedYuan,
                            p.PaidYuan,
                            p.Share ?? "",
                            p.Standing,
                            p.Workers,
                            p.Late,
                        ]
                )
            ),
            new(
                "逾期未付",
                ["报酬期", "项目", "地点", "应付日", "晚（天）", "人数", "应发", "现在", "在等"],
                o.Late.Select(l =>
                    (IReadOnlyList<object?>)
                        [l.Cycle, l.ProjectName, l.Place, Day(l.DueOn), l.Days, l.People, l.TotalYuan, l.StageLabel, l.Waits]
                )
            ),
        ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
