using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Funds;

/// <summary>资金.</summary>
public sealed record FundSubject() : Subject("funds", "资金")
{
    public override int Chapter => 15;
    public override IReadOnlyList<ActionDef> Actions => SpendingActions.All;

    public override IEnumerable<Row> InProject(Shape shape)
    {
        string[] stages = [ProjectStages.Funded, .. ProjectStages.Labouring(shape)];
        var spenders = shape.Role("compiles").Concat(shape.Role("pays")).Concat(shape.Role("releases-funds")).Distinct();
        return
        [
            .. Rows.By(spenders, "funds.spend", "登记资金支出", Clause.Seed("GA-12")).In(stages).On("works-vouchers"),
            .. Rows.By(Bodies.Engine, "funds.spend", "登记资金支出", Clause.Seed("GA-12")).In(stages),
        ];
    }

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("fund-release", "资金下达文件", Upload: Paper.Scan),
        new("fund-plan", "项目资金计划文件", Upload: Paper.Scan),
        new("works-vouchers", "工程票据", Upload: Paper.Scan),
        new("works-claim", "工程报账资料", Template: "documents/works-claim", Upload: Paper.Scan),
        new("expenditure-ledger", "项目支出台账", Template: "documents/expenditure-ledger", Upload: Paper.Scan),
        new("settlement-report", "结（决）算报告", Template: "documents/settlement-report", Upload: Paper.Scan),
    ];
}
