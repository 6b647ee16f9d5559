using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Documents;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>The county's lists and summary.</summary>
public static partial class Samples
{
    private static Overview County(DocumentKind kind) =>
        new(
            Head(kind.Label, kind.Numbered),
            "四川省/眉山市/东坡区",
            2026,
            new(2026, 10, 31),
            new OverviewFigures(
                2,
                1,
                3_860_000m,
                2_900_000m,
                3_860_000m,
                3_860_000m,
                1_000_000m,
                917_200m,
                93,
                false,
                "31.63%",
                "23.76%",
                "截至目前",
                9_862.37m,
                1
            ),
            Listed,
            [new("脱贫户", 40), new("易地搬迁户", 8), new("其他群众", 45)],
            [new("中央资金", 2_800_000m, 2_800_000m), new("省级资金", 100_000m, 100_000m), new("整合资金", 960_000m, 960_000m)],
            [
                new("以工代赈专项", 1, 2_800_000m, 2_800_000m, 0m, 700_000m, 661_200m),
                new("农业农村基础设施推广", 1, 1_060_000m, 100_000m, 960_000m, 300_000m, 256_000m),
            ],
            [new("道路", "公里", 3.6m, 3.6m), new("塘堰", "口", 1m, 1m)],
            kind.Fields.ToDictionary(f => f.Name, f => (string?)null)
        )
        {
            Times = new PayTimes(14, 12, 1, 5),
            YearPaidYuan = 756_000m,
            YearTimes = new PayTimes(9, 8, 1, 5),
            Notices = [new("county-plan", "县级计划公示", 2, 2, 0), new("payroll", "劳务报酬发放公示", 14, 12, 1)],
        };
}
