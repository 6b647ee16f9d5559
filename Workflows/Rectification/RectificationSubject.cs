using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>整改.</summary>
public sealed record RectificationSubject() : Subject("rectification", "整改", "rectification")
{
    public const string Rectify = "rectify";

    public override int Chapter => 50;
    public override IReadOnlyList<ActionDef> Actions => RectificationActions.All;
    public override IReadOnlyList<Rule> Rules => RectificationRules.All;
    public override IReadOnlyList<PolicyKey> Policy => RectificationPolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [RectificationTable.Expand(shape)];

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [Rectify] = "整改期限内，逾期催办" };

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("rectification-order", "整改通知", Template: "documents/rectification-order", Upload: Paper.Scan),
        new("rectification-photo", "整改前后照片", Upload: Paper.Photo),
    ];
}
