using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Pay;

/// <summary>The sheet from the three papers: what is owed, what is held, what is deducted.</summary>
public static class PayCalculation
{
    /// <summary>Most differences that one refusal lists; the rest is a number, and all are read with the cycle.</summary>
    private const int MostListed = 20;

    /// <summary>
    /// The sheet as the papers have it now. A person whose papers disagree stays on it: with the whole cycle waiting, or, where the pack
    /// pays the others first, with lines that are held.
    /// </summary>
    public static IReadOnlyList<PayrollLine> Lines(CycleInHand cycle, MonthOfCycle month, Pack pack)
    {
        var papers = month.Papers;
        var held =
            pack.Word(PayPolicy.OpenDifferences, cycle.PeriodEnd) == "line"
                ? Reconciliation.Held(papers, Reconciliation.Of(papers))
                : new Dictionary<string, Difference>();
        var needsCard = pack.Word(PayPolicy.NeedsCard, cycle.PeriodEnd) == "yes";
        var items = MonthAccount.Owed(papers, month.Booked);
        var lines = new List<PayrollLine>();
        foreach (var own in items.GroupBy(i => i.Worker))
        {
            var why =
                held.TryGetValue(own.Key, out var difference) ? difference.Code
                : needsCard && month.Cardless.Contains(own.Key) ? PayrollLine.NoCard
                : null;
            lines.AddRange(
                own.Select(i =>
                    i.Piece is null
                        ? new PayrollLine(i.Worker, i.Trade, i.Quantity, i.PriceYuan, i.AmountYuan) { Held = why }
                        : new PayrollLine(i.Worker, i.Trade, 0, i.PriceYuan, i.AmountYuan, i.Piece, i.Unit, i.Quantity) { Held = why }
                )
            );
        }
        // Held with nothing that could be counted (no price, nothing in the ledger, paid before and disputed now): listed all the same.
        lines.AddRange(
            held.Where(h => items.All(i => i.Worker != h.Key))
                .Select(h => new PayrollLine(h.Key, TradeOf(h.Key, h.Value, papers), 0, 0, 0) { Held = h.Value.Code })
        );
        return [.. lines.OrderBy(l => l.Worker, StringComparer.Ordinal)];
    }

    private static string TradeOf(string worker, Difference held, MonthPapers papers) =>
        held.Trade ?? papers.Contracts.TermOn(worker, held.Day)?.Trade ?? "未定工种";

    /// <summary>Why the sheet may not be signed as it is; null when it may.</summary>
    public static Refusal? Disagreement(CycleInHand cycle, MonthOfCycle month, SheetAsCompiled sheet, Practice practice)
    {
        if (month.Papers.Empty)
            return null;
        var waits = practice.Pack.Word(PayPolicy.OpenDifferences, cycle.PeriodEnd) == "cycle";
        if (waits && Reconciliation.Of(month.Papers) is { Count: > 0 } open)
            return Open(open);
        return Lines(cycle, month, practice.Pack).SequenceEqual(sheet.Lines)
            ? null
            : new(
                PayRefusals.PapersChanged,
                "核定之后签到、台账、日志、合同、工价或卡号有改动，请退回后重新计算",
                practice.Who("compiles")
            );
    }

    private static Refusal Open(IReadOnlyList<Difference> open) =>
        new(
            PayRefusals.ReconciliationOpen,
            $"三个一致尚有 {open.Count} 处差异：{string.Join("；", Listed(open))}",
            string.Join("、", open.Select(d => d.WhoExplains).Distinct())
        );

    /// <summary>The same difference of the same worker on many days is said once.</summary>
    private static IEnumerable<string> Listed(IReadOnlyList<Difference> open)
    {
        var groups = open.GroupBy(d => (d.Code, d.Class, d.Worker, d.Trade, d.Piece)).ToList();
        return groups
            .Take(MostListed)
            .Select(g => g.First() + (g.Count() > 1 ? $"，同样的共 {g.Count()} 天" : ""))
            .Concat(groups.Count > MostListed ? [$"另有 {groups.Count - MostListed} 项"] : []);
    }

    /// <summary>The reason of a held line in Chinese.</summary>
    public static string Why(string held) => held == PayrollLine.NoCard ? "没有登记本人卡号" : Reconciliation.Labels[held];
}
