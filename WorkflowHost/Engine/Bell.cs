namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Rung after a commit that left work to do; the sweep finds the work anyway when nobody heard it.</summary>
public sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
            if (_rung.CurrentCount == 0)
                _rung.Release();
    }

    public Task WaitAsync(CancellationToken stop) => _rung.WaitAsync(stop);

    public void Dispose() => _rung.Dispose();
}
