using System.Collections.Concurrent;
using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.CrashVictim;
using WorkRelief.Tests.Host.Stores;
using WorkRelief.WorkflowHost.Storage;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>
/// Whole hosts are killed at random, while they start and while they work. Whatever the dead left behind, a host that starts answers
/// within ten seconds, and what was due when another died goes on within fifteen.
/// </summary>
[Collection(nameof(Alone))]
public sealed class HostCrashTests(ITestOutputHelper output)
{
    // Two hours each second: every twelve seconds a midnight, at which many windows end at once.
    private const int Speed = 2 * 60 * 60;
    private const int Days = 8;
    private const int WindowsADay = 20;
    private static readonly TimeSpan Serving = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoingOn = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Utmost = TimeSpan.FromSeconds(60);

    // What a start takes on an ordinary machine, when nobody died before. A machine that other work slows down is given so much more time.
    private static readonly TimeSpan Ordinary = TimeSpan.FromSeconds(5);
    private readonly Acknowledgements _acknowledged = new();
    private int _left;
    private int _leased;
    private readonly ConcurrentBag<TimeSpan> _toServe = [];
    private readonly ConcurrentBag<TimeSpan> _toGoOn = [];

    [Fact]
    public async Task One_host_on_SQLite_killed_again_and_again_serves_and_goes_on_at_once() => await KilledAsync(hosts: 1);

