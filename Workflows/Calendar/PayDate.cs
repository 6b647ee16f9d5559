namespace WorkRelief.Workflows.Calendar;

/// <summary>
/// The day by which the pay of a period (报酬期) must have reached the workers. A notice rolls later over a holiday; a pay date rolls earlier.
/// </summary>
public static class PayDate
{
    /// <summary>
    /// The raw day, or the last working day before it when it is a day off (保障农民工工资支付条例, 国务院令 724, 第14条).
    /// April 2026: 05-30 is a Saturday, so 05-29. January 2026: 02-28 is a Saturday that the notice makes a working day, so 02-28.
    /// </summary>
    public static CountedDate Due(DateOnly periodEnd, int months, WorkCalendar calendar) =>
        calendar.Walk(RawDue(periodEnd, months), step: -1, calendar.IsDayOff);

    /// <summary>
    /// The day of a later month that corresponds to the period's last day, else that month's last day (民法典 202):
    /// 2026-04-30 and one month is 05-30; 2026-01-31 and one month is 02-28.
    /// </summary>
    /// <param name="periodEnd">The last day of the pay period.</param>
    /// <param name="months">Whole months, at least 1.</param>
    public static DateOnly RawDue(DateOnly periodEnd, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return periodEnd.AddMonths(months);
    }

    /// <summary>Calendar days from the due day to the bank's receipt; 0 when the receipt is not late.</summary>
    public static int DaysLate(DateOnly due, DateOnly receivedOn) => Math.Max(0, receivedOn.DayNumber - due.DayNumber);
}
