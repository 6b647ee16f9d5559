using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Payroll;

/// <summary>Arrears of one cycle, to be paid from the contractor's wage deposit.</summary>
public sealed record DrawOpened(string Draw, string Project, string Cycle) : Fact;

/// <param name="DueOn">The last working day for the bank.</param>
public sealed record DrawOrdered(string Draw, decimal AmountYuan, DateOnly DueOn) : Fact;

/// <param name="DueOn">The last working day for the contractor to fill the deposit up again.</param>
public sealed record DrawPaid(string Draw, string Batch, DateOnly DueOn) : Fact;

public sealed record DrawState(string Id, string Cycle, decimal AmountYuan, DateOnly? DueOn);

public sealed record DrawView : InProject
{
    /// <summary>Null only while it is being opened.</summary>
    public DrawState? Draw { get; init; }

    /// <summary>The cycle in arrears.</summary>
    public CycleSeen? Cycle { get; init; }
    public bool DrawKnown { get; init; }
}

/// <param name="Cycle">The overdue pay cycle, e.g. P1/2021-04.</param>
public sealed record OpenDraw(string Cycle);

/// <param name="AmountYuan">The sheet's total.</param>
public sealed record OrderDraw(decimal AmountYuan);

/// <param name="Batch">The bank's batch number.</param>
public sealed record PayDraw(string Batch) : INamesBatch;

/// <param name="AmountYuan">What was put back; the amount that was drawn.</param>
public sealed record TopUp(decimal AmountYuan);

/// <summary>What the mail about a late bank or contractor says.</summary>
/// <param name="What">bank or contractor.</param>
public sealed record DepositMail(string ProjectName, string Cycle, decimal AmountYuan, DateOnly Due, string What);

/// <summary>民工工资保证金 (DP-11; 人社部发〔2021〕65号): the workers are paid first, the contractor fills up later. Contractor projects only.</summary>
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
        var rule = Clause.Law("人社部发〔2021〕65号", "银行自收到支付通知书5个工作日内从保证金账户支付；使用后10个工作日内补足（依据待核）");
        string[] orders = [Bodies.ReformBureau, Bodies.IndustryDepartment];
        Row[] rows =
        [
            new(Stage.None, "deposit.open", "报酬逾期，转入保证金支付", Bodies.Engine, [], Opened, null, [], seed),
            .. By(Bodies.Township, Stage.None, "deposit.open", "报酬逾期，提请保证金支付", [], Opened, seed),
            .. orders.SelectMany(b => By(b, Opened, "deposit.order", "责令从保证金支付", ["deposit-order"], Ordered, seed)),
            .. shape.Role("pays").SelectMany(b => By(b, Ordered, "deposit.pay", "从保证金发放到卡", ["payment-batch"], Drawn, rule)),
            new(Ordered, "deposit.late", "银行逾期未支付催办", Bodies.Clock, [], Ordered, Limits.DepositBank, [], rule),
            .. By(Bodies.Contractor, Drawn, "deposit.top-up", "补足保证金", ["deposit-receipt"], ToppedUp, rule),
            new(Drawn, "deposit.late", "逾期未补足保证金催办", Bodies.Clock, [], Drawn, Limits.DepositTopUp, [], rule),
            .. ((string[])[Opened, Ordered]).SelectMany(s => orders.SelectMany(b => By(b, s, "deposit.drop", "报酬已付清，撤销保证金支付", [], Dropped, seed))),
        ];
        return new Table(Kind, Kind, $"保证金支付（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
        [
            new(Opened, "待责令支付"), new(Ordered, "已责令，待银行支付"), new(Drawn, "已从保证金支付，待补足"),
            new(ToppedUp, "已补足", Final: true), new(Dropped, "已撤销", Final: true),
        ], rows);

        IEnumerable<Row> By(string body, string from, string action, string label, string[] papers, string to, Clause clause) =>
            [new Row(from, action, label, body, papers, to, action == "deposit.pay" ? Limits.DepositBank : action == "deposit.top-up" ? Limits.DepositTopUp : null, [], shape.Clause(action, clause))];
    }
}

