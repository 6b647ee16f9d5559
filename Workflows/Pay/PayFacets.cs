using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <param name="PaidYuan">Paid out so far.</param>
public sealed record CycleSeen(string Id, string Period, string Stage, bool Final, decimal TotalYuan, DateOnly DueOn, bool Adopted = false, decimal PaidYuan = 0);

/// <summary>Every pay cycle of the project, in the order of the months.</summary>
public sealed record PayCycles(IReadOnlyList<CycleSeen> All) : Facet
{
    public decimal PaidYuan => All.Sum(c => c.PaidYuan);
}
