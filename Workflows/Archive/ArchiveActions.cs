using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Archive;

/// <param name="Points">Item → its content points that the papers hold.</param>
public sealed record FileForArchive(
    [Field("要点", Key = "档案资料", Offers = Offer.ArchiveItem, Hint = "所附资料写到的要点")]
        IReadOnlyDictionary<string, IReadOnlyList<string>>? Points = null
);

/// <param name="Reason">Why it is returned; left out for a qualified item.</param>
/// <param name="Points">The content points that the reviewer found.</param>
public sealed record ItemVerdict(
    [Field("档案资料", Offers = Offer.ArchiveItem)] string Item,
    [Field("合格")] bool Qualified,
    [Field("退回的理由", Lines = true, Hint = "合格的不写")] string? Reason = null,
    [Field("查到的要点")] IReadOnlyList<string>? Points = null
);

public sealed record ReviewArchive([Field("逐项审查")] IReadOnlyList<ItemVerdict> Verdicts);

/// <param name="Gate">preparation, implementation or acceptance.</param>
/// <param name="Findings">Items to be put right; with one the gate stays shut.</param>
public sealed record PassArchiveGate(
    [Field("把关环节", ChoicesIn = typeof(ArchiveList), Choices = nameof(ArchiveList.GateLabels))] string Gate,
    [Field("不合格的资料", Hint = "没有的不填，即把关通过")] IReadOnlyList<ItemVerdict>? Findings = null
);

