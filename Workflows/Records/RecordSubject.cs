using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Records;

/// <summary>工作记录.</summary>
public sealed record RecordSubject() : Subject("record", "工作记录")
{
    public override int Chapter => 12;
    public override IReadOnlyList<ActionDef> Actions => RecordActions.All;

    public override IEnumerable<Row> InProject(Shape shape) =>
        shape.By("keeps-records", "record.add", "登记工作记录", Clause.Seed("BZ-05")).In(ProjectStages.Standing(shape));

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("council-election", "项目理事会选举记录", Upload: Paper.Scan),
        new("training-register", "培训台账", Template: "documents/training-register", Upload: Paper.Scan),
        new("inspection-record", "督查检查记录", Template: "documents/inspection-record", Upload: Paper.Scan),
        new("benefit-linkage-agreement", "利益联结协议", Template: "documents/benefit-linkage-agreement", Upload: Paper.Scan),
        new("mobilisation-photo", "宣讲动员照片", Upload: Paper.Photo),
        new("public-posts", "公益性岗位设置材料", Upload: Paper.Scan),
        new("problem-evidence", "问题解决佐证", Upload: Paper.Scan),
        new("party-duty", "镇村党组织履职记录", Upload: Paper.Scan),
        new("supervision-plan", "监督方案", Upload: Paper.Scan),
    ];
}
