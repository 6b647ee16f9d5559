using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host.Mail;

public class RetryDelayTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 15)]
    [InlineData(5, 60)]
    [InlineData(6, 360)]
    [InlineData(29, 360)]
    [InlineData(int.MaxValue, 360)]
    public void The_wait_grows_from_a_minute_to_six_hours(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetryDelay.After(attempts));

    [Fact]
    public void There_is_no_wait_before_the_first_try() => Assert.Throws<ArgumentOutOfRangeException>(() => RetryDelay.After(0));

    [Fact]
    public void All_tries_together_outlast_six_days_and_end_within_seven()
    {
        var total = Enumerable
            .Range(1, RetryDelay.MostAttempts - 1)
            .Aggregate(TimeSpan.Zero, (sum, attempts) => sum + RetryDelay.After(attempts));
        Assert.InRange(total, TimeSpan.FromDays(6), TimeSpan.FromDays(7));
    }
}
