using CsCheck;
using WorkRelief.Workflows.Calendar;
using static WorkRelief.Tests.Policy.Calendars;

namespace WorkRelief.Tests.Policy;

public class NoticePeriodTests
{
    [Theory]
    [Trait("Seed", "DP-08")]
    [InlineData("2026-09-29", RestDays.Stay, "2026-10-08")] // day 7 = 10-06, inside 国庆
    [InlineData("2026-09-29", RestDays.Roll, "2026-10-08")]
    [InlineData("2026-11-23", RestDays.Stay, "2026-11-30")] // a Monday
    [InlineData("2026-11-23", RestDays.Roll, "2026-11-30")]
    [InlineData("2026-02-06", RestDays.Stay, "2026-02-13")] // a Friday
    [InlineData("2026-02-06", RestDays.Roll, "2026-02-13")]
    [InlineData("2026-02-07", RestDays.Stay, "2026-02-14")] // a Saturday worked in exchange
    [InlineData("2026-02-07", RestDays.Roll, "2026-02-14")]
    [InlineData("2026-02-08", RestDays.Stay, "2026-02-24")] // day 7 = first day of 春节
    [InlineData("2026-02-08", RestDays.Roll, "2026-02-24")]
    [InlineData("2026-02-16", RestDays.Stay, "2026-02-24")] // day 7 = last day of 春节
    [InlineData("2026-11-21", RestDays.Stay, "2026-11-28")] // an ordinary Saturday
    [InlineData("2026-11-21", RestDays.Roll, "2026-11-30")]
    [InlineData("2026-11-22", RestDays.Stay, "2026-11-29")] // an ordinary Sunday
    [InlineData("2026-11-22", RestDays.Roll, "2026-11-30")]
    [InlineData("2022-12-24", RestDays.Stay, "2023-01-03")] // the New Year that crosses the year
    [InlineData("2022-12-25", RestDays.Stay, "2023-01-03")]
    [InlineData("2022-12-26", RestDays.Stay, "2023-01-03")]
    [InlineData("2022-12-27", RestDays.Stay, "2023-01-03")]
    [InlineData("2025-09-28", RestDays.Stay, "2025-10-09")] // 国庆, 中秋, 国庆: three spans in a row
    [InlineData("2025-09-29", RestDays.Stay, "2025-10-09")]
    [InlineData("2025-10-01", RestDays.Stay, "2025-10-09")]
    [InlineData("2025-10-02", RestDays.Stay, "2025-10-09")]
    [InlineData("2024-02-22", RestDays.Stay, "2024-02-29")] // leap February
    [InlineData("2024-02-26", RestDays.Stay, "2024-03-04")]
    [InlineData("2023-02-22", RestDays.Stay, "2023-03-01")]
    public void A_seven_day_notice_ends_on(string postedOn, RestDays restDays, string lastDay) =>
        Assert.Equal(new CountedDate(Day(lastDay), Provisional: false), NoticePeriod.LastDay(Day(postedOn), 7, restDays, Published));

    [Theory]
    [Trait("Seed", "DP-08")]
    [InlineData("2026-09-29", RestDays.Stay, "2026-10-09")]
    [InlineData("2026-11-23", RestDays.Stay, "2026-12-01")]
    [InlineData("2026-11-21", RestDays.Stay, "2026-11-29")]
    [InlineData("2026-11-21", RestDays.Roll, "2026-12-01")]
    public void Pay_may_go_out_the_day_after_a_seven_day_notice(string postedOn, RestDays restDays, string payable) =>
        Assert.Equal(new CountedDate(Day(payable), Provisional: false), NoticePeriod.PayableFrom(Day(postedOn), 7, restDays, Published));

    [Theory]
    [Trait("Seed", "DP-08")]
    [InlineData("2026-11-23", "2026-11-23", 7)] // objected on the day of posting
    [InlineData("2026-11-23", "2026-11-24", 7)] // day 1 has not run in full
    [InlineData("2026-11-23", "2026-11-26", 5)] // days 1 and 2 have run
    [InlineData("2026-11-23", "2026-11-30", 1)] // the last day
    [InlineData("2026-09-29", "2026-10-06", 1)] // day 7, in the holiday
    [InlineData("2026-09-29", "2026-10-07", 1)] // all 7 have run, the window is still open
    [InlineData("2026-09-29", "2026-10-08", 1)]
    public void An_objection_leaves_of_seven_days(string postedOn, string objectionOn, int remaining) =>
        Assert.Equal(remaining, NoticePeriod.RemainingDays(Day(postedOn), 7, Day(objectionOn)));

