using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Workflows.Recovery;

/// <summary>What was paid beyond a month's ledger, to be paid back; the closed cycles stay as they are.</summary>
[Name("recovery-opened.1")]
public sealed record RecoveryOpened(string Recovery, string Project, string Period, IReadOnlyList<PayItem> Items) : Fact;

[Name("recovery-repaid.1")]
public sealed record RecoveryRepaid(string Recovery, string Worker, decimal AmountYuan, DateOnly On) : Fact;