    [PostgresFact]
    public async Task Three_hosts_on_PostgreSQL_killed_again_and_again_serve_and_go_on_at_once()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await KilledAsync(hosts: 3, new Store(StorageProvider.Postgres, database.ConnectionString));
    }

    [PostgresFact]
    public async Task A_host_serves_though_a_dead_one_locked_the_timetable()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
        // Another test's service may have left its own, which is closed.
        LogProvider.SetCurrentLogProvider(null);
        var options = new PostgreSqlStorageOptions();
        var storage = new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
        using var connection = storage.GetConnection();
        var slowness = await SlownessAsync(hosts: 1);
        using (connection.AcquireDistributedLock("lock:recurring-job:recount-dates", TimeSpan.FromSeconds(1)))
        {
            var locked = Stopwatch.StartNew();
            await CreatedAsync(home, StorageProvider.Postgres, database.ConnectionString, slowness, hosts: 1, kills: 0);
            // It served while the lock stood; on a slow machine the lock may have grown old meanwhile and count no more.
            Assert.True(locked.Elapsed > Serving || connection.GetRecurringJobs().Count == 0);
        }
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_host_killed_while_it_creates_its_SQLite_file_serves_when_it_starts_again()
    {
        var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
        var connection = "Data Source=" + Path.Combine(home, "test.db");
        await CreatedAsync(home, StorageProvider.Sqlite, connection, await SlownessAsync(hosts: 1), hosts: 1, kills: 4);
        Directory.Delete(home, recursive: true);
    }

    [PostgresFact]
    public async Task Three_hosts_that_create_a_PostgreSQL_database_at_once_serve_though_each_was_killed_at_it()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
        await CreatedAsync(home, StorageProvider.Postgres, database.ConnectionString, await SlownessAsync(hosts: 3), hosts: 3, kills: 2);
        Directory.Delete(home, recursive: true);
    }

    private async Task KilledAsync(int hosts, Store? store = null)
    {
        var slowness = await SlownessAsync(hosts);
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00", store);
        await PostAsync(world);
        var clock = new QuickClockSetting(world.Clock.GetUtcNow(), TimeProvider.System.GetUtcNow(), Speed);
        var callers = Enumerable.Range(0, 8).ToLookup(caller => caller % hosts);
        var places = callers.Select(of => PlaceOf(world, clock, [.. of])).ToList();
        var seed = Seed();
        await Task.WhenAll(
            places.Select((place, n) => LiveAndDieAsync(place, world.Store, new Random(seed + n), Kills.Of(30) / hosts, slowness))
        );

        var stopped = clock with { Start = new QuickClock(clock.Start, clock.Began, clock.Speed).GetUtcNow(), Speed = 0 };
        using (var last = Victim.Start(PlaceOf(world, stopped, [.. Enumerable.Range(0, 8)]) with { Finish = true }, _acknowledged))
            await last.EndsByItselfAsync();
        output.WriteLine($"{_acknowledged.Count} acknowledged; {_left} due or unsent when a host was killed, {_leased} of them leased");
        IsSoon("serve", _toServe, Serving * slowness);
        IsSoon("go on", _toGoOn, GoingOn * slowness);
        Assert.True(_leased > 0, "no host was killed while anything was leased");
        await new Aftermath(world, output).IsWholeAsync(_acknowledged.All());
    }

    private static ServingHost PlaceOf(World world, QuickClockSetting clock, IReadOnlyList<int> callers) =>
        new(world.Home, world.Store.Provider, world.Store.ConnectionString, callers, clock);

    /// <summary>Each working day many notices, whose windows end together.</summary>
    private static async Task PostAsync(World world)
    {
        for (var day = 1; day <= Days; day++)
        {
            world.MoveTo($"2021-04-{day:00} 09:00");
            for (var n = 1; n <= WindowsADay; n++)
            {
                var papers = await world.PapersAsync("posting-photo");
                var notice = new
                {
                    project = "DP-2021-01",
                    kind = "construction",
                    place = $"第{n}组",
                    papers,
                };
                await world.MustAsync("dongpo.village", "public-notice.post", notice);
            }
        }
    }

    /// <summary>One host's lives: some end while it starts, some once it serves, some when it has gone on with what was left.</summary>
    private async Task LiveAndDieAsync(ServingHost place, Store store, Random random, int kills, double slowness)
    {
        var clock = new QuickClock(place.Clock.Start, place.Clock.Began, place.Clock.Speed);
        var (left, dead) = (new List<Left>(), new List<string>());
        for (var kill = 1; kill <= kills; kill++)
        {
            using var victim = Victim.Start(place, _acknowledged);
            var life = random.Next(4);
            if (life == 0)
                await Task.Delay(random.Next(2500));
            else
            {
                // With the clock so fast and the machine slow, something is always late.
                _toServe.Add(await victim.AnswersAsync(Utmost, well: slowness == 1));
                if (life > 1)
                {
                    _toGoOn.Add(
                        await victim.UntilAsync(
                            () => HasGoneOnAsync(store, left, dead),
                            Utmost,
                            async () => $"waiting still: {string.Join(", ", await StillAsync(store, left))}"
                        )
                    );
                    left.Clear();
                }
                var end = TimeSpan.FromMilliseconds(random.Next(1500));
                if (life == 3)
                    await AnythingLeasedAsync(store, end);
                else
                    await Task.Delay(end);
            }
            await victim.KillAsync();
            if (victim.Host is { } name)
                dead.Add(name);
            var here = await LeftAsync(store, clock.GetUtcNow(), victim.Host);
            left.AddRange(here);
            Interlocked.Add(ref _left, here.Count);
            Interlocked.Add(ref _leased, here.Count(l => l.Leased));
        }
    }

    private static async Task AnythingLeasedAsync(Store store, TimeSpan most)
    {
        var since = Stopwatch.StartNew();
        await using var db = store.Open();
        while (since.Elapsed < most && !await db.Deadlines.AnyAsync(d => d.LeaseUntilUtc != null))
            await Task.Delay(TimeSpan.FromMilliseconds(5));
    }

    private async Task CreatedAsync(string home, StorageProvider provider, string connection, double slowness, int hosts, int kills)
    {
        Vault.Open(Path.Combine(home, "keys"));
        var clock = new QuickClockSetting(World.At("2021-01-01 08:00"), TimeProvider.System.GetUtcNow(), 1);
        var seed = Seed();
        await Task.WhenAll(
            Enumerable
                .Range(0, hosts)
                .Select(async n =>
                {
                    var (random, place) = (new Random(seed + n), new ServingHost(home, provider, connection, [], clock));
                    for (var kill = 1; kill <= kills; kill++)
                    {
                        using var victim = Victim.Start(place, _acknowledged);
                        await Task.Delay(random.Next(4000));
                        await victim.KillAsync();
                    }
                    using var last = Victim.Start(place, _acknowledged);
                    output.WriteLine(
                        $"served after {(await last.AnswersAsync(Serving * slowness, well: slowness == 1)).TotalSeconds:0.0} s"
                    );
                    await last.KillAsync();
                })
        );
    }

    /// <summary>A deadline or mail that waited when a host was killed; it went on when somebody took it, or it is gone.</summary>
    private sealed record Left(bool Mail, long Id, long Fence, bool Leased);

    /// <summary>What nobody holds, and what this host does: others go on with their own, and who of them dies is asked for it.</summary>
    private static async Task<List<Left>> LeftAsync(Store store, DateTimeOffset now, string? host)
    {
        await using var db = store.Open();
        return
        [
            .. await db
                .Deadlines.Where(d => d.DueUtc <= now && d.Parked == null)
                .Where(d => d.LeaseUntilUtc == null || EF.Property<string?>(d, WorkReliefContext.LeasedBy) == host)
                .Select(d => new Left(false, d.Id, d.Fence, d.LeaseUntilUtc != null))
                .ToListAsync(),
            .. await db
                .Outgoing.Where(o => o.SentUtc == null && !o.Parked)
                .Where(o => o.LeaseUntilUtc == null || EF.Property<string?>(o, WorkReliefContext.LeasedBy) == host)
                .Select(o => new Left(true, o.Id, o.Fence, o.LeaseUntilUtc != null))
                .ToListAsync(),
        ];
    }

    /// <summary>Whatever the dead had leased is free, and of all that was due something was taken.</summary>
    private static async Task<bool> HasGoneOnAsync(Store store, List<Left> left, List<string> dead)
    {
        await using var db = store.Open();
        return !await db.Hosts.AnyAsync(h => dead.Contains(h.Id))
            && (left.Count == 0 || (await StillAsync(store, left)).Count < left.Count);
    }

    private static async Task<List<Left>> StillAsync(Store store, List<Left> left)
    {
        if (left.Count == 0)
            return [];
        await using var db = store.Open();
        var still = (await db.Deadlines.Where(d => d.Parked == null).Select(d => new { d.Id, d.Fence }).ToListAsync())
            .Select(d => (false, d.Id, d.Fence))
            .Concat(
                (await db.Outgoing.Where(o => o.SentUtc == null && !o.Parked).Select(o => new { o.Id, o.Fence }).ToListAsync()).Select(o =>
                    (true, o.Id, o.Fence)
                )
            );
        return [.. left.IntersectBy(still, l => (l.Mail, l.Id, l.Fence))];
    }

    /// <summary>
    /// Nine lives of ten keep the time, and none takes longer than <see cref="Utmost"/>: a machine that stalls for some seconds proves
    /// nothing, a lease that runs out or a lock that grows old takes minutes.
    /// </summary>
    private void IsSoon(string what, ConcurrentBag<TimeSpan> lives, TimeSpan most)
    {
        var late = lives.Count(took => took > most);
        output.WriteLine($"to {what}: slowest of {lives.Count} {lives.Max().TotalSeconds:0.0} s, {late} over {most.TotalSeconds:0.0} s");
        Assert.True(late * 10 <= lives.Count, $"{late} of {lives.Count} took longer to {what} than {most.TotalSeconds:0.0} s");
    }

    /// <summary>How many times longer than ordinary so many hosts take that start at once, each with a file of its own.</summary>
    private async Task<double> SlownessAsync(int hosts)
    {
        var starts = await Task.WhenAll(
            Enumerable
                .Range(0, hosts)
                .Select(async _ =>
                {
                    var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
                    var clock = new QuickClockSetting(World.At("2021-01-01 08:00"), TimeProvider.System.GetUtcNow(), 1);
                    var place = new ServingHost(home, StorageProvider.Sqlite, "Data Source=" + Path.Combine(home, "test.db"), [], clock);
                    using var host = Victim.Start(place, _acknowledged);
                    var took = await host.AnswersAsync(TimeSpan.FromMinutes(2), well: true);
                    await host.KillAsync();
                    Directory.Delete(home, recursive: true);
                    return took;
                })
        );
        output.WriteLine($"an undisturbed start takes {starts.Max().TotalSeconds:0.0} s");
        return Math.Max(1, starts.Max() / Ordinary);
    }

    private int Seed()
    {
        // Printed, so that a failure can be played again.
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return seed;
    }
}

/// <summary>For tests that watch the clock on the wall: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
