using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>What counties decide about entering late.</summary>
public static class EntryPolicy
{
    public const string BackdateDays = "entry.backdate-days";

    public static IReadOnlyList<PolicyKey> Keys { get; } = [new(BackdateDays, "补录最多可回溯天数", PolicyType.Days, "天", 0, 366)];
}
