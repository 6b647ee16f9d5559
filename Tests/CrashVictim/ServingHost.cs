using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.CrashVictim;

/// <summary>The real service on a given database, with some of the eight callers inside.</summary>
/// <param name="Follows">Whether an Elsa runtime follows, in a build that has one.</param>
/// <param name="Finish">Whether to repeat the callers' last requests, do what is left, and end.</param>
public sealed record ServingHost(
    string Home,
    StorageProvider Provider,
    string Connection,
    IReadOnlyList<int> Callers,
    QuickClockSetting Clock,
    bool Finish = false,
    bool Follows = false
)
{
    /// <summary>In the home, where an Elsa runtime follows.</summary>
    public const string ElsaFile = "elsa.db";

    /// <summary>Stands before this life's name in its first line.</summary>
    public const string Named = "host ";

    /// <summary>Stands before the address at which this life listens; the machine chooses the port, so nobody else can hold it.</summary>
    public const string Listening = "at ";

    public string Written() => JsonSerializer.Serialize(this);

    public static ServingHost Read(string written) => JsonSerializer.Deserialize<ServingHost>(written)!;

    public async Task<int> RunAsync(TextWriter acknowledged)
    {
        var settings = new Settings(
            Provider,
            Connection,
            Home,
            Path.Combine(Home, "files"),
            Path.Combine(Home, "keys"),
            TemplatesFolder: null,
            Mail: null,
            "http://127.0.0.1:0"
        )
        {
            Elsa = new ElsaSettings(Follows, Path.Combine(Home, ElsaFile)),
        };
        var clock = new QuickClock(Clock.Start, Clock.Began, Clock.Speed);
        await using var app = Service.Build(settings, clock);
        await acknowledged.WriteLineAsync(Named + app.Services.GetRequiredService<Leases>().Host);
        await Service.PrepareAsync(app, default);
        await app.StartAsync();
        await acknowledged.WriteLineAsync(Listening + app.Urls.Single());
        var (store, engine) = (app.Services.GetRequiredService<Store>(), app.Services.GetRequiredService<Engine>());
        var files = app.Services.GetRequiredService<IFileStore>();
        var calling = Callers
            .Select(n =>
                Task.Run(() =>
                {
                    var round = 0;
                    return new Caller(n, store, engine, files, acknowledged).RunAsync(() => !Finish || round++ < 2);
                })
            )
            .ToList();
        if (!Finish)
        {
            // Neither the service nor a caller ends by itself: the first that does has failed.
            await await Task.WhenAny([.. calling, app.WaitForShutdownAsync()]);
            return 1;
        }
        await Task.WhenAll(calling);
        while (await IsLeftAsync(store, clock.GetUtcNow()))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        await app.StopAsync();
        return 0;
    }

    private static async Task<bool> IsLeftAsync(Store store, DateTimeOffset now)
    {
        await using var db = store.Open();
        return await db.Deadlines.AnyAsync(d => d.DueUtc <= now && d.Parked == null)
            || await db.Outgoing.AnyAsync(o => o.SentUtc == null && !o.Parked);
    }
}

/// <param name="Start">What the clock showed when it began.</param>
/// <param name="Began">In the machine's time.</param>
public sealed record QuickClockSetting(DateTimeOffset Start, DateTimeOffset Began, int Speed);
