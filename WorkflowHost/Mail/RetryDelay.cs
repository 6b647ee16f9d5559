namespace WorkRelief.WorkflowHost.Mail;

/// <summary>When a mail that was temporarily refused is tried again.</summary>
public static class RetryDelay
{
    /// <summary>
    /// Tries in all; from the first to the last are a little over six days, longer than any weekend a relay may lie dead.
    /// </summary>
    public const int MostAttempts = 30;

    private static readonly TimeSpan Later = TimeSpan.FromHours(6);
    private static readonly int[] FirstMinutes = [1, 2, 5, 15, 60];

    /// <summary>The wait after the given number of failed tries: 1, 2, 5, 15, 60 minutes, then 6 hours each time.</summary>
    /// <param name="attempts">Tries made so far, 1 or more.</param>
    public static TimeSpan After(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts <= FirstMinutes.Length ? TimeSpan.FromMinutes(FirstMinutes[attempts - 1]) : Later;
    }
}
