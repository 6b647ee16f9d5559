using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

/// <summary>文书: written here from what the tables hold, signed and stamped on paper, and back as a scan.</summary>
public sealed record DocumentSubject() : Subject("document", "文书")
{
    public override int Chapter => 90;
    public override IReadOnlyList<ActionDef> Actions => DocumentActions.All;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("annual-list", "年度以工代赈项目清单", Template: "documents/annual-list", Upload: Paper.Scan),
        new("dispatch-list", "以工代赈项目月度调度清单", Template: "documents/dispatch-list", Upload: Paper.Scan),
        new("county-summary", "以工代赈工作情况汇总", Template: "documents/county-summary", Upload: Paper.Scan),
    ];
}
