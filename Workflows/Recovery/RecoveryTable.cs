using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Recovery;

/// <summary>Open until everybody paid back, the village decides otherwise, or it proves to be a mistake.</summary>
public static class RecoveryTable
{
    public const string Kind = "recovery";
    public const string Opened = "Opened";
    public const string Closed = "Closed";
    public const string Waived = "Waived";
    public const string Withdrawn = "Withdrawn";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Default("多发的另立追回，不改写已办结的报酬期，也不从以后的报酬中暗扣");
        Row[] rows =
        [
            .. Rows.By(shape.Role("compiles"), "recovery.open", "追回多发的报酬", clause).Opening(Opened),
            .. Rows.By(shape.Role("pays"), "recovery.repay", "登记退回", clause).In(Opened).On("bank-receipt"),
            .. Rows.By(shape.Role("pays"), "recovery.repay", "登记退回（全部退清）", clause).Moving(Opened, Closed).On("bank-receipt"),
            .. Rows.By(shape.Role("compiles"), "recovery.withdraw", "撤销追回（多发已更正）", clause).Moving(Opened, Withdrawn).Permitted(),
            .. Rows.By(Bodies.Township, "recovery.waive", "研究不再追回", clause).Moving(Opened, Waived).On("village-decision").Permitted(),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("报酬追回"),
            [
                new(Opened, "待退回"),
                new(Closed, "已退清", Final: true),
                new(Waived, "不再追回", Final: true),
                new(Withdrawn, "已撤销", Final: true),
            ],
            rows
        );
    }
}
