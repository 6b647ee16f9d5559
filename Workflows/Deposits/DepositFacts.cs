using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

/// <summary>Arrears of one cycle, to be paid from the contractor's wage deposit.</summary>
[Name("draw-opened.1")]
public sealed record DrawOpened(string Draw, string Project, string Cycle) : Fact;

/// <param name="DueOn">The last working day for the bank.</param>
[Name("draw-ordered.1")]
public sealed record DrawOrdered(string Draw, decimal AmountYuan, DateOnly DueOn) : Fact;

/// <param name="DueOn">The last working day for the contractor to fill the deposit up again.</param>
[Name("draw-paid.1")]
public sealed record DrawPaid(string Draw, string Batch, DateOnly DueOn) : Fact;
