using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>What must be true of a world in which processes were killed, once the last has done what was left.</summary>
public sealed class Aftermath(World world, ITestOutputHelper output)
{
    public async Task IsWholeAsync(IReadOnlyList<(string Key, string Stream, long Seq)> acknowledged)
    {
        await using var db = world.Store.Open();
        await EveryAcknowledgedIsThereOnceAsync(db, acknowledged);
        await NothingIsHalfDoneAsync();
        await EveryDeadlineWasServedAsync(db);
        await EveryMailWentOutAsync(db);
        await EveryPaperIsKeptAsync(db);
    }

    private static async Task EveryAcknowledgedIsThereOnceAsync(
        WorkReliefContext db,
        IReadOnlyList<(string Key, string Stream, long Seq)> acknowledged
    )
    {
        var entries = await db
            .Journal.AsNoTracking()
            .Select(j => new
            {
                j.RequestKey,
                j.Stream,
                j.Seq,
            })
            .ToListAsync();
        var journal = entries.ToLookup(j => j.RequestKey);
        foreach (var (key, stream, seq) in acknowledged)
        {
            var entry = Assert.Single(journal[key]);
            Assert.Equal((stream, seq), (entry.Stream, entry.Seq));
        }
        // No number was skipped: what a caller sent before, it had an answer to.
        for (var caller = 0; caller < 8; caller++)
        {
            var numbers = journal
                .Where(j => j.Key.StartsWith($"c{caller}-", StringComparison.Ordinal))
                .Select(j => int.Parse(j.Key.Split('-')[1], CultureInfo.InvariantCulture))
                .Order()
                .ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }
    }

    private async Task NothingIsHalfDoneAsync()
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
        Assert.All(served.Where(s => s.Action == "public-notice.remind-examiner").GroupBy(s => s.CaseId), g => Assert.Single(g));
        Assert.All(served.Where(s => s.Action == "project.month-over").GroupBy(s => (s.CaseId, s.OccurredOn)), g => Assert.Single(g));
    }

    private async Task EveryMailWentOutAsync(WorkReliefContext db)
    {
        var queued = await db.Outgoing.AsNoTracking().ToListAsync();
        output.WriteLine($"{queued.Count} mails");
        Assert.NotEmpty(queued);
        Assert.All(queued, mail => Assert.True(mail.SentUtc is not null, mail.Key + ": " + mail.Problem));
        var files = Directory.GetFiles(Path.Combine(world.Home, "mail"), "*.eml").Select(f => MimeMessage.Load(f).MessageId).ToList();
        Assert.Equal(queued.Select(m => Outbox.MessageId(m.Key)).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private async Task EveryPaperIsKeptAsync(WorkReliefContext db)
    {
        var store = new FolderFileStore(Path.Combine(world.Home, "files"));
        foreach (var name in await db.Papers.Select(p => p.File).Distinct().ToListAsync())
        {
            await using var file = store.Open(name);
            Assert.Equal(name, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file)));
        }
    }
}
