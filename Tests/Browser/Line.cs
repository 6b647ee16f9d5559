using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// The line between a telephone and the machine, byte by byte. It can be cut at any moment: while a request is on its way, or after the
/// machine has answered it and before the telephone hears.
/// </summary>
public sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _turn = new();
    private readonly List<Socket> _open = [];
    private readonly List<Task> _talks = [];
    private readonly int _machine;
    private readonly Task _answering;
    private Plan? _plan;
    private bool _isDown;
    private long _bytesDown;
    private TaskCompletionSource _happened = new();

    public Line(Machine machine)
    {
        _machine = new Uri(machine.Url).Port;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _answering = AnswerAsync();
    }

    public string Url { get; }

    /// <summary>How often it was cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Bytes that came to the telephone, headers and all.</summary>
    public long BytesDown => Interlocked.Read(ref _bytesDown);

    public void Cut()
    {
        lock (_turn)
        {
            if (!_isDown)
                Cuts++;
            (_isDown, _plan) = (true, null);
            foreach (var socket in _open)
                socket.Close(0);
            _open.Clear();
            _happened.TrySetResult();
        }
    }

    public void Mend()
    {
        lock (_turn)
            _isDown = false;
    }

    /// <summary>Cuts the line at a request that begins so: in the middle of it, or once the machine has answered.</summary>
    /// <param name="after">How many such requests go through before.</param>
    /// <returns>Holds when the line was cut.</returns>
    public Task CutAt(string request, bool answered, int after = 0)
    {
        lock (_turn)
        {
            _plan = new(Encoding.ASCII.GetBytes(request), answered, after);
            _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _happened.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_talks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private sealed record Plan(byte[] Request, bool Answered, int After);

    private async Task AnswerAsync()
    {
        while (true)
        {
            var telephone = await _listener.AcceptSocketAsync();
            lock (_turn)
                if (_isDown)
                    telephone.Close(0);
                else
                {
                    _open.Add(telephone);
                    _talks.Add(TalkAsync(telephone));
                }
        }
    }

    private async Task TalkAsync(Socket telephone)
    {
        using var machine = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (telephone)
        {
            await machine.ConnectAsync(IPAddress.Loopback, _machine);
            var talk = new Talk(telephone, machine);
            await Task.WhenAny(UpAsync(talk), DownAsync(talk));
        }
    }

    private sealed record Talk(Socket Telephone, Socket Machine)
    {
        public bool EndsWithAnswer { get; set; }
    }

    private async Task UpAsync(Talk talk)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await talk.Telephone.ReceiveAsync(buffer)) > 0; )
        {
            if (Due(buffer.AsSpan(0, read)) is { } due)
            {
                talk.EndsWithAnswer = due.Answered;
                if (!due.Answered)
                {
                    await talk.Machine.SendAsync(buffer.AsMemory(0, read / 2));
                    Cut();
                    return;
                }
            }
            await talk.Machine.SendAsync(buffer.AsMemory(0, read));
        }
    }

    private async Task DownAsync(Talk talk)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await talk.Machine.ReceiveAsync(buffer)) > 0; )
        {
            if (talk.EndsWithAnswer)
            {
                Cut();
                return;
            }
            Interlocked.Add(ref _bytesDown, read);
            await talk.Telephone.SendAsync(buffer.AsMemory(0, read));
        }
    }

    /// <summary>A browser sends a request after the other's answer: a request begins what is read.</summary>
    private Plan? Due(ReadOnlySpan<byte> sent)
    {
        lock (_turn)
        {
            if (_plan is not { } plan || !sent.StartsWith(plan.Request))
                return null;
            _plan = plan.After > 0 ? plan with { After = plan.After - 1 } : null;
            return plan.After > 0 ? null : plan;
        }
    }
}
