using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Reading;
using static WorkRelief.Tests.Host.Labour.PayRun;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// A month's pay is an account: nobody's balance is forgotten when cycles close, and no month that was worked is without its cycle.
/// </summary>
public sealed class AccountTests
{
    [Fact, Trait("Seed", "DP-11")]
    public async Task Who_was_held_when_the_others_were_paid_keeps_the_project_from_ending_until_he_is_paid()
    {
        await using var world = await PayWorld.NewAsync(cards: false);
        foreach (var worker in (string[])["W1", "W3"])
            await CardAsync(world, worker);
        await PayWorld.PapersAsync(world);
        await PaidAsync(world, PayWorld.Cycle, "B-1", 3600, "2026-04-01", "W1", "W3");
        Assert.Equal("Closed", await world.StageAsync(PayWorld.Cycle));

        world.MoveTo("2026-04-16 09:00");
        Assert.Equal(["pay-owed"], await RefusedAsync(world, "project.terminate", await TerminationAsync(world)));
        await RemindedAsync();
        await CardAsync(world, "W2");
        await world.MustAsync(
            Small.All,
            "pay-cycle.open-supplement",
            new
            {
                project = "P1",
                period = "2026-03",
                reason = "卡号已补登",
            }
        );
        await PaidAsync(world, Supplement, "B-2", 1800, "2026-05-02", "W2");
        await world.MustAsync(
            Small.All,
            "pay-cycle.no-work",
            new { cycle = "P1/2026-04", papers = await world.PapersAsync("construction-log") }
        );
        await world.MustAsync(Small.All, "project.terminate", await TerminationAsync(world));

        async Task RemindedAsync()
        {
            world.MoveTo("2026-05-02 09:00");
            await world.DoDueAsync();
            await using var db = world.Store.Open();
            var mail = await db.Outgoing.SingleAsync(o => o.Template == "pay-owed");
            Assert.Equal(("township", "reform-bureau"), (mail.ToBody, mail.CopyTo));
            Assert.Contains("\"to\":\"2026-03-31\",\"workers\":1,\"amount_yuan\":1800", mail.Model);
        }
    }

    [Fact, Trait("Seed", "DP-11")]
    public async Task Who_cannot_be_found_has_his_pay_set_aside_and_can_still_be_paid_when_the_project_has_ended()
    {
        await using var world = await PayWorld.NewAsync(cards: false);
        foreach (var worker in (string[])["W1", "W3"])
            await CardAsync(world, worker);
        await PayWorld.PapersAsync(world);
        Assert.Equal(["cycle-open"], await RefusedAsync(world, "pay.set-aside", await AsideAsync("W2")));
        await PaidAsync(world, PayWorld.Cycle, "B-1", 3600, "2026-04-01", "W1", "W3");
        world.MoveTo("2026-04-16 09:00");
        Assert.Equal(["none-owed"], await RefusedAsync(world, "pay.set-aside", await AsideAsync("W1")));
        await world.MustAsync(Small.All, "pay.set-aside", await AsideAsync("W2"));
        Assert.Equal(["none-owed"], await RefusedAsync(world, "pay.set-aside", await AsideAsync("W2")));
        await world.MustAsync(Small.All, "project.terminate", await TerminationAsync(world));
        Assert.Equal(["P1 2026-03 W2 1800"], await AsideListAsync());

        var supplement = new
        {
            project = "P1",
            period = "2026-03",
            reason = "人已找到",
        };
        await CardAsync(world, "W2");
        await world.MustAsync(Small.All, "pay-cycle.open-supplement", supplement);
        await PaidAsync(world, Supplement, "B-2", 1800, "2026-04-16", "W2");
        Assert.Equal("Closed", await world.StageAsync(Supplement));
        Assert.Empty(await AsideListAsync());
        Assert.Equal(["project-stage"], await RefusedAsync(world, "pay-cycle.open-supplement", supplement));

        async Task<IEnumerable<string>> AsideListAsync() =>
            (await world.Part<IndicatorReads>().SetAsideAsync(new(Small.All, new(2026, 4, 16)), default)).Select(r =>
                $"{r[0]} {r[2]} {r[3]} {r[6]:0}"
            );

        async Task<object> AsideAsync(string worker) =>
            new
            {
                project = "P1",
                period = "2026-03",
                worker,
                where = "三苏镇财政所代管资金专户",
                reason = "外出失联",
                papers = await world.PapersAsync("set-aside-decision"),
            };
    }

