using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Archive;

/// <summary>档案: 一个项目一套, collected item by item, reviewed, and past three gates.</summary>
public sealed record ArchiveSubject() : Subject("archive", "档案")
{
    public override int Chapter => 95;
    public override IReadOnlyList<ActionDef> Actions => ArchiveActions.All;
    public override IReadOnlyList<Rule> Rules => ArchiveRules.All;
    public override IReadOnlyList<PolicyKey> Policy => ArchivePolicy.Keys;

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("handover-agreement", "资产移交协议", Template: "documents/handover-agreement", Upload: Paper.Scan),
        new("ownership-record", "产权登记表", Template: "documents/ownership-record", Upload: Paper.Scan),
        new("maintenance-agreement", "管护协议", Template: "documents/maintenance-agreement", Upload: Paper.Scan),
        new("performance-evaluation", "绩效评价报告", Template: "documents/performance-evaluation", Upload: Paper.Scan),
        new("works-summary", "工程总结", Template: "documents/works-summary", Upload: Paper.Scan),
        new("before-after-photos", "项目实施前后的相关图文", Upload: Paper.Photo),
        new("archive-handover-list", "档案移交清单（已签字）", Upload: Paper.Scan),
        new("archive-catalogue", "案卷目录", Template: "documents/archive-catalogue", Upload: Paper.Scan),
    ];
}
