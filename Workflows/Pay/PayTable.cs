using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Pay;

/// <summary>The way of a month's pay: compiled, signed along the county's chain, hung out, paid, confirmed by the bank.</summary>
public static class PayTable
{
    public const string Kind = "pay-cycle";
    public const string Open = "Open";
    public const string SignedOff = "SignedOff";
    public const string OnNotice = "OnNotice";
    public const string Payable = "Payable";
    public const string Paid = "Paid";
    public const string Closed = "Closed";
    public const string NoWork = "NoWork";
    public const string NothingDue = "NothingDue";

    internal static Clause Supplement { get; } = Clause.Default("已核定的报酬期不改写；补发另立一期，另行公示");

    public static Table Expand(Shape shape)
    {
        string[] signing = [.. shape.PayChain.Select(l => l.Stage)];
        string[] unpaid = [Open, .. signing, SignedOff, OnNotice, Payable, Paid];
        var month = Clause.Seed("GA-07");
        var order = shape.Clause("pay-cycle", Clause.Seed("DP-08"));
        var paying = shape.Clause("pay-cycle.pay", order);
        var adopted = Clause.Default("接管前已发放的报酬期只登记总数，不重新计算");
        var earlier = Clause.Law("保障农民工工资支付条例 14", "应付日遇法定节假日或休息日的，提前到最近的工作日");
        Row[] rows =
        [
            .. By("compiles", "pay-cycle.open", "建立报酬期", order).Opening(Open).If("ProjectAdmitsPay@1"),
            .. Rows.By(Bodies.Engine, "pay-cycle.open", "月末或竣工时自动建立报酬期", month).Opening(Open),
            .. By("compiles", "pay-cycle.open-supplement", "建立补发期", Supplement).Opening(Open),
            // Rare, and never the first thought: the sheet is compiled, unless nobody worked.
            .. By("compiles", "pay-cycle.no-work", "登记本期没有用工", order)
                .Moving(Open, NoWork)
                .On("construction-log")
                .If("NothingWorked@1")
                .Permitted(),
            .. By("compiles", "pay-cycle.nothing-due", "登记本期无应付", order)
                .Moving(Open, NothingDue)
                .On("construction-log")
                .If("NothingDue@1")
                .Permitted(),
            .. By("compiles", "pay-cycle.compile", "按月核定报酬", order)
                .Moving(Open, signing.FirstOrDefault(SignedOff))
                .If("PapersEntered@1"),
            .. By("compiles", "pay-cycle.explain", "说明差异", Clause.Seed("MEI-06")).In([Open, .. signing]).On("difference-explanation"),
            // Nobody signs before every worker has; called for until they have.
            .. By("compiles", "pay-cycle.confirm-workers", "务工群众签字确认", Clause.Seed("DP-05")).In(signing).Awaited(),
            .. shape.PayChain.SelectMany((link, i) => Signed(link, i + 1 < signing.Length ? signing[i + 1] : SignedOff)),
            // Whoever compiled may take the sheet back as long as nobody has signed the next.
            .. signing.Take(1).SelectMany(s => By("compiles", "pay-cycle.return", "撤回重核", order).Moving(s, Open).Permitted()),
            .. By("posts", "pay-cycle.post", "张榜公示", order).Moving(SignedOff, OnNotice).On("payroll-sheet", "posting-photo"),
            .. Rows.By(Bodies.Engine, "pay-cycle.adopt", "接管时登记已发放的报酬期", adopted).Opening(Closed),
            .. By("compiles", "pay-cycle.name-paid", "逐人登记接管前已发放的报酬", adopted).In(Closed).On("payroll-sheet"),
            .. shape.Mode == Shape.ByContractor
                ? Rows.By(Bodies.Engine, "pay-cycle.pay-from-deposit", "从保证金发放到卡", Clause.Seed("DP-11")).Moving(Payable, Paid)
                : (IEnumerable<Row>)[],
            .. Rows.By(Bodies.Engine, "pay-cycle.notice-closed", "公示无异议", order).Moving(OnNotice, Payable),
            .. Rows.By(Bodies.Engine, "pay-cycle.notice-reopened", "期内有异议，中止发放", order).Moving(Payable, OnNotice),
            .. Rows.By(Bodies.Engine, "pay-cycle.notice-upheld", "异议成立，重新核定", order).Moving(OnNotice, Open),
            .. By("pays", "pay-cycle.pay", "发放到卡", paying)
                .Moving(Payable, Paid)
                .On("payment-batch")
                .If("FundsCover@1")
                .Within(PaySubject.PayDate)
                .NotBy("pay-cycle.compile"),
            .. By("pays", "pay-cycle.receipts", "逐人登记银行回单", paying).In(Paid).On("bank-receipt"),
            .. By("pays", "pay-cycle.receipts", "逐人登记银行回单（全部到账）", paying).Moving(Paid, Closed).On("bank-receipt"),
            .. By("pays", "pay-cycle.export-batch", "导出发放文件（含完整卡号，留痕）", paying).In([Payable, Paid]),
            .. By("pays", "pay-cycle.ask-bank", "查询银行未答复的笔数", paying).In(Paid),
            // Called for while a payment has come back.
            .. By("pays", "pay-cycle.resend", "失败的更正后重新发放", paying)
                .In(Paid)
                .On("payment-batch")
                .If("FundsCoverPayment@1")
                .NotBy("pay-cycle.compile")
                .Awaited(),
            .. By("pays", "pay-cycle.confirm", "登记银行回单", paying).Moving(Paid, Closed).On("bank-receipt"),
            .. Rows.By(Bodies.Clock, "pay-cycle.remind", "报酬到期催办", month).In(unpaid).Within(PaySubject.PayLadder),
            .. Rows.By(Bodies.Clock, "pay-cycle.recount", "放假安排公布后重算应付日", earlier).In(unpaid),
            // Last, so that whoever does it anyway does it as always.
            .. shape.Mode == Shape.ByContractor ? Overdue(shape, signing) : [],
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("劳务报酬发放"),
            [
                new(Open, "待核定"),
                .. shape.PayChain.Select(l => new Stage(l.Stage, l.StageLabel)),
                new(SignedOff, "已签字审定，待公示"),
                new(OnNotice, "公示中"),
                new(Payable, "公示无异议，待发放"),
                new(Paid, "已发放，待银行回单"),
                new(Closed, "已到账", Final: true),
                new(NoWork, "本期没有用工", Final: true),
                new(NothingDue, "本期无应付", Final: true),
            ],
            rows
        );

        Rows By(string role, string action, string label, Clause clause) => Rows.By(shape.Role(role), action, label, clause);
    }

