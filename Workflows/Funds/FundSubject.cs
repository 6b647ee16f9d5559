using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Funds;

/// <summary>资金.</summary>
public sealed record FundSubject() : Subject("funds", "资金")
{
    public override int Chapter => 15;
    public override IReadOnlyList<ActionDef> Actions => SpendingActions.All;

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
