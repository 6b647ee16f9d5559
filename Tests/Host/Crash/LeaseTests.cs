using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Stores;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Crash;

public sealed class LeaseTests
{
    [Fact]
    public async Task What_a_host_leased_is_kept_for_it_while_it_lives_and_free_once_it_is_gone_on_SQLite()
    {
        await using var world = await World.NewAsync();
        await KeptWhileItLivesAsync(world.Store);
    }

    [PostgresFact]
    public async Task What_a_host_leased_is_kept_for_it_while_it_lives_and_free_once_it_is_gone_on_PostgreSQL()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        using var store = new Store(StorageProvider.Postgres, database.ConnectionString);
        await store.MigrateAsync(default);
        await KeptWhileItLivesAsync(store);
    }

    private static async Task KeptWhileItLivesAsync(Store store)
    {
        await using (var db = store.Open())
        {
            db.Deadlines.Add(
                new DeadlineRow
                {
                    CaseId = "P",
                    Action = "x",
                    DueUtc = DateTimeOffset.UnixEpoch,
                    ArmedBy = "s:1",
                }
            );
            db.Hosts.Add(new HostRow { Id = "other", SeenUtc = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }
        var (one, two) = (new Leases(store), new Leases(store));
        await using (var db = store.Open())
        {
            db.Hosts.Add(new HostRow { Id = one.Host, SeenUtc = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }
        var first = Assert.Single(await one.TakeAsync(db => db.Deadlines, default));
        Assert.Empty(await one.TakeAsync(db => db.Deadlines, default));
        Assert.Empty(await two.TakeAsync(db => db.Deadlines, default));
        await using (var db = store.Open())
            Assert.Equal(2, await Heartbeat.Silent(db).ExecuteDeleteAsync());
        // What is in its own hands it does not take twice, though others think it dead.
        Assert.Empty(await one.TakeAsync(db => db.Deadlines, default));
        var second = Assert.Single(await two.TakeAsync(db => db.Deadlines, default));
        Assert.Equal(first.Fence + 1, second.Fence);
    }
}
