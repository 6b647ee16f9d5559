using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>Something that must be put right. While one is open, no tier of acceptance is passed.</summary>
public static class RectificationTable
{
    public const string Kind = "rectification";
    public const string Ordered = "Ordered";
    public const string Reported = "Reported";
    public const string Closed = "Closed";

    public static Table Expand(Shape shape)
    {
        var clause = Clause.Seed("MEI-11");
        Row[] rows =
        [
            .. shape.By("orders-rectification", "rectification.order", "下达整改", clause).Opening(Ordered).On("rectification-order"),
            .. Rows.By(Bodies.Engine, "rectification.order", "验收不合格，下达整改", Clause.Seed("MING-06")).Opening(Ordered),
            .. shape
                .By("rectifies", "rectification.report", "报告整改完成", clause)
                .Moving(Ordered, Reported)
                .On("rectification-photo")
                .Within(RectificationSubject.Rectify),
            .. shape
                .By("orders-rectification", "rectification.confirm", "复查销号", clause)
                .Moving(Reported, Closed)
                .Within(RectificationSubject.Recheck)
                .NotBy("rectification.report"),
            .. shape.By("orders-rectification", "rectification.reject", "复查未通过", clause).Moving(Reported, Ordered),
            .. Rows.By(Bodies.Clock, "rectification.remind", "整改逾期催办", clause).In(Ordered).Within(RectificationSubject.Rectify),
            .. Rows.By(Bodies.Clock, "rectification.remind-recheck", "催办复查", clause).In(Reported).Within(RectificationSubject.Recheck),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("整改"),
            [new(Ordered, "整改中"), new(Reported, "待复查"), new(Closed, "已销号", Final: true)],
            rows
        );
    }
}
