using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

/// <summary>验收.</summary>
public sealed record AcceptanceSubject() : Subject("acceptance", "验收", "acceptance")
{
    public override int Chapter => 40;
    public override IReadOnlyList<ActionDef> Actions => AcceptanceActions.All;
    public override IReadOnlyList<Rule> Rules => AcceptanceRules.All;
    public override IReadOnlyList<PolicyKey> Policy => AcceptancePolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => shape.Tiers.Select(tier => AcceptanceTable.Expand(shape, tier));

    public override IEnumerable<Row> InProject(Shape shape) => AcceptanceTable.Called(shape);

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("acceptance-application", "验收申请", Template: "documents/acceptance-application", Upload: Paper.Scan),
        new("acceptance-opinion", "验收意见表", Template: "documents/acceptance-opinion", Upload: Paper.Scan),
        new("quality-records", "质量保证资料", Upload: Paper.Scan),
        new("third-party-test", "第三方检测报告", Upload: Paper.Scan),
        new("score-sheet", "验收评分表", Upload: Paper.Scan),
    ];
}
