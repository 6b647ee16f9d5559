using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

/// <summary>One tier of acceptance with its rectification, expanded per tier.</summary>
public static class AcceptanceTable
{
    public const string Kind = "acceptance";
    public const string Applied = "Applied";
    public const string Rectifying = "Rectifying";
    public const string Passed = "Passed";

    public static string NameOf(string tier) => $"{Kind}/{tier}";

    public static Table Expand(Shape shape, Tier tier)
    {
        var last = tier == shape.Tiers[^1];
        string[] gates =
        [
            "NoOpenRectification@1",
            "PayUpToDate@1",
            .. last ? (string[])["AllCyclesClosed@1", "FinalShareMeetsFloor@1", "EveryWorkerVerified@1"] : [],
        ];
        string[] sheets = [.. tier.DecisionPapers];
        Row[] rows =
        [
            .. tier.Applies.Select(b => new Row(
                Stage.None,
                "acceptance.apply",
                $"申请{tier.Label}",
                b,
                tier.ApplicationPapers,
                Applied,
                null,
                [
                    "TierIsNext@1",
                    "NoOpenRectification@1",
                    "PayUpToDate@1",
                    "FourNotices@1",
                    .. tier.Name == "county" ? (string[])["GateItemsQualified@1", "AcceptanceArchived@1"] : [],
                ],
                tier.Clause
            )),
            .. tier.Decides.Select(b => new Row(
                Applied,
                "acceptance.pass",
                $"{tier.Label}合格",
                b,
                sheets,
                Passed,
                null,
                gates,
                tier.Clause,
                "acceptance.apply"
            )),
            .. tier.Decides.Select(b => new Row(
                Applied,
                "acceptance.fail",
                $"{tier.Label}不合格，限期整改",
                b,
                sheets,
                Rectifying,
                null,
                [],
                tier.Clause
            )),
            .. tier.Applies.Select(b => new Row(
                Rectifying,
                "acceptance.reapply",
                "整改后再次申请",
                b,
                [],
                Applied,
                null,
                ["NoOpenRectification@1"],
                tier.Clause
            )),
        ];
        return new Table(
            Kind,
            NameOf(tier.Name),
            $"{tier.Label}（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Applied, $"待{tier.Label}"), new(Rectifying, "整改中"), new(Passed, $"{tier.Label}合格", Final: true)],
            rows
        );
    }
}
