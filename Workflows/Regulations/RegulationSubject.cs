using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Regulations;

/// <summary>制度文件: the library of the written rules of a place, found by the steps that they govern (MEI-12).</summary>
public sealed record RegulationSubject() : Subject("regulation", "制度文件")
{
    public override int Chapter => 4;
    public override IReadOnlyList<ActionDef> Actions => RegulationActions.All;

    public override IReadOnlyList<Paper> Papers { get; } = [new("regulation-text", "制度文件", Upload: Paper.Scan)];
}
