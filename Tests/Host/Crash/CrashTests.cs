using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit.Abstractions;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>
/// The process is killed at random points during a stream of actions, due deadlines and mails from eight callers. Whatever was
/// acknowledged is there once; whatever is there is whole.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 50;

    [Fact]
    public async Task Killed_fifty_times_it_loses_nothing_does_nothing_twice_and_leaves_nothing_half_done()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // Printed, so that a failure can be played again.
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var acknowledged = new List<(string Key, string Stream, long Seq)>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var victim = Start(world.Home);
            await ReadAsync(victim, acknowledged, random.Next(1, 90));
            // Between two acknowledgements, at any point of what eight callers, the clock and the outbox are doing.
            victim.Kill(entireProcessTree: true);
            await ReadAsync(victim, acknowledged, int.MaxValue);
            await victim.WaitForExitAsync();
        }
        using (var last = Start(world.Home, "finish"))
        {
            await ReadAsync(last, acknowledged, int.MaxValue);
            await last.WaitForExitAsync();
            Assert.Equal(0, last.ExitCode);
        }
        output.WriteLine($"{acknowledged.Count} acknowledged");
        Assert.True(acknowledged.Count > 8 * Kills / 4, $"only {acknowledged.Count} acknowledged");

        await using var db = world.Store.Open();
        await EveryAcknowledgedIsThereOnceAsync(db, acknowledged);
        await NothingIsHalfDoneAsync(world);
        await EveryDeadlineWasServedAsync(db);
        await EveryMailWentOutAsync(world, db);
        await EveryPaperIsKeptAsync(world, db);
    }

    private static async Task EveryAcknowledgedIsThereOnceAsync(WorkReliefContext db, List<(string Key, string Stream, long Seq)> acknowledged)
    {
        var journal = (await db.Journal.AsNoTracking().Select(j => new { j.RequestKey, j.Stream, j.Seq }).ToListAsync()).ToLookup(j => j.RequestKey);
        foreach (var (key, stream, seq) in acknowledged)
        {
            var entry = Assert.Single(journal[key]);
            Assert.Equal((stream, seq), (entry.Stream, entry.Seq));
        }
        // No number was skipped: what a caller sent before, it had an answer to.
        for (var caller = 0; caller < 8; caller++)
        {
            var numbers = journal.Where(j => j.Key.StartsWith($"c{caller}-", StringComparison.Ordinal)).Select(j => int.Parse(j.Key.Split('-')[1], CultureInfo.InvariantCulture)).Order().ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }
    }

    private static async Task NothingIsHalfDoneAsync(World world)
    {
        Assert.Empty((await JournalCheck.VerifyAsync(world.Store, default)).Problems);
        using var target = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(world.Home, "replayed.db"));
        await Replay.RunAsync(world.Store, target, default);
        Assert.Empty(await StateDigest.DifferencesAsync(world.Store, target, default));
    }

    private async Task EveryDeadlineWasServedAsync(WorkReliefContext db)
    {
        Assert.False(await db.Deadlines.AnyAsync(d => d.Parked != null));
        var latest = await db.Steps.MaxAsync(s => s.RecordedUtc);
        Assert.False(await db.Deadlines.AnyAsync(d => d.DueUtc < latest));
        var served = await db.Steps.Where(s => s.Account == "clock" && s.Action != "system.seal-day").ToListAsync();
        output.WriteLine($"{served.Count} served by the clock");
        Assert.NotEmpty(served);
        // An examiner is reminded once of each objection, and each month is opened once.
        Assert.All(served.Where(s => s.Action == "notice.remind-examiner").GroupBy(s => s.CaseId), g => Assert.Single(g));
        Assert.All(served.Where(s => s.Action == "project.month-over").GroupBy(s => (s.CaseId, s.OccurredOn)), g => Assert.Single(g));
    }

    private async Task EveryMailWentOutAsync(World world, WorkReliefContext db)
    {
        var queued = await db.Outgoing.AsNoTracking().ToListAsync();
        output.WriteLine($"{queued.Count} mails");
        Assert.NotEmpty(queued);
        Assert.All(queued, mail => Assert.True(mail.SentUtc is not null, mail.Key + ": " + mail.Problem));
        var files = Directory.GetFiles(Path.Combine(world.Home, "mail"), "*.eml").Select(f => MimeMessage.Load(f).MessageId).ToList();
        Assert.Equal(queued.Select(m => WorkRelief.WorkflowHost.Mail.Outbox.MessageId(m.Key)).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private static async Task EveryPaperIsKeptAsync(World world, WorkReliefContext db)
    {
        var store = new FolderFileStore(Path.Combine(world.Home, "files"));
        foreach (var name in await db.Papers.Select(p => p.File).Distinct().ToListAsync())
        {
            await using var file = store.Open(name);
            Assert.Equal(name, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file)));
        }
    }

    private static Process Start(string home, params string[] more) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrashVictim.dll"), home, .. more])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = false,
        // A killed runtime leaves its diagnostic pipes behind in the temporary folder.
        Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
    })!;

    private static async Task ReadAsync(Process victim, List<(string Key, string Stream, long Seq)> acknowledged, int most)
    {
        for (var read = 0; read < most && await victim.StandardOutput.ReadLineAsync() is { } line; read++)
        {
            // A line that the kill cut short acknowledges nothing.
            if (line.Split(' ') is [var caller, var number, var stream, var seq, "."] && long.TryParse(seq, CultureInfo.InvariantCulture, out var at))
                acknowledged.Add(($"c{caller}-{number}", stream, at));
        }
    }
}
