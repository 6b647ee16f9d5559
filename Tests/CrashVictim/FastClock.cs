namespace WorkRelief.Tests.CrashVictim;

/// <summary>Every look at it moves it on, so that weeks of deadlines fall due within a test.</summary>
public sealed class FastClock(DateTimeOffset start) : TimeProvider
{
    private static readonly long Step = TimeSpan.FromMinutes(5).Ticks;
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, Step), TimeSpan.Zero);
}
