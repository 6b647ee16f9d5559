using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Regulations;

/// <summary>制度文件: the library of the written rules of a place, found by the steps that they govern (MEI-12).</summary>
public sealed record RegulationSubject() : Subject("regulation", "制度文件")
{
    public override int Chapter => 4;
    public override IReadOnlyList<ActionDef> Actions => RegulationActions.All;

    public override IEnumerable<Row> InSystem =>
        [
            .. Rows.By(Bodies.ReformBureau, "regulation.register", "登记制度文件", Clause.Seed("MEI-12")).In(KeptRegister.Kept),
            .. Rows.By(Bodies.LeadingGroupOffice, "regulation.register", "登记制度文件", Clause.Seed("MING-08")).In(KeptRegister.Kept),
        ];

    public override IReadOnlyList<Paper> Papers { get; } = [new("regulation-text", "制度文件", Upload: Paper.Scan)];
}
