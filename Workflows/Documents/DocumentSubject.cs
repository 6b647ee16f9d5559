using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <summary>文书: written here from what the tables hold, signed and stamped on paper, and back as a scan.</summary>
public sealed record DocumentSubject() : Subject("document", "文书")
{
    public override int Chapter => 90;
    public override IReadOnlyList<ActionDef> Actions => DocumentActions.All;

    /// <summary>Whoever holds a part writes its papers; which papers, each kind says.</summary>
    public override IEnumerable<Row> InProject(Shape shape)
    {
        var paper = Clause.Default("纸质件为准：签字盖章的扫描件回到它的文书和环节");
        return
        [
            .. Of("document.issue", "出具文书", Clause.Seed("MING-04")),
            .. Of("document.return", "签字盖章件归还", paper, Bodies.Archivist),
            .. Of("document.void", "作废文书", Clause.Seed("MING-04"), Bodies.Archivist),
        ];

        Rows Of(string action, string label, Clause clause, params IReadOnlyList<string> others) =>
            Rows.By([.. shape.Offices.Union(others).Order(StringComparer.Ordinal)], action, label, clause)
                .In(ProjectStages.Standing(shape));
    }

    public override IEnumerable<Row> InSystem =>
        [
            KeptRegister.Row("office.name", "登记发文字号", Bodies.Administrator),
            .. Rows.By([Bodies.ReformBureau, Bodies.LeadingGroupOffice], "overview.issue", "出具清单和汇总", Clause.Seed("MING-05"))
                .In(KeptRegister.Kept),
        ];

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("annual-list", "年度以工代赈项目清单", Template: "documents/annual-list", Upload: Paper.Scan),
        new("dispatch-list", "以工代赈项目月度调度清单", Template: "documents/dispatch-list", Upload: Paper.Scan),
        new("county-summary", "以工代赈工作情况汇总", Template: "documents/county-summary", Upload: Paper.Scan),
    ];
}
