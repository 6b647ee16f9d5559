using System.Globalization;
using CsCheck;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.Tests.Policy;

/// <summary>Calendars and days that the policy tests share.</summary>
internal static class Calendars
{
    /// <summary>A made-up 2027 notice: 01-31, a Sunday, is worked; the New Year is three days.</summary>
    public static readonly HolidayYear Made2027 = new(
        2027,
        "示例：2027 年放假安排",
        [
            new HolidaySpan("元旦", Day("2027-01-01"), Day("2027-01-03")),
            new HolidaySpan("春节", Day("2027-02-05"), Day("2027-02-12")),
            new HolidaySpan("劳动节", Day("2027-05-01"), Day("2027-05-05")),
            new HolidaySpan("国庆节", Day("2027-10-01"), Day("2027-10-07")),
        ],
        [Day("2027-01-31"), Day("2027-02-14")]
    );

    public static readonly WorkCalendar Published = WorkCalendar.Published;

    public static readonly WorkCalendar With2027 = Published.With(Made2027);

    public static readonly Gen<DateOnly> PublishedDay = Gen.DateOnly[Day("2019-01-01"), Day("2026-08-31")];

    /// <summary>Any day of the published years or of the nine after them.</summary>
    public static readonly Gen<DateOnly> AnyDay = Gen.DateOnly[Day("2019-01-01"), Day("2035-12-31")];

    public static readonly Gen<RestDays> AnyRestDays = Gen.Enum<RestDays>();

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
