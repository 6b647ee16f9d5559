using System.Text.Json.Serialization;
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

/// <param name="Period">yyyy-MM.</param>
/// <param name="DueOn">The day by which the money must be with the workers.</param>
/// <param name="Number">0 for the month's own cycle, 1, 2, 3 … for its supplements.</param>
[Name("cycle-opened.1")]
public sealed record CycleOpened(string Cycle, string Project, string Period, DateOnly PeriodEnd, DateOnly DueOn, bool Provisional, int Number = 0) : Fact;

/// <summary>The due date after a holiday calendar was published.</summary>
[Name("pay-date-recounted.1")]
public sealed record PayDateRecounted(string Cycle, DateOnly DueOn, bool Provisional) : Fact;

/// <param name="Days">Work-days, at most two decimals; 0 for piecework.</param>
/// <param name="RateYuan">Yuan a day, or a unit.</param>
/// <param name="AmountYuan">Days or quantity × rate, rounded half away from zero to 分.</param>
/// <param name="Piece">The piece that was paid for, or <see cref="Deduction"/>; null for work by the day.</param>
/// <param name="Held">Why the line waits: a code of <see cref="Reconciliation.Labels"/> or <see cref="NoCard"/>; null when it is paid with the cycle.</param>
public sealed record PayrollLine(
    string Worker, string Trade, decimal Days, decimal RateYuan, decimal AmountYuan, string? Piece = null, string? Unit = null, decimal Quantity = 0, string? Held = null)
{
    public const string Deduction = "扣减";
    public const string NoCard = "no-card";
}

/// <summary>Replaces all lines of the cycle.</summary>
[Name("payroll-compiled.1")]
public sealed record PayrollCompiled(string Cycle, int Revision, IReadOnlyList<PayrollLine> Lines, decimal TotalYuan) : Fact;

/// <summary>One batch to the bank: every worker with lines that are not held is a payee of it.</summary>
[Name("payment-made.1")]
public sealed record PaymentMade(string Cycle, string Batch, decimal AmountYuan, DateOnly On) : Fact;

/// <summary>Failed payees go out again under another batch number; nobody else does.</summary>
[Name("payment-resent.1")]
public sealed record PaymentResent(string Cycle, string Batch, IReadOnlyList<string> Workers, decimal AmountYuan, DateOnly On) : Fact;

/// <param name="ProblemRef">Points to the bank's words; null when it was paid.</param>
public sealed record PayeeAnswer(string Worker, bool Paid, string? ProblemRef);

[Name("payees-answered.1")]
public sealed record PayeesAnswered(string Cycle, string Batch, IReadOnlyList<PayeeAnswer> Answers, DateOnly On) : Fact;

/// <summary>Full card numbers left the vault for the bank.</summary>
[Name("numbers-shown.1"), JournalOnly]
public sealed record NumbersShown(string Cycle, string Batch, int Workers) : Fact;

/// <summary>The bank was asked for the lines that it left unanswered.</summary>
[Name("bank-asked.1"), JournalOnly]
public sealed record BankAsked(string Cycle, string Batch, int Unanswered, DateOnly On) : Fact;

/// <summary>The named differences stand as the ledger has them.</summary>
[Name("difference-explained.1")]
public sealed record DifferenceExplained(string Cycle, IReadOnlyList<string> Keys, string TextRef) : Fact;

/// <param name="How">signature, thumbprint, or absent.</param>
/// <param name="NoteRef">The witness of a thumbprint, or why somebody was absent.</param>
[Name("workers-confirmed.1")]
public sealed record WorkersConfirmed(string Cycle, int Revision, IReadOnlyList<string> Workers, string How, string? NoteRef) : Fact;

/// <param name="DaysLate">Days from the due date to the bank's receipt; 0 when in time.</param>
[Name("receipt-taken.1")]
public sealed record ReceiptTaken(string Cycle, DateOnly On, int DaysLate) : Fact;

/// <param name="State">sent, paid or failed.</param>
public sealed record Payee(string Worker, string Batch, decimal AmountYuan, string State)
{
    public const string Sent = "sent";
    public const string Paid = "paid";
    public const string Failed = "failed";
}

/// <param name="CountedFrom">The day from which the due date is counted: the period's end, or the day a supplement was opened.</param>
public sealed record CycleState(
    string Id, string Period, DateOnly PeriodEnd, DateOnly DueOn, bool Provisional, int Revision, int Lines, decimal TotalYuan, decimal? PaidYuan, DateOnly CountedFrom);

public sealed record PayCycleView : InProject
{
    /// <summary>Null only while the cycle is being opened.</summary>
    public CycleState? Cycle { get; init; }

