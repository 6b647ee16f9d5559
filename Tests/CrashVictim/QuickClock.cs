namespace WorkRelief.Tests.CrashVictim;

/// <summary>Runs many times as fast as the machine's clock and alike in every process; at no speed it stands still.</summary>
public sealed class QuickClock(DateTimeOffset start, DateTimeOffset began, int speed) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => start + ((System.GetUtcNow() - began) * speed);
}
