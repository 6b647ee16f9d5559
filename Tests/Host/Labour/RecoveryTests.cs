using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>Closed is not the end: what was paid too much is asked back in a case of its own, and no closed cycle is rewritten.</summary>
[Trait("Seed", "MEI-06")]
public sealed class RecoveryTests : IAsyncLifetime
{
    private const string Recovery = "P1/2026-03-R1";
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(_world);
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(_world, "B-1"));
        Assert.Equal("cycle-open", Code(await OpenAsync()));
        await _world.MustAsync(
            PayWorld.Finance,
            "pay-cycle.confirm",
            new
            {
                cycle = PayWorld.Cycle,
                amountYuan = 5400,
                papers = await _world.PapersAsync("bank-receipt"),
            }
        );
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_day_too_many_is_asked_back_paid_back_and_settled()
    {
        Assert.Equal("none-overpaid", Code(await OpenAsync()));
        await CorrectAsync(half: "12");
        await _world.MustAsync(
            Small.All,
            "recovery.open",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "台账多记半天",
            }
        );
        Assert.Equal("none-overpaid", Code(await OpenAsync()));
        Assert.Equal("amount-differs", Code(await RepayAsync("W1", 90.01m)));
        Assert.Equal("worker-unknown", Code(await RepayAsync("W2", 90)));
        Assert.IsType<Applied>(await RepayAsync("W1", 40));
        Assert.Equal("Opened", await _world.StageAsync(Recovery));
        Assert.Equal("amount-differs", Code(await RepayAsync("W1", 50.01m)));
        Assert.IsType<Applied>(await RepayAsync("W1", 50));
        Assert.Equal("Closed", await _world.StageAsync(Recovery));
        Assert.Equal("wrong-stage", Code(await RepayAsync("W1", 0.01m)));
        await using var db = _world.Store.Open();
        // The cycle stays as the bank paid it; what came back stands beside it.
        Assert.Equal(5400m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).PaidYuan);
        Assert.Equal(90m, (await db.Repayments.ToListAsync()).Sum(r => r.AmountYuan));
        Assert.Equal(5400m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).TotalYuan);
    }

    [Fact]
    public async Task What_was_asked_back_wrongly_is_owed_again_and_paid_by_a_supplement()
    {
        await CorrectAsync(half: "12");
        await _world.MustAsync(
            Small.All,
            "recovery.open",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "台账多记半天",
            }
        );
        Assert.IsType<Applied>(await RepayAsync("W1", 90));
        await CorrectAsync(full: "12");
        await _world.MustAsync(
            Small.All,
            "pay-cycle.open-supplement",
            new
            {
                project = "P1",
                period = "2026-03",
                reason = "原记录是对的",
            }
        );
        await _world.MustAsync(Small.All, "pay-cycle.compile", new { cycle = "P1/2026-03-S1" });
        await using var db = _world.Store.Open();
        var line = await db.PayrollLines.SingleAsync(l => l.CycleId == "P1/2026-03-S1");
        Assert.Equal(("W1", 0.5m, 90m), (line.WorkerId, line.Days, line.AmountYuan));
    }

    [Fact]
    public async Task The_village_may_waive_it_and_then_it_is_not_asked_for_again()
    {
        await CorrectAsync(half: "12");
        await _world.MustAsync(
            Small.All,
            "recovery.open",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "台账多记半天",
            }
        );
        await _world.MustAsync(
            Small.All,
            "recovery.waive",
            new
            {
                recovery = Recovery,
                reason = "确有困难，村民会议同意",
                papers = await _world.PapersAsync("village-decision"),
            }
        );
        Assert.Equal("Waived", await _world.StageAsync(Recovery));
        Assert.Equal("none-overpaid", Code(await OpenAsync()));
    }

    private async Task CorrectAsync(string? full = null, string? half = null)
    {
        await _world.MustAsync(
            Small.All,
            "labour-ledger.record",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "复核",
                rows = new[]
                {
                    new
                    {
                        worker = "W1",
                        trade = "普杂工",
                        full,
                        half,
                    },
                },
            }
        );
        await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "复核",
                rows = new[]
                {
                    new
                    {
                        worker = "W1",
                        full,
                        morning = half,
                    },
                },
            }
        );
    }

    private Task<Outcome> OpenAsync() =>
        _world.ApplyAsync(
            Small.All,
            "recovery.open",
            new
            {
                project = "P1",
                month = "2026-03",
                reason = "复核",
            }
        );

    private async Task<Outcome> RepayAsync(string worker, decimal amountYuan) =>
        await _world.ApplyAsync(
            PayWorld.Finance,
            "recovery.repay",
            new
            {
                recovery = Recovery,
                worker,
                amountYuan,
                papers = await _world.PapersAsync("bank-receipt"),
            }
        );

    private static string Code(Outcome outcome) => Assert.IsType<NotApplied>(outcome).Refusals[0].Code;
}
