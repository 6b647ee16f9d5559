using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Workflows.Contractors;

/// <summary>施工单位登记和失信名单.</summary>
public sealed record ContractorSubject() : Subject("contractors", "施工单位登记和失信名单")
{
    public override int Chapter => 3;
    public override IReadOnlyList<ActionDef> Actions => ContractorActions.All;
    public override Table? Kept => RegisterTable.ContractorsTable;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("listing-decision", "失信名单决定书", Upload: Paper.Scan),
    ];
}
