using CsCheck;
using WorkRelief.Workflows.Calendar;
using static WorkRelief.Tests.Policy.Calendars;

namespace WorkRelief.Tests.Policy;

public class ChinaTimeTests
{
    [Fact]
    public void The_zone_is_eight_hours_ahead_in_every_season()
    {
        Assert.Equal(TimeSpan.FromHours(8), ChinaTime.Zone.GetUtcOffset(Utc(2026, 1, 1, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(8), ChinaTime.Zone.GetUtcOffset(Utc(2026, 7, 1, 0, 0)));
    }

    [Fact]
    public void The_day_changes_at_16_00_UTC()
    {
        Assert.Equal(Day("2026-09-30"), ChinaTime.DateOf(Utc(2026, 9, 30, 15, 59)));
        Assert.Equal(Day("2026-10-01"), ChinaTime.DateOf(Utc(2026, 9, 30, 16, 0)));
    }

    [Fact]
    public void An_instant_written_in_another_offset_is_the_same_day() =>
        Assert.Equal(Day("2026-10-01"), ChinaTime.DateOf(new DateTimeOffset(2026, 9, 30, 20, 0, 0, TimeSpan.FromHours(-4))));

    [Fact]
    public void A_day_starts_at_16_00_UTC_of_the_day_before_and_is_kept_in_UTC()
    {
        var start = ChinaTime.StartOf(Day("2026-10-01"));

        Assert.Equal(Utc(2026, 9, 30, 16, 0), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    [Fact]
    public void Half_past_five_in_the_afternoon_is_09_30_UTC()
    {
        var close = ChinaTime.At(Day("2026-11-30"), new TimeOnly(17, 30));

        Assert.Equal(Utc(2026, 11, 30, 9, 30), close);
        Assert.Equal(TimeSpan.Zero, close.Offset);
    }

    [Fact]
    public void A_day_and_an_hour_come_back_as_the_same_day() =>
        Gen.Select(AnyDay, Gen.Int[0, 24 * 60 - 1])
            .Sample((day, minute) => ChinaTime.DateOf(ChinaTime.At(day, TimeOnly.MinValue.AddMinutes(minute))) == day);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
