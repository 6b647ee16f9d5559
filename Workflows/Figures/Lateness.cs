namespace WorkRelief.Workflows.Figures;

/// <summary>逾期: how late a month's pay was, or is.</summary>
public static class Lateness
{
    /// <summary>
    /// Days from the due day to the day on which the last one had the money; while somebody waits, up to today. 0 when in time, and for a
    /// cycle that ended without money.
    /// </summary>
    /// <param name="receivedOn">When the last one had the money.</param>
    public static int Days(DateOnly due, DateOnly? receivedOn, bool final, DateOnly today) =>
        final && receivedOn is null ? 0 : Calendar.PayDate.DaysLate(due, receivedOn ?? today);

    /// <summary>Somebody waits for money that was due.</summary>
    public static bool Overdue(DateOnly due, bool final, DateOnly today) => !final && due < today;

    /// <summary>
    /// 按期发放: everybody had the money by the due day. Null for a cycle of which nobody can say yet, and for one that ended without money.
    /// </summary>
    public static bool? InTime(DateOnly due, DateOnly? receivedOn, bool final, DateOnly today) =>
        receivedOn is not null || Overdue(due, final, today) ? Days(due, receivedOn, final, today) == 0 : null;
}
