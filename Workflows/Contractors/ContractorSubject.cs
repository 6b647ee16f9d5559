using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Contractors;

/// <summary>施工单位登记和失信名单.</summary>
public sealed record ContractorSubject() : Subject("contractors", "施工单位登记和失信名单")
{
    public override int Chapter => 3;
    public override IReadOnlyList<ActionDef> Actions => ContractorActions.All;
    public override IReadOnlyList<Rule> Rules => ContractorRules.All;
    public override Table? Kept => ContractorTable.Table;

    public override IReadOnlyList<Paper> Papers { get; } = [new("dishonesty-listing-decision", "失信名单决定书", Upload: Paper.Scan)];
}
