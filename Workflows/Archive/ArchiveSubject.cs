using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Archive;

/// <summary>档案: 一个项目一套, collected item by item, reviewed, and past three gates.</summary>
public sealed record ArchiveSubject() : Subject("archive", "档案")
{
    public override int Chapter => 95;
    public override IReadOnlyList<ActionDef> Actions => ArchiveActions.All;
    public override IReadOnlyList<Rule> Rules => ArchiveRules.All;
    public override IReadOnlyList<PolicyKey> Policy => ArchivePolicy.Keys;

    public override IEnumerable<Row> InProject(Shape shape)
    {
        var collectors = ArchiveList.Levels.Keys.SelectMany(l => ArchiveActions.BodiesOf(shape, l)).Distinct();
        return
        [
            .. Of(collectors, "archive.file", "归集档案资料", "BZ-01"),
            .. Of([Bodies.ReformBureau], "archive.review", "审查档案资料", "BZ-09"),
            .. Of([Bodies.ReformBureau], "archive.gate", "环节把关", "BZ-09"),
        ];

        Rows Of(IEnumerable<string> bodies, string action, string label, string seed) =>
            Rows.By(bodies, action, label, Clause.Seed(seed)).In(ProjectStages.Standing(shape));
    }

    public override IEnumerable<Row> InSystem =>
        [
            .. Rows.By(Bodies.Township, "archivist.appoint", "明确或更换乡镇档案员", Clause.Seed("GA-09")).In(KeptRegister.Kept),
            .. Rows.By(Bodies.ReformBureau, "archivist.appoint", "明确或更换乡镇档案员", Clause.Seed("BZ-12")).In(KeptRegister.Kept),
        ];

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("handover-agreement", "资产移交协议", Template: "documents/handover-agreement", Upload: Paper.Scan),
        new("ownership-record", "产权登记表", Template: "documents/ownership-record", Upload: Paper.Scan),
        new("maintenance-agreement", "管护协议", Template: "documents/maintenance-agreement", Upload: Paper.Scan),
        new("performance-evaluation", "绩效评价报告", Template: "documents/performance-evaluation", Upload: Paper.Scan),
        new("works-summary", "工程总结", Template: "documents/works-summary", Upload: Paper.Scan),
        new("quality-responsibility", "质量终身责任登记表", Template: "documents/quality-responsibility", Upload: Paper.Scan),
        new("before-after-photos", "项目实施前后的相关图文", Upload: Paper.Photo),
        new("archive-handover-list", "档案移交清单（已签字）", Upload: Paper.Scan),
        new("archive-catalogue", "案卷目录", Template: "documents/archive-catalogue", Upload: Paper.Scan),
    ];
}
