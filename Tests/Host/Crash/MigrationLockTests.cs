using Microsoft.EntityFrameworkCore;

namespace WorkRelief.Tests.Host.Crash;

public sealed class MigrationLockTests
{
    [Fact]
    public async Task A_lock_on_migrations_that_a_killed_process_left_holds_up_nobody()
    {
        await using var world = await World.NewAsync();
        await using (var db = world.Store.Open())
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2021-01-01')""");
        await world.Store.MigrateAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
    }
}
