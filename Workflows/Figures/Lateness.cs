namespace WorkRelief.Workflows.Figures;

/// <summary>逾期: how late a month's pay was, or is.</summary>
public static class Lateness
{
    /// <summary>Days from the due day to the day on which the last one had the money; not paid yet, up to today. 0 when in time.</summary>
    /// <param name="receivedOn">Null while somebody waits.</param>
    public static int Days(DateOnly due, DateOnly? receivedOn, DateOnly today) => Calendar.PayDate.DaysLate(due, receivedOn ?? today);

    /// <summary>Somebody waits for money that was due.</summary>
    public static bool Overdue(DateOnly due, bool final, DateOnly today) => !final && due < today;
}
