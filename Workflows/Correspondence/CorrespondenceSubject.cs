using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Correspondence;

/// <summary>案件往来: a question and its answer, a reminder by hand, a copy that was read. None of them moves another case.</summary>
public sealed record CorrespondenceSubject() : Subject("question", "沟通", "question")
{
    public const string UrgesADay = "urges-a-day";

    public override int Chapter => 70;
    public override IReadOnlyList<ActionDef> Actions => CorrespondenceActions.All;
    public override IReadOnlyList<Rule> Rules => CorrespondenceRules.All;

    public override IReadOnlyList<PolicyKey> Policy { get; } =
    [new(UrgesADay, "一件事一天最多人工催办几次", PolicyType.Days, "次", Least: 1, Most: 10)];

    public override IEnumerable<Table> Expand(Shape shape) => [QuestionTable.Expand(shape)];

    public override IEnumerable<Row> InProject(Shape shape) =>
        [
            .. Rows.By(Bodies.Parties, "project.urge", "催办", QuestionTable.Source).In(ProjectStages.Standing(shape)),
            .. Rows.By(Bodies.Parties.Append(Bodies.Supervisor), "project.read-copy", "抄送已阅", QuestionTable.Source)
                .In(ProjectStages.Of(shape).Select(s => s.Name)),
        ];

    public override IReadOnlyList<(string Template, object Sample)> Mails { get; } =
    [
        ("urged", new UrgedMail("莲花村通村道路硬化工程", "P1/2021-04", "张榜公示", new(2021, 5, 6), "发展改革局")),
        ("question-asked", new QuestionMail("莲花村通村道路硬化工程", "P1/question-1", "发展改革局")),
        ("question-answered", new QuestionMail("莲花村通村道路硬化工程", "P1/question-1", "乡镇人民政府")),
    ];
}

/// <param name="What">The awaited step.</param>
/// <param name="Since">Since when the case stands there.</param>
/// <param name="By">Who urges, as which body.</param>
public sealed record UrgedMail(string ProjectName, string Matter, string What, DateOnly Since, string By);

/// <param name="By">Who asks or answers, as which body.</param>
public sealed record QuestionMail(string ProjectName, string Question, string By);
