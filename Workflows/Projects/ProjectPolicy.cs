using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>What counties decide about projects.</summary>
public static class ProjectPolicy
{
    public const string ShareFloors = "share.floors";

    public static IReadOnlyList<PolicyKey> Keys { get; } = [new(ShareFloors, "劳务报酬占比下限和目标", PolicyType.ShareFloors, "占比")];

    /// <summary>
    /// The floor for a track and fund base on a day, or null when none is set for the track. One that is set against a narrower base holds
    /// against a wider one too: the share of central funds that must be pay is never less of central and provincial funds together.
    /// </summary>
    public static ShareFloor? Floor(this Pack pack, string track, string fundBase, DateOnly on)
    {
        var floors = pack.FloorsOf(track, on);
        return floors.FirstOrDefault(f => f.Base == fundBase) ?? floors.FirstOrDefault(f => FundSources.Covers(fundBase, f.Base));
    }

    /// <summary>
    /// The day whose floor binds a project, seen from a day: what was approved stands, and a floor that was raised later binds the projects
    /// approved later. One that was taken in while it was running counts from its commencement.
    /// </summary>
    public static DateOnly FloorDay(DateOnly? approvedOn, DateOnly? commencedOn, DateOnly on) =>
        approvedOn <= on ? approvedOn.Value
        : commencedOn <= on ? commencedOn.Value
        : on;

    public static IReadOnlyList<ShareFloor> FloorsOf(this Pack pack, string track, DateOnly on) =>
        [.. ((IReadOnlyList<ShareFloor>)pack.In(ShareFloors, on).Value).Where(f => f.Track == track)];
}
