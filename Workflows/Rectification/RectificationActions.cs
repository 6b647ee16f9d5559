using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Rectification;

/// <param name="Item">What must be put right.</param>
public sealed record OrderRectification(string Item)
{
    /// <summary>The acceptance that failed; null when an inspector orders it.</summary>
    [JsonIgnore]
    public string? Source { get; init; }
}

/// <summary>What the mail about an overdue rectification says.</summary>
public sealed record RectificationMail(string ProjectName, string Rectification, DateOnly Due);

public static class RectificationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("rectification.order", "下达整改", Order) { At = Place.Opens },
        ActionDef.Advance("rectification.report", "报告整改完成"),
        ActionDef.Advance("rectification.confirm", "复查销号"),
        new ActionDef("rectification.reject", "复查未通过", Reject),
        new ActionDef("rectification.remind", "整改逾期催办", Remind),
    ];

    /// <summary>Due so many days after the order as the pack says (refuses <c>item</c>).</summary>
    public static Decision Order(OrderRectification input, ProjectBasics project, Rectifications known, Practice practice, Moment moment)
    {
        if (Reason.Problem(input.Item, "item", "item：整改事项不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var id = $"{project.Id}/rectification-{known.Count + 1}";
        var due = moment.OccurredOn.AddDays(practice.Pack.Days(RectificationPolicy.Days, moment.OccurredOn));
        var item = moment.Aside("item", input.Item)!;
        return new Accept
        {
            Opens = id,
            Facts = [new RectificationOrdered(id, project.Id, input.Source, item.Ref, due)],
            Arms = [Overdue(id, moment.OccurredOn, due)],
            Keeps = [item],
        };
    }

    public static Accept Reject(ReasonInput input, CaseInHand at, RectificationInHand rectification, Moment moment)
    {
        var due = rectification.DueOn > moment.OccurredOn ? rectification.DueOn : moment.OccurredOn;
        return Reason.With(new Accept { Arms = [Overdue(at.Id, moment.OccurredOn, due)] }, at.Id, input.Reason, moment);
    }

    public static Accept Remind(CaseInHand at, ProjectBasics project, RectificationInHand rectification, Moment moment) =>
        new()
        {
            Sends =
            [
                new Send(
                    $"rectification-overdue:{at.Id}:{moment.Seed}",
                    "rectification-overdue",
                    Bodies.Township,
                    new RectificationMail(project.Name, at.Id, rectification.DueOn)
                ),
            ],
        };

    private static Arm Overdue(string id, DateOnly from, DateOnly due) =>
        new(id, "rectification.remind", from, ChinaTime.At(due.AddDays(1), new TimeOnly(8, 0)));
}
