using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>Asked for prices, hung out, then paid; nothing is paid whose notice did not run clean.</summary>
public static class PurchaseTable
{
    public const string Kind = "purchase";
    public const string Asked = "Inquired";
    public const string Correcting = "Correcting";
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
            .. shape.By("compiles", "purchase.open", "询价并选定", Clause.Seed("GA-03")).Opening(Asked).On("price-inquiry"),
            .. shape.By("posts", "purchase.post", "询价结果张榜公示", seed).Moving(Asked, OnNotice).On("posting-photo"),
            .. shape.By("compiles", "purchase.correct", "更正询价", Clause.Seed("GA-03")).In(Asked).On("price-inquiry"),
            // What was objected to with right is corrected before it hangs again.
            .. shape.By("compiles", "purchase.correct", "按成立的异议更正询价", seed).Moving(Correcting, Asked).On("price-inquiry"),
            .. Rows.By(Bodies.Engine, "purchase.notice-closed", "公示期满无异议", seed).Moving(OnNotice, Cleared),
            .. Rows.By(Bodies.Engine, "purchase.notice-upheld", "异议成立，退回更正", seed).Moving(OnNotice, Correcting),
            .. shape.By("compiles", "purchase.pay", "凭票据支付", Clause.Seed("GA-12")).Moving(Cleared, Paid).On("works-vouchers"),
            .. ((string[])[Asked, Correcting, Cleared]).SelectMany(s =>
                shape.By("compiles", "purchase.drop", "不再采购", seed).Moving(s, Dropped).Permitted()
            ),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("采购、租赁和技术服务"),
            [
                new(Asked, "已询价，待公示"),
                new(Correcting, "异议成立，待更正"),
                new(OnNotice, "公示中"),
                new(Cleared, "公示期满，待支付"),
                new(Paid, "已支付", Final: true),
                new(Dropped, "不再采购", Final: true),
            ],
            rows
        );
    }
}