    /// <summary>Of the workers that the input names, those in the register.</summary>
    public IReadOnlySet<string> KnownWorkers { get; init; } = new HashSet<string>();

    /// <summary>What is written about the cycle's month; null for steps that do not look at it.</summary>
    public MonthPapers? Month { get; init; }

    /// <summary>Items of the month's other cycles that are paid or on their way.</summary>
    public IReadOnlyList<PayItem> Elsewhere { get; init; } = [];

    /// <summary>The sheet as it was compiled last.</summary>
    public IReadOnlyList<PayrollLine> Lines { get; init; } = [];

    /// <summary>Workers of the month without a card.</summary>
    public IReadOnlySet<string> Cardless { get; init; } = new HashSet<string>();

    /// <summary>Worker → share of this month's gross that the village decided to deduct.</summary>
    public IReadOnlyDictionary<string, decimal> Deductions { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Workers who confirmed this revision of the sheet, or were listed absent.</summary>
    public IReadOnlySet<string> Confirmed { get; init; } = new HashSet<string>();
    public IReadOnlyList<Payee> Payees { get; init; } = [];

    /// <summary>The batch number that the input names was used before, for whichever cycle.</summary>
    public bool BatchKnown { get; init; }
    public int Rung { get; init; }

    /// <summary>The wage deposit is already drawn on for this cycle.</summary>
    public bool DrawKnown { get; init; }
}

/// <param name="Period">The month, yyyy-MM.</param>
public sealed record OpenCycle(string Period);

public sealed record LineEntry(string Worker, string Trade, decimal Days, decimal RateYuan);

/// <param name="Lines">Left out where sign-in sheet, ledger and log are in the system: the sheet is calculated from them. Given only for a month that is on paper alone.</param>
public sealed record CompilePayroll(IReadOnlyList<LineEntry>? Lines = null) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => (Lines ?? []).Select(l => l.Worker);
}

/// <param name="Period">The month, yyyy-MM, whose own cycle is under way or closed.</param>
/// <param name="Reason">Why more is owed.</param>
public sealed record OpenSupplement(string Period, string Reason);

/// <param name="Code">A code of <see cref="Reconciliation.Labels"/>.</param>
/// <param name="Of">The worker, trade or piece that differs.</param>
/// <param name="Text">What the one who had to explain it signed.</param>
/// <param name="Day">One day; left out: every open day of the month.</param>
public sealed record ExplainDifference(string Code, string Of, string Text, DateOnly? Day = null);

/// <param name="How">signature, thumbprint, or absent.</param>
/// <param name="Note">The witness of a thumbprint, or why somebody was absent.</param>
public sealed record ConfirmWorkers(IReadOnlyList<string> Workers, string How, string? Note = null);

/// <summary>An input that names a batch.</summary>
public interface INamesBatch { string Batch { get; } }

/// <param name="Batch">A new number.</param>
public sealed record ResendPayment(string Batch, decimal AmountYuan) : INamesBatch;

/// <param name="Paid">True when the bank says so; otherwise <paramref name="Problem"/> in its words.</param>
public sealed record ReceiptLine(string Worker, decimal AmountYuan, bool Paid, string? Problem = null);

public sealed record TakeReceipts(string Batch, IReadOnlyList<ReceiptLine> Lines);

public sealed record AskBank(string Batch);

public sealed record ExportBatch(string Batch);

/// <param name="Place">Where the sheet hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostPayroll(string Place);

/// <param name="Batch">The payer's batch number.</param>
/// <param name="AmountYuan">Must equal the sheet's total.</param>
public sealed record PayCyclePayment(string Batch, decimal AmountYuan) : INamesBatch;

/// <param name="AmountYuan">What the bank confirms; must equal what was paid.</param>
public sealed record BankConfirms(decimal AmountYuan);

public static class PayCycleTable
{
    public const string Kind = "pay-cycle";
    public const string Open = "Open";
    public const string SignedOff = "SignedOff";
    public const string OnNotice = "OnNotice";
    public const string Payable = "Payable";
    public const string Paid = "Paid";
    public const string Closed = "Closed";
    public const string NoWork = "NoWork";

