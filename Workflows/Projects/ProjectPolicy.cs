using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Projects;

/// <summary>What counties decide about projects.</summary>
public static class ProjectPolicy
{
    public const string ShareFloors = "share.floors";

    public static IReadOnlyList<PolicyKey> Keys { get; } = [new(ShareFloors, "劳务报酬占比下限和目标", PolicyType.ShareFloors, "占比")];

    /// <summary>The floor for a track and fund base on a day, or null when none is set.</summary>
    public static ShareFloor? Floor(this Pack pack, string track, string fundBase, DateOnly on) =>
        ((IReadOnlyList<ShareFloor>)pack.In(ShareFloors, on).Value).FirstOrDefault(f => f.Track == track && f.Base == fundBase);
}
