using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Deposits;

/// <param name="AmountYuan">The sheet's total.</param>
public sealed record OrderDeposit([Field("金额", Unit = "元", Hint = "与发放表合计一致")] decimal AmountYuan);

/// <param name="Batch">The bank's batch number.</param>
public sealed record PayDeposit([Field("发放批次号", Hint = "没有用过的")] string Batch);

/// <param name="AmountYuan">What was put back; the amount that was drawn.</param>
public sealed record TopUp([Field("补足金额", Unit = "元", Hint = "与已支付的一致")] decimal AmountYuan);

/// <summary>What the mail about a late bank or contractor says.</summary>
/// <param name="What">bank or contractor.</param>
public sealed record DepositMail(string ProjectName, string Cycle, decimal AmountYuan, DateOnly Due, string What);

public static class DepositActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("deposit.open", "转入保证金支付", Open) { At = Place.Opens }.Asking<DepositOfCycle, OpenDeposit, string>(i =>
            i.Cycle
        ),
        new ActionDef("deposit.order", "责令从保证金支付", Order),
        new ActionDef("deposit.pay", "从保证金发放到卡", Pay),
        new ActionDef("deposit.top-up", "补足保证金", Fill),
        new ActionDef("deposit.drop", "撤销保证金支付", Drop),
        new ActionDef("deposit.late", "保证金逾期催办", Late),
    ];

    public static Decision Open(
        OpenDeposit input,
        CaseInHand at,
        PayCycles cycles,
        DepositOfCycle deposit,
        Practice practice,
        Moment moment
    )
    {
        if (practice.Shape.Mode != Shape.ByContractor)
            return Decision.Refuse(Refusals.Mode, "保证金支付只用于施工单位承建的项目");
        if (cycles.All.FirstOrDefault(c => c.Id == input.Cycle) is not { } cycle)
            return Decision.Refuse(Refusals.CaseUnknown, $"没有报酬期“{input.Cycle}”");
        if (cycle.SentOut)
            return Decision.Refuse(Refusals.NotOverdue, $"{input.Cycle} 没有拖欠");
        if (moment.OccurredOn <= cycle.DueOn)
            return Decision.Refuse(Refusals.NotOverdue, $"{input.Cycle} 应付日为 {cycle.DueOn:yyyy-MM-dd}，尚未逾期");
        if (deposit.Known)
            return Decision.Refuse(DepositRefusals.DepositKnown, $"{input.Cycle} 的保证金支付已在办理");
        var id = $"{input.Cycle}/deposit";
        return new Accept { Opens = id, Facts = [new DepositOpened(id, at.Id, input.Cycle)] };
    }

    public static Decision Order(OrderDeposit input, CaseInHand at, DepositInHand deposit, Practice practice, Moment moment)
    {
        var cycle = deposit.Cycle;
        if (cycle.SentOut)
            return Decision.Refuse(Refusals.NotOverdue, $"{cycle.Id} 已发放，请撤销保证金支付");
        if (cycle.TotalYuan == 0)
            return Decision.Refuse(Refusals.LinesEmpty, $"{cycle.Id} 还没有核定发放表；先核定、签字、公示", practice.Who("compiles"));
        if (input.AmountYuan != cycle.TotalYuan)
            return Decision.Refuse(
                PayRefusals.AmountDiffers,
                $"amountYuan：{Money.Yuan(input.AmountYuan)} 与发放表合计 {Money.Yuan(cycle.TotalYuan)} 不一致"
            );
        var due = moment.Calendar.AddWorkingDays(moment.OccurredOn, practice.Pack.Days(DepositPolicy.BankPaysIn, moment.OccurredOn));
        return new Accept { Facts = [new DepositOrdered(at.Id, input.AmountYuan, due.Day)], Arms = [After(at.Id, moment.OccurredOn, due)] };
    }

    /// <summary>The bank's payment is that of the cycle, from other money: the same payees, the same one batch.</summary>
    public static Decision Pay(PayDeposit input, CaseInHand at, DepositInHand deposit, Practice practice, Moment moment)
    {
        var cycle = deposit.Cycle;
        if (cycle.TotalYuan != deposit.AmountYuan)
            return Decision.Refuse(
                PayRefusals.AmountDiffers,
                $"责令支付 {Money.Yuan(deposit.AmountYuan)}，发放表现为 {Money.Yuan(cycle.TotalYuan)}；请重新责令",
                Bodies.Labels[Bodies.ReformBureau]
            );
        var due = moment.Calendar.AddWorkingDays(moment.OccurredOn, practice.Pack.Days(DepositPolicy.ToppedUpIn, moment.OccurredOn));
        return new Accept
        {
            Facts = [new DepositPaid(at.Id, input.Batch, due.Day)],
            Arms = [After(at.Id, moment.OccurredOn, due)],
            Follows = [new Follow(cycle.Id, "pay-cycle.pay-from-deposit", new PayCyclePayment(input.Batch, deposit.AmountYuan))],
        };
    }

    public static Decision Fill(TopUp input, DepositInHand deposit) =>
        input.AmountYuan == deposit.AmountYuan
            ? new Accept()
            : Decision.Refuse(
                PayRefusals.AmountDiffers,
                $"amountYuan：{Money.Yuan(input.AmountYuan)} 与已支付的 {Money.Yuan(deposit.AmountYuan)} 不一致"
            );

    public static Decision Drop(ReasonInput input, CaseInHand at, DepositInHand deposit, Practice practice, Moment moment) =>
        deposit.Cycle.Final
            ? Reason.With(new Accept(), at.Id, input.Reason, moment)
            : Decision.Refuse(PayRefusals.PayOpen, $"{deposit.Cycle.Id} 尚未付清，不能撤销", practice.Who("pays"));

    public static Accept Late(CaseInHand at, DepositInHand deposit, ProjectBasics project)
    {
        var what = at.Stage == DepositTable.Ordered ? "bank" : "contractor";
        var mail = new DepositMail(project.Name, deposit.Cycle.Id, deposit.AmountYuan, deposit.DueOn!.Value, what);
        return new Accept
        {
            Sends = [new Send($"deposit-late:{at.Id}:{at.Stage}", "deposit-late", Bodies.ReformBureau, mail, Bodies.Township)],
        };
    }

    private static Arm After(string id, DateOnly from, CountedDate due) =>
        new(id, "deposit.late", from, ChinaTime.At(due.Day.AddDays(1), new TimeOnly(8, 0)), 0, due.Provisional);
}
