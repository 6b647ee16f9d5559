using System.Text.Json.Serialization;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Supervision;

/// <param name="Source">The acceptance that asked for it, or null when an inspector did.</param>
/// <param name="DueOn">The day by which it must be reported as done.</param>
public sealed record RectificationOrdered(string Rectification, string Project, string? Source, string ItemRef, DateOnly DueOn) : Fact;

/// <summary>What the mail about an overdue rectification says.</summary>
public sealed record RectificationMail(string ProjectName, string Rectification, DateOnly Due);

public sealed record RectificationState(string Id, DateOnly DueOn);

public sealed record RectificationView : InProject
{
    /// <summary>Null only while it is being ordered.</summary>
    public RectificationState? Rectification { get; init; }
}

/// <param name="Item">What must be put right.</param>
public sealed record OrderRectification(string Item)
{
    /// <summary>The acceptance that failed; null when an inspector orders it.</summary>
    [JsonIgnore]
    public string? Source { get; init; }
}

/// <summary>Something that must be put right. While one is open, no tier of acceptance is passed.</summary>
public static class RectificationTable
{
    public const string Kind = "rectification";
    public const string Ordered = "Ordered";
    public const string Reported = "Reported";
    public const string Closed = "Closed";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Seed("MEI-11");
        Row[] rows =
        [
            .. By("orders-rectification", Stage.None, "rectification.order", "下达整改", ["rectification-order"], Ordered),
            new(Stage.None, "rectification.order", "验收不合格，下达整改", Bodies.Engine, [], Ordered, null, [], Clause.Seed("MING-06")),
            .. By("rectifies", Ordered, "rectification.report", "报告整改完成", ["rectification-photo"], Reported, Limits.Rectify),
            .. By("orders-rectification", Reported, "rectification.confirm", "复查销号", [], Closed, notSameAs: "rectification.report"),
            .. By("orders-rectification", Reported, "rectification.reject", "复查未通过", [], Ordered),
            new(Ordered, "rectification.remind", "整改逾期催办", Bodies.Clock, [], Ordered, Limits.Rectify, [], clause),
        ];
        return new Table(Kind, Kind, $"整改（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Ordered, "整改中"), new(Reported, "待复查"), new(Closed, "已销号", Final: true)], rows);

        IEnumerable<Row> By(string role, string from, string action, string label, string[] papers, string to, string? limit = null, string? notSameAs = null) =>
            shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, limit, [], shape.Clause(action, clause), notSameAs));
    }
}

public static class RectificationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef<OrderRectification, RectificationView>("rectification.order", "下达整改", RectificationTable.Kind, Order, Opens: true),
        Actions.Advance<RectificationView>("rectification.report", "报告整改完成", RectificationTable.Kind),
        Actions.Advance<RectificationView>("rectification.confirm", "复查销号", RectificationTable.Kind),
        Actions.Explained<RectificationView>("rectification.reject", "复查未通过", RectificationTable.Kind, Reject),
        new ActionDef<NoInput, RectificationView>("rectification.remind", "整改逾期催办", RectificationTable.Kind, Remind),
    ];

    private static Decision Order(OrderRectification input, RectificationView view, Moment moment)
    {
        if (Reason.Problem(input.Item, "item", "item：整改事项不能为空，不超过2000字") is { } no) return new Refused([no]);
        var id = $"{view.Project.Id}/rectification-{view.Project.Rectifications + 1}";
        var due = moment.OccurredOn.AddDays(view.Pack.Days(PolicyKeys.RectifyDays, moment.OccurredOn));
        var item = moment.Aside("item", input.Item)!;
        return new Accept
        {
            Opens = id,
            Facts = [new RectificationOrdered(id, view.Project.Id, input.Source, item.Ref, due)],
            Arms = [Overdue(id, moment.OccurredOn, due)],
            Keeps = [item],
        };
    }

    private static Accept Reject(ReasonInput input, RectificationView view, Moment moment)
    {
        var due = view.Rectification!.DueOn > moment.OccurredOn ? view.Rectification.DueOn : moment.OccurredOn;
        return Actions.WithReason(new Accept { Arms = [Overdue(view.CaseId, moment.OccurredOn, due)] }, view.CaseId, input.Reason, moment);
    }

    private static Accept Remind(NoInput input, RectificationView view, Moment moment) => new()
    {
        Sends =
        [
            new Send($"rectification-overdue:{view.CaseId}:{moment.Seed}", "rectification-overdue", Bodies.Township,
                new RectificationMail(view.Project.Name, view.CaseId, view.Rectification!.DueOn)),
        ],
    };

    private static Arm Overdue(string id, DateOnly from, DateOnly due) =>
        new(id, "rectification.remind", from, ChinaTime.At(due.AddDays(1), new TimeOnly(8, 0)));
}
