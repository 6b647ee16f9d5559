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
            .. Conveners.Select(b => new Row(
                Stage.None,
                "joint-decision.record",
                "登记联席会议定事项",
                b,
                ["joint-meeting-minutes"],
                Open,
                null,
                [],
                clause
            )),
            .. Owners(shape)
                .Select(b => new Row(
                    Open,
                    "joint-decision.report",
                    "报告办理情况",
                    b,
                    [],
                    Reported,
                    JointMeetingSubject.DueDay,
                    [],
                    clause
                )),
            .. Conveners.Select(b => new Row(
                Reported,
                "joint-decision.close",
                "核实销号",
                b,
                [],
                Done,
                null,
                [],
                clause,
                "joint-decision.report"
            )),
            .. Conveners.Select(b => new Row(Reported, "joint-decision.reopen", "退回继续办理", b, [], Open, null, [], clause)),
            new(Open, "joint-decision.remind", "议定事项到期催办", Bodies.Clock, [], Open, JointMeetingSubject.DueDay, [], clause),
        ];
        return new Table(
            Kind,
            Kind,
            $"联席会议定事项（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
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
