using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <summary>
/// 报酬期: one month's pay of one project, from the papers to the money on each card. The papers are counted in
/// <see cref="PayCalculation"/>; the way is <see cref="PayTable"/>, the due date and its reminders <see cref="PayDates"/>.
/// </summary>
public sealed record PaySubject() : Subject("pay-cycle", "报酬期", "cycle")
{
    public const string PayLadder = "pay-ladder";
    public const string PayDate = "pay-date";

    public override int Chapter => 20;

    public override IReadOnlyList<(string Template, object Sample)> Mails { get; } =
    [
        (
            "pay-owed",
            new PayOwedMail(
                "莲花村通村道路硬化工程",
                [
                    new OwedMonth(new(2026, 7, 1), new(2026, 7, 31), 1, 1_800m, "没有登记本人卡号"),
                    new OwedMonth(new(2026, 8, 1), new(2026, 8, 31), 2, 640.5m, ""),
                ],
                "项目理事会"
            )
        ),
    ];
    public override string Chain => Chains.Pay;
    public override IReadOnlyList<ActionDef> Actions => PayActions.All;
    public override IReadOnlyList<Rule> Rules => PayRules.All;
    public override IReadOnlyList<PolicyKey> Policy => PayPolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [PayTable.Expand(shape)];

    /// <summary>A closed month that still owes somebody waits for its supplement.</summary>
    public override IEnumerable<Row> InProject(Shape shape) =>
        [
            .. shape
                .By("compiles", "pay-cycle.open-supplement", "建立补发期", PayTable.Supplement)
                .In(ProjectStages.Labouring(shape))
                .Awaited(),
            .. Rows.By(Bodies.Township, "pay.set-aside", "提存（暂无法发放的报酬）", SettingAside)
                .In(ProjectStages.Labouring(shape))
                .On("set-aside-decision"),
        ];

    private static Clause SettingAside { get; } =
        Clause.Default("没有卡、没有继承人或者找不到本人的，报酬提存代管，随时可以补发，未领的逐人列明");

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [PayLadder] = "应付日前后逐级催办", [PayDate] = "应付日之前" };

    public override IReadOnlyList<Paper> Papers { get; } =
    [
        new("payroll-sheet", "劳务报酬发放表（已签字）", Template: "documents/payroll-sheet", Upload: Paper.Scan),
        new("difference-explanation", "差异说明（已签字）", Upload: Paper.Scan),
        new("payment-batch", "发放批次清单", Upload: Paper.Scan),
        new("bank-receipt", "银行回单", Upload: Paper.Scan),
        new("set-aside-decision", "报酬提存决定", Upload: Paper.Scan),
        new("inquiry-reply", "银行查询答复", Upload: Paper.Scan),
    ];
}
