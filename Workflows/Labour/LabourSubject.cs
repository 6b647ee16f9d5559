using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>
/// 务工: what work is needed, who does it at which wages, and the three papers of each day. All its steps are taken at the project itself;
/// what a month's papers come to is <see cref="MonthAccount"/>, where they disagree is <see cref="Reconciliation"/>.
/// </summary>
public sealed record LabourSubject() : Subject("labour", "务工")
{
    public override int Chapter => 22;
    public override string Chain => Chains.Labour;
    public override IReadOnlyList<ActionDef> Actions => LabourActions.All;
    public override IReadOnlyList<Rule> Rules => LabourRules.All;
    public override IReadOnlyList<PolicyKey> Policy => LabourPolicy.Keys;

    public override IEnumerable<Row> InProject(Shape shape) => LabourTable.InProject(shape);

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("labour-survey", "群众务工摸底调查表", Template: "documents/labour-survey", Upload: Paper.Scan),
        new("consultation-minutes", "四方会商纪要", Template: "documents/consultation-minutes", Upload: Paper.Scan),
        new("department-opinions", "人社、住建等部门意见", Upload: Paper.Scan),
        new("labour-organisation-plan", "群众务工组织方案", Template: "documents/labour-organisation-plan", Upload: Paper.Scan),
        new("employment-contracts", "用工合同", Template: "documents/employment-contracts", Upload: Paper.Scan),
        new("contract-supplement", "用工合同补充协议", Upload: Paper.Scan),
        new("training-plan", "技能培训方案", Template: "documents/training-plan", Upload: Paper.Scan),
        new("exam-record", "上岗考试成绩单", Upload: Paper.Scan),
        new("gang-split", "班组分配表（全体成员签字）", Upload: Paper.Scan),
        new("sign-in-sheet", "签到表", Template: "documents/sign-in-sheet", Upload: Paper.Scan),
        new("labour-ledger", "务工台账", Template: "documents/labour-ledger", Upload: Paper.Scan),
        new("construction-log", "施工日志", Template: "documents/construction-log", Upload: Paper.Scan),
        new("health-insurance", "60 周岁以上人员体检和保险证明", Upload: Paper.Scan),
        new("minor-protection", "未成年工登记和监护人同意书", Upload: Paper.Scan),
        new("village-decision", "村民委员会决定", Upload: Paper.Scan),
    ];
}
