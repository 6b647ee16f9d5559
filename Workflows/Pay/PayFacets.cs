using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Workflows.Pay;

/// <param name="Adopted">It was paid before the county began with the system.</param>
/// <param name="PaidYuan">Paid out so far; what the bank sent back is not.</param>
/// <param name="FromDeposit">Paid from the contractor's wage deposit, which is no money of the project's.</param>
public sealed record CycleSeen(
    string Id,
    string Period,
    string Stage,
    bool Final,
    decimal TotalYuan,
    DateOnly DueOn,
    bool Adopted = false,
    decimal PaidYuan = 0,
    bool FromDeposit = false
)
{
    /// <summary>The money is on its way or arrived.</summary>
    public bool SentOut => Final || Stage == PayTable.Paid;
}

/// <summary>Every pay cycle of the project, in the order of the months.</summary>
/// <param name="RepaidYuan">What workers paid back.</param>
public sealed record PayCycles(IReadOnlyList<CycleSeen> All, decimal RepaidYuan = 0) : Facet
{
    /// <summary>Pay from the project's funds, less what came back.</summary>
    public decimal FromFundsYuan => All.Where(c => !c.FromDeposit).Sum(c => c.PaidYuan) - RepaidYuan;
}

/// <summary>A month's account of one worker that is not even.</summary>
/// <param name="Yuan">Above zero the worker has to get it, below zero to give it back.</param>
/// <param name="DueOn">When it was due; null while the month has no cycle.</param>
/// <param name="Held">Why it waits: a reason of <see cref="PayrollLine.Held"/>.</param>
public sealed record OpenBalance(string Period, string Worker, decimal Yuan, DateOnly? DueOn, string? Held);

/// <summary>The accounts of all months of the project.</summary>
/// <param name="Open">Those that are not even, by month and worker; what is set aside is even.</param>
/// <param name="SetAside">Months of which something is set aside and not paid yet.</param>
public sealed record PayAccounts(IReadOnlyList<OpenBalance> Open, IReadOnlySet<string> SetAside) : Facet
{
    public PayAccounts(IReadOnlyList<OpenBalance> open)
        : this(open, new HashSet<string>()) { }
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
/// <param name="Booked">What the month's other cycles hold, and what came back.</param>
[OfKind(PayTable.Kind)]
public sealed record MonthOfCycle(MonthPapers Papers, IReadOnlySet<string> Cardless, MonthBooked Booked) : Facet;

/// <summary>The sheet as it was compiled last.</summary>
/// <param name="Confirmed">Workers who confirmed this revision of the sheet, or were listed absent.</param>
[OfKind(PayTable.Kind)]
public sealed record SheetAsCompiled(IReadOnlyList<PayrollLine> Lines, IReadOnlySet<string> Confirmed) : Facet;

/// <summary>Workers of the sheet as it was compiled last who were not there to confirm it, each with a reason.</summary>
[OfKind(PayTable.Kind)]
public sealed record AbsentWorkers(int Count) : Facet;

/// <param name="State">sent, paid or failed.</param>
/// <param name="SentOn">When its batch went to the bank.</param>
/// <param name="AnsweredOn">When the bank answered.</param>
public sealed record Payee(
    string Worker,
    string Batch,
    decimal AmountYuan,
    string State,
    DateOnly? SentOn = null,
    DateOnly? AnsweredOn = null
)
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
