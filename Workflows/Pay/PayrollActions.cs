using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Pay;

public sealed record LineEntry(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("工日", Unit = "工日")] decimal Days,
    [Field("日工资标准", Unit = "元")] decimal RateYuan
);

/// <param name="Lines">
/// Left out where sign-in sheet, ledger and log are in the system: the sheet is calculated from them. Given only for a month that is on
/// paper alone.
/// </param>
public sealed record CompilePayroll(
    [Field("发放明细", Hint = "签到表、务工台账、施工日志已在系统内登记的不填，由系统计算")] IReadOnlyList<LineEntry>? Lines = null
);

/// <param name="Code">A code of <see cref="Reconciliation.Labels"/>.</param>
/// <param name="Of">The worker, trade or piece that differs.</param>
/// <param name="Text">What the one who had to explain it signed.</param>
/// <param name="Day">One day; left out: every open day of the month.</param>
public sealed record ExplainDifference(
    [Field("差异", ChoicesIn = typeof(Reconciliation), Choices = nameof(Reconciliation.Labels))] string Code,
    [Field("差异所在", Hint = "务工群众的编号、工种或计量项目，与差异清单一致")] string Of,
    [Field("说明", Lines = true)] string Text,
    [Field("日期", Hint = "不填为本期该项差异的各日")] DateOnly? Day = null
);

/// <param name="How">signature, thumbprint, or absent.</param>
/// <param name="Note">The witness of a thumbprint, or why somebody was absent.</param>
public sealed record ConfirmWorkers(
    [Field("务工群众", Offers = Offer.Worker)] IReadOnlyList<string> Workers,
    [Field("确认方式", ChoicesIn = typeof(PayrollActions), Choices = nameof(PayrollActions.HowLabels))] string How,
    [Field("备注", Lines = true, Hint = "按手印的写见证人，不在场的写原因")] string? Note = null
);

