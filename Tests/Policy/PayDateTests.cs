using CsCheck;
using WorkRelief.Workflows.Calendar;
using static WorkRelief.Tests.Policy.Calendars;

namespace WorkRelief.Tests.Policy;

[Trait("Seed", "GA-07")]
public class PayDateTests
{
    [Theory]
    [InlineData("2026-10-31", "2026-11-30", "2026-11-30")] // no 11-31; a Monday
    [InlineData("2026-04-30", "2026-05-30", "2026-05-29")] // the corresponding day, a Saturday
    [InlineData("2026-01-31", "2026-02-28", "2026-02-28")] // no 02-31; a Saturday worked in exchange
    [InlineData("2026-09-04", "2026-10-04", "2026-09-30")] // inside 国庆: earlier, where a notice goes later
    [InlineData("2026-01-20", "2026-02-20", "2026-02-14")] // inside 春节, back to a Saturday worked in exchange
    [InlineData("2022-12-02", "2023-01-02", "2022-12-30")] // the New Year that crosses the year
    [InlineData("2022-11-30", "2022-12-30", "2022-12-30")]
    [InlineData("2025-09-08", "2025-10-08", "2025-09-30")] // three spans in a row
    [InlineData("2024-01-31", "2024-02-29", "2024-02-29")] // leap February, a Thursday
    [InlineData("2020-01-31", "2020-02-29", "2020-02-28")] // leap February, a Saturday
    [InlineData("2023-01-31", "2023-02-28", "2023-02-28")]
    [InlineData("2024-02-29", "2024-03-29", "2024-03-29")] // the corresponding day, not the month's end
    [InlineData("2026-02-28", "2026-03-28", "2026-03-27")]
    public void Pay_for_a_period_ending_is_due_a_month_later_on(string periodEnd, string raw, string due)
    {
        Assert.Equal(Day(raw), PayDate.RawDue(Day(periodEnd), months: 1));
        Assert.Equal(new CountedDate(Day(due), Provisional: false), PayDate.Due(Day(periodEnd), months: 1, Published));
    }

    [Fact]
    public void Two_months_are_counted_from_the_period_end_not_from_the_first_due_day() =>
        Assert.Equal(Day("2026-03-31"), PayDate.RawDue(Day("2026-01-31"), months: 2));

    [Fact]
    public void Pay_for_December_2026_is_provisional_until_2027_is_published_and_then_may_move()
    {
        Assert.Equal(Day("2027-01-31"), PayDate.RawDue(Day("2026-12-31"), months: 1));
        Assert.Equal(new CountedDate(Day("2027-01-29"), Provisional: true), PayDate.Due(Day("2026-12-31"), months: 1, Published));
        Assert.Equal(new CountedDate(Day("2027-01-31"), Provisional: false), PayDate.Due(Day("2026-12-31"), months: 1, With2027));
    }

    [Fact]
    public void A_pay_date_that_rolls_back_out_of_an_unpublished_year_is_provisional() =>
        Assert.Equal(new CountedDate(Day("2026-12-31"), Provisional: true), PayDate.Due(Day("2026-12-01"), months: 1, Published));

    [Theory]
    [InlineData("2026-11-30", "2026-11-27", 0)]
    [InlineData("2026-11-30", "2026-11-30", 0)]
    [InlineData("2026-11-30", "2026-12-01", 1)]
    [InlineData("2026-09-30", "2026-10-08", 8)] // holidays count: they are days without pay
    [InlineData("2024-02-28", "2024-03-01", 2)]
    public void Days_late_run_from_the_due_day_to_the_receipt(string due, string receivedOn, int late) =>
        Assert.Equal(late, PayDate.DaysLate(Day(due), Day(receivedOn)));

    [Fact]
    public void A_pay_date_is_at_least_a_month_away() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PayDate.RawDue(Day("2026-10-31"), months: 0));

    [Fact]
    public void A_pay_date_is_never_later_than_its_raw_day_and_never_on_a_day_off() =>
        Gen.Select(AnyDay, Gen.Int[1, 6])
            .Sample(
                (periodEnd, months) =>
                {
                    var due = PayDate.Due(periodEnd, months, Published).Day;
                    return due <= PayDate.RawDue(periodEnd, months) && due > periodEnd && !Published.IsDayOff(due);
                }
            );

    [Fact]
    public void A_period_that_ends_later_is_never_due_earlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 40], Gen.Int[1, 6])
            .Sample(
                (periodEnd, later, months) =>
                    PayDate.Due(periodEnd, months, Published).Day <= PayDate.Due(periodEnd.AddDays(later), months, Published).Day
            );

    [Fact]
    public void Publishing_the_year_makes_the_pay_date_firm() =>
        Gen.DateOnly[Day("2026-12-01"), Day("2027-11-30")]
            .Sample(periodEnd =>
                PayDate.Due(periodEnd, months: 1, Published).Provisional && !PayDate.Due(periodEnd, months: 1, With2027).Provisional
            );
}
