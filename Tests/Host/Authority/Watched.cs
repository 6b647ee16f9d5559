namespace WorkRelief.Tests.Host.Authority;

/// <summary>What is expected of a read.</summary>
public enum Shows
{
    /// <summary>What anybody may read without an account.</summary>
    Anybody,

    /// <summary>One thing of P1: there for whoever sees the project, and not there for anybody else.</summary>
    One,

    /// <summary>A list for everybody who is signed in, in which P1 stands for whoever sees the project.</summary>
    List,

    /// <summary>As a list, of those whose grant covers the place: a grant for a project covers none.</summary>
    ListOfPlace,

    /// <summary>One thing of the township: there for whoever's grant covers all of it.</summary>
    OneOfPlace,

    /// <summary>Rules of the township: they hold, and are read, in it, above it and below it.</summary>
    RulesOfPlace,

    /// <summary>What is the account's own: nothing of P1 for whoever does not see it.</summary>
    Own,

    /// <summary>What the first administrator alone reads.</summary>
    Administrator,

    /// <summary>What those who watch and the first administrator read.</summary>
    Watchers,

    /// <summary>What those who watch and those who administer read, wherever it is.</summary>
    Drawing,

    /// <summary>What is asked for and never there.</summary>
    Nobody,

    /// <summary>As <see cref="Drawing"/>, of P1: for whoever of them sees the project.</summary>
    DrawingOf,
}

/// <param name="Address">
/// Where it is asked; <c>{document}</c>, <c>{file}</c>, <c>{notice}</c>, <c>{pack}</c>, <c>{procedure}</c> stand for those of P1.
/// </param>
/// <param name="Marker">What shows that P1, or whatever is read, is in the answer.</param>
/// <param name="Costly">It starts a browser: asked once by whoever sees it.</param>
public sealed record Read(Shows Shows, string Address, string Marker = AuthorityWorld.Name, bool Costly = false);

/// <summary>What every address that answers to GET is expected to show, by the pattern under which the program has it.</summary>
public static class Watched
{
    private const string Cycle = "P1/2026-03";
    private const string Elsa = "/elsa/api";
    private const string Procedure = "dongpo-contractor-pay-cycle";

