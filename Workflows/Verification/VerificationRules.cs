using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Verification;

public static class VerificationRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("EveryWorkerVerified@1", "县级项目负责人已逐人核实（本地要求时）", Clause.Seed("DP-12"), EveryWorkerVerified),
    ];

    public static Refusal? EveryWorkerVerified(UnaskedWorkers left, Practice practice, Moment moment) =>
        left.Workers.Count == 0 || practice.Pack.Word(VerificationPolicy.Required, moment.OccurredOn) != "yes" ? null
            : new("workers-unverified", $"尚有 {left.Workers.Count} 人未逐一核实：{string.Join("、", left.Workers.Take(10))}{(left.Workers.Count > 10 ? " 等" : "")}", Bodies.Labels[Bodies.CountyLead]);
}
