using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Elsa.Following;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.ElsaRuntimes;

/// <summary>A real Elsa runtime comes after the journal and stands where the cases stand.</summary>
public sealed class FollowingTests : IDisposable
{
    private const string Project = "DP-2021-01";
    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;

    private string ElsaFile => Path.Combine(_home, "elsa.db");

    [Theory]
    [InlineData("meishan")]
    [InlineData("dongpo")]
    [InlineData("guangan")]
    [InlineData("mingshan")]
    [InlineData("bazhou")]
    public async Task Every_stage_is_equal_when_a_whole_project_was_followed_while_it_ran(string name)
    {
        using var store = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(_home, "journal.db"));
        await store.MigrateAsync(default);
        await using var followed = await Followed.OpenAsync(store, ElsaFile);
        using var over = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
                await followed.Following.CatchUpAsync(default);
        });
        await using (await World.PlayedAsync(name, "2030-01-01 00:00", store))
        {
            await over.CancelAsync();
            await following;
            await followed.Following.CatchUpAsync(default);
            await followed.EqualAsync(leastCases: 8);
        }
    }

    [Fact]
    public async Task What_was_entered_meanwhile_is_behind_until_it_is_brought_and_is_brought_once()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        await using var followed = await Followed.OpenAsync(world.Store, ElsaFile);
        await followed.Following.CatchUpAsync(default);
        await followed.EqualAsync(leastCases: 4);

        for (var n = 1; n <= 3; n++)
            await RecordAsync(world, n);
        Assert.Equal(3, (await followed.CheckAsync()).Behind);
        Assert.Equal(3, await followed.Following.CatchUpAsync(default));
        Assert.Equal(0, await followed.Following.CatchUpAsync(default));

        // A killed host had brought them and did not note it.
        await followed.Runtime.MarkAsync("project/" + Project, 0, default);
        await using var again = followed.Anew();
        Assert.Equal(0, await again.Following.CatchUpAsync(default));
        await again.EqualAsync(leastCases: 4);
    }

    [Fact]
    public async Task The_check_names_an_instance_that_stands_elsewhere_and_a_rebuild_sets_it_right()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        var settings = new ElsaSettings(Follow: true, ElsaFile);
        await Assert.ThrowsAsync<BadSetting>(() => ElsaUpkeep.CheckAsync(world.Store, settings, default));
        await using (var followed = await Followed.OpenAsync(world.Store, ElsaFile))
        {
            await followed.Following.CatchUpAsync(default);
            var at = (await followed.Runtime.Instances.ReadAsync([Project], default)).Single().At!;
            await ReplaceAsync(at, "Wait-Elsewhere");
            Assert.Contains("先停止服务", (await Assert.ThrowsAsync<BadSetting>(RebuildAsync)).Message, StringComparison.Ordinal);
        }
        var difference = Assert.Single((await ElsaUpkeep.CheckAsync(world.Store, settings, default)).Differences);
        Assert.StartsWith(Project + "：", difference, StringComparison.Ordinal);
        Assert.Contains("Wait-Elsewhere", difference, StringComparison.Ordinal);

        var rebuilt = await RebuildAsync();
        Assert.Empty(rebuilt.Differences);
        Assert.Equal(0, rebuilt.Behind);

        Task<ElsaReport> RebuildAsync() => ElsaUpkeep.RebuildAsync(world.Store, settings, default);
    }

    [Fact]
    public async Task An_instance_that_stands_elsewhere_is_made_anew_when_its_case_goes_on()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        await using var followed = await Followed.OpenAsync(world.Store, ElsaFile);
        await followed.Following.CatchUpAsync(default);
        await ReplaceAsync((await followed.Runtime.Instances.ReadAsync([Project], default)).Single().At!, "Wait-Elsewhere");
        await RecordAsync(world, 1);
        Assert.True(await followed.Following.CatchUpAsync(default) > 1);
        var report = await followed.CheckAsync();
        Assert.Empty(report.Differences);
        Assert.Contains("made anew", Assert.Single(followed.Log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Elsa_cannot_be_opened_actions_go_on_and_the_backlog_is_brought_when_it_can()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        var settings = new ElsaSettings(Follow: true, Path.Combine(_home, "elsewhere", "elsa.db"));
        // A file where the folder should be.
        await File.WriteAllTextAsync(Path.Combine(_home, "elsewhere"), "");
        var log = new RecordedLog();
        using var logs = LoggerFactory.Create(l => l.AddProvider(log));
        using var follower = new ElsaFollower(world.Store, world.Engine, world.Part<WorkflowHost.Engine.Definitions>(), settings, logs);
        await follower.StartAsync(default);
        await UntilAsync(() => Task.FromResult(log.Lines.Any(l => l.Text.Contains("does not follow", StringComparison.Ordinal))));
        await RecordAsync(world, 1);
        File.Delete(Path.Combine(_home, "elsewhere"));
        await UntilAsync(() => Task.FromResult(log.Lines.Any(l => l.Text.Contains("follows from now on", StringComparison.Ordinal))));
        await UntilAsync(async () =>
            (await ElsaUpkeep.CheckAsync(world.Store, settings, default)) is { Behind: 0, Differences.Count: 0, Cases: > 4 }
        );
        await follower.StopAsync(default);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    private static Task<Applied> RecordAsync(World world, int n) =>
        world.MustAsync(
            "dongpo.reform",
            "record.add",
            new
            {
                project = Project,
                kind = "problem",
                fields = new { raised = $"问题{n}", solved = "已解决" },
            }
        );

    /// <summary>Waits for what the follower does in its own time.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(100), late.Token);
    }

    private async Task ReplaceAsync(string activity, string by)
    {
        await using var db = new SqliteConnection("Data Source=" + ElsaFile);
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = $"UPDATE WorkflowInstances SET Data = replace(Data, '{activity}\"', '{by}\"') WHERE Id = '{Project}'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
