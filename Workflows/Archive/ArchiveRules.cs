using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Archive;

/// <summary>Claims about a project's archive on which steps of other subjects rest.</summary>
public static class ArchiveRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Gate("PreparationArchived@1", "preparation"),
        Gate("ImplementationArchived@1", "implementation"),
        Gate("AcceptanceArchived@1", "acceptance"),
        new Rule("GateItemsQualified@1", "验收前置资料均已审查合格（本地要求时）", Clause.Seed("BZ-10"), GateItemsQualified),
    ];

    public static Refusal? GateItemsQualified(ArchiveOfProject archive, CaseInHand at, Practice practice, Moment moment)
    {
        var items = archive.With(at.Given).ToDictionary(s => s.Item.Name);
        ItemState[] wrong =
        [
            .. practice
                .Pack.Names(ArchivePolicy.GateItems, moment.OccurredOn)
                .Where(items.ContainsKey)
                .Select(n => items[n])
                .Where(s => s.State != ArchiveList.Qualified),
        ];
        if (wrong.Length == 0)
            return null;
        var named = wrong.Select(s => $"{s.Item.Label}（{ArchiveList.StateLabels[s.State]}，{ArchiveList.Levels[s.Item.Level]}负责）");
        return new(
            ArchiveRefusals.ArchiveUnqualified,
            $"资料不齐或未审查合格：{string.Join("、", named)}",
            string.Join("、", wrong.Select(s => ArchiveList.Levels[s.Item.Level]).Distinct())
        );
    }

    public static Refusal? GatePassed(string gate, ArchiveGates gates, Practice practice, Moment moment) =>
        practice.Pack.Word(ArchivePolicy.Gates, moment.OccurredOn) != "required" || gates.Passed.Contains(gate)
            ? null
            : new(ArchiveRefusals.ArchiveGate, $"档案尚未过“{ArchiveList.GateLabels[gate]}”环节把关", Bodies.Labels[Bodies.ReformBureau]);

    private static Rule Gate(string name, string gate) =>
        new(
            name,
            $"档案已过“{ArchiveList.GateLabels[gate]}”环节把关（本地要求时）",
            Clause.Seed("BZ-09"),
            Refusal? (ArchiveGates gates, Practice practice, Moment moment) => GatePassed(gate, gates, practice, moment)
        );
}
