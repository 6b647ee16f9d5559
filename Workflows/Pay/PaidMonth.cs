using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Pay;

/// <summary>A month that was paid before: it counts in every total and is never calculated again.</summary>
[Name("cycle-adopted.1")]
public sealed record CycleAdopted(string Cycle, string Project, string Period, decimal PaidYuan, int Workers, DateOnly PaidOn) : Fact;

/// <param name="Period">yyyy-MM.</param>
/// <param name="Workers">How many were paid.</param>
public sealed record PaidMonth(string Period, decimal PaidYuan, int Workers, DateOnly PaidOn);
