using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Acceptance;

/// <param name="Tier">The tier that was passed.</param>
public sealed record PassTier([Field("验收层级", Offers = Offer.Tier)] string Tier);

/// <param name="Tier">The tier's name in the county's practice, e.g. self, initial, county, evaluation.</param>
public sealed record ApplyForTier([Field("验收层级", Offers = Offer.Tier)] string Tier);

/// <param name="Score">0–100 with at most two decimals; needed where the tier is scored.</param>
public sealed record PassAcceptance([Field("得分", Unit = "分", Hint = "评分的层级须填，满分100分")] decimal? Score = null);

/// <param name="Items">What must be put right, one rectification each.</param>
/// <param name="Reason">Why it does not pass.</param>
/// <param name="Score">As at passing; needed where the tier is scored.</param>
/// <param name="Grounds">Where the score reaches the pass mark: what stands against passing all the same.</param>
public sealed record FailAcceptance(
    [Field("整改事项", Lines = true)] IReadOnlyList<string> Items,
    [Field("理由", Lines = true)] string Reason,
    [Field("得分", Unit = "分", Hint = "评分的层级须填，满分100分")] decimal? Score = null,
    [Field("不合格的依据", Lines = true, Hint = "得分已达合格线的才填")] string? Grounds = null
);

public static class AcceptanceActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        // A tier is applied for with the project's papers of every step so far; only the application itself is new each time.
        new ActionDef("acceptance.apply", "申请验收", Apply)
        {
            At = Place.OpensOneOf((ApplyForTier i) => i.Tier),
            GathersAllBut = ["acceptance-application"],
        },
        new ActionDef("acceptance.pass", "验收合格", Pass),
        new ActionDef("acceptance.fail", "验收不合格", Fail),
        ActionDef.Advance("acceptance.reapply", "整改后再次申请"),
    ];

    public static Decision Apply(ApplyForTier input, ProjectBasics project, TiersSoFar tiers, Practice practice)
    {
        var next = practice.Shape.Tiers.ElementAtOrDefault(tiers.Passed.Count);
        if (next?.Name != input.Tier)
            return Decision.Refuse(
                AcceptanceRefusals.TierOrder,
                next is null ? "各级验收均已通过" : $"应先办理{next.Label}（{next.Name}）",
                clause: next?.Clause
            );
        var id = $"{project.Id}/acceptance-{input.Tier}";
        return new Accept { Opens = id, Facts = [new TierOpened(id, project.Id, input.Tier)] };
    }

    public static Decision Pass(PassAcceptance input, CaseInHand at, ProjectBasics project, TierInHand acceptance, Practice practice)
    {
        var tier = practice.Shape.Tiers.Single(t => t.Name == acceptance.Tier);
        if (ScoreProblem(tier, input.Score) is { } problem)
            return problem;
        if (input.Score < tier.PassMark)
            return Decision.Refuse(
                AcceptanceRefusals.ScoreLow,
                $"{tier.Label}得分 {input.Score}，低于合格线 {tier.PassMark}",
                clause: tier.Clause
            );
        return new Accept
        {
            Facts = [new TierDecided(at.Id, project.Id, tier.Name, acceptance.Attempts + 1, Passed: true, input.Score)],
            Follows = [new Follow(project.Id, "project.pass-tier", new PassTier(tier.Name))],
        };
    }

    /// <summary>Refuses <c>reason</c>, <c>items-empty</c>, <c>grounds</c> and what is wrong with the score.</summary>
    public static Decision Fail(
        FailAcceptance input,
        CaseInHand at,
        ProjectBasics project,
        TierInHand acceptance,
        Practice practice,
        Moment moment
    )
    {
        var tier = practice.Shape.Tiers.Single(t => t.Name == acceptance.Tier);
        if (ScoreProblem(tier, input.Score) is { } problem)
            return problem;
        if (Reason.Problem(input.Reason) is { } unsaid)
            return new Refused([unsaid]);
        if (input.Items.Count == 0)
            return Decision.Refuse(AcceptanceRefusals.ItemsEmpty, "items：不合格须列出整改事项");
        if ((input.Score >= tier.PassMark || input.Grounds is not null) && Reason.Problem(input.Grounds) is not null)
            return Decision.Refuse(
                AcceptanceRefusals.Grounds,
                $"grounds：得分 {input.Score} 已达合格线 {tier.PassMark}，判为不合格须另写明依据，不超过2000字",
                clause: tier.Clause
            );
        var grounds = moment.Aside("grounds", input.Grounds);
        var accept = new Accept
        {
            Facts = [new TierDecided(at.Id, project.Id, tier.Name, acceptance.Attempts + 1, Passed: false, input.Score, grounds?.Ref)],
            Keeps = grounds is null ? [] : [grounds],
            Follows =
            [
                .. input.Items.Select(item => new Follow(
                    project.Id,
                    "rectification.order",
                    new OrderRectification(item) { Source = at.Id, By = moment.ActingAs }
                )),
            ],
        };
        return Reason.With(accept, at.Id, input.Reason, moment);
    }

    private static Decision? ScoreProblem(Tier tier, decimal? score) =>
        (tier.PassMark, score) switch
        {
            (null, not null) => Decision.Refuse(AcceptanceRefusals.ScoreUnasked, $"{tier.Label}不评分", clause: tier.Clause),
            (not null, null) => Decision.Refuse(AcceptanceRefusals.ScoreMissing, $"{tier.Label}须评分（0–100）", clause: tier.Clause),
            (not null, < 0 or > 100) => Decision.Refuse(Refusals.ScoreRange, $"得分 {score} 应在 0–100 之间", clause: tier.Clause),
            _ when score is { } s && decimal.Round(s, 2) != s => Decision.Refuse(
                Refusals.ScoreRange,
                $"得分 {score} 最多两位小数",
                clause: tier.Clause
            ),
            _ => null,
        };
}
