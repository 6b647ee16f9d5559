using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Workers;

/// <summary>务工群众花名册: one person once, found again in every project.</summary>
public sealed record WorkerSubject() : Subject("workers", "务工群众花名册")
{
    public override int Chapter => 2;
    public override IReadOnlyList<ActionDef> Actions => WorkerActions.All;
    public override Table? Kept => WorkerTable.Table;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("card-authorisation", "代领授权或继承证明", Upload: Paper.Scan),
        new("card-change", "卡号变更单（本人签字或银行证明）", Upload: Paper.Scan),
    ];
}
