using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Pay;

/// <summary>The sheet from the three papers: what is owed, what is held, what is deducted, and who confirmed it.</summary>
public static class PayCalculation
{
    /// <summary>Most differences that one refusal lists; the rest is a number, and all are read with the cycle.</summary>
    private const int MostListed = 20;

    public static IReadOnlyList<ActionDef> Actions { get; } =
    [
        new ActionDef("pay-cycle.explain", "说明差异", Explain),
        new ActionDef("pay-cycle.confirm-workers", "务工群众签字确认", Confirm),
    ];

    public static IReadOnlyDictionary<string, string> HowLabels { get; } = new Dictionary<string, string>
    {
        ["signature"] = "签字", ["thumbprint"] = "按手印（有见证人）", ["absent"] = "不在场",
    };

    /// <summary>
    /// The sheet as the papers have it now. A person whose papers disagree stays on it: with the whole cycle waiting, or, where the pack
    /// pays the others first, with lines that are held.
    /// </summary>
    public static IReadOnlyList<PayrollLine> Lines(PayCycleView view)
    {
        var (month, on) = (view.Month!, view.Cycle!.PeriodEnd);
        var open = Reconciliation.Of(month);
        var byLine = view.Pack.Word(PayPolicy.OpenDifferences, on) == "line";
        var held = byLine ? Reconciliation.Held(month, open) : new Dictionary<string, Difference>();
        var needsCard = view.Pack.Word(PayPolicy.NeedsCard, on) == "yes";
        var lines = new List<PayrollLine>();
        var items = PayComputation.Owed(month, view.Elsewhere);
        foreach (var items1 in items.GroupBy(i => i.Worker))
        {
            var why = held.TryGetValue(items1.Key, out var difference) ? difference.Code : needsCard && view.Cardless.Contains(items1.Key) ? PayrollLine.NoCard : null;
            lines.AddRange(items1.Select(i => i.Piece is null
                ? new PayrollLine(i.Worker, i.Trade, i.Quantity, i.PriceYuan, i.AmountYuan, Held: why)
                : new PayrollLine(i.Worker, i.Trade, 0, i.PriceYuan, i.AmountYuan, i.Piece, i.Unit, i.Quantity, why)));
            if (view.Deductions.TryGetValue(items1.Key, out var share) && share > 0)
                lines.Add(new PayrollLine(items1.Key, items1.First().Trade, 0, 0, -Money.ToFen(items1.Sum(i => i.AmountYuan) * share), PayrollLine.Deduction, "占比", share, why));
        }
        // Held with nothing that could be counted (no price, nothing in the ledger): listed all the same.
        lines.AddRange(held.Where(h => items.All(i => i.Worker != h.Key) && view.Elsewhere.All(e => e.Worker != h.Key))
            .Select(h => new PayrollLine(h.Key, h.Value.Trade ?? month.Contracts.TermOn(h.Key, h.Value.Day)?.Trade ?? "未定工种", 0, 0, 0, Held: h.Value.Code)));
        return [.. lines.OrderBy(l => l.Worker, StringComparer.Ordinal)];
    }

    /// <summary>Why the sheet may not be signed as it is; null when it may.</summary>
    internal static Refusal? Disagreement(PayCycleView view)
    {
        if (view.Month!.Empty) return null;
        var open = Reconciliation.Of(view.Month);
        if (open.Count > 0 && view.Pack.Word(PayPolicy.OpenDifferences, view.Cycle!.PeriodEnd) == "cycle") return Open(open);
        return Lines(view).SequenceEqual(view.Lines) ? null
            : new("papers-changed", "核定之后签到、台账、日志、合同、工价或卡号有改动，请退回后重新计算", ProjectWho.Who(view, "compiles"));
    }

    private static Refusal Open(IReadOnlyList<Difference> open) => new("reconciliation-open",
        $"三个一致尚有 {open.Count} 处差异：{string.Join("；", Listed(open))}", string.Join("、", open.Select(d => d.WhoExplains).Distinct()));

