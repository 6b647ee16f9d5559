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
            new(Stage.None, "deposit.open", "报酬逾期，转入保证金支付", Bodies.Engine, [], Opened, null, [], seed),
            By(Bodies.Township, Stage.None, "deposit.open", "报酬逾期，提请保证金支付", [], Opened, seed),
            .. orders.Select(b => By(b, Opened, "deposit.order", "责令从保证金支付", ["deposit-order"], Ordered, seed)),
            .. shape.Role("pays").Select(b => By(b, Ordered, "deposit.pay", "从保证金发放到卡", ["payment-batch"], Drawn, rule)),
            new(Ordered, "deposit.late", "银行逾期未支付催办", Bodies.Clock, [], Ordered, DepositSubject.DepositBank, [], rule),
            By(Bodies.Contractor, Drawn, "deposit.top-up", "补足保证金", ["deposit-receipt"], ToppedUp, rule),
            new(Drawn, "deposit.late", "逾期未补足保证金催办", Bodies.Clock, [], Drawn, DepositSubject.DepositTopUp, [], rule),
            .. ((string[])[Opened, Ordered]).SelectMany(s =>
                orders.Select(b => By(b, s, "deposit.drop", "报酬已付清，撤销保证金支付", [], Dropped, seed))
            ),
        ];
        return new Table(
            Kind,
            Kind,
            $"保证金支付（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [
                new(Opened, "待责令支付"),
                new(Ordered, "已责令，待银行支付"),
                new(Drawn, "已从保证金支付，待补足"),
                new(ToppedUp, "已补足", Final: true),
                new(Dropped, "已撤销", Final: true),
            ],
            rows
        );

        Row By(string body, string from, string action, string label, string[] papers, string to, Clause clause) =>
            new(from, action, label, body, papers, to, LimitOf(action), [], shape.Clause(action, clause));
    }

    private static string? LimitOf(string action) =>
        action switch
        {
            "deposit.pay" => DepositSubject.DepositBank,
            "deposit.top-up" => DepositSubject.DepositTopUp,
            _ => null,
        };
}
