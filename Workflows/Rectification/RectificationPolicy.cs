using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>What counties decide about rectification.</summary>
public static class RectificationPolicy
{
    public const string Days = "rectification.days";
    public const string Ladder = "rectification.ladder";
    public const string RecheckDays = "rectification.recheck-days";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(Days, "整改期限", PolicyType.Days, "天", 1, 180),
        new(Ladder, "整改逾期催办", PolicyType.Ladder, "天"),
        new(RecheckDays, "整改完成后的复查期限", PolicyType.Days, "天", 1, 60),
    ];
}
