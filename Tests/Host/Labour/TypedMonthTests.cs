using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using static WorkRelief.Tests.Host.Labour.PayRun;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>A month whose papers are scans: the sheet is typed in, and nobody loses a protection by it.</summary>
public sealed class TypedMonthTests
{
    [Fact]
    public async Task What_is_typed_from_paper_cannot_be_more_than_the_months_days_in_all_its_cycles()
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
        Assert.Equal(["days", "days"], await RefusedAsync(world, "pay-cycle.compile", await TypedAsync(world, "P1/2026-02", 28.01m)));
        await world.MustAsync(Small.All, "pay-cycle.compile", await TypedAsync(world, PayWorld.Cycle, 25));
        await ConfirmAsync(world, PayWorld.Cycle, "W1");
        await PayOutAsync(world, PayWorld.Cycle, "B-1", 4500, "2026-04-01");
        await world.MustAsync(
            Small.All,
            "pay-cycle.open-supplement",
            new
            {
                project = "P1",
                period = "2026-03",
                reason = "再报一次",
            }
        );
        Assert.Equal(["days"], await RefusedAsync(world, "pay-cycle.compile", await TypedAsync(world, Supplement, 6.01m)));
        await world.MustAsync(Small.All, "pay-cycle.compile", await TypedAsync(world, Supplement, 6));
    }

    [Fact, Trait("Seed", "DP-05")]
    public async Task A_typed_sheet_is_not_signed_before_everybody_on_it_has_confirmed_it()
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
        await world.MustAsync(Small.All, "pay-cycle.compile", await TypedAsync(world, PayWorld.Cycle, 25));
        PayWorld.Refusal(await PayWorld.SignAsync(world), "workers-unconfirmed");
        await ConfirmAsync(world, PayWorld.Cycle, "W1");
        Assert.IsType<Applied>(await PayWorld.SignAsync(world));
    }

    [Fact, Trait("Seed", "MEI-08"), Trait("Seed", "DP-11")]
    public async Task Who_has_no_card_stays_on_the_typed_sheet_and_is_paid_by_a_supplement_when_he_has_one()
    {
        await using var world = await PayWorld.NewAsync(cards: false);
        await CardAsync(world, "W1");
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
        var none = new { cycle = "P1/2026-02", papers = await world.PapersAsync("construction-log") };
        await world.MustAsync(Small.All, "pay-cycle.no-work", none);
        Assert.Equal(["all-held"], await RefusedAsync(world, "pay-cycle.compile", await TypedAsync(world, PayWorld.Cycle, 10, "W2", "W3")));
        await world.MustAsync(Small.All, "pay-cycle.compile", await TypedAsync(world, PayWorld.Cycle, 10, "W1", "W2"));
        await ConfirmAsync(world, PayWorld.Cycle, "W1");
        await PayOutAsync(world, PayWorld.Cycle, "B-1", 1800, "2026-04-01");

        // The others have their money; W2 is not forgotten.
        Assert.Equal(["pay-owed"], await RefusedAsync(world, "project.terminate", await TerminationAsync(world)));
        await using (var db = world.Store.Open())
            Assert.Equal("P1", Assert.Single(await PayHost.Owing(db).ToListAsync()).CaseId);
        await CardAsync(world, "W2");
        var supplement = new
        {
            project = "P1",
            period = "2026-03",
            reason = "卡号已补登",
        };
        await world.MustAsync(Small.All, "pay-cycle.open-supplement", supplement);
        var scans = await world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log");
        await world.MustAsync(Small.All, "pay-cycle.compile", new { cycle = Supplement, papers = scans });
        await ConfirmAsync(world, Supplement, "W2");
        await PayOutAsync(world, Supplement, "B-2", 1800, "2026-04-12");
        await world.MustAsync(Small.All, "project.terminate", await TerminationAsync(world));
    }

    [Theory]
    [InlineData("普杂工", 180.01, "no-rate")]
    [InlineData("技工", 240, "no-contract no-pass")]
    [InlineData("监工", 180, "no-contract no-pass no-rate")]
    public async Task Only_agreed_prices_of_hired_and_trained_workers_are_typed(string trade, decimal rateYuan, string codes)
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
        var sheet = new
        {
            cycle = PayWorld.Cycle,
            lines = new[]
            {
                new
                {
                    worker = "W1",
                    trade,
                    days = 10,
                    rateYuan,
                },
            },
            papers = await world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log"),
        };
        Assert.Equal(codes.Split(' '), (await RefusedAsync(world, "pay-cycle.compile", sheet)).Order());
    }
}
