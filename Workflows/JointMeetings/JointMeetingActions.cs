using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.JointMeetings;

/// <param name="MetOn">The day of the meeting.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Owner">The body that does it, e.g. township.</param>
/// <param name="DueOn">By when.</param>
public sealed record RecordJointDecision(
    [Field("会议日期")] DateOnly MetOn,
    [Field("议定事项", Lines = true)] string Text,
    [Field("责任单位", ChoicesIn = typeof(Bodies), Choices = nameof(Bodies.Grantable))] string Owner,
    [Field("完成期限")] DateOnly DueOn
);

/// <param name="Text">What was done.</param>
public sealed record ReportJointDecision([Field("办理情况", Lines = true)] string Text);

/// <summary>What the reminder says.</summary>
public sealed record JointDecisionMail(string ProjectName, string Decision, DateOnly Due);

public static class JointMeetingActions
{
    /// <summary>Refuses <c>text</c>, <c>owner</c>, <c>date-future</c> (the meeting), <c>due-date</c>.</summary>
    public static Decision Record(
        RecordJointDecision input,
        ProjectBasics project,
        JointDecisionsSoFar soFar,
        Practice practice,
        Moment moment
    )
    {
        var problems = new List<Refusal>();
        if (Reason.Problem(input.Text, Refusals.Text, "text：议定事项不能为空，不超过2000字") is { } no)
            problems.Add(no);
        var owners = JointMeetingTable.Owners(practice.Shape);
        if (!owners.Contains(input.Owner))
            problems.Add(new(JointMeetingRefusals.Owner, $"owner：“{input.Owner}”应为 {string.Join("、", owners)}"));
        if (input.MetOn > moment.OccurredOn)
            problems.Add(new(Refusals.DateFuture, $"metOn：{input.MetOn:yyyy-MM-dd} 还没有到"));
        if (input.DueOn < input.MetOn)
            problems.Add(new(JointMeetingRefusals.DueDate, $"dueOn：{input.DueOn:yyyy-MM-dd} 早于会议日"));
        if (problems.Count > 0)
            return new Refused(problems);
        var (id, text) = ($"{project.Id}/joint-decision-{soFar.Count + 1}", moment.Aside("text", input.Text)!);
        return new Accept
        {
            Opens = id,
            Facts = [new JointDecisionRecorded(id, project.Id, input.MetOn, input.Owner, input.DueOn, text.Ref)],
            Arms = [Overdue(id, input.MetOn, input.DueOn)],
            Keeps = [text],
        };
    }

    /// <summary>Only who was charged with it reports it (refuses <c>wrong-role</c>, <c>text</c>).</summary>
    public static Decision Report(ReportJointDecision input, CaseInHand at, JointDecisionInHand decision, Moment moment)
    {
        if (moment.ActingAs != decision.Owner)
            return Decision.Refuse(
                Refusals.WrongRole,
                $"此事项由{Bodies.Labels[decision.Owner]}办理和报告",
                Bodies.Labels[decision.Owner],
                Clause.Seed("MEI-18")
            );
        if (Reason.Problem(input.Text, Refusals.Text, "text：办理情况不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var text = moment.Aside("report", input.Text)!;
        return new Accept { Facts = [new JointDecisionReported(at.Id, moment.OccurredOn, text.Ref)], Keeps = [text] };
    }

    /// <summary>What was reported does not do: its day stands, and is never in the past.</summary>
    public static Accept Reopen(ReasonInput input, CaseInHand at, JointDecisionInHand decision, Moment moment)
    {
        var due = decision.DueOn > moment.OccurredOn ? decision.DueOn : moment.OccurredOn;
        return Reason.With(new Accept { Arms = [Overdue(at.Id, moment.OccurredOn, due)] }, at.Id, input.Reason, moment);
    }

    /// <summary>Written to every week until it is reported.</summary>
    public static Accept Remind(CaseInHand at, ProjectBasics project, JointDecisionInHand decision, Moment moment) =>
        new()
        {
            Sends =
            [
                new Send(
                    $"joint-decision-overdue:{at.Id}:{moment.Seed}",
                    "joint-decision-overdue",
                    decision.Owner,
                    new JointDecisionMail(project.Name, at.Id, decision.DueOn),
                    Bodies.ReformBureau
                ),
            ],
            Arms = [Overdue(at.Id, moment.OccurredOn, moment.OccurredOn.AddDays(6))],
        };

    /// <summary>At 08:00 of the day after.</summary>
    private static Arm Overdue(string id, DateOnly from, DateOnly due) =>
        new(id, "joint-decision.remind", from, ChinaTime.At(due.AddDays(1), new TimeOnly(8, 0)));
}
