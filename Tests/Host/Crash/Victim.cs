using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using WorkRelief.Tests.CrashVictim;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>What the victims acknowledged before they died.</summary>
public sealed class Acknowledgements
{
    private readonly ConcurrentQueue<(string Key, string Stream, long Seq)> _all = [];

    public int Count => _all.Count;

    public IReadOnlyList<(string Key, string Stream, long Seq)> All() => [.. _all];

    /// <returns>Whether the line acknowledges anything; one that the kill cut short does not.</returns>
    public bool Take(string line)
    {
        if (
            line.Split(' ') is not [var caller, var number, var stream, var seq, "."]
            || !long.TryParse(seq, CultureInfo.InvariantCulture, out var at)
        )
            return false;
        _all.Enqueue(($"c{caller}-{number}", stream, at));
        return true;
    }
}

/// <summary>A process of the real service that is there to be killed.</summary>
public sealed class Victim : IDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly Task _reading;
    private readonly Stopwatch _age = Stopwatch.StartNew();

    private Victim(Process process, Acknowledgements acknowledged)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, acknowledged), ReadAsync(process.StandardError, acknowledged));
    }

    public static Victim Start(ServingHost host, Acknowledgements acknowledged)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrashVictim.dll");
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "host", host.Written()])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // A killed runtime leaves its diagnostic pipes behind in the temporary folder.
                Environment = { ["DOTNET_EnableDiagnostics"] = "0", ["Logging__LogLevel__Default"] = "Warning" },
            }
        )!;
        return new Victim(process, acknowledged);
    }

    /// <summary>The name under which this life leases; null while it has said none.</summary>
    public string? Host { get; private set; }

    /// <summary>Where this life listens; null while it does not.</summary>
    private string? Url { get; set; }

    /// <summary>Waits until /health answers.</summary>
    /// <param name="well">Whether it must say that all is well.</param>
    /// <returns>How long after the start of the process it did.</returns>
    public Task<TimeSpan> AnswersAsync(TimeSpan most, bool well)
    {
        var answer = "no answer";
        return UntilAsync(
            async () =>
            {
                if (Url is not { } url)
                    return false;
                using var late = new CancellationTokenSource(_age.Elapsed < most ? most - _age.Elapsed : TimeSpan.Zero);
                try
                {
                    using var response = await Http.GetAsync(new Uri(url + "/health"), late.Token);
                    answer = await response.Content.ReadAsStringAsync();
                    return !well || response.StatusCode == HttpStatusCode.OK;
                }
                catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
                {
                    // It is too late, or busy.
                    answer = error.Message;
                    return false;
                }
            },
            most,
            () => Task.FromResult("it does not serve: " + answer)
        );
    }

    /// <returns>How long after the start of the process it was so.</returns>
    public async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo, TimeSpan most, Func<Task<string>> otherwise)
    {
        while (!await isSo())
        {
            Assert.False(_process.HasExited, Dying());
            if (_age.Elapsed > most)
                Assert.Fail($"{this} after {_age.Elapsed.TotalSeconds:0.0} s: {await otherwise()}\n{Said()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        return _age.Elapsed;
    }

    public async Task KillAsync()
    {
        Assert.False(_process.HasExited, Dying());
        _process.Kill();
        await _reading;
        await _process.WaitForExitAsync();
    }

    public async Task EndsByItselfAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
        Assert.True(_process.ExitCode == 0, Dying());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader output, Acknowledgements acknowledged)
    {
        while (await output.ReadLineAsync() is { } line)
            if (line.StartsWith(ServingHost.Named, StringComparison.Ordinal))
                Host = line[ServingHost.Named.Length..];
            else if (line.StartsWith(ServingHost.Listening, StringComparison.Ordinal))
                Url = line[ServingHost.Listening.Length..];
            else if (!acknowledged.Take(line))
                _said.Enqueue(line);
    }

    public override string ToString() => Host ?? "a host that did not get as far as its name";

    private string Dying() => $"{this} ended by itself after {_age.Elapsed.TotalSeconds:0.0} s:\n{Said()}";

    private string Said() => string.Join('\n', _said.TakeLast(40));
}