    [Theory]
    [Trait("Seed", "DP-08")]
    [InlineData("2026-12-01", 5, RestDays.Stay, "2026-12-06", "2026-12-07")] // a Sunday
    [InlineData("2026-12-01", 5, RestDays.Roll, "2026-12-07", "2026-12-08")]
    [InlineData("2026-09-30", 1, RestDays.Stay, "2026-10-08", "2026-10-09")] // over 国庆
    [InlineData("2026-11-30", 1, RestDays.Stay, "2026-12-01", "2026-12-02")]
    public void After_a_reply_the_remaining_days_run_on(string repliedOn, int remaining, RestDays restDays, string lastDay, string payable)
    {
        var last = NoticePeriod.LastDayAfterReply(Day(repliedOn), remaining, restDays, Published);

        Assert.Equal(new CountedDate(Day(lastDay), Provisional: false), last);
        Assert.Equal(Day(payable), NoticePeriod.PayableFrom(last).Day);
    }

    [Fact]
    [Trait("Seed", "DP-08")]
    public void A_notice_that_ends_in_an_unpublished_year_is_provisional_until_the_year_is_published()
    {
        var before = NoticePeriod.LastDay(Day("2026-12-26"), 7, RestDays.Stay, Published);
        var after = NoticePeriod.LastDay(Day("2026-12-26"), 7, RestDays.Stay, With2027);

        Assert.Equal(new CountedDate(Day("2027-01-02"), Provisional: true), before);
        Assert.Equal(new CountedDate(Day("2027-01-04"), Provisional: false), after);
        Assert.True(NoticePeriod.PayableFrom(before).Provisional);
    }

    [Fact]
    public void A_last_day_that_rolls_through_New_Year_into_an_unpublished_year_is_provisional()
    {
        var newYear = new HolidaySpan("元旦", Day("2026-12-31"), Day("2026-12-31"));
        var until2026 = Published.With(new HolidayYear(2026, "示例", [newYear], []));

        Assert.Equal(
            new CountedDate(Day("2027-01-02"), Provisional: true),
            NoticePeriod.LastDay(Day("2026-12-24"), 7, RestDays.Stay, until2026)
        );
    }

    [Fact]
    public void A_window_has_at_least_one_day()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoticePeriod.LastDay(Day("2026-11-23"), 0, RestDays.Stay, Published));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoticePeriod.RemainingDays(Day("2026-11-23"), 0, Day("2026-11-24")));
    }

    [Fact]
    public void A_window_is_never_shorter_than_its_days() =>
        Gen.Select(AnyDay, Gen.Int[1, 60], AnyRestDays)
            .Sample(
                (posted, days, rest) =>
                {
                    var daysOnTheBoard =
                        NoticePeriod.PayableFrom(posted, days, rest, Published).Day.DayNumber - posted.AddDays(1).DayNumber;
                    return daysOnTheBoard >= days;
                }
            );

    [Fact]
    public void A_last_day_is_never_before_its_raw_day_nor_in_a_holiday_and_rolling_never_ends_earlier_than_staying() =>
        Gen.Select(AnyDay, Gen.Int[1, 60])
            .Sample(
                (posted, days) =>
                {
                    var stay = NoticePeriod.LastDay(posted, days, RestDays.Stay, Published).Day;
                    var roll = NoticePeriod.LastDay(posted, days, RestDays.Roll, Published).Day;
                    return stay >= posted.AddDays(days) && roll >= stay && !Published.IsHoliday(stay) && !Published.IsDayOff(roll);
                }
            );

    [Fact]
    public void A_notice_posted_later_never_ends_earlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 30], Gen.Int[1, 60], AnyRestDays)
            .Sample(
                (posted, later, days, rest) =>
                    NoticePeriod.LastDay(posted, days, rest, Published).Day
                    <= NoticePeriod.LastDay(posted.AddDays(later), days, rest, Published).Day
            );

    [Fact]
    public void A_notice_in_the_published_years_is_firm() =>
        Gen.Select(PublishedDay, Gen.Int[1, 60], AnyRestDays)
            .Sample((posted, days, rest) => !NoticePeriod.LastDay(posted, days, rest, Published).Provisional);

    [Fact]
    public void Publishing_the_year_makes_the_last_day_firm() =>
        Gen.Select(Gen.DateOnly[Day("2027-01-01"), Day("2027-11-15")], Gen.Int[1, 30], AnyRestDays)
            .Sample(
                (posted, days, rest) =>
                    NoticePeriod.LastDay(posted, days, rest, Published).Provisional
                    && !NoticePeriod.LastDay(posted, days, rest, With2027).Provisional
            );

    [Fact]
    public void Days_run_and_days_remaining_together_make_the_notice_and_one_day_always_remains() =>
        Gen.Select(AnyDay, Gen.Int[1, 60], Gen.Int[0, 90])
            .Sample(
                (posted, days, after) =>
                {
                    var remaining = NoticePeriod.RemainingDays(posted, days, posted.AddDays(after));
                    return remaining >= 1 && remaining <= days && (after > days || remaining + Math.Max(0, after - 1) == days);
                }
            );
}