    public static IReadOnlyDictionary<string, Read> All { get; } =
        new Dictionary<string, Read>
        {
            ["/openapi/{documentName}.json"] = new(Shows.Anybody, "/openapi/v1.json"),
            ["/health"] = new(Shows.Anybody, "/health"),
            ["/verify/{code}.json"] = new(Shows.Anybody, "/verify/0000000000.json"),
            ["/verify/{Code}"] = new(Shows.Anybody, "/verify/0000000000"),
            ["/heads.txt"] = new(Shows.Anybody, "/heads.txt"),
            ["/board"] = new(Shows.Anybody, "/board"),
            ["/board/{Code:long}"] = new(Shows.Anybody, "/board/511402000000"),
            ["/board/notice/{*Id}"] = new(Shows.Anybody, "/board/notice/{notice}"),
            ["/board/paper/{code}"] = new(Shows.Anybody, "/board/paper/0000000000"),
            ["/board/receipt/{Number?}"] = new(Shows.Anybody, "/board/receipt"),
            ["/phone/sw.js"] = new(Shows.Anybody, "/phone/sw.js"),
            ["/_framework/opaque-redirect"] = new(Shows.Anybody, "/_framework/opaque-redirect"),
            ["/"] = new(Shows.Anybody, "/"),
            ["/sign-in"] = new(Shows.Anybody, "/sign-in"),
            ["/welcome/{Secret}"] = new(Shows.Anybody, "/welcome/none"),
            ["/not-found"] = new(Shows.Anybody, "/not-found"),
            ["/phone/who"] = new(Shows.Own, "/phone/who"),
            ["/account"] = new(Shows.Own, "/account"),
            ["/password"] = new(Shows.Own, "/password"),
            ["/authenticator"] = new(Shows.Own, "/authenticator"),
            ["/desk"] = new(Shows.Own, "/desk"),
            ["/phone"] = new(Shows.Own, "/phone"),
            ["/do/{Name}"] = new(Shows.Own, "/do/record.add?on-case=P1"),
            ["/api/tasks"] = new(Shows.Own, "/api/tasks"),
            ["/api/archive/overdue"] = new(Shows.Own, "/api/archive/overdue", "P1"),
            ["/api/incidents"] = new(Shows.Own, "/api/incidents", "P1"),
            ["/api/forms/{name}.xlsx"] = new(Shows.Own, "/api/forms/workers.xlsx"),
            ["/projects"] = new(Shows.List, "/projects"),
            ["/pay"] = new(Shows.List, "/pay"),
            ["/notices"] = new(Shows.List, "/notices"),
            ["/overview"] = new(Shows.List, "/overview"),
            ["/api/projects"] = new(Shows.List, "/api/projects"),
            ["/api/indicators"] = new(Shows.List, "/api/indicators"),
            ["/api/set-aside.xlsx"] = new(Shows.Own, "/api/set-aside.xlsx"),
            ["/api/lead-sheet.xlsx"] = new(Shows.List, "/api/lead-sheet.xlsx?lead=all"),
            ["/api/workers.xlsx"] = new(Shows.ListOfPlace, "/api/workers.xlsx", "W1"),
            ["/api/regulations"] = new(Shows.RulesOfPlace, "/api/regulations", "三苏镇务工管理办法"),
            ["/api/overview"] = new(Shows.OneOfPlace, "/api/overview?area=" + AuthorityWorld.Township),
            ["/case/{*Id}"] = new(Shows.One, "/case/" + Cycle),
            ["/month/{Project}/{Month}"] = new(Shows.One, "/month/P1/2026-03"),
            ["/phone/{Project}"] = new(Shows.One, "/phone/P1?day=2026-03-05"),
            ["/slip/{Worker}"] = new(Shows.One, "/slip/W1?cycle=" + Cycle),
            ["/api/projects/{id}"] = new(Shows.One, "/api/projects/P1"),
            ["/api/projects/{id}/labour"] = new(Shows.One, "/api/projects/P1/labour", "["),
            ["/api/cycle"] = new(Shows.One, "/api/cycle?id=" + Cycle, "W1"),
            ["/api/slip"] = new(Shows.One, $"/api/slip?cycle={Cycle}&worker=W1"),
            ["/api/slip.html"] = new(Shows.One, $"/api/slip.html?cycle={Cycle}&worker=W1"),
            ["/api/documents/{code}.{form}"] = new(Shows.One, "/api/documents/{document}.html", "劳务报酬"),
            ["/api/files/{sha256}"] = new(Shows.One, "/api/files/{file}", "测试材料 payroll-sheet"),
            ["/api/share"] = new(Shows.One, "/api/share?notice={notice}"),
            ["/api/share.png"] = new(Shows.One, "/api/share.png?notice={notice}", "PNG", Costly: true),
            ["/api/archive"] = new(Shows.One, "/api/archive?project=P1", "P1"),
            ["/api/archive.zip"] = new(Shows.One, "/api/archive.zip?project=P1", "PK", Costly: true),
            ["/api/rights"] = new(Shows.One, "/api/rights?project=P1", "村务公开栏"),
            ["/hand-in"] = new(Shows.Own, "/hand-in"),
            ["/work"] = new(Shows.Own, "/work"),
            ["/work/{Id:long}"] = new(Shows.Own, "/work/1"),
            ["/api/work/{id:long}"] = new(Shows.Own, "/api/work/1"),
            ["/api/work/{id:long}/file"] = new(Shows.Own, "/api/work/1/file"),
            ["/together/{Name}"] = new(Shows.Own, "/together/pay-cycle.sign?case=" + Cycle),
            ["/month-end"] = new(Shows.List, "/month-end?month=2026-03"),
            ["/api/month-end.xlsx"] = new(Shows.List, "/api/month-end.xlsx?month=2026-03"),
            ["/api/projects.xlsx"] = new(Shows.List, "/api/projects.xlsx"),
            ["/api/tasks.xlsx"] = new(Shows.Own, "/api/tasks.xlsx"),
            ["/overview/rows"] = new(Shows.Own, "/overview/rows?figure=projects"),
            ["/api/figure.xlsx"] = new(Shows.Own, "/api/figure.xlsx?figure=projects"),
            ["/api/overview.xlsx"] = new(Shows.Own, "/api/overview.xlsx?area=" + AuthorityWorld.Township),
            ["/api/pictures/{sha256}"] = new(Shows.Own, "/api/pictures/{file}", "PNG"),
            ["/system"] = new(Shows.Administrator, "/system", "待处理事项"),
            ["/system/accounts"] = new(Shows.Administrator, "/system/accounts", "账号与授权"),
            ["/system/accounts/{Account}"] = new(Shows.Administrator, "/system/accounts/admin", "一次性链接"),
            ["/system/areas"] = new(Shows.Administrator, "/system/areas", "行政区划"),
            ["/system/clock"] = new(Shows.Administrator, "/system/clock", "封存当日日志"),
            ["/system/holidays"] = new(Shows.Administrator, "/system/holidays", "节假日"),
            ["/system/outbox"] = new(Shows.Administrator, "/system/outbox", "发信"),
            ["/system/packs"] = new(Shows.Administrator, "/system/packs", "政策包"),
            ["/system/packs/check"] = new(Shows.Administrator, "/system/packs/check", "检查和启用"),
            ["/system/packs/compare"] = new(Shows.Administrator, "/system/packs/compare", "比较"),
            ["/system/packs/{Hash}"] = new(Shows.Administrator, "/system/packs/{pack}", "依据待核"),
            ["/system/templates"] = new(Shows.Administrator, "/system/templates", "模板"),
            ["/system/templates/{*Name}"] = new(Shows.Administrator, "/system/templates/mail/pay-reminder", "模板"),
            ["/system/vacancies"] = new(Shows.Administrator, "/system/vacancies", "空缺"),
            ["/studio/"] = new(Shows.Drawing, "/studio", "elsa-workflow-definition-list"),
            ["/studio/cases"] = new(Shows.Drawing, "/studio/cases", "elsa-workflow-instance-list"),
            ["/studio/definition/{id}"] = new(Shows.Drawing, "/studio/definition/" + Procedure, "劳务报酬发放（东坡区"),
            ["/studio/case/{id}"] = new(Shows.DrawingOf, "/studio/case/P1~2026-03"),
            [Elsa + "/features/installed"] = new(Shows.Drawing, Elsa + "/features/installed", "items"),
            [Elsa + "/features/installed/{name}"] = new(Shows.Nobody, Elsa + "/features/installed/Elsa.RealTimeWorkflowUpdates"),
            [Elsa + "/package/version"] = new(Shows.Drawing, Elsa + "/package/version", "packageVersion"),
            [Elsa + "/descriptors/activities"] = new(Shows.Drawing, Elsa + "/descriptors/activities", "Elsa.FlowSwitch"),
            [Elsa + "/descriptors/expression-descriptors"] = new(Shows.Drawing, Elsa + "/descriptors/expression-descriptors", "JavaScript"),
            [Elsa + "/descriptors/{**kind}"] = new(Shows.Drawing, Elsa + "/descriptors/storage-drivers", "items"),
            [Elsa + "/workflow-definitions"] = new(Shows.Drawing, Elsa + "/workflow-definitions", Procedure),
            [Elsa + "/workflow-definitions/by-definition-id/{id}"] = new(
                Shows.Drawing,
                Elsa + "/workflow-definitions/by-definition-id/" + Procedure,
                "Elsa.Flowchart"
            ),
            [Elsa + "/workflow-definitions/by-id/{id}"] = new(
                Shows.Drawing,
                Elsa + "/workflow-definitions/by-id/{procedure}",
                "Elsa.Flowchart"
            ),
            [Elsa + "/workflow-definitions/many-by-id"] = new(
                Shows.Drawing,
                Elsa + "/workflow-definitions/many-by-id?ids={procedure}",
                "Elsa.Flowchart"
            ),
            [Elsa + "/workflow-definitions/subgraph/{id}"] = new(
                Shows.Drawing,
                Elsa + "/workflow-definitions/subgraph/{procedure}",
                "Elsa.Flowchart"
            ),
            [Elsa + "/workflow-definitions/{id}/consumers"] = new(Shows.Drawing, Elsa + "/workflow-definitions/x/consumers", "[]"),
            [Elsa + "/workflow-definitions/{id}/export"] = new(
                Shows.Drawing,
                Elsa + $"/workflow-definitions/{Procedure}/export",
                "Elsa.Flowchart"
            ),
            [Elsa + "/workflow-definitions/query/count"] = new(Shows.Drawing, Elsa + "/workflow-definitions/query/count", "count"),
            [Elsa + "/workflow-instances/{id}"] = new(Shows.DrawingOf, Elsa + "/workflow-instances/P1~2026-03"),
            [Elsa + "/workflow-instances/{id}/journal"] = new(Shows.DrawingOf, Elsa + "/workflow-instances/P1~2026-03/journal", "发生日"),
            [Elsa + "/workflow-instances/{id}/execution-state"] = new(
                Shows.DrawingOf,
                Elsa + "/workflow-instances/P1~2026-03/execution-state",
                "Suspended"
            ),
            [Elsa + "/workflow-instances/{id}/variables"] = new(
                Shows.DrawingOf,
                Elsa + "/workflow-instances/P1~2026-03/variables",
                "items"
            ),
            [Elsa + "/activity-executions/list"] = new(
                Shows.DrawingOf,
                Elsa + "/activity-executions/list?workflowInstanceId=P1~2026-03",
                "Wait-None"
            ),
            [Elsa + "/activity-execution-summaries/list"] = new(
                Shows.DrawingOf,
                Elsa + "/activity-execution-summaries/list?workflowInstanceId=P1~2026-03",
                "Wait-None"
            ),
            [Elsa + "/activity-executions/by-id"] = new(
                Shows.DrawingOf,
                Elsa + "/activity-executions/by-id?id=P1~2026-03:Wait-None:1",
                "Wait-None"
            ),
            [Elsa + "/activity-executions/{id}/call-stack"] = new(Shows.Drawing, Elsa + "/activity-executions/x/call-stack", "totalCount"),
            ["/looks"] = new(Shows.Watchers, "/looks", "先记在这里"),
        };
}
