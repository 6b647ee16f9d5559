using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

/// <summary>What counties decide about rectification.</summary>
public static class RectificationPolicy
{
    public const string Days = "rectification.days";

    public static IReadOnlyList<PolicyKey> Keys { get; } = [new(Days, "整改期限", PolicyType.Days, "天", 1, 180)];
}
