using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>A project that began before the system: every month of it is paid, owed, or without work, and none is paid twice.</summary>
public sealed class AdoptionTests
{
    [Fact]
    public async Task Months_that_nobody_lists_as_paid_have_their_cycle_and_the_running_one_is_not_paid_yet()
    {
        await using var world = await NewAsync();
        Assert.Equal(
            "period-running",
            await CodeAsync(world, await PayloadAsync(world, "UnderConstruction", ("2026-01", 1), ("2026-04", 1)))
        );
        await world.MustAsync(Small.All, "project.adopt", await PayloadAsync(world, "UnderConstruction", ("2026-01", 1)));
        await using var db = world.Store.Open();
        var cycles = await db
            .Cases.Where(c => c.ProjectId == "PA" && c.Kind == "pay-cycle")
            .OrderBy(c => c.Id)
            .Select(c => c.Id + " " + c.Stage)
            .ToListAsync();
        Assert.Equal(["PA/2026-01 Closed", "PA/2026-02 Open", "PA/2026-03 Open"], cycles);
        // One mail for what is past, the clock for the rest.
        Assert.Equal(2, await db.Deadlines.CountAsync(d => d.Action == "pay-cycle.remind"));
    }

    [Fact, Trait("Seed", "MEI-03")]
    public async Task A_member_of_the_council_that_builds_is_not_taken_over_as_the_projects_lead()
    {
        await using var world = await NewAsync();
        var council = new
        {
            account = Small.All,
            body = "project-council",
            area = Small.Village,
        };
        await world.MustAsync("admin", "grant.give", council);
        Assert.Equal("lead-builds", await CodeAsync(world, await PayloadAsync(world, "UnderConstruction", ("2026-01", 1))));
    }

    [Fact]
    public async Task A_completed_project_is_not_accepted_before_each_of_its_months_is_settled()
    {
        await using var world = await NewAsync();
        await world.MustAsync(Small.All, "project.adopt", await PayloadAsync(world, "Completed", ("2026-01", 1)));
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Small.All,
                body = "contractor",
                project = "PA",
            }
        );
        world.MoveTo("2026-05-10 09:00");
        var apply = new
        {
            project = "PA",
            tier = "self",
            papers = await world.PapersAsync("acceptance-application"),
        };
        var refused = Assert.IsType<NotApplied>(await world.ApplyAsync(Small.All, "acceptance.apply", apply));
        Assert.Contains(refused.Refusals, r => r.Code == "pay-overdue" && r.Missing.Contains("2026-02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_that_was_paid_as_a_whole_is_split_before_anybody_gets_more_of_it()
    {
        await using var world = await NewAsync();
        await world.MustAsync(Small.All, "project.adopt", await PayloadAsync(world, "UnderConstruction", ("2026-03", 2)));
        const string cycle = "PA/2026-03";
        Assert.Equal("amount-differs", await CodeAsync(world, await NamesAsync(world, cycle, 9, 2), "pay-cycle.name-paid"));
        await world.MustAsync(Small.All, "pay-cycle.name-paid", await NamesAsync(world, cycle, 5, 5));
        Assert.Equal("named-before", await CodeAsync(world, await NamesAsync(world, cycle, 5, 5), "pay-cycle.name-paid"));
        await using var db = world.Store.Open();
        Assert.Equal(
            ["W1", "W2"],
            await db.PayrollLines.Where(l => l.CycleId == cycle).Select(l => l.WorkerId).OrderBy(w => w).ToListAsync()
        );
        var booked = await PayBooks.OfMonthAsync(db, "PA", "2026-03", except: null, default);
        Assert.Equal((0m, 1800m), (booked.UnnamedYuan, booked.Lines.Sum(l => l.AmountYuan)));
    }

    private static async Task<World> NewAsync()
    {
        var world = await World.NewAsync("2026-04-10 08:00");
        await Small.PlaceAsync(world);
        return world;
    }

    /// <summary>Works from 2026-01-05 on; the months that are listed were paid with 1,800 yuan each.</summary>
    private static async Task<object> PayloadAsync(World world, string stage, params (string Period, int Workers)[] paid) =>
        new
        {
            project = "PA",
            name = "莲花村渠系",
            area = Small.Village,
            mode = "contractor",
            track = "special",
            fundBase = "central",
            plannedPayYuan = 400000,
            funds = new { central = 1000000 },
            stage,
            proposedOn = "2025-12-01",
            commencedOn = "2026-01-05",
            completedOn = stage == "Completed" ? "2026-03-20" : null,
            lead = Small.All,
            arrived = new[]
            {
                new
                {
                    source = "central",
                    amountYuan = 1000000,
                    arrivedOn = "2026-01-04",
                },
            },
            paid = paid.Select(p => new
            {
                period = p.Period,
                paidYuan = 1800,
                workers = p.Workers,
                paidOn = "2026-04-09",
            }),
            papers = await world.PapersAsync("adoption-handover"),
        };

    private static async Task<object> NamesAsync(World world, string cycle, int one, int other) =>
        new
        {
            cycle,
            lines = new[] { ("W1", one), ("W2", other) }.Select(w => new
            {
                worker = w.Item1,
                trade = "普杂工",
                days = w.Item2,
                rateYuan = 180,
            }),
            papers = await world.PapersAsync("payroll-sheet"),
        };

    private static async Task<string?> CodeAsync(World world, object payload, string action = "project.adopt") =>
        await world.ApplyAsync(Small.All, action, payload) is NotApplied no ? no.Refusals[0].Code : null;
}
