using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Archive;

/// <summary>What counties decide about archives.</summary>
public static class ArchivePolicy
{
    public const string Items = "archive.items";
    public const string GateItems = "archive.gate-items";
    public const string Gates = "archive.gates";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(Items, "档案资料清单", PolicyType.Archive, "")
        {
            Choices = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["for"] = ArchiveList.Purposes,
                ["stage"] = ArchiveList.Stages,
                ["level"] = ArchiveList.Levels,
                ["aspect"] = ArchiveList.Aspects,
                ["keep"] = ArchiveList.Terms,
            },
        },
        new(GateItems, "县级验收前须审查合格的资料", PolicyType.Names, ""),
        new(Gates, "档案三个环节把关：必须（required）或提示（advised）", PolicyType.Word, "", Words: ["required", "advised"]),
    ];

    public static IReadOnlyList<ArchiveItem> Archive(this Pack pack, DateOnly on) => (IReadOnlyList<ArchiveItem>)pack.In(Items, on).Value;
}
