using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.JointMeetings;

public static class JointMeetingTable
{
    public const string Kind = "joint-decision";
    public const string Open = "Open";
    public const string Reported = "Reported";
    public const string Done = "Done";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Seed("MEI-18");
        Row[] rows =
        [
            .. Rows.By(Conveners, "joint-decision.record", "登记联席会议定事项", clause).Opening(Open).On("joint-meeting-minutes"),
            // Of those who may be charged, the one who is.
            .. Rows.By(Owners(shape), "joint-decision.report", "报告办理情况", clause)
                .Moving(Open, Reported)
                .Within(JointMeetingSubject.DueDay),
            .. Rows.By(Conveners, "joint-decision.close", "核实销号", clause).Moving(Reported, Done).NotBy("joint-decision.report"),
            .. Rows.By(Conveners, "joint-decision.reopen", "退回继续办理", clause).Moving(Reported, Open).Permitted(),
            .. Rows.By(Bodies.Clock, "joint-decision.remind", "议定事项到期催办", clause).In(Open).Within(JointMeetingSubject.DueDay),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("联席会议定事项"),
            [new(Open, "办理中"), new(Reported, "已报告，待核实"), new(Done, "已办结", Final: true)],
            rows
        );
    }

    /// <summary>Who calls the meeting and keeps its decisions.</summary>
    private static readonly string[] Conveners = [Bodies.ReformBureau, Bodies.LeadingGroupOffice];

    /// <summary>Who may be charged with a decision: everybody who holds a part in the county's practice.</summary>
    public static IReadOnlyList<string> Owners(Shape shape) =>
        [
            .. shape
                .Roles.Values.SelectMany(b => b)
                .Append(Bodies.CountyLead)
                .Append(Bodies.IndustryDepartment)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