    public static Table Expand(Shape shape)
    {
        var chain = shape.PayChain;
        string[] signing = [.. chain.Select(l => l.Stage)];
        string[] unpaid = [Open, .. signing, SignedOff, OnNotice, Payable, Paid];
        var order = shape.Clause("pay-cycle", Clause.Seed("DP-08"));
        Row[] rows =
        [
            .. By("compiles", Stage.None, "pay-cycle.open", "建立报酬期", [], Open, ["ProjectAdmitsPay@1"], order),
            new(Stage.None, "pay-cycle.open", "月末或竣工时自动建立报酬期", Bodies.Engine, [], Open, null, [], Clause.Seed("GA-07")),
            .. By("compiles", Stage.None, "pay-cycle.open-supplement", "建立补发期", [], Open, ["ProjectAdmitsPay@1"], Clause.Default("已核定的报酬期不改写；补发另立一期，另行公示")),
            .. By("compiles", Open, "pay-cycle.no-work", "登记本期没有用工", ["construction-log"], NoWork, ["NothingWorked@1"], order),
            .. By("compiles", Open, "pay-cycle.compile", "按月核定报酬", [], signing.FirstOrDefault(SignedOff), ["PapersEntered@1"], order),
            .. ((string[])[Open, .. signing]).SelectMany(s => By("compiles", s, "pay-cycle.explain", "说明差异", ["difference-explanation"], s, [], Clause.Seed("MEI-06"))),
            .. signing.SelectMany(s => By("compiles", s, "pay-cycle.confirm-workers", "务工群众签字确认", [], s, [], Clause.Seed("DP-05"))),
            .. chain.SelectMany((link, i) => (Row[])
            [
                .. link.Bodies.Select(body => new Row(link.Stage, "pay-cycle.sign", link.Label, body, link.Papers,
                    i + 1 < chain.Count ? signing[i + 1] : SignedOff, null, [.. link.Rules, "PapersAgree@1", "WorkersConfirmed@1"], link.Clause,
                    link.NotByCompiler ? "pay-cycle.compile" : null)),
                .. link.Bodies.Select(body => new Row(link.Stage, "pay-cycle.return", "退回重核", body, [], Open, null, [], link.Clause)),
            ]),
            // Whoever compiled may take the sheet back as long as nobody has signed the next.
            .. signing.Take(1).SelectMany(s => By("compiles", s, "pay-cycle.return", "撤回重核", [], Open, [], order)),
            .. By("posts", SignedOff, "pay-cycle.post", "张榜公示", ["payroll-sheet", "posting-photo"], OnNotice, [], order),
            new(Stage.None, "pay-cycle.adopt", "接管时登记已发放的报酬期", Bodies.Engine, [], Closed, null, [], Clause.Default("接管前已发放的报酬期只登记总数，不重新计算")),
            .. shape.Mode == Shape.ByContractor
                ? (Row[])[new Row(Payable, "pay-cycle.pay-from-deposit", "从保证金发放到卡", Bodies.Engine, [], Paid, null, [], Clause.Seed("DP-11"))] : [],
            new(OnNotice, "pay-cycle.notice-closed", "公示无异议", Bodies.Engine, [], Payable, null, [], order),
            new(OnNotice, "pay-cycle.notice-upheld", "异议成立，重新核定", Bodies.Engine, [], Open, null, [], order),
            .. By("pays", Payable, "pay-cycle.pay", "发放到卡", ["payment-batch"], Paid, ["FundsCover@1"], shape.Clause("pay-cycle.pay", order), "pay-cycle.compile"),
            .. By("pays", Paid, "pay-cycle.receipts", "逐人登记银行回单", ["bank-receipt"], Paid, [], shape.Clause("pay-cycle.pay", order)),
            .. By("pays", Paid, "pay-cycle.receipts", "逐人登记银行回单（全部到账）", ["bank-receipt"], Closed, [], shape.Clause("pay-cycle.pay", order)),
            .. By("pays", Paid, "pay-cycle.export-batch", "导出发放文件（含完整卡号，留痕）", [], Paid, [], shape.Clause("pay-cycle.pay", order)),
            .. By("pays", Paid, "pay-cycle.ask-bank", "查询银行未答复的笔数", [], Paid, [], shape.Clause("pay-cycle.pay", order)),
            .. By("pays", Paid, "pay-cycle.resend", "失败的更正后重新发放", ["payment-batch"], Paid, ["FundsCoverPayment@1"], shape.Clause("pay-cycle.pay", order), "pay-cycle.compile"),
            .. By("pays", Paid, "pay-cycle.confirm", "登记银行回单", ["bank-receipt"], Closed, [], shape.Clause("pay-cycle.pay", order)),
            .. unpaid.Select(s => new Row(s, "pay-cycle.remind", "报酬到期催办", Bodies.Clock, [], s, PaySubject.PayLadder, [], Clause.Seed("GA-07"))),
            .. unpaid.Select(s => new Row(s, "pay-cycle.recount", "放假安排公布后重算应付日", Bodies.Clock, [], s, null, [],
                Clause.Law("保障农民工工资支付条例 14", "应付日遇法定节假日或休息日的，提前到最近的工作日"))),
        ];
        return new Table(Kind, Kind, $"劳务报酬发放（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
        [
            new(Open, "待核定"),
            .. chain.Select(l => new Stage(l.Stage, l.StageLabel)),
            new(SignedOff, "已签字审定，待公示"),
            new(OnNotice, "公示中"),
            new(Payable, "公示无异议，待发放"),
            new(Paid, "已发放，待银行回单"),
            new(Closed, "已到账", Final: true),
            new(NoWork, "本期没有用工", Final: true),
        ], rows);

        IEnumerable<Row> By(string role, string from, string action, string label, string[] papers, string to, string[] rules, Clause clause, string? notSameAs = null) =>
            shape.Role(role).Select(body => new Row(from, action, label, body, papers, to,
                action is "pay-cycle.pay" ? PaySubject.PayDate : null, rules, clause, notSameAs));
    }
}

