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

    public static Table Expand(Shape shape)
    {
        var chain = shape.PayChain;
        string[] signing = [.. chain.Select(l => l.Stage)];
        string[] unpaid = [Open, .. signing, SignedOff, OnNotice, Payable, Paid];
        var order = shape.Clause("pay-cycle", Clause.Seed("DP-08"));
        var paying = shape.Clause("pay-cycle.pay", order);
        Row[] rows =
        [
            .. By("compiles", Stage.None, "pay-cycle.open", "建立报酬期", [], Open, ["ProjectAdmitsPay@1"], order),
            new(Stage.None, "pay-cycle.open", "月末或竣工时自动建立报酬期", Bodies.Engine, [], Open, null, [], Clause.Seed("GA-07")),
            .. By(
                "compiles",
                Stage.None,
                "pay-cycle.open-supplement",
                "建立补发期",
                [],
                Open,
                ["ProjectAdmitsPay@1"],
                Clause.Default("已核定的报酬期不改写；补发另立一期，另行公示")
            ),
            .. By("compiles", Open, "pay-cycle.no-work", "登记本期没有用工", ["construction-log"], NoWork, ["NothingWorked@1"], order),
            .. By("compiles", Open, "pay-cycle.compile", "按月核定报酬", [], signing.FirstOrDefault(SignedOff), ["PapersEntered@1"], order),
            .. ((string[])[Open, .. signing]).SelectMany(s =>
                By("compiles", s, "pay-cycle.explain", "说明差异", ["difference-explanation"], s, [], Clause.Seed("MEI-06"))
            ),
            .. signing.SelectMany(s => By("compiles", s, "pay-cycle.confirm-workers", "务工群众签字确认", [], s, [], Clause.Seed("DP-05"))),
            .. chain.SelectMany(
                (link, i) =>
                    (Row[])
                        [
                            .. link.Bodies.Select(body => new Row(
                                link.Stage,
                                "pay-cycle.sign",
                                link.Label,
                                body,
                                link.Papers,
                                i + 1 < chain.Count ? signing[i + 1] : SignedOff,
                                null,
                                [.. link.Rules, "PapersAgree@1", "WorkersConfirmed@1"],
                                link.Clause,
                                link.NotByCompiler ? "pay-cycle.compile" : null
                            )),
                            .. link.Bodies.Select(body => new Row(
                                link.Stage,
                                "pay-cycle.return",
                                "退回重核",
                                body,
                                [],
                                Open,
                                null,
                                [],
                                link.Clause
                            )),
                        ]
            ),
            // Whoever compiled may take the sheet back as long as nobody has signed the next.
            .. signing.Take(1).SelectMany(s => By("compiles", s, "pay-cycle.return", "撤回重核", [], Open, [], order)),
            .. By("posts", SignedOff, "pay-cycle.post", "张榜公示", ["payroll-sheet", "posting-photo"], OnNotice, [], order),
            new(
                Stage.None,
                "pay-cycle.adopt",
                "接管时登记已发放的报酬期",
                Bodies.Engine,
                [],
                Closed,
                null,
                [],
                Clause.Default("接管前已发放的报酬期只登记总数，不重新计算")
            ),
            .. shape.Mode == Shape.ByContractor
                ?
                [
                    new Row(
                        Payable,
                        "pay-cycle.pay-from-deposit",
                        "从保证金发放到卡",
                        Bodies.Engine,
                        [],
                        Paid,
                        null,
                        [],
                        Clause.Seed("DP-11")
                    ),
                ]
                : (Row[])[],
            new(OnNotice, "pay-cycle.notice-closed", "公示无异议", Bodies.Engine, [], Payable, null, [], order),
            new(OnNotice, "pay-cycle.notice-upheld", "异议成立，重新核定", Bodies.Engine, [], Open, null, [], order),
            .. By("pays", Payable, "pay-cycle.pay", "发放到卡", ["payment-batch"], Paid, ["FundsCover@1"], paying).Select(NotByCompiler),
            .. By("pays", Paid, "pay-cycle.receipts", "逐人登记银行回单", ["bank-receipt"], Paid, [], paying),
            .. By("pays", Paid, "pay-cycle.receipts", "逐人登记银行回单（全部到账）", ["bank-receipt"], Closed, [], paying),
            .. By("pays", Paid, "pay-cycle.export-batch", "导出发放文件（含完整卡号，留痕）", [], Paid, [], paying),
            .. By("pays", Paid, "pay-cycle.ask-bank", "查询银行未答复的笔数", [], Paid, [], paying),
            .. By("pays", Paid, "pay-cycle.resend", "失败的更正后重新发放", ["payment-batch"], Paid, ["FundsCoverPayment@1"], paying)
                .Select(NotByCompiler),
            .. By("pays", Paid, "pay-cycle.confirm", "登记银行回单", ["bank-receipt"], Closed, [], paying),
            .. unpaid.Select(s => new Row(
                s,
                "pay-cycle.remind",
                "报酬到期催办",
                Bodies.Clock,
                [],
                s,
                PaySubject.PayLadder,
                [],
                Clause.Seed("GA-07")
            )),
            .. unpaid.Select(s => new Row(
                s,
                "pay-cycle.recount",
                "放假安排公布后重算应付日",
                Bodies.Clock,
                [],
                s,
                null,
                [],
                Clause.Law("保障农民工工资支付条例 14", "应付日遇法定节假日或休息日的，提前到最近的工作日")
            )),
        ];
        return new Table(
            Kind,
            Kind,
            $"劳务报酬发放（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [
                new(Open, "待核定"),
                .. chain.Select(l => new Stage(l.Stage, l.StageLabel)),
                new(SignedOff, "已签字审定，待公示"),
                new(OnNotice, "公示中"),
                new(Payable, "公示无异议，待发放"),
                new(Paid, "已发放，待银行回单"),
                new(Closed, "已到账", Final: true),
                new(NoWork, "本期没有用工", Final: true),
            ],
            rows
        );

        IEnumerable<Row> By(
            string role,
            string from,
            string action,
            string label,
            string[] papers,
            string to,
            string[] rules,
            Clause clause
        ) =>
            shape
                .Role(role)
                .Select(body => new Row(
                    from,
                    action,
                    label,
                    body,
                    papers,
                    to,
                    action is "pay-cycle.pay" ? PaySubject.PayDate : null,
                    rules,
                    clause
                ));

        static Row NotByCompiler(Row row) => row with { NotSameActorAs = "pay-cycle.compile" };
    }
}
