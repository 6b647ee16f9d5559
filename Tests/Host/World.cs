using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.Tests.Host;

/// <summary>The program on real parts: a SQLite file (or the store given), a folder of files, a virtual clock.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _parts;
    private int _keys;

    private World(string home, Store store, VirtualClock clock, IMailTransport? mail, Browser? browser)
    {
        (Home, Store, Clock) = (home, store, clock);
        Mail = new RecordedMail(mail ?? new FolderMail(Path.Combine(home, "mail"), clock));
        _parts = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddWorkRelief(
                store,
                Vault.Open(Path.Combine(home, "keys")),
                new FolderFileStore(Path.Combine(home, "files")),
                Mail,
                TemplateTexts.Installed(),
                clock
            )
            .AddSingleton(browser ?? new Browser(null))
            .BuildServiceProvider();
    }

    public string Home { get; }
    public Store Store { get; }
    public VirtualClock Clock { get; }
    public RecordedMail Mail { get; }
    public Engine Engine => Part<Engine>();

    public T Part<T>()
        where T : notnull => _parts.GetRequiredService<T>();

    /// <param name="start">Shanghai time.</param>
    /// <param name="browser">None when null: most tests print nothing.</param>
    public static async Task<World> NewAsync(
        string start = "2021-01-01 08:00",
        Store? store = null,
        IMailTransport? mail = null,
        Browser? browser = null
    )
    {
        var home = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName())).FullName;
        var world = new World(
            home,
            store ?? new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(home, "test.db")),
            new VirtualClock(At(start)),
            mail,
            browser
        );
        await world.Store.MigrateAsync(default);
        await world.Engine.StartAsync();
        return world;
    }

    /// <summary>A world in which a shipped rehearsal was played up to an instant (Shanghai time).</summary>
    public static async Task<World> PlayedAsync(
        string rehearsal,
        string until,
        Store? store = null,
        IMailTransport? mail = null,
        Browser? browser = null
    )
    {
        var scenario = Scenario.Read(await File.ReadAllTextAsync(RehearsalFile(rehearsal)), rehearsal + ".yaml");
        var first = scenario.Steps[0].At.AddHours(-12);
        var world = await NewAsync(
            TimeZoneInfo.ConvertTime(first, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            store,
            mail,
            browser
        );
        var played = scenario with { Steps = [.. scenario.Steps.Where(s => s.At <= At(until))] };
        await new Rehearsal(world._parts, world.Clock, world.Mail, new Timeline(TextWriter.Null, json: false)).RunAsync([played]);
        world.MoveTo(until);
        await world.DoDueAsync();
        await world.Part<Outbox>().RunAsync();
        return world;
    }

    public static string RehearsalFile(string name) => Path.Combine(AppContext.BaseDirectory, "Rehearsals", name + ".yaml");

    public static DateTimeOffset At(string shanghai)
    {
        var wall = DateTime.ParseExact(shanghai, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return ChinaTime.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
    }

    /// <summary>Moves the clock, without doing what fell due.</summary>
    public void MoveTo(string shanghai) => Clock.MoveTo(At(shanghai));

    public Task<Outcome> ApplyAsync(string account, string action, object payload, string? key = null) =>
        Engine.ApplyAsync(
            new ActionRequest(
                action,
                JsonSerializer.SerializeToElement(payload),
                account,
                key ?? $"test-{Interlocked.Increment(ref _keys)}"
            )
        );

    public async Task<Applied> MustAsync(string account, string action, object payload, string? key = null)
    {
        var outcome = await ApplyAsync(account, action, payload, key);
        return outcome as Applied ?? throw new InvalidOperationException($"{action}: {string.Join("; ", ((NotApplied)outcome).Refusals)}");
    }

    /// <summary>A paper with a stand-in file that lies in the store.</summary>
    public async Task<object> PaperAsync(string kind, string? date = null) =>
        new
        {
            kind,
            file = await Part<IFileStore>().PutAsync(Encoding.UTF8.GetBytes("测试材料 " + kind), default),
            date,
        };

    public async Task<object[]> PapersAsync(params string[] kinds) => await Task.WhenAll(kinds.Select(k => PaperAsync(k)));

    public async Task<string> StageAsync(string caseId)
    {
        await using var db = Store.Open();
        return (await db.Cases.FindAsync(caseId))!.Stage;
    }

    public Task<int> DoDueAsync() => Part<DueWork>().RunAsync();

    /// <summary>
    /// Everything that the journal stands for, and its length, as one text: equal before and after what must change nothing.
    /// </summary>
    public async Task<string> StateAsync() =>
        string.Join('\n', (await StateDigest.OfAsync(Store, default)).Select(t => $"{t.Key} {t.Value}"));

    public async ValueTask DisposeAsync()
    {
        await _parts.DisposeAsync();
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Home, recursive: true);
    }
}
