using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <param name="WorkDays">Work-days of the trade that the works need.</param>
public sealed record DemandEntry([Field("工种", Offers = Offer.Trade)] string Trade, [Field("所需工日", Unit = "工日")] decimal WorkDays);

/// <summary>A machine or an outside crew where people of the place could work: each with its reason (MEI-16).</summary>
/// <param name="Kind">machine or crew.</param>
public sealed record MeansEntry(
    [Field("名称")] string Name,
    [Field("种类", ChoicesIn = typeof(DemandActions), Choices = nameof(DemandActions.MeansLabels))] string Kind,
    [Field("台班", Unit = "台班")] decimal Shifts,
    [Field("理由", Lines = true, Hint = "为何不用人工、不用当地群众")] string Reason
);

/// <param name="Days">Working days planned for the works.</param>
public sealed record PlanLabour(
    [Field("计划工期", Unit = "天")] int Days,
    [Field("各工种用工")] IReadOnlyList<DemandEntry> Trades,
    [Field("机械和外来专业队伍")] IReadOnlyList<MeansEntry>? Means = null
);

/// <param name="Candidates">All who want to work in the trade.</param>
/// <param name="Posts">How many are needed.</param>
/// <param name="Chosen">Left out: the first of the ranking. Others need a reason.</param>
public sealed record ChooseWorkers(
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("岗位数", Unit = "人")] int Posts,
    [Field("报名人员", Offers = Offer.Worker)] IReadOnlyList<string> Candidates,
    [Field("确定人员", Offers = Offer.Worker, Hint = "不填按排序取前几名")] IReadOnlyList<string>? Chosen = null,
    [Field("理由", Lines = true, Hint = "与排序不同的须写明")] string? Reason = null
);

/// <summary>How much work there is, and who of those who want it gets it.</summary>
public static class DemandActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("labour.plan", "测算务工工程量，以量定人", Plan) { At = Place.OfProject },
        new ActionDef("labour.choose", "确定务工人员", Choose) { At = Place.OfProject }
            .Asking<WorkersNamed, ChooseWorkers, IReadOnlyList<string>>(i => i.Candidates)
            .Asking<CandidatesKnown, ChooseWorkers, Applicants>(i => new(i.Trade, i.Candidates)),
    ];

    public static IReadOnlyDictionary<string, string> MeansLabels { get; } =
        new Dictionary<string, string> { ["machine"] = "机械", ["crew"] = "外来专业队伍" };

    public static Decision Plan(PlanLabour input, CaseInHand at, Moment moment)
    {
        var problems = new List<Refusal>();
        if (input.Days is < 1 or > 1000)
            problems.Add(new(LabourRefusals.Days, $"days：计划工期 {input.Days} 天应为1–1000"));
        if (input.Trades.Count == 0)
            problems.Add(new(LabourRefusals.TradesEmpty, "trades：没有工种"));
        foreach (var (entry, i) in input.Trades.Select((t, i) => (t, i + 1)))
            if (
                !Line.IsLine(entry.Trade, 20)
                || entry.WorkDays is <= 0 or > 1_000_000
                || decimal.Round(entry.WorkDays, 2) != entry.WorkDays
            )
                problems.Add(new(WorkerRefusals.Trade, $"trades 第{i}项：工种不超过20字，工日大于0、最多两位小数"));
        foreach (var twice in input.Trades.GroupBy(t => t.Trade).Where(g => g.Count() > 1))
            problems.Add(new(LabourRefusals.TradeTwice, $"trades：“{twice.Key}”重复"));
        foreach (var (means, i) in (input.Means ?? []).Select((m, i) => (m, i + 1)))
        {
            if (!Line.IsLine(means.Name, 20) || !MeansLabels.ContainsKey(means.Kind) || means.Shifts == 0 || !Quantities.Fits(means.Shifts))
                problems.Add(
                    new(
                        LabourRefusals.Means,
                        $"means 第{i}项：名称不超过20字，kind 为 machine（机械）或 crew（外来专业队伍），台班大于0、不超过100000"
                    )
                );
            if (string.IsNullOrWhiteSpace(means.Reason) || means.Reason.Length > 500)
                problems.Add(
                    new(
                        LabourRefusals.MeansReason,
                        $"means 第{i}项“{means.Name}”：须写明为何不用人工、不用当地群众",
                        Clause: Clause.Seed("MEI-16")
                    )
                );
        }
        if (problems.Count > 0)
            return new Refused(problems);
        Private[] reasons = [.. (input.Means ?? []).Select((m, i) => moment.Aside($"means-{i + 1}", m.Reason)!)];
        return new Accept
        {
            Facts =
            [
                new LabourPlanned(
                    at.Id,
                    input.Days,
                    [.. input.Trades.Select(t => new TradeDemand(t.Trade, t.WorkDays, (int)decimal.Ceiling(t.WorkDays / input.Days)))],
                    [.. (input.Means ?? []).Select(m => new MeansPlanned(m.Name, m.Kind, m.Shifts))],
                    [.. reasons.Select(r => r.Ref)]
                ),
            ],
            Keeps = reasons,
        };
    }

    public static Decision Choose(ChooseWorkers input, CaseInHand at, WorkersNamed named, CandidatesKnown candidates, Moment moment)
    {
        var problems = input.Candidates.SelectMany(w => EntryChecks.Worker(named, w, moment.OccurredOn, "candidates")).ToList();
        if (input.Posts < 1)
            problems.Add(new(LabourRefusals.Posts, "posts：岗位数应大于0"));
        if (input.Candidates.Count != input.Candidates.Distinct().Count())
            problems.Add(new(LabourRefusals.WorkerTwice, "candidates：有人重复"));
        if (problems.Count > 0)
            return new Refused(problems);
        var ranking = Selection.Rank(candidates.All);
        string[] first = [.. ranking.Take(input.Posts).Select(r => r.Worker)];
        string[] chosen = input.Chosen is null ? first : [.. input.Chosen];
        foreach (var worker in chosen.Where(w => !input.Candidates.Contains(w)))
            problems.Add(new(Refusals.WorkerUnknown, $"chosen：“{worker}”不在 candidates 中"));
        if (chosen.Length > input.Posts || chosen.Length != chosen.Distinct().Count())
            problems.Add(new(LabourRefusals.Posts, $"chosen：不能重复，不超过 {input.Posts} 人"));
        if (!chosen.ToHashSet().SetEquals(first) && string.IsNullOrWhiteSpace(input.Reason))
            problems.Add(
                new(
                    LabourRefusals.OverrideReason,
                    $"chosen 与排序前 {first.Length} 名不同（{string.Join("、", first.Except(chosen))} 被越过），须写明 reason",
                    Clause: Clause.Seed("DP-02")
                )
            );
        if (problems.Count > 0)
            return new Refused(problems);
        var reason = moment.Aside("reason", input.Reason);
        return new Accept
        {
            Facts = [new WorkersChosen(at.Id, input.Trade, ranking, chosen, reason?.Ref)],
            Keeps = reason is null ? [] : [reason],
        };
    }
}