public static class ArchiveActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("archive.file", "归集档案资料", Put) { At = Place.OfProject, TakesEvidence = true },
        new ActionDef("archive.review", "审查档案资料", Review) { At = Place.OfProject },
        new ActionDef("archive.gate", "环节把关", Pass) { At = Place.OfProject },
        .. ArchivistActions.All,
    ];

    /// <summary>The bodies that a responsible level means in a county's practice.</summary>
    public static IReadOnlyList<string> BodiesOf(Shape shape, string level) =>
        level switch
        {
            "bureau" => [Bodies.ReformBureau],
            "township" => [Bodies.Township, Bodies.Archivist],
            _ => [.. shape.Role("completes").Append(Bodies.VillagersCommittee).Distinct()],
        };

    public static Decision Put(FileForArchive input, CaseInHand at, Practice practice, ArchiveOfProject archive, Moment moment)
    {
        var (problems, items) = (new List<Refusal>(), archive.Items);
        if (at.Given.Count == 0)
            problems.Add(new(ArchiveRefusals.PapersEmpty, "papers：没有附资料"));
        foreach (var (paper, number) in at.Given.Select((p, i) => (p, i + 1)))
        {
            var fitting = items.Where(s => s.Item.Papers.Contains(paper.Kind)).Select(s => s.Item).ToList();
            if (fitting.Count == 0)
                problems.Add(new(ArchiveRefusals.ArchiveItem, $"papers 第{number}项：“{Paper.LabelOf(paper.Kind)}”不在本项目的档案清单中"));
            else if (!fitting.Any(i => BodiesOf(practice.Shape, i.Level).Contains(moment.ActingAs)))
                problems.Add(
                    new(
                        Refusals.WrongRole,
                        $"“{fitting[0].Label}”由{ArchiveList.Levels[fitting[0].Level]}负责收集",
                        string.Join("、", BodiesOf(practice.Shape, fitting[0].Level).Select(b => Bodies.Labels[b])),
                        Clause.Seed("BZ-01")
                    )
                );
        }
        var ticks = new List<Fact>();
        foreach (var (name, points) in input.Points ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (items.FirstOrDefault(s => s.Item.Name == name)?.Item is not { } item)
                problems.Add(new(ArchiveRefusals.ArchiveItem, $"points：档案清单没有“{name}”"));
            else if (points.Except(item.Points).ToList() is { Count: > 0 } unknown)
                problems.Add(
                    new(
                        ArchiveRefusals.ArchivePoint,
                        $"points.{name}：没有要点“{string.Join("、", unknown)}”，应为：{string.Join("、", item.Points)}"
                    )
                );
            else
                ticks.Add(new ItemTicked(at.Id, name, [.. points.Distinct()]));
        }
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = ticks };
    }

    public static Decision Review(ReviewArchive input, CaseInHand at, ArchiveOfProject archive, Moment moment) =>
        Verdicts(input.Verdicts, at.Id, archive, moment);

    public static Decision Pass(PassArchiveGate input, CaseInHand at, ArchiveOfProject archive, ArchiveGates gates, Moment moment)
    {
        if (!ArchiveList.Gates.TryGetValue(input.Gate, out var stages))
            return Decision.Refuse(ArchiveRefusals.ArchiveGate, $"gate：“{input.Gate}”应为 {string.Join("、", ArchiveList.Gates.Keys)}");
        if (input.Findings is { Count: > 0 } findings)
            return findings.Any(f => f.Qualified)
                ? Decision.Refuse(ArchiveRefusals.Findings, "findings：只列不合格的，合格的用 archive.review 登记")
                : Verdicts(findings, at.Id, archive, moment);
        var gate = ArchiveList.GateLabels[input.Gate];
        if (gates.Passed.Contains(input.Gate))
            return Decision.Refuse(ArchiveRefusals.GatePassed, $"{gate}环节已经把关通过");
        ItemState[] open =
        [
            .. archive.Items.Where(s => stages.Contains(s.Item.Stage) && s.State is ArchiveList.Missing or ArchiveList.Returned),
        ];
        return open.Length == 0
            ? new Accept { Facts = [new ArchiveGatePassed(at.Id, input.Gate, moment.OccurredOn)] }
            : new Refused([
                .. open.Select(s => new Refusal(
                    ArchiveRefusals.ArchiveOpen,
                    $"{gate}环节：{s.Item.Label}（{ArchiveList.StateLabels[s.State]}）",
                    ArchiveList.Levels[s.Item.Level],
                    Clause.Seed("BZ-09")
                )),
            ]);
    }

    private static Decision Verdicts(IReadOnlyList<ItemVerdict> verdicts, string project, ArchiveOfProject archive, Moment moment)
    {
        var (problems, items) = (new List<Refusal>(), archive.Items);
        if (verdicts.Count == 0)
            problems.Add(new(ArchiveRefusals.VerdictsEmpty, "verdicts：没有一项"));
        var (facts, keeps) = (new List<Fact>(), new List<Private>());
        foreach (var (verdict, number) in verdicts.Select((v, i) => (v, i + 1)))
        {
            var place = $"第{number}项";
            if (items.FirstOrDefault(s => s.Item.Name == verdict.Item) is not { } state)
            {
                problems.Add(
                    new(
                        ArchiveRefusals.ArchiveItem,
                        $"{place}：档案清单没有“{verdict.Item}”，可填：{string.Join("、", items.Select(s => s.Item.Name))}"
                    )
                );
                continue;
            }
            problems.AddRange(Problems(verdict, place, state, archive.Ticked.GetValueOrDefault(verdict.Item) ?? []));
            var reason = moment.Aside($"reason-{number}", verdict.Reason);
            if (reason is not null)
                keeps.Add(reason);
            facts.Add(new ItemReviewed(project, verdict.Item, verdict.Qualified, reason?.Ref));
        }
        foreach (var twice in verdicts.GroupBy(v => v.Item).Where(g => g.Count() > 1))
            problems.Add(new(ArchiveRefusals.ItemTwice, $"“{twice.Key}”重复"));
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = facts, Keeps = keeps };
    }

    private static IEnumerable<Refusal> Problems(ItemVerdict verdict, string place, ItemState state, IReadOnlyList<string> ticked)
    {
        var (item, who) = (state.Item, ArchiveList.Levels[state.Item.Level]);
        if (state.State == ArchiveList.Missing)
            yield return new(ArchiveRefusals.ArchiveMissing, $"{place}：“{item.Label}”还没有归集，无从审查", who);
        if (verdict.Qualified == !string.IsNullOrWhiteSpace(verdict.Reason) || verdict.Reason?.Length > 2000)
            yield return new(Refusals.Reason, $"{place}：退回的须写明 reason（不超过2000字），合格的不写");
        if (verdict.Qualified && item.Points.Except((verdict.Points ?? []).Intersect(ticked)).ToList() is { Count: > 0 } lacking)
            yield return new(
                ArchiveRefusals.ArchivePoint,
                $"{place}：“{item.Label}”的要点须由归集人勾选、审查人确认：{string.Join("、", lacking)}",
                who,
                Clause.Seed("BZ-03")
            );
    }
}
