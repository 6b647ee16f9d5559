using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Pay;

/// <summary>What mail/pay-reminder says.</summary>
/// <param name="Rung">The tone: remind, again, escalate or consequence.</param>
/// <param name="LatestPosting">Latest posting day that still meets the due date; null when the notice is already posted.</param>
/// <param name="Missing">What is still to be supplied, one thing a line.</param>
/// <param name="Basis">The rule that sets the due date.</param>
/// <param name="Consequence">What follows when nothing is done; said by the last rung only.</param>
public sealed record PayReminder(
    string Rung, string ProjectName, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly Due, DateOnly Today,
    DateOnly? LatestPosting, IReadOnlyList<string> Missing, string NextStep, string Basis, string? Consequence = null)
{
    /// <summary>Negative when the due date is past.</summary>
    public int DaysToDue => Due.DayNumber - Today.DayNumber;

    public bool PostingTooLate => LatestPosting < Today;
}

/// <summary>What mail/notice-closed says: the window ended without an open objection.</summary>
/// <param name="Window">The days that the sheet hung.</param>
public sealed record PayableMail(
    string ProjectName, DateOnly PeriodFrom, DateOnly PeriodTo, NoticeRan Window,
    int Workers, decimal TotalYuan, DateOnly PayableFrom, DateOnly PayBy, string NextStep);
