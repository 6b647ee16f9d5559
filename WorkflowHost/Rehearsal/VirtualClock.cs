namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>A clock that stands until it is moved on; it never goes back.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now)
            _now = instant.ToUniversalTime();
    }
}
