using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

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
            .. last ? (string[])["PayAccountsEven@1", "FinalShareMeetsFloor@1", "EveryWorkerVerified@1"] : [],
        ];
        string[] entry =
        [
            "TierIsNext@1",
            "NoOpenRectification@1",
            "PayUpToDate@1",
            "FourNotices@1",
            .. tier.Name == "county" ? (string[])["GateItemsQualified@1", "AcceptanceArchived@1"] : [],
        ];
        Row[] rows =
        [
            .. Rows.By(tier.Applies, "acceptance.apply", $"申请{tier.Label}", tier.Clause)
                .Opening(Applied)
                .On(tier.ApplicationPapers)
                .If(entry),
            .. Rows.By(tier.Decides, "acceptance.pass", $"{tier.Label}合格", tier.Clause)
                .Moving(Applied, Passed)
                .On(tier.DecisionPapers)
                .If(gates)
                .NotBy("acceptance.apply"),
            .. Rows.By(tier.Decides, "acceptance.fail", $"{tier.Label}不合格，限期整改", tier.Clause)
                .Moving(Applied, Rectifying)
                .On(tier.DecisionPapers),
            .. Rows.By(tier.Applies, "acceptance.reapply", "整改后再次申请", tier.Clause)
                .Moving(Rectifying, Applied)
                .If("NoOpenRectification@1"),
        ];
        return new Table(
            Kind,
            NameOf(tier.Name),
            shape.Named(tier.Label),
            [new(Applied, $"待{tier.Label}"), new(Rectifying, "整改中"), new(Passed, $"{tier.Label}合格", Final: true)],
            rows
        );
    }

    /// <summary>A completed project waits for the application for each tier in turn.</summary>
    public static IEnumerable<Row> Called(Shape shape) =>
        shape.Tiers.SelectMany(
            (tier, i) =>
                Rows.By(tier.Applies, "acceptance.apply", $"申请{tier.Label}", tier.Clause)
                    .In(ProjectStages.Accepting(shape)[i])
                    .About(tier.Name)
                    .Awaited()
        );
}
