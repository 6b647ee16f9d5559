using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Recovery;

/// <summary>Open until everybody paid back, or the village decides otherwise.</summary>
public static class RecoveryTable
{
    public const string Kind = "recovery";
    public const string Opened = "Opened";
    public const string Closed = "Closed";
    public const string Waived = "Waived";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Default("多发的另立追回，不改写已办结的报酬期，也不从以后的报酬中暗扣");
        Row[] rows =
        [
            .. shape.Role("compiles").Select(b => new Row(Stage.None, "recovery.open", "追回多发的报酬", b, [], Opened, null, [], clause)),
            .. shape
                .Role("pays")
                .SelectMany(b =>
                    (Row[])
                        [
                            new(Opened, "recovery.repay", "登记退回", b, ["bank-receipt"], Opened, null, [], clause),
                            new(Opened, "recovery.repay", "登记退回（全部退清）", b, ["bank-receipt"], Closed, null, [], clause),
                        ]
                ),
            new(Opened, "recovery.waive", "研究不再追回", Bodies.Township, ["village-decision"], Waived, null, [], clause),
        ];
        return new Table(
            Kind,
            Kind,
            $"报酬追回（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Opened, "待退回"), new(Closed, "已退清", Final: true), new(Waived, "不再追回", Final: true)],
            rows
        );
    }
}
