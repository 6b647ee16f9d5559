using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Recovery;

/// <param name="Month">yyyy-MM.</param>
/// <param name="Reason">How it came about.</param>
public sealed record OpenRecovery(string Month, string Reason);

/// <param name="AmountYuan">The whole of what the worker owes: a part leaves the case open at no known sum.</param>
public sealed record Repay(string Worker, decimal AmountYuan);

public static class RecoveryActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("recovery.open", "追回多发的报酬", Open) { At = Place.Opens }.Asking<MonthPaid, OpenRecovery, string>(i => i.Month),
        new ActionDef("recovery.repay", "登记退回", PayBack),
        ActionDef.Explained("recovery.waive", "不再追回"),
    ];

    public static Decision Open(OpenRecovery input, CaseInHand at, PayCycles cycles, MonthPaid paid, Moment moment)
    {
        if (Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        if (paid.Papers is not { } papers)
            return Decision.Refuse("month", $"month：“{input.Month}”应写作 2021-04");
        if (cycles.All.Any(c => c.Period == input.Month && !c.Final))
            return Decision.Refuse("cycle-open", $"{input.Month} 还有没办结的报酬期，先办结");
        var items = papers.Empty ? [] : PayComputation.Overpaid(papers, paid.Items);
        if (items.Count == 0)
            return Decision.Refuse("none-overpaid", $"{input.Month} 按台账没有多发");
        var id = $"{at.Id}/{input.Month}-R{paid.Recoveries + 1}";
        var opened = new RecoveryOpened(id, at.Id, input.Month, items);
        return Reason.With(new Accept { Opens = id, Facts = [opened] }, id, input.Reason, moment);
    }

    public static Decision PayBack(Repay input, CaseInHand at, RecoveryInHand recovery, Moment moment)
    {
        if (!recovery.Owed.TryGetValue(input.Worker, out var owed))
            return Decision.Refuse("worker-unknown", $"“{input.Worker}”没有要退回的，或已退清");
        if (input.AmountYuan != owed)
            return Decision.Refuse("amount-differs", $"amountYuan：{Money.Yuan(input.AmountYuan)} 与应退 {Money.Yuan(owed)} 不一致");
        return new Accept(recovery.Owed.Count == 1 ? RecoveryTable.Closed : RecoveryTable.Opened)
        {
            Facts = [new RecoveryRepaid(at.Id, input.Worker, input.AmountYuan, moment.OccurredOn)],
        };
    }
}
