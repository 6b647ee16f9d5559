using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Rectification;

/// <param name="Item">What must be put right.</param>
public sealed record OrderRectification([Field("整改事项", Lines = true)] string Item)
{
    /// <summary>The case that asks for it; null when an inspector orders it.</summary>
    [JsonIgnore]
    public string? Source { get; init; }

    /// <summary>The body from whose step it follows, and which checks it again; null when it is ordered by a step of its own.</summary>
    [JsonIgnore]
    public string? By { get; init; }
}

/// <summary>What the mail about an overdue rectification says.</summary>
/// <param name="Rung">The tone: remind, again, escalate or consequence.</param>
public sealed record RectificationMail(string ProjectName, string Rectification, DateOnly Due, string Rung = "remind");

/// <summary>What the mail about a re-check that waits says.</summary>
public sealed record RecheckMail(string ProjectName, string Rectification);

public static class RectificationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("rectification.order", "下达整改", Order) { At = Place.Opens },
        new ActionDef("rectification.report", "报告整改完成", Report),
        ActionDef.Advance("rectification.confirm", "复查销号"),
        new ActionDef("rectification.reject", "复查未通过", Reject),
        new ActionDef("rectification.remind", "整改逾期催办", Remind),
        new ActionDef("rectification.remind-recheck", "催办复查", RemindRecheck),
    ];

    /// <summary>Due so many days after the order as the pack says (refuses <c>item</c>).</summary>
    public static Decision Order(OrderRectification input, ProjectBasics project, Rectifications known, Practice practice, Moment moment)
    {
        if (Reason.Problem(input.Item, Refusals.Item, "item：整改事项不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var id = $"{project.Id}/rectification-{known.Count + 1}";
        var due = moment.OccurredOn.AddDays(practice.Pack.Days(RectificationPolicy.Days, moment.OccurredOn));
        var item = moment.Aside("item", input.Item)!;
        return new Accept
        {
            Opens = id,
            Facts = [new RectificationOrdered(id, project.Id, input.Source, item.Ref, due, input.By ?? moment.ActingAs)],
            Arms = [Overdue(id, practice.Pack, moment.OccurredOn, due)],
            Keeps = [item],
        };
    }

    /// <summary>Whoever ordered it is reminded when the re-check does not come.</summary>
    public static Accept Report(CaseInHand at, Practice practice, Moment moment)
    {
        var by = moment.OccurredOn.AddDays(practice.Pack.Days(RectificationPolicy.RecheckDays, moment.OccurredOn));
        return new Accept { Arms = [Morning(at.Id, "rectification.remind-recheck", moment.OccurredOn, by.AddDays(1))] };
    }

    public static Accept Reject(ReasonInput input, CaseInHand at, RectificationInHand rectification, Practice practice, Moment moment)
    {
        var due = rectification.DueOn > moment.OccurredOn ? rectification.DueOn : moment.OccurredOn;
        return Reason.With(new Accept { Arms = [Overdue(at.Id, practice.Pack, moment.OccurredOn, due)] }, at.Id, input.Reason, moment);
    }

    /// <summary>One rung up the ladder each time, as long as nothing is reported.</summary>
    public static Accept Remind(CaseInHand at, ProjectBasics project, RectificationInHand rectification, Practice practice, Moment moment)
    {
        var ladder = practice.Pack.Ladder(RectificationPolicy.Ladder, moment.OccurredOn);
        // A newer policy may have a shorter ladder.
        var rung = Math.Min(rectification.Rung, ladder.Count - 1);
        var mail = new RectificationMail(project.Name, at.Id, rectification.DueOn, ladder[rung].Tone);
        var accept = new Accept
        {
            Sends = [new Send($"rectification-overdue:{at.Id}:{moment.Seed}", "rectification-overdue", ladder[rung].To, mail)],
        };
        if (rung + 1 == ladder.Count)
            return accept;
        var next = moment.OccurredOn.AddDays(ladder[rung + 1].Days - ladder[rung].Days);
        return accept with { Arms = [Morning(at.Id, "rectification.remind", moment.OccurredOn, next, rung + 1)] };
    }

    /// <summary>Every week until it is checked again.</summary>
    public static Accept RemindRecheck(
        CaseInHand at,
        ProjectBasics project,
        RectificationInHand rectification,
        Practice practice,
        Moment moment
    )
    {
        var orders = practice.Shape.Role("orders-rectification");
        var to = rectification.By is { } by && orders.Contains(by) ? by : orders[0];
        var mail = new RecheckMail(project.Name, at.Id);
        return new Accept
        {
            Sends = [new Send($"rectification-recheck:{at.Id}:{moment.Seed}", "rectification-recheck", to, mail)],
            Arms = [Morning(at.Id, "rectification.remind-recheck", moment.OccurredOn, moment.OccurredOn.AddDays(7))],
        };
    }

    private static Arm Overdue(string id, Pack pack, DateOnly from, DateOnly due) =>
        Morning(id, "rectification.remind", from, due.AddDays(pack.Ladder(RectificationPolicy.Ladder, from)[0].Days));

    /// <summary>At 08:00 of a day.</summary>
    private static Arm Morning(string id, string action, DateOnly from, DateOnly day, int rung = 0) =>
        new(id, action, from, ChinaTime.At(day, new TimeOnly(8, 0)), rung);
}