/// <summary>发放表: compiled from the papers, explained where they differ, confirmed by each worker, signed.</summary>
public static class PayrollActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("pay-cycle.compile", "核定报酬", Compile).Asking<WorkersNamed, CompilePayroll, IReadOnlyList<string>>(i =>
            [.. (i.Lines ?? []).Select(l => l.Worker)]
        ),
        new ActionDef("pay-cycle.explain", "说明差异", Explain),
        new ActionDef("pay-cycle.confirm-workers", "务工群众签字确认", Confirm),
        ActionDef.Advance("pay-cycle.sign", "签字审定"),
        ActionDef.Explained("pay-cycle.return", "退回重核"),
    ];

    public static IReadOnlyDictionary<string, string> HowLabels { get; } =
        new Dictionary<string, string>
        {
            ["signature"] = "签字",
            ["thumbprint"] = "按手印（有见证人）",
            ["absent"] = "不在场",
        };

    public static Decision Compile(
        CompilePayroll input,
        CaseInHand at,
        CycleInHand cycle,
        MonthOfCycle month,
        WorkersNamed named,
        ProjectBasics project,
        Practice practice,
        Moment moment
    )
    {
        if (Running(cycle, project, moment) is { } running)
            return running;
        return input.Lines is { } typed
            ? TypedSheet.Compile(typed, at, cycle, month, named, practice)
            : Calculate(at, cycle, month, practice);
    }

    private static Decision Calculate(CaseInHand at, CycleInHand cycle, MonthOfCycle month, Practice practice)
    {
        var lines = PayCalculation.Lines(cycle, month, practice.Pack);
        if (lines.Count == 0)
            return Decision.Refuse(
                Refusals.LinesEmpty,
                month.Papers.Empty ? "lines：本期在系统内没有签到、台账和日志；只有纸质材料的，须填 lines" : "按台账没有应付的报酬"
            );
        return Compiled(at, cycle, lines, practice, typed: false);
    }

    internal static Decision Compiled(CaseInHand at, CycleInHand cycle, IReadOnlyList<PayrollLine> lines, Practice practice, bool typed)
    {
        var total = lines.Where(l => l.Held is null).Sum(l => l.AmountYuan);
        if (total > 0)
            return new Accept { Facts = [new PayrollCompiled(at.Id, cycle.Revision + 1, lines, total, typed)] };
        // Less than half a 分 a line is nothing, though nobody is held.
        var held = lines.Where(l => l.Held is not null).ToList();
        if (held.Count == 0)
            return Decision.Refuse(Refusals.LinesEmpty, "各行金额合计为零，没有应付的报酬");
        var why = string.Join("、", held.Select(l => PayCalculation.Why(l.Held!)).Distinct());
        var people = held.Select(l => l.Worker).Distinct().Count();
        return Decision.Refuse(PayRefusals.AllHeld, $"应付的 {people} 人全部暂缓：{why}", practice.Who("compiles"));
    }

    /// <summary>A month is counted when it is over, or the works rest or have ended: what comes later has a supplement.</summary>
    private static Decision? Running(CycleInHand cycle, ProjectBasics project, Moment moment) =>
        project.Stage == ProjectStages.UnderConstruction && moment.Today < cycle.PeriodEnd
            ? Decision.Refuse(PayRefusals.PeriodRunning, $"报酬期 {cycle.Period} 至 {cycle.PeriodEnd:yyyy-MM-dd} 结束，之后核定")
            : null;

    public static Decision Explain(ExplainDifference input, CaseInHand at, MonthOfCycle month, Moment moment)
    {
        var open = Reconciliation
            .Of(month.Papers)
            .Where(d => d.Code == input.Code && (d.Worker ?? d.Piece ?? d.Trade) == input.Of && (input.Day is null || d.Day == input.Day))
            .ToList();
        if (open.Count == 0)
            return Decision.Refuse(
                PayRefusals.DifferenceUnknown,
                $"“{input.Of}”没有未说明的“{Reconciliation.Labels.GetValueOrDefault(input.Code) ?? input.Code}”"
            );
        if (open.FirstOrDefault(d => !d.Explainable) is { } difference)
            return Decision.Refuse(PayRefusals.DifferenceCorrect, $"{difference}：不能以说明代替更正", difference.WhoExplains);
        if (Reason.Problem(input.Text, Refusals.Text, "text：说明不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var text = moment.Aside("explanation", input.Text)!;
        return new Accept { Facts = [new DifferenceExplained(at.Id, [.. open.Select(d => d.Key)], text.Ref)], Keeps = [text] };
    }

    public static Decision Confirm(ConfirmWorkers input, CaseInHand at, CycleInHand cycle, SheetAsCompiled sheet, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!HowLabels.ContainsKey(input.How))
            problems.Add(new(Refusals.How, $"how：“{input.How}”应为 signature、thumbprint 或 absent"));
        else if (input.How != "signature" && (string.IsNullOrWhiteSpace(input.Note) || input.Note.Length > 200))
            problems.Add(new(Refusals.Note, input.How == "thumbprint" ? "note：按手印须写明见证人" : "note：不在场须写明原因"));
        if (input.How == "absent" && input.Workers.Count > 1)
            problems.Add(new(PayRefusals.AbsentOne, "workers：不在场的须逐人登记，各写各的原因"));
        if (input.Workers.Count == 0)
            problems.Add(new(WorkerRefusals.WorkersEmpty, "workers：没有人"));
        var paid = sheet.Lines.Where(l => l.Held is null).Select(l => l.Worker).ToHashSet(StringComparer.Ordinal);
        foreach (var worker in input.Workers.Where(w => !paid.Contains(w)))
            problems.Add(new(PayRefusals.WorkerNotPaid, $"workers：“{worker}”不在本期发放表上"));
        if (problems.Count > 0)
            return new Refused(problems);
        var note = moment.Aside("note", input.Note);
        string[] workers = [.. input.Workers.Distinct().Order(StringComparer.Ordinal)];
        return new Accept
        {
            Facts = [new WorkersConfirmed(at.Id, cycle.Revision, workers, input.How, note?.Ref)],
            Keeps = note is null ? [] : [note],
        };
    }
}
