using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Acceptance;

[Name("tier-opened.1")]
public sealed record TierOpened(string Acceptance, string Project, string Tier) : Fact;

/// <param name="Score">0–100, for scored tiers.</param>
[Name("tier-decided.1")]
public sealed record TierDecided(string Acceptance, string Project, string Tier, int Attempt, bool Passed, decimal? Score) : Fact;

public sealed record TierState(string Id, string Tier, int Attempts);

public sealed record AcceptanceView : InProject
{
    /// <summary>Null only while the acceptance is being applied for.</summary>
    public TierState? Acceptance { get; init; }
}

/// <param name="Tier">The tier's name in the county's practice, e.g. self, initial, county, evaluation.</param>
public sealed record ApplyForTier(string Tier);

/// <param name="Score">0–100 with at most two decimals; needed where the tier is scored.</param>
public sealed record PassAcceptance(decimal? Score = null);

/// <param name="Items">What must be put right, one rectification each.</param>
public sealed record FailAcceptance(IReadOnlyList<string> Items, decimal? Score = null);

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
        string[] gates = ["NoOpenRectification@1", "PayUpToDate@1", .. last ? (string[])["AllCyclesClosed@1", "FinalShareMeetsFloor@1", "EveryWorkerVerified@1"] : []];
        string[] sheets = [.. tier.DecisionPapers];
        Row[] rows =
        [
            .. tier.Applies.Select(b => new Row(Stage.None, "acceptance.apply", $"申请{tier.Label}", b, tier.ApplicationPapers, Applied, null,
                ["TierIsNext@1", "NoOpenRectification@1", "PayUpToDate@1", "FourNotices@1", .. tier.Name == "county" ? (string[])["GateItemsQualified@1", "AcceptanceArchived@1"] : []], tier.Clause)),
            .. tier.Decides.Select(b => new Row(Applied, "acceptance.pass", $"{tier.Label}合格", b, sheets, Passed, null, gates, tier.Clause, "acceptance.apply")),
            .. tier.Decides.Select(b => new Row(Applied, "acceptance.fail", $"{tier.Label}不合格，限期整改", b, sheets, Rectifying, null, [], tier.Clause)),
            .. tier.Applies.Select(b => new Row(Rectifying, "acceptance.reapply", "整改后再次申请", b, [], Applied, null, ["NoOpenRectification@1"], tier.Clause)),
        ];
        return new Table(Kind, NameOf(tier.Name), $"{tier.Label}（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Applied, $"待{tier.Label}"), new(Rectifying, "整改中"), new(Passed, $"{tier.Label}合格", Final: true)], rows);
    }
}

public static class AcceptanceRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        // The tier's own table is opened by name, so the rule needs the input; the action checks it (see Apply).
        new Rule("TierIsNext@1", "已竣工，且前面各级验收均已通过", Clause.Seed("BZ-07"), Refusal? (AcceptanceView v) =>
            v.Project.TierOpen ? new("tier-open", "已有一级验收正在办理", ProjectRules.Who(v, "completes"))
            : v.Project.Stage == ProjectStages.Completed || v.Project.Stage.StartsWith("Passed-", StringComparison.Ordinal)
                ? null : new("project-stage", "项目尚未竣工，或各级验收均已通过", ProjectRules.Who(v, "completes"))),
    ];
}

public static class AcceptanceActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("acceptance.apply", "申请验收", Apply) { At = Place.OpensOneOf((ApplyForTier i) => i.Tier), GathersAllBut = ["acceptance-application"] },
        new ActionDef("acceptance.pass", "验收合格", Pass),
        new ActionDef("acceptance.fail", "验收不合格", Fail),
        ActionDef.Advance("acceptance.reapply", "整改后再次申请"),
    ];

    private static Decision Apply(ApplyForTier input, AcceptanceView view, Moment moment)
    {
        var next = view.Shape.Tiers.ElementAtOrDefault(view.Project.PassedTiers.Count);
        if (next?.Name != input.Tier)
            return Decision.Refuse("tier-order", next is null ? "各级验收均已通过" : $"应先办理{next.Label}（{next.Name}）", clause: next?.Clause);
        var id = $"{view.Project.Id}/acceptance-{input.Tier}";
        return new Accept { Opens = id, Facts = [new TierOpened(id, view.Project.Id, input.Tier)] };
    }

    private static Decision Pass(PassAcceptance input, AcceptanceView view, Moment moment)
    {
        var tier = TierOf(view);
        if (ScoreProblem(tier, input.Score) is { } problem) return problem;
        if (input.Score < tier.PassMark)
            return Decision.Refuse("score-low", $"{tier.Label}得分 {input.Score}，低于合格线 {tier.PassMark}", clause: tier.Clause);
        return new Accept
        {
            Facts = [new TierDecided(view.CaseId, view.Project.Id, tier.Name, view.Acceptance!.Attempts + 1, Passed: true, input.Score)],
            Follows = [new Follow(view.Project.Id, "project.pass-tier", new PassTier(tier.Name))],
        };
    }

    private static Decision Fail(FailAcceptance input, AcceptanceView view, Moment moment)
    {
        var tier = TierOf(view);
        if (input.Score is not null && ScoreProblem(tier, input.Score) is { } problem) return problem;
        if (input.Items.Count == 0) return Decision.Refuse("items-empty", "items：不合格须列出整改事项");
        return new Accept
        {
            Facts = [new TierDecided(view.CaseId, view.Project.Id, tier.Name, view.Acceptance!.Attempts + 1, Passed: false, input.Score)],
            Follows = [.. input.Items.Select(item => new Follow(view.Project.Id, "rectification.order", new OrderRectification(item) { Source = view.CaseId }))],
        };
    }

    private static Tier TierOf(AcceptanceView view) => view.Shape.Tiers.Single(t => t.Name == view.Acceptance!.Tier);

    private static Decision? ScoreProblem(Tier tier, decimal? score) => (tier.PassMark, score) switch
    {
        (null, not null) => Decision.Refuse("score-unasked", $"{tier.Label}不评分", clause: tier.Clause),
        (not null, null) => Decision.Refuse("score-missing", $"{tier.Label}须评分（0–100）", clause: tier.Clause),
        (not null, < 0 or > 100) => Decision.Refuse("score-range", $"得分 {score} 应在 0–100 之间", clause: tier.Clause),
        _ when score is { } s && decimal.Round(s, 2) != s => Decision.Refuse("score-range", $"得分 {score} 最多两位小数", clause: tier.Clause),
        _ => null,
    };
}
