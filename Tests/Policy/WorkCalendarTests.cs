using CsCheck;
using WorkRelief.Workflows.Calendar;
using static WorkRelief.Tests.Policy.Calendars;

namespace WorkRelief.Tests.Policy;

public class WorkCalendarTests
{
    [Fact]
    public void The_years_2019_to_2026_are_published_and_their_neighbours_are_not() =>
        Assert.Equal(Enumerable.Range(2019, 8), Enumerable.Range(2015, 20).Where(Published.IsPublished));

    [Theory]
    [InlineData("2026-01-02", true, true)] // 元旦, a Friday
    [InlineData("2026-01-04", false, false)] // a Sunday worked in exchange
    [InlineData("2026-01-10", false, true)] // an ordinary Saturday
    [InlineData("2026-02-14", false, false)] // a Saturday worked in exchange
    [InlineData("2026-02-15", true, true)] // 春节, first day
    [InlineData("2026-02-23", true, true)] // 春节, last day
    [InlineData("2026-02-24", false, false)]
    [InlineData("2022-12-30", false, false)]
    [InlineData("2022-12-31", true, true)] // the New Year span of 2023 begins
    [InlineData("2023-01-02", true, true)]
    [InlineData("2023-01-03", false, false)]
    [InlineData("2025-10-06", true, true)] // 中秋 between two spans of 国庆
    [InlineData("2025-10-08", true, true)]
    [InlineData("2025-10-09", false, false)]
    public void A_published_year_follows_its_notice(string day, bool holiday, bool off)
    {
        Assert.Equal(holiday, Published.IsHoliday(Day(day)));
        Assert.Equal(off, Published.IsDayOff(Day(day)));
    }

    [Theory]
    [InlineData("2027-01-01", true, true)]
    [InlineData("2027-01-02", false, true)] // a Saturday, not yet a holiday
    [InlineData("2027-01-04", false, false)]
    [InlineData("2027-02-06", false, true)] // 春节 by the moon: unknown before the notice, a Saturday all the same
    [InlineData("2027-02-08", false, false)]
    [InlineData("2027-05-01", true, true)]
    [InlineData("2027-05-02", true, true)]
    [InlineData("2027-05-03", false, false)]
    [InlineData("2027-09-30", false, false)]
    [InlineData("2027-10-01", true, true)]
    [InlineData("2027-10-03", true, true)]
    [InlineData("2027-10-04", false, false)]
    public void An_unpublished_year_has_weekends_and_fixed_statutory_days_only(string day, bool holiday, bool off)
    {
        Assert.Equal(holiday, Published.IsHoliday(Day(day)));
        Assert.Equal(off, Published.IsDayOff(Day(day)));
    }

    [Fact]
    public void A_year_that_is_added_takes_the_place_of_what_was_known_and_leaves_the_first_calendar_alone()
    {
        Assert.True(With2027.IsPublished(2027));
        Assert.True(With2027.IsHoliday(Day("2027-02-08")));
        Assert.False(With2027.IsDayOff(Day("2027-01-31")));
        Assert.False(Published.IsPublished(2027));

        var corrected = With2027.With(Made2027 with { Off = [], Work = [] });

        Assert.False(corrected.IsHoliday(Day("2027-02-08")));
        Assert.True(corrected.IsDayOff(Day("2027-01-31")));
        Assert.True(corrected.IsHoliday(Day("2026-10-01")));
    }

    [Fact]
    public void A_year_that_contradicts_itself_is_not_added() =>
        Assert.Throws<FormatException>(() => Published.With(Made2027 with { Work = [Day("2027-01-04")] }));

    [Fact]
    public void A_New_Year_span_written_in_one_piece_covers_both_years()
    {
        var newYear = new HolidaySpan("元旦", Day("2026-12-31"), Day("2027-01-02"));
        var calendar = Published.With(new HolidayYear(2027, "示例", [newYear], []));

        Assert.True(calendar.IsHoliday(Day("2026-12-31")));
        Assert.False(Published.IsDayOff(Day("2026-12-31")));
    }

    [Theory]
    [InlineData("2026-09-30", 1, "2026-10-08")] // over 国庆
    [InlineData("2026-09-30", 3, "2026-10-10")] // 10-10 is a Saturday worked in exchange
    [InlineData("2026-09-30", 4, "2026-10-12")]
    [InlineData("2026-11-20", 5, "2026-11-27")] // Friday to Friday
    [InlineData("2026-11-21", 1, "2026-11-23")] // counted from a Saturday
    [InlineData("2022-12-30", 1, "2023-01-03")] // over the New Year that crosses the year
    [InlineData("2025-09-30", 1, "2025-10-09")] // over three spans in a row
    public void Working_days_are_counted_from_the_day_after(string from, int days, string reached) =>
        Assert.Equal(new CountedDate(Day(reached), Provisional: false), Published.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-12-30", 1, "2026-12-31", false)]
    [InlineData("2026-12-31", 1, "2027-01-04", true)]
    [InlineData("2026-12-25", 10, "2027-01-11", true)]
    [InlineData("2018-12-27", 4, "2019-01-03", true)] // lands in a published year, by way of an unpublished one
    public void Working_days_counted_through_an_unpublished_year_are_provisional(string from, int days, string reached, bool provisional) =>
        Assert.Equal(new CountedDate(Day(reached), provisional), Published.AddWorkingDays(Day(from), days));

    [Fact]
    public void Fewer_than_one_working_day_cannot_be_counted() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Published.AddWorkingDays(Day("2026-11-20"), 0));

    [Fact]
    public void Counting_lands_on_a_working_day_with_exactly_so_many_on_the_way() =>
        Gen.Select(AnyDay, Gen.Int[1, 60])
            .Sample(
                (from, days) =>
                {
                    var reached = Published.AddWorkingDays(from, days).Day;
                    var worked = Enumerable.Range(1, reached.DayNumber - from.DayNumber).Count(n => !Published.IsDayOff(from.AddDays(n)));
                    return !Published.IsDayOff(reached) && worked == days;
                }
            );

    [Fact]
    public void A_holiday_is_a_day_off() => AnyDay.Sample(day => !Published.IsHoliday(day) || Published.IsDayOff(day));
}
