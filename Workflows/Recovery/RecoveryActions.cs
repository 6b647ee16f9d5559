using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Recovery;

/// <param name="Month">yyyy-MM.</param>
/// <param name="Reason">How it came about.</param>
public sealed record OpenRecovery(
    [Field("月份", Offers = Offer.Month, Hint = "如 2021-04")] string Month,
    [Field("多发的原因", Lines = true)] string Reason
);

/// <param name="AmountYuan">What the worker paid back now: all, or an instalment.</param>
public sealed record Repay(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("退回金额", Unit = "元", Hint = "可分次退回")] decimal AmountYuan
);

public static class RecoveryActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("recovery.open", "追回多发的报酬", Open) { At = Place.Opens }.Asking<MonthPaid, OpenRecovery, string>(i => i.Month),
        new ActionDef("recovery.repay", "登记退回", PayBack),
        ActionDef.Explained("recovery.waive", "不再追回"),
        ActionDef.Explained("recovery.withdraw", "撤销追回"),
    ];

    public static Decision Open(OpenRecovery input, CaseInHand at, PayCycles cycles, MonthPaid paid, Moment moment)
    {
        if (Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        if (paid.Papers is not { } papers)
            return Decision.Refuse(LabourRefusals.Month, $"month：“{input.Month}”应写作 2021-04");
        if (cycles.All.Any(c => c.Period == input.Month && !c.Final))
            return Decision.Refuse(PayRefusals.CycleOpen, $"{input.Month} 还有没办结的报酬期，先办结");
        var items = MonthAccount.Overpaid(papers, paid.Booked);
        if (items.Count == 0)
            return Decision.Refuse(RecoveryRefusals.NoneOverpaid, $"{input.Month} 按台账没有多发，或多发的已另案追回、已研究不再追回");
        var id = $"{at.Id}/{input.Month}-R{paid.Recoveries + 1}";
        var opened = new RecoveryOpened(id, at.Id, input.Month, items);
        return Reason.With(new Accept { Opens = id, Facts = [opened] }, id, input.Reason, moment);
    }

    public static Decision PayBack(Repay input, CaseInHand at, RecoveryInHand recovery, Moment moment)
    {
        if (recovery.Owed.GetValueOrDefault(input.Worker) is not (> 0 and var owed))
            return Decision.Refuse(Refusals.WorkerUnknown, $"“{input.Worker}”没有要退回的，或已退清");
        var problems = Money.Problems("amountYuan", input.AmountYuan, zero: false).ToList();
        if (problems.Count == 0 && input.AmountYuan > owed)
            problems.Add(new(PayRefusals.AmountDiffers, $"amountYuan：{Money.Yuan(input.AmountYuan)} 多于应退的 {Money.Yuan(owed)}"));
        if (problems.Count > 0)
            return new Refused(problems);
        var clear = input.AmountYuan == owed && recovery.Owed.All(o => o.Key == input.Worker || o.Value == 0);
        return new Accept(clear ? RecoveryTable.Closed : RecoveryTable.Opened)
        {
            Facts = [new RecoveryRepaid(at.Id, input.Worker, input.AmountYuan, moment.OccurredOn)],
        };
    }
}