    [Fact]
    public async Task A_project_that_ends_in_the_middle_of_a_month_pays_that_month_first()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PaidAsync(world, PayWorld.Cycle, "B-1", 5400, "2026-04-01", PayWorld.Workers);
        world.MoveTo("2026-04-14 18:00");
        await PayWorld.WorkedAsync(world, "2026-04", "13-14", PayWorld.Workers);
        world.MoveTo("2026-04-15 09:00");
        Assert.Equal(["pay-owed"], await RefusedAsync(world, "project.terminate", await TerminationAsync(world)));
        await world.MustAsync(
            Small.All,
            "project.suspend",
            new
            {
                project = "P1",
                reason = "资金调整",
                papers = await world.PapersAsync("suspension-order"),
            }
        );
        await world.MustAsync(Small.All, "pay-cycle.open", new { project = "P1", period = "2026-04" });
        await PaidAsync(world, "P1/2026-04", "B-2", 1080, "2026-04-15", PayWorld.Workers);
        world.MoveTo("2026-04-27 09:00");
        await world.MustAsync(Small.All, "project.terminate", await TerminationAsync(world));
    }

    [Fact]
    public async Task Works_cannot_have_ended_before_the_last_day_on_which_somebody_worked()
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-03-20 18:00");
        await PayWorld.WorkedAsync(world, "2026-03", "9-20", "W1");
        Assert.Contains("work-after", await RefusedAsync(world, "project.terminate", await TerminationAsync(world, "2026-03-19")));
        Assert.DoesNotContain("work-after", await RefusedAsync(world, "project.terminate", await TerminationAsync(world, "2026-03-20")));
    }

    [Theory]
    [InlineData("2026-01", "period-outside")]
    [InlineData("2026-05", "period-future")]
    public async Task No_month_is_opened_outside_the_works(string period, string code)
    {
        await using var world = await PayWorld.NewAsync();
        Assert.Equal([code], await RefusedAsync(world, "pay-cycle.open", new { project = "P1", period }));
    }

    [Fact, Trait("Seed", "MEI-06")]
    public async Task A_cycle_for_which_nothing_is_left_ends_with_its_reason_and_blocks_nothing()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PaidAsync(world, PayWorld.Cycle, "B-1", 5400, "2026-04-01", PayWorld.Workers);
        world.MoveTo("2026-04-16 09:00");
        await world.MustAsync(
            Small.All,
            "pay-cycle.open-supplement",
            new
            {
                project = "P1",
                period = "2026-03",
                reason = "听说漏了一天",
            }
        );
        Assert.Equal(["lines-empty"], await RefusedAsync(world, "pay-cycle.compile", new { cycle = Supplement }));
        var nothing = new
        {
            cycle = Supplement,
            reason = "经查没有漏发",
            papers = await world.PapersAsync("construction-log"),
        };
        await world.MustAsync(Small.All, "pay-cycle.nothing-due", nothing);
        Assert.Equal("NothingDue", await world.StageAsync(Supplement));
        await using var db = world.Store.Open();
        Assert.False(await db.Deadlines.AnyAsync(d => d.CaseId == Supplement));
        await world.MustAsync(Small.All, "project.terminate", await TerminationAsync(world));
    }

    [Fact, Trait("Seed", "MEI-06")]
    public async Task A_cycle_in_which_somebody_is_owed_cannot_end_as_nothing_due_and_a_withdrawn_month_is_no_work()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        var nothing = new
        {
            cycle = PayWorld.Cycle,
            reason = "没有",
            papers = await world.PapersAsync("construction-log"),
        };
        Assert.Equal(["pay-due"], await RefusedAsync(world, "pay-cycle.nothing-due", nothing));
        Assert.Equal(
            ["work-recorded"],
            await RefusedAsync(
                world,
                "pay-cycle.no-work",
                new { cycle = PayWorld.Cycle, papers = await world.PapersAsync("construction-log") }
            )
        );
        await PayWorld.WithdrawnAsync(world);
        await world.MustAsync(
            Small.All,
            "pay-cycle.no-work",
            new { cycle = PayWorld.Cycle, papers = await world.PapersAsync("construction-log") }
        );
    }

    [Fact]
    public async Task A_receipt_before_its_payment_is_refused_and_the_last_receipt_decides_how_late_it_was()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(world);
        world.MoveTo("2026-05-20 09:00");
        await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"));
        Assert.Equal(
            ["date-order"],
            await RefusedAsync(world, "pay-cycle.receipts", await AnsweredAsync("2026-05-19", "W1"), PayWorld.Finance)
        );
        world.MoveTo("2026-05-28 09:00");
        await world.MustAsync(PayWorld.Finance, "pay-cycle.receipts", await AnsweredAsync("2026-05-28", "W1"));
        await world.MustAsync(PayWorld.Finance, "pay-cycle.receipts", await AnsweredAsync("2026-05-22", "W2", "W3"));
        await using var db = world.Store.Open();
        var cycle = await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle);
        Assert.Equal((new DateOnly(2026, 5, 28), 28), (cycle.ReceivedOn, cycle.DaysLate));

        async Task<object> AnsweredAsync(string on, params string[] workers) =>
            new
            {
                cycle = PayWorld.Cycle,
                batch = "B-1",
                on,
                lines = workers.Select(worker => new
                {
                    worker,
                    amountYuan = 1800,
                    paid = true,
                }),
                papers = await world.PapersAsync("bank-receipt"),
            };
    }

    [Fact, Trait("Seed", "GA-12")]
    public async Task More_than_the_plan_is_released_only_on_a_changed_plan()
    {
        await using var world = await PayWorld.NewAsync();
        Assert.Equal(["funds-over-plan"], await RefusedAsync(world, "project.release-funds", await ReleaseAsync("fund-release")));
        await world.MustAsync(Small.All, "project.release-funds", await ReleaseAsync("fund-release", "fund-plan"));

        async Task<object> ReleaseAsync(params string[] papers) =>
            new
            {
                project = "P1",
                source = "county",
                amountYuan = 0.01m,
                papers = await world.PapersAsync(papers),
            };
    }

    [Fact, Trait("Seed", "DP-03")]
    public async Task A_new_price_table_names_every_trade_or_says_that_the_others_stand()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PaidAsync(world, PayWorld.Cycle, "B-1", 5400, "2026-04-01", PayWorld.Workers);
        Assert.Equal(["prices-left-out"], await RefusedAsync(world, "consultation.hold", await PriceAsync(stand: false)));
        await world.MustAsync(Small.All, "consultation.hold", await PriceAsync(stand: true));
        // Nobody's work became undone by it.
        var open = new
        {
            project = "P1",
            month = "2026-03",
            reason = "工价变了",
        };
        Assert.Equal(["none-overpaid"], await RefusedAsync(world, "recovery.open", open));

        async Task<object> PriceAsync(bool stand) =>
            new
            {
                project = "P1",
                parties = new
                {
                    reform = "周建国",
                    township = "李明",
                    village = "陈富强",
                    designer = "唐工",
                },
                subjects = new
                {
                    posts = "技工",
                    heads = "一人",
                    training = "两天",
                    quantity = "二十工日",
                    pay = "五千元",
                },
                from = "2026-02-20",
                rates = new[] { new { trade = "技工", rateYuan = 260 } },
                othersStand = stand,
                papers = await world.PapersAsync("consultation-minutes", "department-opinions"),
            };
    }
}
