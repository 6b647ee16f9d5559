using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

public sealed class JournalTests : IAsyncLifetime
{
    private const string Stream = "project/DP-2021-01";
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.PlayedAsync("dongpo", "2021-05-13 09:00");

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_untouched_journal_is_whole()
    {
        var report = await JournalCheck.VerifyAsync(_world.Store, default);
        Assert.Empty(report.Problems);
        Assert.Equal(4, report.Streams);
        Assert.Equal(64, report.Root.Length);
    }

    [Fact]
    public async Task The_accounts_are_those_of_the_journal_and_one_fen_more_in_a_table_is_named()
    {
        await using var world = await World.PlayedAsync("labour-self-build", "2026-05-09 23:00");
        var report = await AccountCheck.VerifyAsync(world.Store, default);
        Assert.Empty(report.Problems);
        Assert.True(report.Accounts >= 34, $"{report.Accounts} accounts");
        await using (var db = world.Store.Open())
        {
            var line = await db.PayrollLines.OrderBy(l => l.CycleId).FirstAsync(l => l.Held == null);
            await db
                .PayrollLines.Where(l => l.CycleId == line.CycleId && l.Number == line.Number)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.AmountYuan, line.AmountYuan + 0.01m));
            var problem = Assert.Single((await AccountCheck.VerifyAsync(world.Store, default)).Problems);
            Assert.StartsWith($"GA-2026-05 2026-03 {line.WorkerId}：", problem);
        }
    }

    [Fact]
    public async Task A_changed_entry_is_named()
    {
        await using (var db = _world.Store.Open())
        {
            var row = await db.Journal.AsNoTracking().SingleAsync(j => j.Stream == Stream && j.Seq == 7);
            var forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Body).Replace("8500000", "9500000", StringComparison.Ordinal));
            Assert.NotEqual(row.Body, forged);
            await db.Journal.Where(j => j.Position == row.Position).ExecuteUpdateAsync(j => j.SetProperty(x => x.Body, forged));
        }
        Assert.Equal([$"{Stream} 第7条：内容被改动，与哈希不符"], (await JournalCheck.VerifyAsync(_world.Store, default)).Problems);
    }

    [Fact]
    public async Task A_changed_entry_with_its_hash_made_anew_is_named_by_the_next()
    {
        await using (var db = _world.Store.Open())
        {
            var row = await db.Journal.AsNoTracking().SingleAsync(j => j.Stream == Stream && j.Seq == 7);
            var forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Body).Replace("8500000", "9500000", StringComparison.Ordinal));
            await db
                .Journal.Where(j => j.Position == row.Position)
                .ExecuteUpdateAsync(j => j.SetProperty(x => x.Body, forged).SetProperty(x => x.Hash, Entry.HashOf(forged)));
        }
        Assert.Equal([$"{Stream} 第8条：与上一条不衔接"], (await JournalCheck.VerifyAsync(_world.Store, default)).Problems);
    }

    [Fact]
    public async Task A_missing_entry_is_named()
    {
        await using (var db = _world.Store.Open())
            await db.Journal.Where(j => j.Stream == Stream && j.Seq == 9).ExecuteDeleteAsync();
        Assert.Equal(
            [$"{Stream} 第9条：缺失", $"{Stream} 第10条：与上一条不衔接"],
            (await JournalCheck.VerifyAsync(_world.Store, default)).Problems
        );
    }

    [Fact]
    public async Task A_cut_off_end_is_named()
    {
        long last;
        await using (var db = _world.Store.Open())
        {
            last = (await db.Streams.SingleAsync(s => s.Name == Stream)).Seq;
            await db.Journal.Where(j => j.Stream == Stream && j.Seq > last - 2).ExecuteDeleteAsync();
        }
        Assert.Equal([$"{Stream} 第{last - 1}条至第{last}条：缺失"], (await JournalCheck.VerifyAsync(_world.Store, default)).Problems);
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_named()
    {
        await using (var db = _world.Store.Open())
        {
            await db.Journal.Where(j => j.Stream == Stream && j.Seq == 6).ExecuteUpdateAsync(j => j.SetProperty(x => x.Seq, -1));
            await db.Journal.Where(j => j.Stream == Stream && j.Seq == 7).ExecuteUpdateAsync(j => j.SetProperty(x => x.Seq, 6));
            await db.Journal.Where(j => j.Stream == Stream && j.Seq == -1).ExecuteUpdateAsync(j => j.SetProperty(x => x.Seq, 7));
        }
        var problems = (await JournalCheck.VerifyAsync(_world.Store, default)).Problems;
        Assert.Contains($"{Stream} 第6条：次序被调换，内容写的是 {Stream} 第7条", problems);
        Assert.Contains($"{Stream} 第7条：次序被调换，内容写的是 {Stream} 第6条", problems);
    }

    [Fact]
    public async Task A_stream_that_vanished_is_named()
    {
        await using (var db = _world.Store.Open())
            await db.Journal.Where(j => j.Stream == "workers").ExecuteDeleteAsync();
        Assert.Equal(["workers：全部条目缺失"], (await JournalCheck.VerifyAsync(_world.Store, default)).Problems);
    }

    [Fact]
    public async Task A_replay_into_an_empty_database_gives_the_same_state_and_sends_nothing()
    {
        using var target = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(_world.Home, "replayed.db"));
        var entries = await Replay.RunAsync(_world.Store, target, default);
        await using var db = target.Open();
        Assert.Equal(await db.Journal.LongCountAsync(), entries);
        Assert.Empty(await StateDigest.DifferencesAsync(_world.Store, target, default));
        Assert.Equal(0, await db.Outgoing.CountAsync(o => !o.Parked));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Replay.RunAsync(_world.Store, target, default));
    }

    [Fact]
    public async Task A_difference_in_state_is_seen_and_named()
    {
        using var target = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(_world.Home, "replayed.db"));
        await Replay.RunAsync(_world.Store, target, default);
        await using (var db = target.Open())
            await db.PayrollLines.Where(l => l.Number == 1).Take(1).ExecuteUpdateAsync(l => l.SetProperty(x => x.Trade, "监工"));
        Assert.Equal(["PayrollLines"], await StateDigest.DifferencesAsync(_world.Store, target, default));
    }

    [Fact]
    public async Task The_journal_names_no_person()
    {
        await using var db = _world.Store.Open();
        var names = await db
            .Texts.Where(t => t.Key.StartsWith("worker/") || t.Key.EndsWith("/name") || t.Key.EndsWith("/email") || t.Key.EndsWith("/head"))
            .Select(t => t.Text)
            .ToListAsync();
        Assert.Contains("脱贫户务工群众1", names);
        Assert.Contains("何川", names);
        var all = string.Concat((await db.Journal.Select(j => j.Body).ToListAsync()).Select(Encoding.UTF8.GetString));
        Assert.All(names.Distinct(), name => Assert.DoesNotContain($"\"{name}\"", all));
        Assert.All(names.Distinct(), name => Assert.DoesNotContain(name, all));
    }
}
