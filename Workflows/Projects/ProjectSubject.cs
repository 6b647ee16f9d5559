using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

/// <summary>The life of a project, from the reserve library to the archive.</summary>
public sealed record ProjectSubject() : Subject("project", "项目", "project")
{
    public const string MonthEnd = "month-end";

    public override int Chapter => 10;
    public override IReadOnlyList<ActionDef> Actions => ProjectActions.All;
    public override IReadOnlyList<Rule> Rules => ProjectRules.All;
    public override IReadOnlyList<PolicyKey> Policy => ProjectPolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [ProjectTable.Expand(shape)];

    public override IReadOnlyDictionary<string, string> Limits { get; } = new Dictionary<string, string> { [MonthEnd] = "次月第一日" };

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("project-proposal", "项目建议（申报材料）", Upload: Paper.Scan),
        new("implementation-plan", "实施方案", Template: "documents/implementation-plan", Upload: Paper.Scan),
        new("review-opinion", "审核意见", Upload: Paper.Scan),
        new("approval-reply", "批复文件", Template: "documents/approval-reply", Upload: Paper.Scan),
        new("share-exemption", "报酬占比低于下限的决定", Upload: Paper.Scan),
        new("responsibility-letter", "项目建设责任书", Template: "documents/responsibility-letter", Upload: Paper.Scan),
        new("lead-appointment", "县级项目负责人任命文件", Upload: Paper.Scan),
        new("lead-handover", "县级项目负责人交接单", Upload: Paper.Scan),
        new("suspension-order", "停工通知", Upload: Paper.Scan),
        new("resumption-order", "复工通知", Upload: Paper.Scan),
        new("termination-decision", "终止决定", Upload: Paper.Scan),
        new("withdrawal-decision", "调出决定", Upload: Paper.Scan),
        new("completion-report", "竣工报告", Template: "documents/completion-report", Upload: Paper.Scan),
        new("adoption-handover", "在建项目接管清单", Upload: Paper.Scan),
        new("feasibility-study", "可行性研究报告（含以工代赈专章）", Upload: Paper.Scan),
        new("assembly-minutes", "村民（代表）会议记录", Upload: Paper.Scan),
    ];
}
