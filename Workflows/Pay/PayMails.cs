using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <summary>What mail/pay-reminder says.</summary>
/// <param name="Rung">The tone: remind, again, escalate or consequence.</param>
public sealed record PayReminder(string Rung, string ProjectName, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly Due, DateOnly Today)
{
    /// <summary>Latest posting day that still meets the due date; null when the notice is already posted.</summary>
    public DateOnly? LatestPosting { get; init; }

    /// <summary>What is still to be supplied, one thing a line.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public required string NextStep { get; init; }

    /// <summary>The rule that sets the due date.</summary>
    public required string Basis { get; init; }

    /// <summary>What follows when nothing is done; said by the last rung only.</summary>
    public string? Consequence { get; init; }

    /// <summary>Negative when the due date is past.</summary>
    public int DaysToDue => Due.DayNumber - Today.DayNumber;

    public bool PostingTooLate => LatestPosting < Today;
}

/// <summary>What mail/notice-closed says: the window ended without an open objection.</summary>
/// <param name="Window">The days that the sheet hung.</param>
public sealed record PayableMail(
    string ProjectName,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    NoticeRan Window,
    int Workers,
    decimal TotalYuan,
    DateOnly PayableFrom,
    DateOnly PayBy
)
{
    public required string NextStep { get; init; }
}

/// <param name="From">The month's first day; <paramref name="To"/> its last.</param>
/// <param name="Why">Why they were held, in Chinese; empty when nothing holds it.</param>
public sealed record OwedMonth(DateOnly From, DateOnly To, int Workers, decimal AmountYuan, string Why);

/// <summary>What mail/pay-owed says: months that are closed and still owe somebody.</summary>
/// <param name="Compiler">Who opens the supplement, in Chinese.</param>
public sealed record PayOwedMail(string ProjectName, IReadOnlyList<OwedMonth> Months, string Compiler)
{
    /// <summary>Null when nobody is owed but by cycles that are under way or to be opened.</summary>
    public static PayOwedMail? Of(PayCycles cycles, PayAccounts accounts, ProjectBasics project, Practice practice)
    {
        var underWay = cycles.All.Where(c => !c.Final).Select(c => c.Period).ToHashSet(StringComparer.Ordinal);
        OwedMonth[] months =
        [
            .. accounts
                .Open.Where(b => b is { Yuan: > 0, DueOn: not null } && !underWay.Contains(b.Period))
                .GroupBy(b => b.Period)
                .OrderBy(m => m.Key, StringComparer.Ordinal)
                .Select(m => new OwedMonth(
                    DayList.Month(m.Key)!.Value,
                    DayList.Month(m.Key)!.Value.AddMonths(1).AddDays(-1),
                    m.Count(),
                    m.Sum(b => b.Yuan),
                    string.Join("、", m.Select(b => b.Held).OfType<string>().Distinct().Select(PayCalculation.Why))
                )),
        ];
        return months.Length == 0 ? null : new PayOwedMail(project.Name, months, practice.Who("compiles"));
    }
}
