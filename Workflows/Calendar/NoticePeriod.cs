namespace WorkRelief.Workflows.Calendar;

/// <summary>What a window does when its last day is an ordinary weekend. A holiday always rolls it.</summary>
public enum RestDays
{
    /// <summary>The window ends on the weekend day.</summary>
    Stay,

    /// <summary>The window ends on the next working day.</summary>
    Roll,
}

/// <summary>
/// The days a public notice (公示) must hang. The Civil Code counts periods between civil parties; it is followed here by analogy,
/// and a notice prints the rule it was counted by.
/// <list type="bullet">
/// <item>民法典 201: the day of posting is not counted; the day after it is day 1.</item>
/// <item>民法典 203: a last day inside a statutory holiday becomes the day after the holiday. The last day ends at 24:00.</item>
/// </list>
/// </summary>
public static class NoticePeriod
{
    /// <summary>
    /// The last day of the window. Posted 2026-09-29 for 7 days: day 7 is 10-06, inside 国庆 (to 10-07), so the last day is 10-08.
    /// Posted 2026-11-21: day 7 is Saturday 11-28, which stays, or with <see cref="RestDays.Roll"/> becomes Monday 11-30.
    /// </summary>
    /// <param name="postedOn">The day the notice went up.</param>
    /// <param name="days">Calendar days, at least 1.</param>
    /// <param name="restDays">The county's rule for ordinary weekends.</param>
    /// <param name="calendar">The years known.</param>
    public static CountedDate LastDay(DateOnly postedOn, int days, RestDays restDays, WorkCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return calendar.Walk(postedOn.AddDays(days), step: 1, restDays == RestDays.Roll ? calendar.IsDayOff : calendar.IsHoliday);
    }

    /// <summary>The first day on which pay may go out: the day after the last day.</summary>
    public static CountedDate PayableFrom(DateOnly postedOn, int days, RestDays restDays, WorkCalendar calendar) =>
        PayableFrom(LastDay(postedOn, days, restDays, calendar));

    /// <summary>The day after a last day that is already counted, as after a reply.</summary>
    public static CountedDate PayableFrom(CountedDate lastDay) => lastDay with { Day = lastDay.Day.AddDays(1) };

    /// <summary>
    /// Days still to run when an objection suspends the window. The day of the objection has not run in full and is owed again.
    /// At least one day remains, however late the objection, so that the reply itself can be read on the board.
    /// </summary>
    public static int RemainingDays(DateOnly postedOn, int days, DateOnly objectionOn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var elapsed = Math.Clamp(objectionOn.DayNumber - postedOn.DayNumber - 1, 0, days);
        return Math.Max(1, days - elapsed);
    }

    /// <summary>
    /// The last day once an objection is dismissed with reasons: the remaining days run on from the day after the reply
    /// (民法典 201, by analogy), and the last of them rolls like any other (203).
    /// </summary>
    public static CountedDate LastDayAfterReply(DateOnly repliedOn, int remaining, RestDays restDays, WorkCalendar calendar) =>
        LastDay(repliedOn, remaining, restDays, calendar);
}
