using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host;

public sealed class ClockTests
{
    private const string May = "DP-2021-01/2021-05";

    [Fact]
    [Trait("Seed", "DP-08")]
    public async Task A_window_closes_at_midnight_after_its_last_day_and_not_a_second_before()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-04-15 23:00");
        world.Clock.MoveTo(World.At("2021-04-15 23:59").AddSeconds(59));
        Assert.Equal(0, await world.DoDueAsync());
        Assert.Equal("OnNotice", await world.StageAsync("DP-2021-01/2021-03"));
        world.MoveTo("2021-04-16 00:00");
        Assert.Equal(1, await world.DoDueAsync());
        Assert.Equal("Payable", await world.StageAsync("DP-2021-01/2021-03"));
    }

    [Fact]
    [Trait("Seed", "GA-07")]
    public async Task A_host_that_was_down_for_weeks_catches_up_in_order_each_step_on_its_own_day()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-06-18 10:00");
        world.MoveTo("2021-07-20 12:00");
        await world.DoDueAsync();
        await using var db = world.Store.Open();
        var reminders = await db.Steps.Where(s => s.CaseId == May && s.Action == "pay-cycle.remind").OrderBy(s => s.Seq).ToListAsync();
        Assert.Equal(
            [new(2021, 6, 20), new(2021, 6, 25), new(2021, 6, 29), new(2021, 7, 1), new(2021, 7, 3), new(2021, 7, 7)],
            reminders.Select(r => r.OccurredOn).ToArray<DateOnly>()
        );
        Assert.All(reminders, r => Assert.Equal(World.At("2021-07-20 12:00"), r.RecordedUtc));
        Assert.False(await db.Deadlines.AnyAsync(d => d.CaseId == May));
    }

    [Fact]
    public async Task Two_hosts_at_once_take_each_step_once()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-06-18 10:00");
        world.MoveTo("2021-07-20 12:00");
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.DoDueAsync())));
        await using var db = world.Store.Open();
        Assert.Equal(6, await db.Steps.CountAsync(s => s.CaseId == May && s.Action == "pay-cycle.remind"));
        // And the month-end of the project.
        Assert.Equal(7, taken.Sum());
    }

    [Fact]
    public async Task A_lease_that_was_lost_changes_nothing()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-06-18 10:00");
        world.MoveTo("2021-06-20 08:00");
        long id,
            fence;
        await using (var db = world.Store.Open())
        {
            var due = await db.Deadlines.SingleAsync(d => d.CaseId == May);
            (id, fence) = (due.Id, due.Fence);
            due.Fence++;
            await db.SaveChangesAsync();
        }
        var before = await world.StateAsync();
        Assert.IsType<Stale>(await world.Engine.ApplyDueAsync(id, fence));
        Assert.Equal(before, await world.StateAsync());
        Assert.IsType<Applied>(await world.Engine.ApplyDueAsync(id, fence + 1));
    }

    [Fact]
    public async Task A_job_that_fires_too_early_does_nothing()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-06-18 10:00");
        await using var db = world.Store.Open();
        var due = await db.Deadlines.AsNoTracking().SingleAsync(d => d.CaseId == May);
        world.Clock.MoveTo(due.DueUtc.AddTicks(-1));
        Assert.IsType<Stale>(await world.Engine.ApplyDueAsync(due.Id, due.Fence));
    }

    [Fact]
    public async Task A_deadline_ends_with_the_stage_that_it_belongs_to()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-05-10 15:00");
        await using var db = world.Store.Open();
        // The objection stopped the window: nothing closes it while it is disputed; the examiner's clock runs instead.
        Assert.Equal("public-notice.remind-examiner", (await db.Deadlines.SingleAsync(d => d.CaseId == "DP-2021-01/notice-3")).Action);
        world.MoveTo("2021-05-16 08:00");
        await world.DoDueAsync();
        Assert.Equal("OnNotice", await world.StageAsync("DP-2021-01/2021-04"));
    }

    [Fact]
    public async Task A_step_that_cannot_be_taken_is_parked_holds_up_its_own_case_alone_and_can_be_retried()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-04-09 09:00");
        const string notice = "DP-2021-01/notice-2";
        // The window's last day was moved on behind the deadline's back: the rule says no, each time.
        await using (var db = world.Store.Open())
            await db
                .PublicNotices.Where(n => n.Id == notice)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.LastDay, new DateOnly(2021, 6, 30)));
        world.MoveTo("2021-05-01 12:00");
        for (var i = 0; i < 10; i++)
        {
            world.Clock.MoveTo(world.Clock.GetUtcNow().AddHours(7));
            await world.DoDueAsync();
        }
        await using (var db = world.Store.Open())
        {
            var parked = await db.Deadlines.SingleAsync(d => d.CaseId == notice);
            Assert.Contains("window-running", parked.Parked);
            // The project's own clock went on: April's cycle was opened.
            Assert.Equal("Open", (await db.Cases.SingleAsync(c => c.Id == "DP-2021-01/2021-04")).Stage);
            await db
                .PublicNotices.Where(n => n.Id == notice)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.LastDay, new DateOnly(2021, 4, 15)));
            Assert.True(await world.Part<DueWork>().RetryAsync(parked.Id));
            Assert.False(await world.Part<DueWork>().RetryAsync(parked.Id));
        }
        await world.DoDueAsync();
        Assert.Equal("Payable", await world.StageAsync("DP-2021-01/2021-03"));
    }

    [Fact]
    public async Task A_date_on_an_unpublished_calendar_is_provisional_and_counted_again_when_the_year_comes()
    {
        await using var world = await World.NewAsync("2026-12-01 08:00");
        await Small.ProjectAsync(world);
        // December's pay is due 2027-01-29 by weekends alone; the year's notice may take that day.
        world.MoveTo("2027-01-01 00:10");
        await world.DoDueAsync();
        await using (var db = world.Store.Open())
        {
            var cycle = await db.PayCycles.SingleAsync(c => c.Period == "2026-12");
            Assert.Equal((new DateOnly(2027, 1, 29), true), (cycle.DueOn, cycle.Provisional));
        }
        await world.MustAsync(
            "admin",
            "calendar.publish",
            new
            {
                holidays = new
                {
                    year = 2027,
                    source = "2027年部分节假日安排",
                    off = new[]
                    {
                        new
                        {
                            name = "春节",
                            from = "2027-01-28",
                            to = "2027-02-03",
                        },
                    },
                    work = Array.Empty<string>(),
                },
            }
        );
        Assert.Equal(1, await world.Part<Upkeep>().RecountAsync());
        Assert.Equal(0, await world.Part<Upkeep>().RecountAsync());
        await using var after = world.Store.Open();
        var recounted = await after.PayCycles.SingleAsync(c => c.Period == "2026-12");
        Assert.Equal((new DateOnly(2027, 1, 27), false), (recounted.DueOn, recounted.Provisional));
        Assert.Equal(World.At("2027-01-17 08:00"), (await after.Deadlines.SingleAsync(d => d.CaseId == recounted.Id)).DueUtc);
        Assert.Contains(await after.Steps.ToListAsync(), s => s.Action == "pay-cycle.recount");
    }

    [Fact]
    public async Task A_day_is_sealed_once_and_only_when_something_happened()
    {
        await using var world = await World.NewAsync();
        Assert.True(await world.Part<Upkeep>().SealDayAsync());
        Assert.False(await world.Part<Upkeep>().SealDayAsync());
        await world.MustAsync("admin", "account.register", new { account = "x", name = "甲" });
        Assert.True(await world.Part<Upkeep>().SealDayAsync());
    }
}
