using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>Asked for prices, hung out, then paid; nothing is paid whose notice did not run clean.</summary>
public static class PurchaseTable
{
    public const string Kind = "purchase";
    public const string Asked = "Inquired";
    public const string OnNotice = "OnNotice";
    public const string Cleared = "Cleared";
    public const string Paid = "Paid";
    public const string Dropped = "Dropped";

    public static IReadOnlyDictionary<string, string> KindLabels { get; } =
        new Dictionary<string, string>
        {
            ["materials"] = "材料采购",
            ["rental"] = "机械租赁",
            ["service"] = "技术服务",
        };

    public static Table Expand(Shape shape)
    {
        var seed = Clause.Seed("GA-08");
        Row[] rows =
        [
            .. By("compiles", Stage.None, "purchase.open", "询价并选定", ["price-inquiry"], Asked, Clause.Seed("GA-03")),
            .. By("posts", Asked, "purchase.post", "询价结果张榜公示", ["posting-photo"], OnNotice, seed),
            .. By("compiles", Asked, "purchase.correct", "更正询价", ["price-inquiry"], Asked, Clause.Seed("GA-03")),
            new(OnNotice, "purchase.notice-closed", "公示期满无异议", Bodies.Engine, [], Cleared, null, [], seed),
            new(OnNotice, "purchase.notice-upheld", "异议成立，退回更正", Bodies.Engine, [], Asked, null, [], seed),
            .. By("compiles", Cleared, "purchase.pay", "凭票据支付", ["works-vouchers"], Paid, Clause.Seed("GA-12")),
            .. ((string[])[Asked, Cleared]).SelectMany(s => By("compiles", s, "purchase.drop", "不再采购", [], Dropped, seed)),
        ];
        return new Table(
            Kind,
            Kind,
            $"采购、租赁和技术服务（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [
                new(Asked, "已询价，待公示"),
                new(OnNotice, "公示中"),
                new(Cleared, "公示期满，待支付"),
                new(Paid, "已支付", Final: true),
                new(Dropped, "不再采购", Final: true),
            ],
            rows
        );

        IEnumerable<Row> By(string role, string from, string action, string label, string[] papers, string to, Clause clause) =>
            shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, null, [], shape.Clause(action, clause)));
    }
}
