using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Recovery;

/// <summary>What was paid beyond a month's ledger, to be paid back; the closed cycles stay as they are.</summary>
[Name("recovery-opened.1")]
public sealed record RecoveryOpened(string Recovery, string Project, string Period, IReadOnlyList<PayItem> Items) : Fact;

[Name("recovery-repaid.1")]
public sealed record RecoveryRepaid(string Recovery, string Worker, decimal AmountYuan, DateOnly On) : Fact;

/// <param name="Owed">Worker → yuan still to be paid back.</param>
public sealed record RecoveryState(string Id, string Period, IReadOnlyDictionary<string, decimal> Owed);

public sealed record RecoveryView : InProject
{
    /// <summary>Null only while it is being opened.</summary>
    public RecoveryState? Recovery { get; init; }

    /// <summary>The month that an opening names, and what its cycles and recoveries hold.</summary>
    public MonthPapers? Month { get; init; }
    public IReadOnlyList<PayItem> Paid { get; init; } = [];
    public int Recoveries { get; init; }
}

/// <param name="Month">yyyy-MM.</param>
/// <param name="Reason">How it came about.</param>
public sealed record OpenRecovery(string Month, string Reason);

/// <param name="AmountYuan">The whole of what the worker owes: a part leaves the case open at no known sum.</param>
public sealed record Repay(string Worker, decimal AmountYuan);

public static class RecoveryTable
{
    public const string Kind = "recovery";
    public const string Opened = "Opened";
    public const string Closed = "Closed";
    public const string Waived = "Waived";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Default("多发的另立追回，不改写已办结的报酬期，也不从以后的报酬中暗扣");
        Row[] rows =
        [
            .. shape.Role("compiles").Select(b => new Row(Stage.None, "recovery.open", "追回多发的报酬", b, [], Opened, null, [], clause)),
            .. shape.Role("pays").SelectMany(b => (Row[])
            [
                new(Opened, "recovery.repay", "登记退回", b, ["bank-receipt"], Opened, null, [], clause),
                new(Opened, "recovery.repay", "登记退回（全部退清）", b, ["bank-receipt"], Closed, null, [], clause),
            ]),
            new(Opened, "recovery.waive", "研究不再追回", Bodies.Township, ["village-decision"], Waived, null, [], clause),
        ];
        return new Table(Kind, Kind, $"报酬追回（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Opened, "待退回"), new(Closed, "已退清", Final: true), new(Waived, "不再追回", Final: true)], rows);
    }
}

public static class RecoveryActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("recovery.open", "追回多发的报酬", Open) { At = Place.Opens },
        new ActionDef("recovery.repay", "登记退回", PayBack),
        ActionDef.Explained("recovery.waive", "不再追回"),
    ];

    private static Decision Open(OpenRecovery input, RecoveryView view, Moment moment)
    {
        if (view.Month is null) return Decision.Refuse("month", $"month：“{input.Month}”应写作 2021-04");
        if (view.Project.Cycles.Any(c => c.Period == input.Month && !c.Final))
            return Decision.Refuse("cycle-open", $"{input.Month} 还有没办结的报酬期，先办结");
        var items = view.Month.Empty ? [] : PayComputation.Overpaid(view.Month, view.Paid);
        if (items.Count == 0) return Decision.Refuse("none-overpaid", $"{input.Month} 按台账没有多发");
        var id = $"{view.Project.Id}/{input.Month}-R{view.Recoveries + 1}";
        return Reason.With(new Accept { Opens = id, Facts = [new RecoveryOpened(id, view.Project.Id, input.Month, items)] }, id, input.Reason, moment);
    }

    private static Decision PayBack(Repay input, RecoveryView view, Moment moment)
    {
        if (!view.Recovery!.Owed.TryGetValue(input.Worker, out var owed)) return Decision.Refuse("worker-unknown", $"“{input.Worker}”没有要退回的，或已退清");
        if (input.AmountYuan != owed) return Decision.Refuse("amount-differs", $"amountYuan：{Money.Yuan(input.AmountYuan)} 与应退 {Money.Yuan(owed)} 不一致");
        return new Accept(view.Recovery.Owed.Count == 1 ? RecoveryTable.Closed : RecoveryTable.Opened)
        {
            Facts = [new RecoveryRepaid(view.CaseId, input.Worker, input.AmountYuan, moment.OccurredOn)],
        };
    }
}
