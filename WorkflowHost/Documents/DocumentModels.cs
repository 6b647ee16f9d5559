namespace WorkRelief.WorkflowHost.Documents;

/// <summary>What notices/payroll-notice prints. Names are given masked; the template masks once more, which changes nothing.</summary>
/// <param name="AreaPath">四川省/眉山市/东坡区/三苏镇/莲花村.</param>
/// <param name="TotalYuan">Must equal the sum of the lines, or nothing is printed.</param>
/// <param name="TotalDays">Must equal the sum of the lines' days.</param>
/// <param name="QrText">Address at which the notice can be checked; null prints no code.</param>
public sealed record PayrollNoticeModel(
    string ProjectName, string AreaPath, DateOnly PeriodFrom, DateOnly PeriodTo, IReadOnlyList<PayrollNoticeLine> Lines,
    decimal TotalDays, decimal TotalYuan, DateOnly PostedOn, NoticeWindow Window, string Place,
    string ComplaintBody, string ComplaintTelephone, DateOnly PayBy, string VerificationCode, string? QrText, IReadOnlyList<string> Signers);

/// <param name="Note">For example an itemised deduction; null when there is none.</param>
public sealed record PayrollNoticeLine(string MaskedName, string Trade, decimal Days, decimal DailyRateYuan, decimal AmountYuan, string? Note = null);

/// <param name="From">The first day that counts.</param>
/// <param name="To">The last day, moved where the rule moves it.</param>
/// <param name="Days">Length the rule asks for, not the length after moving.</param>
/// <param name="Note">Why the last day moved, for example 末日遇国庆节顺延; null when it did not.</param>
public sealed record NoticeWindow(DateOnly From, DateOnly To, int Days, string Basis, string? Note = null);

/// <summary>What mail/pay-reminder says.</summary>
/// <param name="LatestPosting">Latest posting day that still meets the due date; null when the notice is already posted.</param>
/// <param name="Missing">What is still to be supplied, one thing a line.</param>
/// <param name="Basis">The rule that sets the due date.</param>
/// <param name="Consequence">What follows when nothing is done, as the pack words it; used by the last rung only.</param>
public sealed record PayReminderModel(
    ReminderRung Rung, string TownshipName, string ProjectName, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly Due, DateOnly Today,
    DateOnly? LatestPosting, IReadOnlyList<string> Missing, string NextStep, string Basis, string? Consequence = null)
{
    /// <summary>Negative when the due date is past.</summary>
    public int DaysToDue => Due.DayNumber - Today.DayNumber;

    public bool PostingTooLate => LatestPosting < Today;
}

public enum ReminderRung { Remind, Again, Escalate, Consequence }

/// <summary>What mail/notice-closed says: the window ended without an open objection.</summary>
public sealed record NoticeClosedModel(
    string TownshipName, string ProjectName, DateOnly PeriodFrom, DateOnly PeriodTo, NoticeWindow Window, string Place,
    int Workers, decimal TotalYuan, DateOnly PayableFrom, DateOnly PayBy, string NextStep);
