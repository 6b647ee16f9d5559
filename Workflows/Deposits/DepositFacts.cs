using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

/// <summary>Arrears of one cycle, to be paid from the contractor's wage deposit.</summary>
[Name("deposit-opened.1")]
public sealed record DepositOpened(string Deposit, string Project, string Cycle) : Fact;

/// <param name="DueOn">The last working day for the bank.</param>
[Name("deposit-ordered.1")]
public sealed record DepositOrdered(string Deposit, decimal AmountYuan, DateOnly DueOn) : Fact;

/// <param name="DueOn">The last working day for the contractor to fill the deposit up again.</param>
[Name("deposit-paid.1")]
public sealed record DepositPaid(string Deposit, string Batch, DateOnly DueOn) : Fact;
