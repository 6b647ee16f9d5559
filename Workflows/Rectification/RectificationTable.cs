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
            .. By("orders-rectification", Stage.None, "rectification.order", "下达整改", ["rectification-order"], Ordered),
            new(Stage.None, "rectification.order", "验收不合格，下达整改", Bodies.Engine, [], Ordered, null, [], Clause.Seed("MING-06")),
            .. By(
                "rectifies",
                Ordered,
                "rectification.report",
                "报告整改完成",
                ["rectification-photo"],
                Reported,
                RectificationSubject.Rectify
            ),
            .. By("orders-rectification", Reported, "rectification.confirm", "复查销号", [], Closed, notSameAs: "rectification.report"),
            .. By("orders-rectification", Reported, "rectification.reject", "复查未通过", [], Ordered),
            new(Ordered, "rectification.remind", "整改逾期催办", Bodies.Clock, [], Ordered, RectificationSubject.Rectify, [], clause),
        ];
        return new Table(
            Kind,
            Kind,
            $"整改（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Ordered, "整改中"), new(Reported, "待复查"), new(Closed, "已销号", Final: true)],
            rows
        );

        IEnumerable<Row> By(
            string role,
            string from,
            string action,
            string label,
            string[] papers,
            string to,
            string? limit = null,
            string? notSameAs = null
        ) =>
            shape
                .Role(role)
                .Select(body => new Row(from, action, label, body, papers, to, limit, [], shape.Clause(action, clause), notSameAs));
    }
}
