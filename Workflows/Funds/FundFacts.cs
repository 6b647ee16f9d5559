using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Funds;

/// <param name="Batch">1, 2, 3 … within the project.</param>
[Name("funds-released.1")]
public sealed record FundsReleased(string Project, int Batch, string Source, decimal AmountYuan, DateOnly On) : Fact;