public static class PayCycleRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("ProjectAdmitsPay@1", "项目已开工且未移交", Clause.Seed("DP-08"), Refusal? (InProject v) =>
            v.Project.Stage is ProjectStages.UnderConstruction or ProjectStages.Suspended or ProjectStages.Completed || v.Project.Stage.StartsWith("Passed-", StringComparison.Ordinal)
                || v.Project.Stage == ProjectStages.Accepted
                ? null : new("project-stage", "项目未开工或已移交，不能建立报酬期", ProjectWho.Who(v, "commences"))),

        new Rule("NothingWorked@1", "本期没有核定过报酬，签到、台账、日志上也没有人出工", Clause.Seed("MEI-06"), Refusal? (PayCycleView v) =>
            v.Cycle!.Revision > 0 ? new("compiled-before", "本期核定过报酬，不能登记为没有用工")
            : v.Month!.Ledger.Count > 0 || v.Month.Sheet.Any(a => a.WorkDays(v.Month.HoursOfADay) > 0) || v.Month.Log.Any(d => d.Heads.Values.Any(h => h > 0))
                ? new("work-recorded", "本期的签到、台账或日志上有人出工，不能登记为没有用工", ProjectWho.Who(v, "compiles")) : null),

        new Rule("PapersEntered@1", "签到表、务工台账、施工日志已在系统内登记，或三份扫描件齐全", Clause.Seed("MEI-06"), Refusal? (PayCycleView v) =>
        {
            if (!v.Month!.Empty) return null;
            string[] missing = [.. ((string[])["sign-in-sheet", "labour-ledger", "construction-log"]).Where(p => !v.Papers.Contains(p)).Select(Paper.LabelOf)];
            return missing.Length == 0 ? null : new("paper-missing", $"本期在系统内没有记录，也缺少材料：{string.Join("、", missing)}", ProjectWho.Who(v, "compiles"));
        }),

        new Rule("PapersAgree@1", "签到表、务工台账、施工日志三个一致，且核定之后没有改动", Clause.Seed("MEI-06"), Refusal? (PayCycleView v) => PayCalculation.Disagreement(v)),

        new Rule("WorkersConfirmed@1", "务工群众已逐人签字确认，不在场的已列明（按记录计算的）", Clause.Seed("DP-05"), Refusal? (PayCycleView v) =>
        {
            if (v.Month!.Empty) return null;
            string[] missing = [.. v.Lines.Where(l => l.Held is null).Select(l => l.Worker).Distinct().Where(w => !v.Confirmed.Contains(w))];
            return missing.Length == 0 ? null : new("workers-unconfirmed", $"{missing.Length} 人尚未签字确认：{string.Join("、", missing.Take(10))}{(missing.Length > 10 ? " 等" : "")}", ProjectWho.Who(v, "compiles"));
        }),

        new Rule("FundsCoverPayment@1", "到位资金足以支付本期", Clause.Seed("GA-12"), Refusal? (PayCycleView v) =>
        {
            // What failed is not paid, and goes out again.
            var due = v.Payees.Count == 0 ? v.Cycle!.TotalYuan : v.Payees.Where(p => p.State == Payee.Failed).Sum(p => p.AmountYuan);
            return v.Project.ArrivedYuan - v.Project.PaidYuan >= due ? null
                : new("funds-short", $"到位资金结余 {Money.Yuan(v.Project.ArrivedYuan - v.Project.PaidYuan)}，不足本期 {Money.Yuan(due)}", ProjectWho.Who(v, "releases-funds"));
        }),
    ];
}
