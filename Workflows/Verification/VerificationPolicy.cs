using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

/// <summary>What counties decide about asking every worker.</summary>
public static class VerificationPolicy
{
    public const string Required = "acceptance.verify-workers";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [new(Required, "最后一级验收前县级负责人逐人核实", PolicyType.Word, "", Words: ["yes", "no"])];
}
