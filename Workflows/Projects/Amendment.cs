using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Funds">All planned funds by source, yuan, when any of them changes.</param>
public sealed record AmendProject(
    [Field("理由", Lines = true)] string Reason,
    [Field("项目名称")] string? Name = null,
    [Field("项目类别", ChoicesIn = typeof(Tracks), Choices = nameof(Tracks.TrackLabels))] string? Track = null,
    [Field("资金基数", ChoicesIn = typeof(Tracks), Choices = nameof(Tracks.BaseLabels))] string? FundBase = null,
    [Field("计划劳务报酬", Unit = "元")] decimal? PlannedPayYuan = null,
    [Field("项目用途", ChoicesIn = typeof(Archive.ArchiveList), Choices = nameof(Archive.ArchiveList.Purposes))] string? Purpose = null,
    [Field(
        "计划资金",
        Unit = "元",
        Key = "资金来源",
        ChoicesIn = typeof(FundSources),
        Choices = nameof(FundSources.Labels),
        Hint = "有变动的，各来源都要写"
    )]
        IReadOnlyDictionary<string, decimal>? Funds = null
);

/// <summary>Correcting a project's plan; what stood before is kept with the step that replaced it and its reason.</summary>
public static class Amendment
{
    public static ActionDef Action { get; } = new ActionDef("project.amend", "更正项目内容", Amend);

    /// <summary>
    /// Refuses <c>reason</c>, <c>unchanged</c>, whatever a proposal is refused for; and of an approved plan another track, base or
    /// purpose (<c>amend-fixed</c>), a share under the floor of the day of its approval, and a change without its reply.
    /// </summary>
    public static Decision Amend(
        AmendProject input,
        CaseInHand at,
        ProjectBasics project,
        PlannedFunds planned,
        Practice practice,
        Moment moment
    )
    {
        if (Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        var before = new ProjectPlan(
            project.Name,
            project.Track,
            project.FundBase,
            project.PlannedPayYuan,
            project.Purpose,
            planned.BySource
        );
        var plan = new ProjectPlan(
            input.Name ?? before.Name,
            input.Track ?? before.Track,
            input.FundBase ?? before.FundBase,
            input.PlannedPayYuan ?? before.PlannedPayYuan,
            input.Purpose ?? before.Purpose,
            input.Funds ?? before.Funds
        );
        if (plan with { Funds = before.Funds } == before && Same(plan.Funds, before.Funds))
            return Decision.Refuse(Refusals.Unchanged, "没有写明要更正的内容");
        var approved = at.Table.RowsFor(at.Stage, "project.amend").Any(r => r.Papers.Count > 0);
        var on = approved ? ProjectRules.FloorDay(project, moment) : moment.OccurredOn;
        var problems = PlanChecks.Problems(plan, practice.Pack, on).ToList();
        if (approved)
            problems.AddRange(AfterApproval(plan, before, project, practice, on));
        // The first reply approved the first plan.
        if (approved && at.Given.All(p => p.Kind != "approval-reply"))
            problems.Add(new(Refusals.PaperMissing, "变更缺少：" + Paper.LabelOf("approval-reply")));
        if (problems.Count > 0)
            return new Refused(problems);
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new ProjectAmended(at.Id, project.Amendments + 2, before, plan, reason.Ref)], Keeps = [reason] };
    }

    private static IEnumerable<Refusal> AfterApproval(
        ProjectPlan plan,
        ProjectPlan before,
        ProjectBasics project,
        Practice practice,
        DateOnly on
    )
    {
        if ((plan.Track, plan.FundBase, plan.Purpose) != (before.Track, before.FundBase, before.Purpose))
            yield return new(ProjectRefusals.AmendFixed, "批复后不能变更项目类别（track）、资金基数（fundBase）和用途（purpose）");
        else if (
            ProjectRules.BelowFloor(
                project,
                practice,
                on,
                Figures.Share.Of(plan.PlannedPayYuan, plan.Funds, plan.FundBase),
                "变更后的计划"
            ) is
            { } low
        )
            yield return low;
    }

    private static bool Same(IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> other) =>
        one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out var amount) && amount == f.Value);
}
