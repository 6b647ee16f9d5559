using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Registers;

/// <summary>系统登记.</summary>
public sealed record SystemSubject() : Subject("system", "系统登记")
{
    public override int Chapter => 1;
    public override IReadOnlyList<ActionDef> Actions => RegisterActions.All;
    public override IReadOnlyList<PolicyKey> Policy => EntryPolicy.Keys;
    public override Table? Kept => RegisterTable.SystemTable;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("regulation-text", "制度文件", Upload: Paper.Scan),
    ];
}
