using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

/// <summary>Ordered, paid by the bank, filled up again.</summary>
public static class DepositTable
{
    public const string Kind = "deposit";
    public const string Opened = "Opened";
    public const string Ordered = "Ordered";
    public const string Drawn = "Drawn";
    public const string ToppedUp = "ToppedUp";
    public const string Dropped = "Dropped";

    public static Table Expand(Shape shape)
    {
        var seed = Clause.Seed("DP-11");
        var rule = Clause.Law(
            "人社部发〔2021〕65号",
            "银行自收到支付通知书5个工作日内从保证金账户支付；使用后10个工作日内补足（依据待核）"
        );
        string[] orders = [Bodies.ReformBureau, Bodies.IndustryDepartment];
        Row[] rows =
        [
            .. Rows.By(Bodies.Engine, "deposit.open", "报酬逾期，转入保证金支付", seed).Opening(Opened),
            .. By([Bodies.Township], "deposit.open", "报酬逾期，提请保证金支付", seed).Opening(Opened),
            .. By(orders, "deposit.order", "责令从保证金支付", seed).Moving(Opened, Ordered).On("deposit-order"),
            .. By(shape.Role("pays"), "deposit.pay", "从保证金发放到卡", rule)
                .Moving(Ordered, Drawn)
                .On("payment-batch")
                .Within(DepositSubject.DepositBank),
            .. Rows.By(Bodies.Clock, "deposit.late", "银行逾期未支付催办", rule).In(Ordered).Within(DepositSubject.DepositBank),
            .. By([Bodies.Contractor], "deposit.top-up", "补足保证金", rule)
                .Moving(Drawn, ToppedUp)
                .On("deposit-receipt")
                .Within(DepositSubject.DepositTopUp),
            .. Rows.By(Bodies.Clock, "deposit.late", "逾期未补足保证金催办", rule).In(Drawn).Within(DepositSubject.DepositTopUp),
            .. ((string[])[Opened, Ordered]).SelectMany(s =>
                By(orders, "deposit.drop", "报酬已付清，撤销保证金支付", seed).Moving(s, Dropped).Permitted()
            ),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("保证金支付"),
            [
                new(Opened, "待责令支付"),
                new(Ordered, "已责令，待银行支付"),
                new(Drawn, "已从保证金支付，待补足"),
                new(ToppedUp, "已补足", Final: true),
                new(Dropped, "已撤销", Final: true),
            ],
            rows
        );

        Rows By(IReadOnlyList<string> bodies, string action, string label, Clause clause) =>
            Rows.By(bodies, action, label, shape.Clause(action, clause));
    }
}
