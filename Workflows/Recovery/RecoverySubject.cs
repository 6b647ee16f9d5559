using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Recovery;

/// <summary>
/// 报酬追回: what a month paid beyond its ledger is paid back openly; closed cycles are not rewritten, later pay is not cut.
/// </summary>
public sealed record RecoverySubject() : Subject("recovery", "报酬追回", "recovery")
{
    public override int Chapter => 60;
    public override IReadOnlyList<ActionDef> Actions => RecoveryActions.All;

    public override IEnumerable<Table> Expand(Shape shape) => [RecoveryTable.Expand(shape)];
}
