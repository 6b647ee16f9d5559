using WorkRelief.Workflows.PublicNotices;

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
