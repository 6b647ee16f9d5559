using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Pay;

/// <summary>Claims about a project's pay, for steps that must wait for it.</summary>
public static class PayOwedRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("AllCyclesClosed@1", "各期报酬均已付清", Clause.Seed("DP-11"), AllClosed),
        new Rule("PayUpToDate@1", "没有已过应付日仍未付清的报酬", Clause.Seed("DP-11"), UpToDate),
    ];

    public static Refusal? AllClosed(PayCycles cycles, Practice practice)
    {
        string[] open = [.. cycles.All.Where(c => !c.Final).Select(c => c.Period)];
        return open.Length == 0 ? null : new("pay-open", $"报酬尚未付清：{string.Join("、", open)}", practice.Who("pays"));
    }

    public static Refusal? UpToDate(PayCycles cycles, Practice practice, Moment moment)
    {
        string[] late = [.. cycles.All.Where(c => !c.Final && c.DueOn < moment.OccurredOn).Select(c => $"{c.Period}（应付日 {c.DueOn:yyyy-MM-dd}）")];
        return late.Length == 0 ? null : new("pay-overdue", $"报酬逾期未付：{string.Join("、", late)}", practice.Who("pays"));
    }
}
