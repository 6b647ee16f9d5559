using System.Diagnostics;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>
/// The process is killed at random points during a stream of actions, due deadlines and mails from eight callers. Whatever was
/// acknowledged is there once; whatever is there is whole.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_again_and_again_it_loses_nothing_does_nothing_twice_and_leaves_nothing_half_done()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // Printed, so that a failure can be played again.
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var acknowledged = new Acknowledgements();
        var kills = Kills.Of(50);
        for (var kill = 1; kill <= kills; kill++)
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
        Assert.True(acknowledged.Count > 8 * kills / 4, $"only {acknowledged.Count} acknowledged");

        await new Aftermath(world, output).IsWholeAsync(acknowledged.All());
    }

    private static Process Start(string home, params string[] more) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrashVictim.dll"), home, .. more])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = false,
                // A killed runtime leaves its diagnostic pipes behind in the temporary folder.
                Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
            }
        )!;

    private static async Task ReadAsync(Process victim, Acknowledgements acknowledged, int most)
    {
        for (var read = 0; read < most && await victim.StandardOutput.ReadLineAsync() is { } line; read++)
            acknowledged.Take(line);
    }
}
