using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Archive;

/// <summary>Content points that the filer says are in the item.</summary>
[Name("item-ticked.1")]
public sealed record ItemTicked(string Project, string Item, IReadOnlyList<string> Points) : Fact;

[Name("item-reviewed.1")]
public sealed record ItemReviewed(string Project, string Item, bool Qualified, string? ReasonRef) : Fact;

[Name("archive-gate-passed.1")]
public sealed record ArchiveGatePassed(string Project, string Gate, DateOnly On) : Fact;

public sealed record ArchiveView : InProject
{
    public required IReadOnlyList<ItemState> Items { get; init; }

    /// <summary>Item → the points that its filer ticked.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Ticked { get; init; }
    public required IReadOnlyList<string> GatesPassed { get; init; }
}

/// <param name="Points">Item → its content points that the papers hold.</param>
public sealed record FileForArchive(IReadOnlyDictionary<string, IReadOnlyList<string>>? Points = null);

/// <param name="Reason">Why it is returned; left out for a qualified item.</param>
/// <param name="Points">The content points that the reviewer found.</param>
public sealed record ItemVerdict(string Item, bool Qualified, string? Reason = null, IReadOnlyList<string>? Points = null);

public sealed record ReviewArchive(IReadOnlyList<ItemVerdict> Verdicts);

/// <param name="Gate">preparation, implementation or acceptance.</param>
/// <param name="Findings">Items to be put right; with one the gate stays shut.</param>
public sealed record PassArchiveGate(string Gate, IReadOnlyList<ItemVerdict>? Findings = null);