public static class DepositActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef<OpenDraw, DrawView>("deposit.open", "转入保证金支付", DepositTable.Kind, Open, Opens: true),
        new ActionDef<OrderDraw, DrawView>("deposit.order", "责令从保证金支付", DepositTable.Kind, Order),
        new ActionDef<PayDraw, DrawView>("deposit.pay", "从保证金发放到卡", DepositTable.Kind, Pay),
        new ActionDef<TopUp, DrawView>("deposit.top-up", "补足保证金", DepositTable.Kind, Fill),
        Actions.Explained<DrawView>("deposit.drop", "撤销保证金支付", DepositTable.Kind, Drop),
        new ActionDef<NoInput, DrawView>("deposit.late", "保证金逾期催办", DepositTable.Kind, Late),
    ];

    private static Decision Open(OpenDraw input, DrawView view, Moment moment)
    {
        if (view.Shape.Mode != Shape.ByContractor) return Decision.Refuse("mode", "保证金支付只用于施工单位承建的项目");
        if (view.Project.Cycles.FirstOrDefault(c => c.Id == input.Cycle) is not { } cycle) return Decision.Refuse("case-unknown", $"没有报酬期“{input.Cycle}”");
        if (cycle.Final || cycle.Stage == PayCycleTable.Paid) return Decision.Refuse("not-overdue", $"{input.Cycle} 没有拖欠");
        if (moment.OccurredOn <= cycle.DueOn) return Decision.Refuse("not-overdue", $"{input.Cycle} 应付日为 {cycle.DueOn:yyyy-MM-dd}，尚未逾期");
        if (view.DrawKnown) return Decision.Refuse("deposit-known", $"{input.Cycle} 的保证金支付已在办理");
        var id = $"{input.Cycle}/deposit";
        return new Accept { Opens = id, Facts = [new DrawOpened(id, view.Project.Id, input.Cycle)] };
    }

    private static Decision Order(OrderDraw input, DrawView view, Moment moment)
    {
        if (view.Cycle!.Final || view.Cycle.Stage == PayCycleTable.Paid) return Decision.Refuse("not-overdue", $"{view.Cycle.Id} 已发放，请撤销保证金支付");
        if (view.Cycle.TotalYuan == 0) return Decision.Refuse("lines-empty", $"{view.Cycle.Id} 还没有核定发放表；先核定、签字、公示", ProjectRules.Who(view, "compiles"));
        if (input.AmountYuan != view.Cycle.TotalYuan) return Decision.Refuse("amount-differs", $"amountYuan：{Rules.Yuan(input.AmountYuan)} 与发放表合计 {Rules.Yuan(view.Cycle.TotalYuan)} 不一致");
        var due = moment.Calendar.AddWorkingDays(moment.OccurredOn, view.Pack.Days(PolicyKeys.DepositPaysIn, moment.OccurredOn));
        return new Accept { Facts = [new DrawOrdered(view.CaseId, input.AmountYuan, due.Day)], Arms = [After(view.CaseId, moment.OccurredOn, due)] };
    }

    /// <summary>The bank's payment is that of the cycle, from other money: the same payees, the same one batch.</summary>
    private static Decision Pay(PayDraw input, DrawView view, Moment moment)
    {
        if (view.Cycle!.TotalYuan != view.Draw!.AmountYuan)
            return Decision.Refuse("amount-differs", $"责令支付 {Rules.Yuan(view.Draw.AmountYuan)}，发放表现为 {Rules.Yuan(view.Cycle.TotalYuan)}；请重新责令", Bodies.Labels[Bodies.ReformBureau]);
        var due = moment.Calendar.AddWorkingDays(moment.OccurredOn, view.Pack.Days(PolicyKeys.DepositToppedUpIn, moment.OccurredOn));
        return new Accept
        {
            Facts = [new DrawPaid(view.CaseId, input.Batch, due.Day)],
            Arms = [After(view.CaseId, moment.OccurredOn, due)],
            Follows = [new Follow(view.Draw.Cycle, "pay-cycle.pay-from-deposit", new PayCyclePayment(input.Batch, view.Draw.AmountYuan))],
        };
    }

    private static Decision Fill(TopUp input, DrawView view, Moment moment) => input.AmountYuan == view.Draw!.AmountYuan ? new Accept()
        : Decision.Refuse("amount-differs", $"amountYuan：{Rules.Yuan(input.AmountYuan)} 与已支付的 {Rules.Yuan(view.Draw.AmountYuan)} 不一致");

    private static Decision Drop(ReasonInput input, DrawView view, Moment moment) => view.Cycle!.Final
        ? Actions.WithReason(new Accept(), view.CaseId, input.Reason, moment)
        : Decision.Refuse("pay-open", $"{view.Cycle.Id} 尚未付清，不能撤销", ProjectRules.Who(view, "pays"));

    private static Accept Late(NoInput input, DrawView view, Moment moment) => new()
    {
        Sends =
        [
            new Send($"deposit-late:{view.CaseId}:{view.Stage}", "deposit-late", Bodies.ReformBureau,
                new DepositMail(view.Project.Name, view.Draw!.Cycle, view.Draw.AmountYuan, view.Draw.DueOn!.Value, view.Stage == DepositTable.Ordered ? "bank" : "contractor"), Bodies.Township),
        ],
    };

    private static Arm After(string id, DateOnly from, CountedDate due) =>
        new(id, "deposit.late", from, ChinaTime.At(due.Day.AddDays(1), new TimeOnly(8, 0)), 0, due.Provisional);
}
