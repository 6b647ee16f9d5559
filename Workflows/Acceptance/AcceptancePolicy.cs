using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

/// <summary>What counties decide about acceptance.</summary>
public static class AcceptancePolicy
{
    public const string FourNotices = "acceptance.four-notices";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [new(FourNotices, "验收前公示“四不缺”：必须（required）或提示（advised）", PolicyType.Word, "", Words: ["required", "advised"])];
}
