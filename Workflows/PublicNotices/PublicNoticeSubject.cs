using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

/// <summary>公示.</summary>
public sealed record PublicNoticeSubject() : Subject("public-notice", "公示", "notice")
{
    public const string NoticePeriod = "notice-period";
    public const string ExamineObjection = "examine-objection";

    public override int Chapter => 30;
    public override IReadOnlyList<ActionDef> Actions => PublicNoticeActions.All;
    public override IReadOnlyList<Rule> Rules => PublicNoticeRules.All;
    public override IReadOnlyList<PolicyKey> Policy => PublicNoticePolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [PublicNoticeTable.Expand(shape)];

    public override IEnumerable<Row> InProject(Shape shape) => PublicNoticeTable.Called(shape);

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [NoticePeriod] = "公示期满之次日", [ExamineObjection] = "异议答复期限内，逾期催办" };

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("construction-notice", "施工公告", Template: "notices/construction-notice", Upload: Paper.Photo),
        new("payroll-notice", "劳务报酬公示", Template: "notices/payroll-notice"),
        new("county-plan-notice", "县级计划公示", Template: "notices/county-plan-notice"),
        new("project-notice", "乡镇（村）项目公示", Template: "notices/project-notice"),
        new("project-content-notice", "建设内容和理事会成员公示", Template: "notices/project-content-notice"),
        new("inquiry-notice", "用工、材料、询价公示", Template: "notices/inquiry-notice"),
        new("rental-service-notice", "机械租赁费、技术服务费公示", Template: "notices/rental-service-notice"),
        new("annual-list-notice", "年度项目清单公示", Template: "notices/annual-list-notice"),
        new("recruitment-notice", "招工公告", Template: "notices/recruitment-notice"),
        new("notice-result", "公示情况说明", Template: "documents/notice-result", Upload: Paper.Scan),
        new("posting-photo", "公示张贴照片", Upload: Paper.Photo),
        new("objection", "异议记录", Upload: Paper.Scan),
        new("objection-reply", "异议答复", Upload: Paper.Scan),
    ];
}
