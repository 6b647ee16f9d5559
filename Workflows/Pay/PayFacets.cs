using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Workflows.Pay;

/// <param name="Adopted">It was paid before the county began with the system.</param>
/// <param name="PaidYuan">Paid out so far.</param>
public sealed record CycleSeen(
    string Id,
    string Period,
    string Stage,
    bool Final,
    decimal TotalYuan,
    DateOnly DueOn,
    bool Adopted = false,
    decimal PaidYuan = 0
)
{
    /// <summary>The money is on its way or arrived.</summary>
    public bool SentOut => Final || Stage == PayTable.Paid;
}

/// <summary>Every pay cycle of the project, in the order of the months.</summary>
public sealed record PayCycles(IReadOnlyList<CycleSeen> All) : Facet
{
    public decimal PaidYuan => All.Sum(c => c.PaidYuan);
}

/// <summary>The cycle at which the step is taken.</summary>
/// <param name="Revision">How often it was compiled.</param>
/// <param name="CountedFrom">The day from which the due date is counted: the period's end, or the day a supplement was opened.</param>
[OfKind(PayTable.Kind)]
public sealed record CycleInHand(
    string Period,
    DateOnly PeriodEnd,
    DateOnly DueOn,
    bool Provisional,
    int Revision,
    int Lines,
    decimal TotalYuan,
    DateOnly CountedFrom
) : Facet
{
    public DateOnly PeriodFrom => new(PeriodEnd.Year, PeriodEnd.Month, 1);
}

/// <summary>What is written about the cycle's month.</summary>
/// <param name="Cardless">Workers of the month without a card.</param>
[OfKind(PayTable.Kind)]
public sealed record MonthOfCycle(MonthPapers Papers, IReadOnlySet<string> Cardless) : Facet;

/// <summary>Items of the month's other cycles that are paid or on their way, less what is asked back or was waived.</summary>
[OfKind(PayTable.Kind)]
public sealed record HeldElsewhere(IReadOnlyList<PayItem> Items) : Facet;

/// <summary>The sheet as it was compiled last.</summary>
/// <param name="Confirmed">Workers who confirmed this revision of the sheet, or were listed absent.</param>
[OfKind(PayTable.Kind)]
public sealed record SheetAsCompiled(IReadOnlyList<PayrollLine> Lines, IReadOnlySet<string> Confirmed) : Facet;

/// <summary>Workers of the sheet as it was compiled last who were not there to confirm it, each with a reason.</summary>
[OfKind(PayTable.Kind)]
public sealed record AbsentWorkers(int Count) : Facet;

/// <param name="State">sent, paid or failed.</param>
public sealed record Payee(string Worker, string Batch, decimal AmountYuan, string State)
{
    public const string Sent = "sent";
    public const string Paid = "paid";
    public const string Failed = "failed";
}

/// <summary>Who was sent money by the cycle; nobody before it is paid.</summary>
[OfKind(PayTable.Kind)]
public sealed record Payees(IReadOnlyList<Payee> All) : Facet
{
    /// <summary>What failed came back, and goes out again.</summary>
    public IReadOnlyList<Payee> Failed => [.. All.Where(p => p.State == Payee.Failed)];
}

/// <param name="Used">The batch number that is asked for was used before, for whichever cycle.</param>
public sealed record BatchKnown(bool Used) : Facet<string>;

/// <param name="Rung">Position on the ladder of the reminder that is armed.</param>
[OfKind(PayTable.Kind)]
public sealed record ReminderRung(int Rung) : Facet;

/// <param name="Drawn">The wage deposit is already drawn on for this cycle.</param>
[OfKind(PayTable.Kind)]
public sealed record DepositDrawn(bool Drawn) : Facet;
