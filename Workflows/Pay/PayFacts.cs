using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Workflows.Pay;

/// <param name="Period">yyyy-MM.</param>
/// <param name="DueOn">The day by which the money must be with the workers.</param>
/// <param name="Number">0 for the month's own cycle, 1, 2, 3 … for its supplements.</param>
[Name("cycle-opened.1")]
public sealed record CycleOpened(
    string Cycle,
    string Project,
    string Period,
    DateOnly PeriodEnd,
    DateOnly DueOn,
    bool Provisional,
    int Number = 0
) : Fact;

/// <summary>A month that was paid before: it counts in every total and is never calculated again.</summary>
[Name("cycle-adopted.1")]
public sealed record CycleAdopted(string Cycle, string Project, string Period, decimal PaidYuan, int Workers, DateOnly PaidOn) : Fact;

/// <summary>What a worker has to get for a month is kept for him; it stays payable.</summary>
/// <param name="WhereRef">Points to who keeps it.</param>
[Name("pay-set-aside.1")]
public sealed record PaySetAside(string Project, string Period, string Worker, decimal AmountYuan, string WhereRef) : Fact;

/// <summary>Who had what of a month that was paid before: worker by worker, as the paper sheet says.</summary>
[Name("adopted-pay-named.1")]
public sealed record AdoptedPayNamed(string Cycle, IReadOnlyList<PayrollLine> Lines) : Fact;

/// <summary>The due date after a holiday calendar was published.</summary>
[Name("pay-date-recounted.1")]
public sealed record PayDateRecounted(string Cycle, DateOnly DueOn, bool Provisional) : Fact;

/// <param name="Days">Work-days, at most two decimals; 0 for piecework.</param>
/// <param name="RateYuan">Yuan a day, or a unit.</param>
/// <param name="AmountYuan">Days or quantity × rate, rounded half away from zero to 分.</param>
/// <param name="Piece">The piece that was paid for, or <see cref="Labour.MonthAccount.Deduction"/>; null for work by the day.</param>
public sealed record PayrollLine(
    string Worker,
    string Trade,
    decimal Days,
    decimal RateYuan,
    decimal AmountYuan,
    string? Piece = null,
    string? Unit = null,
    decimal Quantity = 0
)
{
    public const string NoCard = "no-card";

    /// <summary>
    /// Why the line waits: a code of <see cref="Reconciliation.Labels"/> or <see cref="NoCard"/>; null when it is paid with the cycle.
    /// </summary>
    public string? Held { get; init; }
}

/// <summary>Replaces all lines of the cycle.</summary>
/// <param name="Typed">They were typed from a sheet on paper: the month owes what it says.</param>
[Name("payroll-compiled.1")]
public sealed record PayrollCompiled(string Cycle, int Revision, IReadOnlyList<PayrollLine> Lines, decimal TotalYuan, bool Typed = false)
    : Fact;

/// <summary>The named differences stand as the ledger has them.</summary>
[Name("difference-explained.1")]
public sealed record DifferenceExplained(string Cycle, IReadOnlyList<string> Keys, string TextRef) : Fact;

/// <param name="How">signature, thumbprint, or absent.</param>
/// <param name="NoteRef">The witness of a thumbprint, or why somebody was absent.</param>
[Name("workers-confirmed.1")]
public sealed record WorkersConfirmed(string Cycle, int Revision, IReadOnlyList<string> Workers, string How, string? NoteRef) : Fact;

/// <summary>One batch to the bank: every worker with lines that are not held is a payee of it.</summary>
/// <param name="FromDeposit">From the contractor's wage deposit.</param>
[Name("payment-made.1")]
public sealed record PaymentMade(string Cycle, string Batch, decimal AmountYuan, DateOnly On, bool FromDeposit = false) : Fact;

/// <summary>Failed payees go out again under another batch number; nobody else does.</summary>
[Name("payment-resent.1")]
public sealed record PaymentResent(string Cycle, string Batch, IReadOnlyList<string> Workers, decimal AmountYuan, DateOnly On) : Fact;

/// <param name="ProblemRef">Points to the bank's words; null when it was paid.</param>
public sealed record PayeeAnswer(string Worker, bool Paid, string? ProblemRef);

[Name("payees-answered.1")]
public sealed record PayeesAnswered(string Cycle, string Batch, IReadOnlyList<PayeeAnswer> Answers, DateOnly On) : Fact;

/// <summary>Full card numbers left the vault for the bank.</summary>
[Name("numbers-shown.1"), JournalOnly]
public sealed record NumbersShown(string Cycle, string Batch, int Workers) : Fact;

/// <summary>The bank was asked for the lines that it left unanswered.</summary>
[Name("bank-asked.1"), JournalOnly]
public sealed record BankAsked(string Cycle, string Batch, int Unanswered, DateOnly On) : Fact;

/// <param name="DaysLate">Days from the due date to the bank's receipt; 0 when in time.</param>
[Name("receipt-taken.1")]
public sealed record ReceiptTaken(string Cycle, DateOnly On, int DaysLate) : Fact;
