using Microsoft.Data.Sqlite;
using WorkRelief.Tests.CrashVictim;
using WorkRelief.Tests.Host;
using WorkRelief.Tests.Host.Crash;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Elsa.Following;
using Xunit.Abstractions;

namespace WorkRelief.Tests.ElsaRuntimes;

/// <summary>
/// The whole host is killed while callers commit and the follower brings: between an action's commit and its delivery, and in the midst of
/// what Elsa saves in several commits.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FollowerCrashTests(ITestOutputHelper output)
{
    private const int Kills = 10;

    [Fact]
    public async Task Killed_again_and_again_it_leaves_no_difference()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        var settings = new ElsaSettings(Follow: true, Path.Combine(world.Home, ServingHost.ElsaFile));
        var clock = new QuickClockSetting(world.Clock.GetUtcNow(), TimeProvider.System.GetUtcNow(), Speed: 0);
        var place = new ServingHost(world.Home, world.Store.Provider, world.Store.ConnectionString, [4, 6], clock, Follows: true);
        var acknowledged = new Acknowledgements();
        var (caughtBehind, brought) = (0, 0L);
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var victim = Victim.Start(place, acknowledged);
            await victim.UntilAsync(
                async () => await BroughtAsync(settings) > brought,
                TimeSpan.FromMinutes(2),
                () => Task.FromResult("nothing was brought")
            );
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 400)));
            await victim.KillAsync();
            brought = await BroughtAsync(settings);
            var report = await ElsaUpkeep.CheckAsync(world.Store, settings, default);
            Assert.Empty(report.Differences);
            caughtBehind += report.Behind > 0 ? 1 : 0;
        }
        output.WriteLine($"{acknowledged.Count} acknowledged, {brought} brought by then; behind at {caughtBehind} of {Kills} kills");
        Assert.True(caughtBehind > Kills / 2, "hardly any kill fell between commit and delivery");

        await using var followed = await Followed.OpenAsync(world.Store, settings.File);
        var began = System.Diagnostics.Stopwatch.StartNew();
        var left = await followed.Following.CatchUpAsync(default);
        output.WriteLine($"{left} brought after the last kill in {began.Elapsed.TotalSeconds:0.0} s");
        await followed.EqualAsync(leastCases: 4);
        Assert.Equal(0, await DeadBookmarksAsync(settings.File));
        SqliteConnection.ClearAllPools();
    }

    /// <summary>The project's instance was brought to this step; 0 while there is none.</summary>
    private static async Task<long> BroughtAsync(ElsaSettings settings) =>
        await ScalarAsync(
            settings.File,
            "SELECT COALESCE(MAX(CAST(json_extract(Data, '$.properties.WorkReliefSeq') AS INTEGER)), 0) FROM WorkflowInstances"
                + " WHERE CorrelationId = 'project/DP-2021-01'"
        );

    /// <summary>Rows that no instance knows: what a kill left and nobody cleared.</summary>
    private static Task<long> DeadBookmarksAsync(string file) =>
        ScalarAsync(
            file,
            "SELECT COUNT(*) FROM Bookmarks b WHERE NOT EXISTS"
                + " (SELECT 1 FROM WorkflowInstances i WHERE i.Id = b.WorkflowInstanceId AND instr(i.Data, b.Id) > 0)"
        );

    private static async Task<long> ScalarAsync(string file, string sql)
    {
        if (!File.Exists(file))
            return 0;
        await using var db = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await db.OpenAsync();
        await using var tables = db.CreateCommand();
        tables.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'WorkflowInstances'";
        if (await tables.ExecuteScalarAsync() is not 1L)
            return 0;
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
