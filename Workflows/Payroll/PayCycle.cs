using System.Text.Json.Serialization;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Payroll;

/// <param name="Period">yyyy-MM.</param>
/// <param name="DueOn">The day by which the money must be with the workers.</param>
public sealed record CycleOpened(string Cycle, string Project, string Period, DateOnly PeriodEnd, DateOnly DueOn, bool Provisional) : Fact;

/// <summary>The due date after a holiday calendar was published.</summary>
public sealed record PayDateRecounted(string Cycle, DateOnly DueOn, bool Provisional) : Fact;

/// <param name="Days">Work-days, at most two decimals.</param>
/// <param name="RateYuan">Yuan a day.</param>
/// <param name="AmountYuan">Days × rate, rounded half away from zero to 分.</param>
public sealed record PayrollLine(string Worker, string Trade, decimal Days, decimal RateYuan, decimal AmountYuan);

/// <summary>Replaces all lines of the cycle.</summary>
public sealed record PayrollCompiled(string Cycle, int Revision, IReadOnlyList<PayrollLine> Lines, decimal TotalYuan) : Fact;

public sealed record PaymentMade(string Cycle, string Batch, decimal AmountYuan, DateOnly On) : Fact;

/// <param name="DaysLate">Days from the due date to the bank's receipt; 0 when in time.</param>
public sealed record ReceiptTaken(string Cycle, DateOnly On, int DaysLate) : Fact;

public sealed record CycleState(
    string Id, string Period, DateOnly PeriodEnd, DateOnly DueOn, bool Provisional, int Revision, int Lines, decimal TotalYuan, decimal? PaidYuan);

public sealed record PayCycleView : InProject
{
    /// <summary>Null only while the cycle is being opened.</summary>
    public CycleState? Cycle { get; init; }

    /// <summary>Of the workers that the input names, those in the register.</summary>
    public IReadOnlySet<string> KnownWorkers { get; init; } = new HashSet<string>();
    public int Rung { get; init; }
}

/// <param name="Period">The month, yyyy-MM.</param>
public sealed record OpenCycle(string Period);

public sealed record LineEntry(string Worker, string Trade, decimal Days, decimal RateYuan);

public sealed record CompilePayroll(IReadOnlyList<LineEntry> Lines) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Lines.Select(l => l.Worker);
}

/// <param name="Place">Where the sheet hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostPayroll(string Place);

/// <param name="Batch">The payer's batch number.</param>
/// <param name="AmountYuan">Must equal the sheet's total.</param>
public sealed record PayCyclePayment(string Batch, decimal AmountYuan);

/// <summary>The window of the sheet's notice, given by the step that closed it.</summary>
public sealed record NoticeRan(DateOnly From, DateOnly To, int Days);

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
            .. By("compiles", Open, "pay-cycle.no-work", "登记本期没有用工", ["construction-log"], NoWork, ["NothingCompiled@1"], order),
            .. By("compiles", Open, "pay-cycle.compile", "按月核定报酬", ["sign-in-sheet", "labour-ledger", "construction-log"], signing.FirstOrDefault(SignedOff), [], order),
            .. chain.SelectMany((link, i) => (Row[])
            [
                .. link.Bodies.Select(body => new Row(link.Stage, "pay-cycle.sign", link.Label, body, link.Papers,
                    i + 1 < chain.Count ? signing[i + 1] : SignedOff, null, link.Rules, link.Clause,
                    link.NotByCompiler ? "pay-cycle.compile" : null)),
                .. link.Bodies.Select(body => new Row(link.Stage, "pay-cycle.return", "退回重核", body, [], Open, null, [], link.Clause)),
            ]),
            .. By("posts", SignedOff, "pay-cycle.post", "张榜公示", ["payroll-sheet", "posting-photo"], OnNotice, [], order),
            new(OnNotice, "pay-cycle.notice-closed", "公示无异议", Bodies.Engine, [], Payable, null, [], order),
            new(OnNotice, "pay-cycle.notice-upheld", "异议成立，重新核定", Bodies.Engine, [], Open, null, [], order),
            .. By("pays", Payable, "pay-cycle.pay", "发放到卡", ["payment-batch"], Paid, ["FundsCoverPayment@1"], shape.Clause("pay-cycle.pay", order), "pay-cycle.compile"),
            .. By("pays", Paid, "pay-cycle.confirm", "登记银行回单", ["bank-receipt"], Closed, [], shape.Clause("pay-cycle.pay", order)),
            .. unpaid.Select(s => new Row(s, "pay-cycle.remind", "报酬到期催办", Bodies.Clock, [], s, Limits.PayLadder, [], Clause.Seed("GA-07"))),
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
                action is "pay-cycle.pay" ? Limits.PayDate : null, rules, clause, notSameAs));
    }
}

public static class PayCycleRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Rule.Of<InProject>("ProjectAdmitsPay@1", "项目已开工且未移交", Clause.Seed("DP-08"), (v, _) =>
            v.Project.Stage is ProjectTable.UnderConstruction or ProjectTable.Suspended or ProjectTable.Completed || v.Project.Stage.StartsWith("Passed-", StringComparison.Ordinal)
                || v.Project.Stage == ProjectTable.Accepted
                ? null : new("project-stage", "项目未开工或已移交，不能建立报酬期", ProjectRules.Who(v, "commences"))),

        Rule.Of<PayCycleView>("NothingCompiled@1", "本期没有核定过报酬", Clause.Seed("MEI-06"), (v, _) =>
            v.Cycle!.Revision == 0 ? null : new("compiled-before", "本期核定过报酬，不能登记为没有用工")),

        Rule.Of<PayCycleView>("FundsCoverPayment@1", "到位资金足以支付本期", Clause.Seed("GA-12"), (v, _) =>
            v.Project.ArrivedYuan - v.Project.PaidYuan >= v.Cycle!.TotalYuan ? null
                : new("funds-short", $"到位资金结余 {Rules.Yuan(v.Project.ArrivedYuan - v.Project.PaidYuan)}，不足本期 {Rules.Yuan(v.Cycle.TotalYuan)}", ProjectRules.Who(v, "releases-funds"))),
    ];
}
