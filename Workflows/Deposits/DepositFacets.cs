using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.Workflows.Deposits;

/// <param name="Cycle">The cycle in arrears.</param>
/// <param name="AmountYuan">What was ordered to be paid; 0 before.</param>
/// <param name="DueOn">The day by which the bank, afterwards the contractor has to pay; null before the order.</param>
[OfKind(DepositTable.Kind)]
public sealed record DepositInHand(CycleSeen Cycle, decimal AmountYuan, DateOnly? DueOn) : Facet;

/// <param name="Known">The cycle that is asked for is already being paid from the deposit.</param>
public sealed record DepositOfCycle(bool Known) : Facet<string>;
