using Microsoft.Extensions.Logging;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Elsa.Following;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Elsa;

namespace WorkRelief.Tests.ElsaRuntimes;

/// <summary>A database of cases and an Elsa runtime that follows it.</summary>
public sealed class Followed : IAsyncDisposable
{
    private readonly ILoggerFactory _logs;

    private Followed(Store store, ElsaRuntime runtime, ILoggerFactory logs, RecordedLog log) =>
        (Store, Runtime, _logs, Log) = (store, runtime, logs, log);

    public Store Store { get; }
    public ElsaRuntime Runtime { get; }

    /// <summary>Warnings and errors of the following and of Elsa.</summary>
    public RecordedLog Log { get; }
    public Definitions Definitions { get; } = new();
    public JournalFollowing Following => field ??= new(Store, Definitions, Runtime, _logs.CreateLogger<JournalFollowing>());

    public static async Task<Followed> OpenAsync(Store store, string file, ActionTaker? take = null)
    {
        var log = new RecordedLog();
        var logs = LoggerFactory.Create(l =>
            l.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error).AddProvider(log)
        );
        return new Followed(store, await ElsaRuntime.OpenAsync(file, take ?? Refuse, logs, default), logs, log);
    }

    /// <summary>The same runtime, as a process sees it that has just started.</summary>
    public Followed Anew() => new(Store, Runtime, _logs, Log);

    public Task<ElsaReport> CheckAsync() => ElsaUpkeep.CheckAsync(Store, Definitions, Runtime, default);

    /// <summary>Everything is brought and stands where its case stands.</summary>
    public async Task EqualAsync(int leastCases)
    {
        var report = await CheckAsync();
        Assert.Equal("", string.Join('\n', Log.Lines.Select(l => $"{l.Text} {l.Error}")));
        Assert.Equal("", string.Join("\n", report.Differences));
        Assert.Equal(0, report.Behind);
        Assert.True(report.Cases >= leastCases, $"{report.Cases} cases");
    }

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        _logs.Dispose();
    }

    private static Task<ActionAnswer> Refuse(string action, string payload, string key, CancellationToken stop) =>
        Task.FromResult(new ActionAnswer(null, null, "none", "no actions here"));
}
