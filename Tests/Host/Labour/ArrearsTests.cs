using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>What happens when pay is late, and what the county lead asks every worker.</summary>
public sealed class ArrearsTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PayWorld.NewAsync();
        await _world.MustAsync(
            Small.All,
            "contractors.register",
            new
            {
                area = Small.Village,
                contractor = "CX",
                name = "川西建设",
            }
        );
        await _world.MustAsync(Small.All, "contractors.choose", new { project = "P1", contractor = "CX" });
        await PayWorld.PayableAsync(_world);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    [Trait("Seed", "DP-11")]
    public async Task Overdue_pay_of_a_contractor_opens_the_deposit_and_is_paid_from_it_once()
    {
        Assert.Equal(
            "not-overdue",
            Code(await _world.ApplyAsync(Small.All, "deposit.open", new { project = "P1", cycle = PayWorld.Cycle }))
        );
        Assert.Equal(
            "not-overdue",
            Code(
                await _world.ApplyAsync(
                    Small.All,
                    "dishonesty-list.propose",
                    new
                    {
                        project = "P1",
                        contractor = "CX",
                        reason = "x",
                    }
                )
            )
        );
        _world.MoveTo("2026-05-07 09:00");
        await _world.DoDueAsync();
        const string deposit = PayWorld.Cycle + "/deposit";
        Assert.Equal("Opened", await _world.StageAsync(deposit));
        await _world.MustAsync(
            Small.All,
            "deposit.order",
            new
            {
                deposit,
                amountYuan = 5400,
                papers = await _world.PapersAsync("deposit-order"),
            }
        );
        await using (var db = _world.Store.Open())
            // Five working days from Thursday 2026-05-07: Saturday the 9th is worked in exchange.
            Assert.Equal(new DateOnly(2026, 5, 13), (await db.Deposits.SingleAsync()).DueOn);
        await _world.MustAsync(
            PayWorld.Finance,
            "deposit.pay",
            new
            {
                deposit,
                batch = "D-1",
                papers = await _world.PapersAsync("payment-batch"),
            }
        );
        Assert.Equal(
            "wrong-stage",
            Code(await _world.ApplyAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(_world, "B-1")))
        );
        await using (var db = _world.Store.Open())
        {
            Assert.Equal(3, await db.Payees.CountAsync(p => p.Batch == "D-1" && p.State == "sent"));
            // The contractor's money: income of the workers, no spending of the project and no part of its share.
            var figures = (await ProjectFigures.ReadAsync(db, ["P1"], new(2026, 12, 31), default))["P1"];
            Assert.Equal((5400m, 0m, 3), (figures.PaidYuan, figures.FromFundsYuan, figures.Workers.People));
        }
        await _world.MustAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-1",
                kind = "works",
                amountYuan = 1_000_000,
                papers = await _world.PapersAsync("works-vouchers"),
            }
        );
    }

    [Fact]
    [Trait("Seed", "DP-11")]
    public async Task A_listed_contractor_cannot_be_chosen_until_the_term_has_ended()
    {
        await Small.ProposeAsync(_world, "P2");
        _world.MoveTo("2026-05-07 09:00");
        Assert.Equal("dishonesty-listing-unproposed", Code(await DecideAsync("2027-05-07")));
        await _world.MustAsync(
            Small.All,
            "dishonesty-list.propose",
            new
            {
                project = "P1",
                contractor = "CX",
                reason = "拖欠三月报酬",
            }
        );
        Assert.Equal("dishonesty-listing-dates", Code(await DecideAsync("2026-05-07")));
        Assert.IsType<Applied>(await DecideAsync("2027-05-07"));
        Assert.Equal(
            "contractor-listed",
            Code(await _world.ApplyAsync(Small.All, "contractors.choose", new { project = "P2", contractor = "CX" }))
        );
        _world.MoveTo("2027-05-08 09:00");
        await _world.MustAsync(Small.All, "contractors.choose", new { project = "P2", contractor = "CX" });
    }

    [Fact]
    [Trait("Seed", "DP-11")]
    public async Task Of_a_choice_and_a_listing_at_the_same_moment_neither_misses_the_other()
    {
        await Small.ProposeAsync(_world, "P2");
        _world.MoveTo("2026-05-07 09:00");
        await _world.MustAsync(
            Small.All,
            "dishonesty-list.propose",
            new
            {
                project = "P1",
                contractor = "CX",
                reason = "拖欠",
            }
        );
        var outcomes = await Task.WhenAll(
            Task.Run(() => DecideAsync("2027-05-07")),
            Task.Run(() => _world.ApplyAsync(Small.All, "contractors.choose", new { project = "P2", contractor = "CX" }))
        );
        var (listed, chosen) = (Assert.IsType<Applied>(outcomes[0]), outcomes[1]);
        // Both stand in one stream: the choice came first, or it was refused.
        if (chosen is Applied first)
            Assert.True(first.Seq < listed.Seq);
        else
            Assert.Equal("contractor-listed", Code(chosen));
    }

    [Fact]
    public async Task Cash_beside_the_card_is_recorded_opens_a_finding_and_changes_no_pay()
    {
        await _world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "cash-advance",
                fields = new
                {
                    worker = "W1",
                    amount = "500",
                    reason = "看病急用",
                },
            }
        );
        await using var db = _world.Store.Open();
        Assert.Equal("P1/rectification-1", (await db.Rectifications.SingleAsync()).Id);
        Assert.Equal(5400m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).TotalYuan);
    }

    [Fact]
    [Trait("Seed", "DP-12")]
    public async Task Every_worker_is_asked_and_what_does_not_agree_blocks_acceptance()
    {
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(_world, "B-1"));
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
        Assert.Equal(
            "note",
            Code(
                await CheckAsync(
                    new
                    {
                        worker = "W1",
                        agrees = true,
                        how = "recorded-call",
                    }
                )
            )
        );
        Assert.Equal("worker-not-paid", Code(await CheckAsync(new { worker = "W9", agrees = true })));
        Assert.IsType<Applied>(
            await CheckAsync(
                new { worker = "W1", agrees = true },
                new
                {
                    worker = "W2",
                    agrees = false,
                    note = "少两天",
                }
            )
        );
        await using var db = _world.Store.Open();
        Assert.Equal("P1/rectification-1", (await db.Rectifications.SingleAsync()).Id);
        await _world.MustAsync(
            Small.All,
            "project.complete",
            new { project = "P1", papers = await _world.PapersAsync("completion-report") }
        );
        var no = Assert.IsType<NotApplied>(
            await _world.ApplyAsync(
                Small.All,
                "acceptance.apply",
                new
                {
                    project = "P1",
                    tier = "self",
                    papers = await _world.PapersAsync("acceptance-application", "completion-report"),
                }
            )
        );
        Assert.Contains(no.Refusals, r => r.Code == "rectification-open");
    }

    private async Task<Outcome> CheckAsync(params object[] checks) =>
        await _world.ApplyAsync(Small.All, "workers-check.record", new { project = "P1", checks });

    private async Task<Outcome> DecideAsync(string until) =>
        await _world.ApplyAsync(
            Small.All,
            "dishonesty-list.decide",
            new
            {
                area = Small.Village,
                contractor = "CX",
                listed = true,
                reason = "拖欠",
                until,
                papers = await _world.PapersAsync("dishonesty-listing-decision"),
            }
        );

    private static string Code(Outcome outcome) => Assert.IsType<NotApplied>(outcome).Refusals[0].Code;
}
