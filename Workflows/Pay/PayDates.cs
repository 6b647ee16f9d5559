using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.Workflows.Pay;

/// <summary>When pay is due, and who is reminded when.</summary>
public static class PayDates
{
    /// <summary>The day by which the money must be with the workers.</summary>
    /// <param name="from">The day from which it is counted.</param>
    public static CountedDate Due(Pack pack, DateOnly from, WorkCalendar calendar) =>
        PayDate.Due(from, pack.Days(PayPolicy.Months, from), calendar);

    /// <summary>The last day on which a posting still closes before the pay date.</summary>
    public static DateOnly LatestPosting(Pack pack, DateOnly due, WorkCalendar calendar)
    {
        var day = due;
        while (NoticePeriod.PayableFrom(day, pack.NoticeDays(PublicNoticeTable.Payroll, day), pack.RestDaysOn(day), calendar).Day > due)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The rule that sets the due date, in Chinese.</summary>
    public static string Basis(Pack pack, DateOnly on)
    {
        var months = pack.In(PayPolicy.Months, on);
        return $"报酬期结束后{months.Value}个月内发放，遇节假日提前（{months.Source}）";
    }

    /// <summary>
    /// Reminders go out at 08:00 Shanghai time of their day; nothing is armed beyond the last rung. Of rungs whose day is past, as when a
    /// cycle is opened late, the last one speaks for all.
    /// </summary>
    public static IReadOnlyList<Arm> Armed(Pack pack, string cycle, DateOnly periodEnd, CountedDate due, int rung, DateTimeOffset now)
    {
        var ladder = pack.Ladder(PayPolicy.Ladder, periodEnd);
        while (rung + 1 < ladder.Count && On(rung + 1) <= now)
            rung++;
        if (rung >= ladder.Count)
            return [];
        var at = On(rung);
        return [new Arm(cycle, "pay-cycle.remind", periodEnd, at, rung, due.Provisional)];

        DateTimeOffset On(int step) => ChinaTime.At(due.Day.AddDays(ladder[step].Days), new TimeOnly(8, 0));
    }
}
