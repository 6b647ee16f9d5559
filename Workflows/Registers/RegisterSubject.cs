using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Registers;

/// <summary>系统登记: places, accounts, grants, packs and calendars, in one case that never ends; it also seals the days.</summary>
public sealed record RegisterSubject() : Subject("system", "系统登记")
{
    public override int Chapter => 1;
    public override IReadOnlyList<ActionDef> Actions => RegisterActions.All;
    public override IReadOnlyList<PolicyKey> Policy => EntryPolicy.Keys;
    public override Table? Kept => SystemTable.Table;
}