    /// <summary>The same difference of the same worker on many days is said once.</summary>
    private static IEnumerable<string> Listed(IReadOnlyList<Difference> open)
    {
        var groups = open.GroupBy(d => (d.Code, d.Class, d.Worker, d.Trade, d.Piece)).ToList();
        return groups.Take(MostListed).Select(g => g.First() + (g.Count() > 1 ? $"，同样的共 {g.Count()} 天" : ""))
            .Concat(groups.Count > MostListed ? [$"另有 {groups.Count - MostListed} 项"] : []);
    }

    internal static Decision Calculate(PayCycleView view, Moment moment)
    {
        if (view.Month!.Empty) return Decision.Refuse("lines-empty", "lines：本期在系统内没有签到、台账和日志；只有纸质材料的，须填 lines");
        if (moment.OccurredOn < view.Cycle!.PeriodEnd && moment.Today < view.Cycle.PeriodEnd)
            return Decision.Refuse("period-running", $"报酬期 {view.Cycle.Period} 至 {view.Cycle.PeriodEnd:yyyy-MM-dd} 结束，之后核定");
        var lines = Lines(view);
        if (lines.Count == 0) return Decision.Refuse("lines-empty", "按台账没有应付的报酬");
        var total = lines.Where(l => l.Held is null).Sum(l => l.AmountYuan);
        if (total <= 0)
            return Decision.Refuse("all-held", $"应付的 {lines.Select(l => l.Worker).Distinct().Count()} 人全部暂缓：{string.Join("、", lines.Select(l => Why(l.Held!)).Distinct())}", ProjectWho.Who(view, "compiles"));
        return new Accept { Facts = [new PayrollCompiled(view.CaseId, view.Cycle.Revision + 1, lines, total)] };
    }

    /// <summary>The reason of a held line in Chinese.</summary>
    public static string Why(string held) => held == PayrollLine.NoCard ? "没有登记本人卡号" : Reconciliation.Labels[held];

    private static Decision Explain(ExplainDifference input, PayCycleView view, Moment moment)
    {
        var open = Reconciliation.Of(view.Month!).Where(d => d.Code == input.Code && (d.Worker ?? d.Piece ?? d.Trade) == input.Of && (input.Day is null || d.Day == input.Day)).ToList();
        if (open.Count == 0) return Decision.Refuse("difference-unknown", $"“{input.Of}”没有未说明的“{Reconciliation.Labels.GetValueOrDefault(input.Code) ?? input.Code}”");
        if (open.FirstOrDefault(d => !d.Explainable) is { } difference) return Decision.Refuse("difference-correct", $"{difference}：不能以说明代替更正", difference.WhoExplains);
        if (Reason.Problem(input.Text, "text", "text：说明不能为空，不超过2000字") is { } no) return new Refused([no]);
        var text = moment.Aside("explanation", input.Text)!;
        return new Accept { Facts = [new DifferenceExplained(view.CaseId, [.. open.Select(d => d.Key)], text.Ref)], Keeps = [text] };
    }

    private static Decision Confirm(ConfirmWorkers input, PayCycleView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!HowLabels.ContainsKey(input.How)) problems.Add(new("how", $"how：“{input.How}”应为 signature、thumbprint 或 absent"));
        else if (input.How != "signature" && (string.IsNullOrWhiteSpace(input.Note) || input.Note.Length > 200))
            problems.Add(new("note", input.How == "thumbprint" ? "note：按手印须写明见证人" : "note：不在场须写明原因"));
        if (input.Workers.Count == 0) problems.Add(new("workers-empty", "workers：没有人"));
        var paid = view.Lines.Where(l => l.Held is null).Select(l => l.Worker).ToHashSet(StringComparer.Ordinal);
        foreach (var worker in input.Workers.Where(w => !paid.Contains(w))) problems.Add(new("worker-not-paid", $"workers：“{worker}”不在本期发放表上"));
        if (problems.Count > 0) return new Refused(problems);
        var note = moment.Aside("note", input.Note);
        return new Accept
        {
            Facts = [new WorkersConfirmed(view.CaseId, view.Cycle!.Revision, [.. input.Workers.Distinct().Order(StringComparer.Ordinal)], input.How, note?.Ref)],
            Keeps = note is null ? [] : [note],
        };
    }
}
