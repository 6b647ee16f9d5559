namespace WorkRelief.Workflows.Lifecycle;

/// <summary>A kind of paper: made from a template here, or brought in as an upload under a rule.</summary>
/// <param name="Template">Name under <c>Templates/</c>, or null for an upload.</param>
/// <param name="Upload">What must be uploaded, in Chinese, or null for a template.</param>
public sealed record Paper(string Kind, string Label, string? Template = null, string? Upload = null);

/// <summary>All kinds of paper that rows ask for.</summary>
public static class Papers
{
    private const string Scan = "盖章扫描件（PDF 或图片）";
    private const string Photo = "现场照片，能看清内容、地点和日期";

    public static IReadOnlyDictionary<string, Paper> All { get; } = new Paper[]
    {
        new("labour-survey", "群众务工摸底调查表", Upload: Scan),
        new("project-proposal", "项目建议（申报材料）", Upload: Scan),
        new("assembly-minutes", "村民（代表）会议记录", Upload: Scan),
        new("council-election", "项目理事会选举记录", Upload: Scan),
        new("consultation-minutes", "四方会商纪要", Upload: Scan),
        new("implementation-plan", "实施方案", Upload: Scan),
        new("review-opinion", "审核意见", Upload: Scan),
        new("approval-reply", "批复文件", Upload: Scan),
        new("fund-release", "资金下达文件", Upload: Scan),
        new("responsibility-letter", "项目建设责任书", Upload: Scan),
        new("construction-notice", "施工公告", Upload: Photo),
        new("lead-appointment", "县级项目负责人任命文件", Upload: Scan),
        new("lead-handover", "县级项目负责人交接单", Upload: Scan),
        new("suspension-order", "停工通知", Upload: Scan),
        new("resumption-order", "复工通知", Upload: Scan),
        new("termination-decision", "终止决定", Upload: Scan),
        new("withdrawal-decision", "调出决定", Upload: Scan),
        new("completion-report", "竣工报告", Upload: Scan),
        new("sign-in-sheet", "签到表", Upload: Scan),
        new("labour-ledger", "务工台账", Upload: Scan),
        new("construction-log", "施工日志", Upload: Scan),
        new("payroll-sheet", "劳务报酬发放表（已签字）", Upload: Scan),
        new("payroll-notice", "劳务报酬公示", Template: "notices/payroll-notice"),
        new("recruitment-notice", "招工公告", Template: "notices/recruitment-notice"),
        new("health-insurance", "60 周岁以上人员体检和保险证明", Upload: Scan),
        new("minor-protection", "未成年工登记和监护人同意书", Upload: Scan),
        new("posting-photo", "公示张贴照片", Upload: Photo),
        new("objection", "异议记录", Upload: Scan),
        new("objection-reply", "异议答复", Upload: Scan),
        new("payment-batch", "发放批次清单", Upload: Scan),
        new("bank-receipt", "银行回单", Upload: Scan),
        new("acceptance-application", "验收申请", Upload: Scan),
        new("acceptance-opinion", "验收意见表", Upload: Scan),
        new("quality-records", "质量保证资料", Upload: Scan),
        new("third-party-test", "第三方检测报告", Upload: Scan),
        new("settlement-report", "结（决）算报告", Upload: Scan),
        new("score-sheet", "验收评分表", Upload: Scan),
        new("rectification-order", "整改通知", Upload: Scan),
        new("rectification-photo", "整改前后照片", Upload: Photo),
        new("handover-agreement", "资产移交协议", Upload: Scan),
        new("ownership-record", "产权登记表", Upload: Scan),
        new("maintenance-agreement", "管护协议", Upload: Scan),
        new("performance-evaluation", "绩效评价报告", Upload: Scan),
        new("feasibility-study", "可行性研究报告（含以工代赈专章）", Upload: Scan),
        new("labour-organisation-plan", "群众务工组织方案", Upload: Scan),
        new("employment-contracts", "用工合同", Upload: Scan),
        new("training-plan", "技能培训方案", Upload: Scan),
        new("training-register", "培训台账", Upload: Scan),
        new("fund-plan", "项目资金计划文件", Upload: Scan),
        new("works-vouchers", "工程票据", Upload: Scan),
        new("works-claim", "工程报账资料", Upload: Scan),
        new("works-summary", "工程总结", Upload: Scan),
        new("before-after-photos", "项目实施前后的相关图文", Upload: Photo),
        new("department-opinions", "人社、住建等部门意见", Upload: Scan),
        new("contract-supplement", "用工合同补充协议", Upload: Scan),
        new("exam-record", "上岗考试成绩单", Upload: Scan),
        new("gang-split", "班组分配表（全体成员签字）", Upload: Scan),
        new("difference-explanation", "差异说明（已签字）", Upload: Scan),
        new("village-decision", "村民委员会决定", Upload: Scan),
        new("card-authorisation", "代领授权或继承证明", Upload: Scan),
        new("deposit-order", "保证金支付通知书", Upload: Scan),
        new("deposit-receipt", "保证金补足凭证", Upload: Scan),
        new("listing-decision", "失信名单决定书", Upload: Scan),
        new("adoption-handover", "在建项目接管清单", Upload: Scan),
        new("inquiry-reply", "银行查询答复", Upload: Scan),
        new("archive-catalogue", "案卷目录", Upload: Scan),
    }.ToDictionary(p => p.Kind);

    public static string Label(string kind) => All.TryGetValue(kind, out var p) ? p.Label : kind;
}
