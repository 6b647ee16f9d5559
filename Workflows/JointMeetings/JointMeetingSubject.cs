using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.JointMeetings;

/// <summary>
/// 工作联席会 (MEI-18): what a meeting decided, who does it and by when, followed up until it is done. The minutes are one record, each
/// decision a case of its own, so that it has its owner, its day and its reminder.
/// </summary>
public sealed record JointMeetingSubject() : Subject("joint-decision", "联席会议定事项", "decision")
{
    public const string DueDay = "joint-decision-due";

    public override int Chapter => 85;

    public override IReadOnlyList<ActionDef> Actions { get; } =
    [
        new ActionDef("joint-decision.record", "登记联席会议定事项", JointMeetingActions.Record) { At = Place.Opens },
        new ActionDef("joint-decision.report", "报告办理情况", JointMeetingActions.Report),
        ActionDef.Advance("joint-decision.close", "核实销号"),
        new ActionDef("joint-decision.reopen", "退回继续办理", JointMeetingActions.Reopen),
        new ActionDef("joint-decision.remind", "议定事项到期催办", JointMeetingActions.Remind),
    ];

    public override IReadOnlyList<Paper> Papers { get; } = [new("joint-meeting-minutes", "联席会议纪要", Upload: Paper.Scan)];

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [DueDay] = "议定期限内，逾期催办" };

    public override IReadOnlyList<(string Template, object Sample)> Mails { get; } =
    [("joint-decision-overdue", new JointDecisionMail("莲花村通村道路硬化工程", "P1/joint-decision-1", new(2026, 10, 15)))];

    public override IEnumerable<Table> Expand(Shape shape) => [JointMeetingTable.Expand(shape)];
}
