using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>整改.</summary>
public sealed record RectificationSubject() : Subject("rectification", "整改", "rectification")
{
    public const string Rectify = "rectify";
    public const string Recheck = "recheck";

    public override int Chapter => 50;
    public override IReadOnlyList<ActionDef> Actions => RectificationActions.All;
    public override IReadOnlyList<Rule> Rules => RectificationRules.All;
    public override IReadOnlyList<PolicyKey> Policy => RectificationPolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [RectificationTable.Expand(shape)];

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [Rectify] = "整改期限内，逾期逐级催办", [Recheck] = "报告后的复查期限内，逾期催办" };

    public override IReadOnlyList<(string Template, object Sample)> Mails { get; } =
    [("rectification-recheck", new RecheckMail("莲花村通村道路硬化工程", "P1/rectification-1"))];

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("rectification-order", "整改通知", Template: "documents/rectification-order", Upload: Paper.Scan),
        new("rectification-photo", "整改前后照片", Upload: Paper.Photo),
    ];
}
