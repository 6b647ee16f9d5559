using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Workflows.Workers;

/// <summary>务工群众花名册.</summary>
public sealed record WorkerSubject() : Subject("workers", "务工群众花名册")
{
    public override int Chapter => 2;
    public override IReadOnlyList<ActionDef> Actions => WorkerActions.All;
    public override Table? Kept => RegisterTable.WorkersTable;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("card-authorisation", "代领授权或继承证明", Upload: Paper.Scan),
    ];
}
