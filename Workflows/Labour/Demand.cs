using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <param name="Posts">People needed to do the work-days in the planned days, rounded up (以量定人).</param>
public sealed record TradeDemand(string Trade, decimal WorkDays, int Posts);

/// <param name="Kind">machine or crew.</param>
/// <param name="Shifts">Planned shifts; more than these logged opens a finding.</param>
public sealed record MeansPlanned(string Name, string Kind, decimal Shifts);

[Name("labour-planned.1")]
public sealed record LabourPlanned(string Project, int Days, IReadOnlyList<TradeDemand> Trades, IReadOnlyList<MeansPlanned> Means, IReadOnlyList<string> ReasonRefs) : Fact;

/// <param name="WorkDays">Work-days of the trade that the works need.</param>
public sealed record DemandEntry(string Trade, decimal WorkDays);

/// <summary>A machine or an outside crew where people of the place could work: each with its reason (MEI-16).</summary>
/// <param name="Kind">machine or crew.</param>
public sealed record MeansEntry(string Name, string Kind, decimal Shifts, string Reason);

/// <param name="Days">Working days planned for the works.</param>
public sealed record PlanLabour(int Days, IReadOnlyList<DemandEntry> Trades, IReadOnlyList<MeansEntry>? Means = null);

/// <summary>What the ranking knows of somebody who wants to work.</summary>
/// <param name="Groups">Priority groups on the day.</param>
/// <param name="Distance">0 own village, 1 neighbouring village of the township, 2 elsewhere in the county, 3 beyond.</param>
/// <param name="Score">Exam of the trade; null without a pass.</param>
public sealed record Candidate(string Worker, IReadOnlyList<string> Groups, int Distance, decimal? Score);

/// <summary>A place in the ranking, explained by each of the three choices.</summary>
public sealed record Ranked(int Place, string Worker, string Admission, string Range, string Post);

/// <param name="Chosen">The override, when it is not the first of the ranking.</param>
[Name("workers-chosen.1")]
public sealed record WorkersChosen(string Project, string Trade, IReadOnlyList<Ranked> Ranking, IReadOnlyList<string> Chosen, string? ReasonRef) : Fact;

/// <param name="Candidates">All who want to work in the trade.</param>
/// <param name="Posts">How many are needed.</param>
/// <param name="Chosen">Left out: the first of the ranking. Others need a reason.</param>
public sealed record ChooseWorkers(string Trade, int Posts, IReadOnlyList<string> Candidates, IReadOnlyList<string>? Chosen = null, string? Reason = null) : INamesWorkers
{
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<string> WorkerIds => Candidates;
}

/// <summary>三个优先 (DP-02): whom, from how far, for which post — three choices, each by its own reason; admission counts first, then range, then post.</summary>
public static class Selection
{
    private static readonly string[] RangeLabels = ["本村", "邻村（本乡镇）", "本县邻近乡镇", "县外"];

    /// <summary>The ranking; equal candidates stand in the order of their codes, so that nobody's hand decides.</summary>
    public static IReadOnlyList<Ranked> Rank(IEnumerable<Candidate> candidates) =>
        [.. candidates.OrderBy(c => c.Groups.Count > 0 ? 0 : 1).ThenBy(c => c.Distance).ThenBy(PostOf).ThenByDescending(c => c.Score ?? -1).ThenBy(c => c.Worker, StringComparer.Ordinal)
            .Select((c, i) => new Ranked(i + 1, c.Worker,
                c.Groups.Count > 0 ? "优先：" + string.Join("、", c.Groups.Select(g => PriorityGroups.Labels[g])) : "一般群众",
                RangeLabels[c.Distance],
                PostOf(c) switch { 0 => $"考核优异（{c.Score:0.##}分）", 1 => $"考核合格的已脱贫户、易地搬迁户（{c.Score:0.##}分）", 2 => $"考核合格（{c.Score:0.##}分）", _ => "尚无该工种成绩" }))];

    /// <summary>优异 first, then those of the two groups who passed, then others who passed.</summary>
    private static int PostOf(Candidate c) => c.Score switch
    {
        >= 90 => 0,
        not null when c.Groups.Contains("lifted-household") || c.Groups.Contains("relocated-household") => 1,
        not null => 2,
        null => 3,
    };

    /// <summary>How far a person's village is from the project's, by their 12-digit codes.</summary>
    public static int Distance(long person, long project) =>
        person == project ? 0 : person / 1_000 == project / 1_000 ? 1 : person / 1_000_000 == project / 1_000_000 ? 2 : 3;
}

