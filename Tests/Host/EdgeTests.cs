using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>Exactly at the edge, and one beyond it.</summary>
public sealed class EdgeTests
{
    [Theory]
    [InlineData("2026-03-10", null)]
    [InlineData("2026-03-11", "grant-ended")]
    public async Task A_grant_holds_on_its_last_day_and_not_on_the_next(string day, string? code)
    {
        await using var world = await PayWorld.NewAsync();
        await world.MustAsync("admin", "account.register", new { account = "deputy", name = "代理" });
        var grant = new
        {
            account = "deputy",
            body = "village-committees",
            area = Small.Village,
            until = "2026-03-10",
        };
        await world.MustAsync("admin", "grant.give", grant);
        world.MoveTo(day + " 09:00");
        Assert.Equal(code, await CodeAsync(world, "deputy", "record.add", Problem));
    }

    [Theory]
    [InlineData("2026-03-05", null)]
    [InlineData("2026-03-04", "date-before-last-step")]
    public async Task A_step_may_have_happened_on_the_day_of_the_last_one_and_not_before(string on, string? code)
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-03-05 09:00");
        await world.MustAsync(
            Small.All,
            "project.suspend",
            new
            {
                project = "P1",
                reason = "雨季",
                papers = await world.PapersAsync("suspension-order"),
            }
        );
        world.MoveTo("2026-03-08 09:00");
        var resumed = new
        {
            project = "P1",
            on,
            papers = await world.PapersAsync("resumption-order"),
        };
        Assert.Equal(code, await CodeAsync(world, Small.All, "project.resume", resumed));
    }

    /// <summary>Each column of the journal, whatever columns it will have: a change of one value anywhere is found.</summary>
    [Fact]
    public async Task No_column_of_the_journal_can_be_changed_unseen()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-10 09:00");
        await using var db = world.Store.Open();
        var columns = db
            .Model.FindEntityType(typeof(JournalRow))!
            .GetProperties()
            .Where(p => p.Name != nameof(JournalRow.Position))
            .ToList();
        Assert.True(columns.Count >= 7);
        foreach (var column in columns)
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE kept AS SELECT * FROM \"Journal\"");
            var forged =
                column.ClrType == typeof(long) ? "\"Seq\" + 1000"
                : column.ClrType == typeof(byte[]) ? "x'7b7d'"
                : "'forged'";
            var last = "WHERE \"Position\" = (SELECT MAX(\"Position\") FROM \"Journal\")";
            var update = $"UPDATE \"Journal\" SET \"{column.Name}\" = {forged} {last}";
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(update));
            var problems = (await JournalCheck.VerifyAsync(world.Store, default)).Problems;
            Assert.True(problems.Count > 0, $"a changed {column.Name} was not seen");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Journal\"; INSERT INTO \"Journal\" SELECT * FROM kept; DROP TABLE kept");
        }
        Assert.Empty((await JournalCheck.VerifyAsync(world.Store, default)).Problems);
    }

    private static readonly object Problem = new
    {
        project = "P1",
        kind = "problem",
        fields = new { raised = "水源", solved = "已解决" },
    };

    private static async Task<string?> CodeAsync(World world, string account, string action, object payload) =>
        await world.ApplyAsync(account, action, payload) is NotApplied no ? no.Refusals[0].Code : null;
}
