using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Rectification;

public static class RectificationRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [new Rule("NoOpenRectification@1", "没有未销号的整改", Clause.Seed("DP-10"), NoneOpen)];

    public static Refusal? NoneOpen(Rectifications known, Practice practice) =>
        known.Open.Count == 0
            ? null
            : new(RectificationRefusals.RectificationOpen, $"整改未销号：{string.Join("、", known.Open)}", practice.Who("rectifies"));
}
