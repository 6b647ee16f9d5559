using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>For whom a case waits, and for what.</summary>
public sealed record WaitedFor(string Who, string What)
{
    /// <summary>The awaited ways out of a stage, a line for each deed; none where only time or the program moves on.</summary>
    public static IReadOnlyList<WaitedFor> Of(Table table, string stage) =>
        [
            .. table
                .RowsFrom(stage)
                .Where(r => r.Awaited && !r.Stays && !Bodies.OfTheProgram.Contains(r.Body))
                .GroupBy(r => r.Label)
                .Select(g => new WaitedFor(string.Join('、', g.Select(r => Bodies.Labels[r.Body]).Distinct()), g.Key)),
        ];
}
