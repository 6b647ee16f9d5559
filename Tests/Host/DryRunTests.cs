using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host;

/// <summary>A dry run reads beside the writers: neither waits for the other.</summary>
public sealed class DryRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_ends_while_another_holds_the_turn_to_write_and_the_lock_of_the_database()
    {
        await using var world = await World.NewAsync("2026-02-20 08:00");
        await Small.ProjectAsync(world);
        var before = await world.StateAsync();
        using (await world.Store.WriterTurnAsync(default))
        {
            await using var db = world.Store.Open();
            await using var writing = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Revisions\" SET \"Number\" = \"Number\"");
            var possible = Assert.IsType<Applied>(await TryAsync(world, "workers.register", Workers(2_000)).WaitAsync(Patience));
            Assert.Equal("workers", possible.Case);
            Assert.IsType<NotApplied>(await TryAsync(world, "workers.register", new { area = "没有村", workers = Array.Empty<object>() }));
        }
        Assert.Equal(before, await world.StateAsync());
        var seen = Assert.IsType<Applied>(await TryAsync(world, "workers.register", Workers(3)));
        Assert.Equal(seen, await world.MustAsync(Small.All, "workers.register", Workers(3)));
    }

    [Fact]
    public async Task While_many_go_on_others_act()
    {
        await using var world = await World.NewAsync("2026-02-20 08:00");
        await Small.ProjectAsync(world);
        var payload = Workers(1_000);
        var dry = Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryAsync(world, "workers.register", payload))).ToList();
        var acts = Enumerable
            .Range(0, 4)
            .Select(n =>
                world.MustAsync(
                    Small.All,
                    "workers.register",
                    new { area = Small.Village, workers = new[] { new { worker = $"X{n}", name = "新人" } } }
                )
            );
        Assert.Equal(4, (await Task.WhenAll(acts).WaitAsync(Patience)).Select(a => a.Seq).Distinct().Count());
        Assert.All(await Task.WhenAll(dry).WaitAsync(Patience), outcome => Assert.IsType<Applied>(outcome));
    }

    private static object Workers(int count) =>
        new { area = Small.Village, workers = Enumerable.Range(1, count).Select(n => new { worker = $"N{n}", name = "工人" + n }) };

    private static Task<Outcome> TryAsync(World world, string action, object payload) =>
        world.Engine.TryAsync(new ActionRequest(action, JsonSerializer.SerializeToElement(payload), Small.All, ""));
}