    /// <summary>A sheet that a wage deposit needs does not wait for the contractor who owes it.</summary>
    private static IEnumerable<Row> Overdue(Shape shape, string[] signing)
    {
        var clause = Clause.Seed("DP-11");
        string[] others = [.. ((string[])[Bodies.VillagersCommittee, Bodies.Township]).Except(shape.Role("compiles"))];
        return
        [
            .. Rows.By(others, "pay-cycle.compile", "逾期未核定，代为核定报酬", clause)
                .Moving(Open, signing.FirstOrDefault(SignedOff))
                .If("PapersEntered@1", "PayDateOver@1")
                .Permitted(),
            .. Rows.By(others, "pay-cycle.explain", "逾期未核定，代为说明差异", clause)
                .In([Open, .. signing])
                .On("difference-explanation")
                .If("PayDateOver@1"),
            .. Rows.By(others, "pay-cycle.confirm-workers", "逾期未核定，代为组织签字确认", clause).In(signing).If("PayDateOver@1"),
            .. Rows.By(others.Except(shape.Role("posts")), "pay-cycle.post", "逾期未公示，代为张榜公示", clause)
                .Moving(SignedOff, OnNotice)
                .On("payroll-sheet", "posting-photo")
                .If("PayDateOver@1")
                .Permitted(),
        ];
    }

    private static IEnumerable<Row> Signed(Link link, string next) =>
        [
            .. Rows.By(link.Bodies, "pay-cycle.sign", link.Label, link.Clause)
                .Moving(link.Stage, next)
                .On(link.Papers)
                .If([.. link.Rules, "PapersAgree@1", "WorkersConfirmed@1"])
                .NotBy(link.NotByCompiler ? "pay-cycle.compile" : null),
            .. Rows.By(link.Bodies, "pay-cycle.return", "退回重核", link.Clause).Moving(link.Stage, Open).Permitted(),
        ];
}
