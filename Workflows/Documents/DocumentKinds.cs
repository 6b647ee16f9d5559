using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <summary>“一套模版”: every document of the eight links.</summary>
public static partial class DocumentKinds
{
    public const string Approver = "approves";
    public const string Accepter = "accepts";
    public const string CountyOffice = "county";

    /// <summary>Who signed what, for ever (MEI-09).</summary>
    public const string Responsibility = "quality-responsibility";

    /// <summary>The eight links of MING-04 in working order.</summary>
    public static IReadOnlyList<string> Links { get; } =
    ["项目谋划", "项目库建立", "项目资金下达", "项目实施", "资金管理", "劳务报酬", "公告公示", "资料归档"];

    public static IReadOnlyDictionary<string, DocumentKind> All { get; } =
        new DocumentKind[]
        {
            new("labour-survey", "群众务工摸底调查表", Links[0], DocumentAbout.Project, "proposes", [])
            {
                At = DocumentTime.UntilCompletion,
                Needs = [DocumentNeed.Survey],
            },
            new(
                "consultation-minutes",
                "四方会商纪要",
                Links[0],
                DocumentAbout.Project,
                "applies",
                [
                    Text("place", "会商地点"),
                    Text("designer", "设计单位"),
                    Text("opinions", "人社、住建等部门意见"),
                    Text("decisions", "议定事项"),
                ]
            )
            {
                At = DocumentTime.UntilCompletion,
                Needs = [DocumentNeed.Posts],
            },
            new(
                "implementation-plan",
                "以工代赈项目实施方案",
                Links[0],
                DocumentAbout.Project,
                "applies",
                [
                    Text("necessity", "项目背景和必要性"),
                    Text("content", "建设内容和标准"),
                    Text("schedule", "工期安排"),
                    Text("safeguards", "保障措施"),
                    Text("maintenance", "后期管护承诺"),
                ]
            )
            {
                At = DocumentTime.BeforeWorks,
                Needs = [DocumentNeed.Posts],
            },
            new(
                "approval-reply",
                "以工代赈项目实施方案的批复",
                Links[1],
                DocumentAbout.Project,
                Approver,
                [
                    Text("request_title", "来文标题，如《关于审批……实施方案的请示》"),
                    Text("request_number", "来文字号，如 三府〔2026〕5号"),
                    Text("content", "建设内容和规模"),
                    Text("schedule", "建设工期"),
                    Text("demands", "其他要求"),
                    Text("copies", "抄送机关（不填为行业主管部门）"),
                ],
                Numbered: true
            )
            {
                At = DocumentTime.Replying,
                Needs = [DocumentNeed.Lead],
            },
            new("responsibility-letter", "项目建设责任书", Links[2], DocumentAbout.Project, "releases-funds", [Text("goals", "责任目标")])
            {
                At = DocumentTime.FromApprovalToCompletion,
                Needs = [DocumentNeed.Lead],
            },
            new(
                "labour-organisation-plan",
                "群众务工组织方案",
                Links[3],
                DocumentAbout.Project,
                "commences",
                [Text("measures", "组织措施")]
            )
            {
                At = DocumentTime.UntilCompletion,
                Needs = [DocumentNeed.Posts],
            },
            new(
                "employment-contracts",
                "用工合同",
                Links[3],
                DocumentAbout.Worker,
                "compiles",
                [
                    Text("employer_address", "甲方住所"),
                    Text("employer_head", "甲方法定代表人（负责人）"),
                    Text("employer_phone", "甲方联系电话"),
                    Text("worker_address", "乙方住址（与登记的不同时填）"),
                    Text("content", "工作内容"),
                    Text("hours", "工作时间和休息（与通用条款不同时填）"),
                    Text("insurance", "劳动保护和保险"),
                ]
            )
            {
                Private = true,
                At = DocumentTime.FromApprovalToHandover,
            },
            new(
                "training-plan",
                "技能培训方案",
                Links[3],
                DocumentAbout.Project,
                "commences",
                [Text("subjects", "培训内容"), Text("teachers", "培训师资"), Text("schedule", "培训时间")]
            )
            {
                At = DocumentTime.UntilCompletion,
            },
            new("training-register", "培训台账", Links[3], DocumentAbout.Project, "keeps-records", []) { Needs = [DocumentNeed.Training] },
            new("sign-in-sheet", "务工群众签到表", Links[3], DocumentAbout.Month, "compiles", [])
            {
                At = DocumentTime.FromApprovalToHandover,
            },
            new("labour-ledger", "务工台账", Links[3], DocumentAbout.Month, "compiles", []) { At = DocumentTime.FromApprovalToHandover },
            new("construction-log", "施工日志", Links[3], DocumentAbout.Month, "compiles", [])
            {
                At = DocumentTime.FromApprovalToHandover,
                Needs = [DocumentNeed.Log],
            },
            new(
                "inspection-record",
                "督查检查记录",
                Links[3],
                DocumentAbout.Record,
                "keeps-records",
                [Text("demands", "处理意见")],
                About: "inspection"
            ),
            new(
                "rectification-order",
                "整改通知书",
                Links[3],
                DocumentAbout.Rectification,
                "orders-rectification",
                [Text("demands", "整改要求")],
                Numbered: true
            )
            {
                Needs = [DocumentNeed.Finding],
            },
            new(
                "completion-report",
                "竣工报告",
                Links[3],
                DocumentAbout.Project,
                "completes",
                [Text("content", "完成情况"), Text("quality", "质量自评")]
            )
            {
                At = DocumentTime.Completing,
                Needs = [DocumentNeed.Works],
            },
            new(
                "acceptance-application",
                "工程报账和项目验收申请",
                Links[3],
                DocumentAbout.Project,
                "completes",
                [Text("statement", "申请事由")]
            )
            {
                At = DocumentTime.InAcceptance,
            },
            new(
                "acceptance-opinion",
                "验收意见表",
                Links[3],
                DocumentAbout.Acceptance,
                Accepter,
                [
                    Text("date", "验收日期"),
                    Text("members", "验收组成员（一行一人：姓名、单位和职务）"),
                    Text("quality", "工程质量"),
                    Text("relief", "以工代赈政策落实"),
                    Text("opinion", "验收意见"),
                ]
            )
            {
                At = DocumentTime.InAcceptance,
                Needs = [DocumentNeed.Tier],
            },
            new("works-claim", "工程报账申请", Links[4], DocumentAbout.Project, "compiles", [Text("purpose", "报账事由")], Numbered: true)
            {
                At = DocumentTime.FromCommencement,
                Needs = [DocumentNeed.Spending],
            },
            new("expenditure-ledger", "项目支出台账", Links[4], DocumentAbout.Project, "compiles", []) { Needs = [DocumentNeed.Funds] },
            new("settlement-report", "竣工结（决）算报告", Links[4], DocumentAbout.Project, "compiles", [Text("opinion", "说明")])
            {
                At = DocumentTime.FromCompletion,
                Needs = [DocumentNeed.Spending],
            },
            new("payroll-sheet", "劳务报酬发放表", Links[5], DocumentAbout.Cycle, "compiles", [])
            {
                Private = true,
                At = DocumentTime.FromCommencement,
                Needs = [DocumentNeed.Sheet],
            },
            new("notice-result", "公示情况说明", Links[6], DocumentAbout.Notice, "posts", [Text("remarks", "其他需要说明的情况")])
            {
                Needs = [DocumentNeed.Closed],
            },
            new(
                "handover-agreement",
                "资产移交协议",
                Links[7],
                DocumentAbout.Project,
                "hands-over",
                [
                    Text("assets", "移交资产"),
                    Text("owner", "接收单位"),
                    Text("value", "资产原值（不填按已支出数）"),
                    Text("drawings", "移交的图纸和资料"),
                    Text("warranty", "质量保修的约定"),
                ]
            )
            {
                At = DocumentTime.FromAcceptance,
                Needs = [DocumentNeed.Works],
            },
            new(
                "ownership-record",
                "资产登记卡",
                Links[7],
                DocumentAbout.Project,
                "hands-over",
                [Text("assets", "资产名称和数量"), Text("owner", "产权单位"), Text("value", "原值（元）")]
            )
            {
                At = DocumentTime.FromAcceptance,
                Needs = [DocumentNeed.Works],
            },
            new(
                "maintenance-agreement",
                "管护协议",
                Links[7],
                DocumentAbout.Project,
                "hands-over",
                [
                    Text("owner", "产权单位"),
                    Text("keeper", "管护主体"),
                    Text("person", "管护责任人"),
                    Text("duties", "管护内容"),
                    Text("term", "管护期限"),
                    Text("funds", "管护经费来源"),
                    Text("pay", "管护报酬"),
                ]
            )
            {
                At = DocumentTime.FromAcceptance,
            },
            new(
                "benefit-linkage-agreement",
                "利益联结协议",
                Links[7],
                DocumentAbout.Record,
                "keeps-records",
                [
                    Text("collective", "村集体经济组织"),
                    Text("operator", "经营主体"),
                    Text("households", "农户代表"),
                    Text("value", "资产原值（不填按已支出数）"),
                    Text("from", "分红起始日"),
                ],
                About: "benefit-linkage"
            ),
            new(
                "performance-evaluation",
                "绩效评价报告",
                Links[7],
                DocumentAbout.Project,
                "archives",
                [
                    Text("goals", "绩效目标"),
                    Text("satisfaction", "群众满意度调查结果，如 96%"),
                    Text("evaluator", "评价人意见"),
                    Text("grade", "评价等次"),
                ]
            )
            {
                At = DocumentTime.FromCompletion,
                Excels = ("grade", "优"),
                Needs = [DocumentNeed.Spending],
            },
            new(
                "works-summary",
                "工程总结",
                Links[7],
                DocumentAbout.Project,
                "archives",
                [Text("experience", "主要做法和经验"), Text("problems", "问题和建议")]
            )
            {
                At = DocumentTime.FromCompletion,
                Needs = [DocumentNeed.Spending],
            },
            new(
                Responsibility,
                "质量终身责任登记表",
                Links[7],
                DocumentAbout.Project,
                "archives",
                [
                    Text("leaders", "乡镇党政主要负责同志"),
                    Text("discipline", "纪委监督责任人"),
                    Text("design", "设计单位和负责人"),
                    Text("supervision", "监理单位和负责人"),
                ]
            )
            {
                At = DocumentTime.FromAcceptance,
            },
            new("archive-catalogue", "案卷目录", Links[7], DocumentAbout.Project, "archives", []) { At = DocumentTime.Archiving },
            new(
                "annual-list",
                "年度以工代赈项目清单",
                Links[1],
                DocumentAbout.County,
                CountyOffice,
                [Text("basis", "审议依据")],
                Numbered: true
            ),
            new("dispatch-list", "以工代赈项目月度调度清单", Links[3], DocumentAbout.County, CountyOffice, [Text("remarks", "调度意见")]),
            new(
                "county-summary",
                "以工代赈工作情况汇总",
                Links[7],
                DocumentAbout.County,
                CountyOffice,
                [Text("remarks", "说明")],
                Numbered: true
            ),
        }.ToDictionary(k => k.Name);

    /// <summary>What a document is called that was issued; the paper of the same name is its signed form.</summary>
    public static string LabelOf(string kind) => All.GetValueOrDefault(kind)?.Label ?? Paper.LabelOf(kind);

    /// <summary>What shows full numbers of a person and lies sealed.</summary>
    public static bool IsPrivate(string kind) => All.GetValueOrDefault(kind) is { Private: true };

    /// <summary>The kinds that speak of a project, or of something in it.</summary>
    public static IReadOnlyDictionary<string, string> ProjectLabels { get; } = Labels(county: false);

    /// <summary>The kinds that speak of a county.</summary>
    public static IReadOnlyDictionary<string, string> CountyLabels { get; } = Labels(county: true);

    private static Dictionary<string, string> Labels(bool county) =>
        All.Values.Where(k => (k.Subject == DocumentAbout.County) == county).ToDictionary(k => k.Name, k => k.Label);

    private static FormField Text(string name, string label) => new(name, label, FieldType.Text, Required: false);
}