public static class DemandActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("labour.plan", "测算务工工程量，以量定人", Plan) { At = Place.OfProject },
        new ActionDef("labour.choose", "确定务工人员", Choose) { At = Place.OfProject },
    ];

    private static Decision Plan(PlanLabour input, LabourView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (input.Days is < 1 or > 1000) problems.Add(new("days", $"days：计划工期 {input.Days} 天应为1–1000"));
        if (input.Trades.Count == 0) problems.Add(new("trades-empty", "trades：没有工种"));
        foreach (var (entry, i) in input.Trades.Select((t, i) => (t, i + 1)))
            if (!Line.IsLine(entry.Trade, 20) || entry.WorkDays is <= 0 or > 1_000_000 || decimal.Round(entry.WorkDays, 2) != entry.WorkDays)
                problems.Add(new("trade", $"trades 第{i}项：工种不超过20字，工日大于0、最多两位小数"));
        foreach (var twice in input.Trades.GroupBy(t => t.Trade).Where(g => g.Count() > 1)) problems.Add(new("trade-twice", $"trades：“{twice.Key}”重复"));
        foreach (var (means, i) in (input.Means ?? []).Select((m, i) => (m, i + 1)))
        {
            if (!Line.IsLine(means.Name, 20) || means.Kind is not ("machine" or "crew") || means.Shifts <= 0 || decimal.Round(means.Shifts, 2) != means.Shifts)
                problems.Add(new("means", $"means 第{i}项：名称不超过20字，kind 为 machine（机械）或 crew（外来专业队伍），台班大于0"));
            if (string.IsNullOrWhiteSpace(means.Reason) || means.Reason.Length > 500)
                problems.Add(new("means-reason", $"means 第{i}项“{means.Name}”：须写明为何不用人工、不用当地群众", Clause: Clause.Seed("MEI-16")));
        }
        if (problems.Count > 0) return new Refused(problems);
        Private[] reasons = [.. (input.Means ?? []).Select((m, i) => moment.Aside($"means-{i + 1}", m.Reason)!)];
        return new Accept
        {
            Facts =
            [
                new LabourPlanned(view.Project.Id, input.Days, [.. input.Trades.Select(t => new TradeDemand(t.Trade, t.WorkDays, (int)decimal.Ceiling(t.WorkDays / input.Days)))],
                    [.. (input.Means ?? []).Select(m => new MeansPlanned(m.Name, m.Kind, m.Shifts))], [.. reasons.Select(r => r.Ref)]),
            ],
            Keeps = reasons,
        };
    }

    private static Decision Choose(ChooseWorkers input, LabourView view, Moment moment)
    {
        var problems = input.Candidates.SelectMany(w => LabourActions.WorkerProblems(view, w, moment.OccurredOn, "candidates")).ToList();
        if (input.Posts < 1) problems.Add(new("posts", "posts：岗位数应大于0"));
        if (input.Candidates.Count != input.Candidates.Distinct().Count()) problems.Add(new("worker-twice", "candidates：有人重复"));
        if (problems.Count > 0) return new Refused(problems);
        var ranking = Selection.Rank(view.Candidates);
        string[] first = [.. ranking.Take(input.Posts).Select(r => r.Worker)];
        string[] chosen = input.Chosen is null ? first : [.. input.Chosen];
        foreach (var worker in chosen.Where(w => !input.Candidates.Contains(w))) problems.Add(new("worker-unknown", $"chosen：“{worker}”不在 candidates 中"));
        if (chosen.Length > input.Posts || chosen.Length != chosen.Distinct().Count()) problems.Add(new("posts", $"chosen：不能重复，不超过 {input.Posts} 人"));
        if (!chosen.ToHashSet().SetEquals(first) && string.IsNullOrWhiteSpace(input.Reason))
            problems.Add(new("override-reason", $"chosen 与排序前 {first.Length} 名不同（{string.Join("、", first.Except(chosen))} 被越过），须写明 reason", Clause: Clause.Seed("DP-02")));
        if (problems.Count > 0) return new Refused(problems);
        var reason = moment.Aside("reason", input.Reason);
        return new Accept
        {
            Facts = [new WorkersChosen(view.Project.Id, input.Trade, ranking, chosen, reason?.Ref)],
            Keeps = reason is null ? [] : [reason],
        };
    }
}
