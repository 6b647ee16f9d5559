using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Labour;

/// <summary>Claims about work that other subjects' steps rest on.</summary>
public static class LabourRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [new Rule("WorksEnded@1", "签到表和台账上没有更晚的出工", Clause.Seed("MEI-06"), WorksEnded)];

    /// <summary>The works cannot have ended before the last day on which somebody worked: that day would never be paid.</summary>
    public static Refusal? WorksEnded(LastWorked last, Practice practice, Moment moment) =>
        last.Day > moment.OccurredOn
            ? new(
                LabourRefusals.WorkAfter,
                $"签到表或台账上 {last.Day:yyyy-MM-dd} 还有人出工，日期不能早于这一天",
                practice.Who("compiles")
            )
            : null;
}
