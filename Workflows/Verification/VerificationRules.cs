using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Verification;

public static class VerificationRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [new Rule("EveryWorkerVerified@1", "县级项目负责人已逐人核实（本地要求时）", Clause.Seed("DP-12"), EveryWorkerVerified)];

    public static Refusal? EveryWorkerVerified(UnaskedWorkers unasked, Practice practice, Moment moment)
    {
        var left = unasked.Workers;
        if (left.Count == 0 || practice.Pack.Word(VerificationPolicy.Required, moment.OccurredOn) != "yes")
            return null;
        var named = string.Join("、", left.Take(10)) + (left.Count > 10 ? " 等" : "");
        return new(VerificationRefusals.WorkersUnverified, $"尚有 {left.Count} 人未逐一核实：{named}", Bodies.Labels[Bodies.CountyLead]);
    }
}
