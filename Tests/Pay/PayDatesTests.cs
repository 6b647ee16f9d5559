using WorkRelief.Workflows.Calendar;

namespace WorkRelief.Tests.Pay;

public sealed class PayDatesTests
{
    // Due on 30 April 2026; rungs 10, 5 and 1 days before and 1, 3 and 7 days after, at 08:00.
    [Theory, Trait("Seed", "GA-07")]
    [InlineData(0, "2026-04-01 09:00", 0, "2026-04-20")]
    [InlineData(0, "2026-04-25 07:59", 0, "2026-04-20")]
    [InlineData(0, "2026-04-25 08:00", 1, "2026-04-25")]
    [InlineData(0, "2026-06-20 12:00", 5, "2026-05-07")]
    [InlineData(3, "2026-04-01 09:00", 3, "2026-05-01")]
    public void Of_rungs_whose_day_is_past_the_last_one_speaks_for_all(int rung, string now, int armed, string on)
    {
        var due = new CountedDate(new(2026, 4, 30), false);
        var arm = Assert.Single(PayDates.Armed(Pack, "P1/2026-03", new(2026, 3, 31), due, rung, Host.World.At(now)));
        Assert.Equal((armed, Host.World.At(on + " 08:00")), (arm.Rung, arm.DueUtc));
    }

    [Fact]
    public void Beyond_the_last_rung_nothing_is_armed() =>
        Assert.Empty(
            PayDates.Armed(Pack, "P1/2026-03", new(2026, 3, 31), new(new(2026, 4, 30), false), 6, Host.World.At("2026-05-08 09:00"))
        );

    // 2026-04-30 is a Thursday before the holiday; ten days from the 19th end on the 29th.
    [Theory, Trait("Seed", "DP-08")]
    [InlineData(null, "2026-04-22")]
    [InlineData(10, "2026-04-19")]
    public void The_latest_posting_day_counts_the_days_of_the_payroll_notice_itself(int? days, string latest)
    {
        var practice = days is null
            ? Deciding.Practice()
            : Deciding.Practice(
                values: [(PublicNoticePolicy.Kinds, (IReadOnlyList<NoticeKindRule>)[new(PublicNoticeTable.Payroll, days, null, null, [])])]
            );
        var day = PayDates.LatestPosting(practice.Pack, new(2026, 4, 30), WorkCalendar.Published);
        Assert.Equal(DateOnly.Parse(latest, null), day);
    }

    private static Pack Pack => PackReader.Shipped("national");
}