public static class ArchiveActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("archive.file", "归集档案资料", Put) { At = Place.OfProject, TakesEvidence = true },
        new ActionDef("archive.review", "审查档案资料", Review) { At = Place.OfProject },
        new ActionDef("archive.gate", "环节把关", Pass) { At = Place.OfProject },
    ];

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Gate("PreparationArchived@1", "preparation"), Gate("ImplementationArchived@1", "implementation"), Gate("AcceptanceArchived@1", "acceptance"),
        new Rule("GateItemsQualified@1", "验收前置资料均已审查合格（本地要求时）", Clause.Seed("BZ-10"), Refusal? (InProject v, Moment m) =>
        {
            var asked = v.Pack.Names(ArchivePolicy.GateItems, m.OccurredOn);
            var items = v.Project.Archive.ToDictionary(s => s.Item.Name);
            string[] wrong = [.. asked.Where(items.ContainsKey).Select(n => items[n]).Where(s => s.State != ArchiveList.Qualified).Select(s => $"{s.Item.Label}（{ArchiveList.StateLabels[s.State]}，{ArchiveList.Levels[s.Item.Level]}负责）")];
            return wrong.Length == 0 ? null : new("archive-unqualified", $"资料不齐或未审查合格：{string.Join("、", wrong)}", string.Join("、", asked.Where(items.ContainsKey).Select(n => items[n]).Where(s => s.State != ArchiveList.Qualified).Select(s => ArchiveList.Levels[s.Item.Level]).Distinct()));
        }),
    ];

    /// <summary>The bodies that a responsible level means in a county's practice.</summary>
    public static IReadOnlyList<string> BodiesOf(Shape shape, string level) => level switch
    {
        "bureau" => [Bodies.ReformBureau],
        "township" => [Bodies.Township, Bodies.Archivist],
        _ => [.. shape.Role("completes").Append(Bodies.VillagersCommittee).Distinct()],
    };

    private static Decision Put(FileForArchive input, ArchiveView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (view.Given.Count == 0) problems.Add(new("papers-empty", "papers：没有附资料"));
        foreach (var (paper, number) in view.Given.Select((p, i) => (p, i + 1)))
        {
            var items = view.Items.Where(s => s.Item.Papers.Contains(paper.Kind)).Select(s => s.Item).ToList();
            if (items.Count == 0) problems.Add(new("archive-item", $"papers 第{number}项：“{Paper.LabelOf(paper.Kind)}”不在本项目的档案清单中"));
            else if (!items.Any(i => BodiesOf(view.Shape, i.Level).Contains(moment.ActingAs)))
                problems.Add(new("wrong-role", $"“{items[0].Label}”由{ArchiveList.Levels[items[0].Level]}负责收集", string.Join("、", BodiesOf(view.Shape, items[0].Level).Select(b => Bodies.Labels[b])), Clause.Seed("BZ-01")));
        }
        var ticks = new List<Fact>();
        foreach (var (name, points) in input.Points ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (view.Items.FirstOrDefault(s => s.Item.Name == name)?.Item is not { } item) problems.Add(new("archive-item", $"points：档案清单没有“{name}”"));
            else if (points.Except(item.Points).ToList() is { Count: > 0 } unknown) problems.Add(new("archive-point", $"points.{name}：没有要点“{string.Join("、", unknown)}”，应为：{string.Join("、", item.Points)}"));
            else ticks.Add(new ItemTicked(view.Project.Id, name, [.. points.Distinct()]));
        }
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = ticks };
    }

    private static Decision Review(ReviewArchive input, ArchiveView view, Moment moment) => Verdicts(input.Verdicts, view, moment);

    private static Decision Pass(PassArchiveGate input, ArchiveView view, Moment moment)
    {
        if (!ArchiveList.Gates.TryGetValue(input.Gate, out var stages)) return Decision.Refuse("archive-gate", $"gate：“{input.Gate}”应为 {string.Join("、", ArchiveList.Gates.Keys)}");
        if (input.Findings is { Count: > 0 } findings)
            return findings.Any(f => f.Qualified) ? Decision.Refuse("findings", "findings：只列不合格的，合格的用 archive.review 登记") : Verdicts(findings, view, moment);
        if (view.GatesPassed.Contains(input.Gate)) return Decision.Refuse("gate-passed", $"{ArchiveList.GateLabels[input.Gate]}环节已经把关通过");
        var open = view.Items.Where(s => stages.Contains(s.Item.Stage) && s.State is ArchiveList.Missing or ArchiveList.Returned).ToList();
        return open.Count == 0 ? new Accept { Facts = [new ArchiveGatePassed(view.Project.Id, input.Gate, moment.OccurredOn)] }
            : new Refused([.. open.Select(s => new Refusal("archive-open", $"{ArchiveList.GateLabels[input.Gate]}环节：{s.Item.Label}（{ArchiveList.StateLabels[s.State]}）", ArchiveList.Levels[s.Item.Level], Clause.Seed("BZ-09")))]);
    }

    private static Decision Verdicts(IReadOnlyList<ItemVerdict> verdicts, ArchiveView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (verdicts.Count == 0) problems.Add(new("verdicts-empty", "verdicts：没有一项"));
        var (facts, keeps) = (new List<Fact>(), new List<Private>());
        foreach (var (verdict, number) in verdicts.Select((v, i) => (v, i + 1)))
        {
            var place = $"第{number}项";
            if (view.Items.FirstOrDefault(s => s.Item.Name == verdict.Item) is not { } state)
            {
                problems.Add(new("archive-item", $"{place}：档案清单没有“{verdict.Item}”，可填：{string.Join("、", view.Items.Select(s => s.Item.Name))}"));
                continue;
            }
            if (state.State == ArchiveList.Missing) problems.Add(new("archive-missing", $"{place}：“{state.Item.Label}”还没有归集，无从审查", ArchiveList.Levels[state.Item.Level]));
            if (verdict.Qualified == !string.IsNullOrWhiteSpace(verdict.Reason) || verdict.Reason?.Length > 2000) problems.Add(new("reason", $"{place}：退回的须写明 reason（不超过2000字），合格的不写"));
            if (verdict.Qualified)
            {
                var confirmed = (verdict.Points ?? []).Intersect(view.Ticked.GetValueOrDefault(verdict.Item) ?? []).ToList();
                if (state.Item.Points.Except(confirmed).ToList() is { Count: > 0 } lacking)
                    problems.Add(new("archive-point", $"{place}：“{state.Item.Label}”的要点须由归集人勾选、审查人确认：{string.Join("、", lacking)}", ArchiveList.Levels[state.Item.Level], Clause.Seed("BZ-03")));
            }
            var reason = moment.Aside($"reason-{number}", verdict.Reason);
            if (reason is not null) keeps.Add(reason);
            facts.Add(new ItemReviewed(view.Project.Id, verdict.Item, verdict.Qualified, reason?.Ref));
        }
        foreach (var twice in verdicts.GroupBy(v => v.Item).Where(g => g.Count() > 1)) problems.Add(new("item-twice", $"“{twice.Key}”重复"));
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = facts, Keeps = keeps };
    }

    private static Rule Gate(string name, string gate) => new Rule(name, $"档案已过“{ArchiveList.GateLabels[gate]}”环节把关（本地要求时）", Clause.Seed("BZ-09"), Refusal? (InProject v, Moment m) =>
        v.Pack.Word(ArchivePolicy.Gates, m.OccurredOn) != "required" || v.Project.ArchiveGates.Contains(gate) ? null
            : new("archive-gate", $"档案尚未过“{ArchiveList.GateLabels[gate]}”环节把关", Bodies.Labels[Bodies.ReformBureau]));
}
