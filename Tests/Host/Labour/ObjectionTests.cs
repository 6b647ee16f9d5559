using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// The payroll notice of March hung from 2026-04-01 to 04-08; everybody who objects has an answer, and no money outruns an objection.
/// </summary>
public sealed class ObjectionTests
{
    private const string Notice = "P1/notice-1";

    [Fact, Trait("Seed", "DP-08")]
    public async Task A_letter_of_the_last_day_that_is_entered_next_morning_stops_the_payment()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(world);
        Assert.Equal("window-over", await CodeAsync(world, "public-notice.object", Objection("2026-04-09")));
        await world.MustAsync(Small.All, "public-notice.object", Objection("2026-04-08"));
        Assert.Equal(("Disputed", "OnNotice"), (await world.StageAsync(Notice), await world.StageAsync(PayWorld.Cycle)));
        Assert.Equal("wrong-stage", await CodeAsync(world, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"), PayWorld.Finance));
        // The clock of its answer runs.
        await using var db = world.Store.Open();
        Assert.Equal("public-notice.remind-examiner", (await db.Deadlines.SingleAsync(d => d.CaseId == Notice)).Action);

        world.MoveTo("2026-04-12 09:00");
        await AnswerAsync(world, "public-notice.dismiss", 1);
        world.MoveTo("2026-04-14 09:00");
        await world.DoDueAsync();
        Assert.Equal("Payable", await world.StageAsync(PayWorld.Cycle));
        await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"));
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task Once_the_money_has_gone_it_is_a_claim_with_a_clock_of_its_own()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(world);
        await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"));
        await world.MustAsync(Small.All, "public-notice.object", Objection("2026-04-08"));
        Assert.Equal(("Closed", "Paid"), (await world.StageAsync(Notice), await world.StageAsync(PayWorld.Cycle)));
        await using var db = world.Store.Open();
        var claim = await db.Cases.SingleAsync(c => c.Kind == "rectification");
        Assert.True(await db.Deadlines.AnyAsync(d => d.CaseId == claim.Id));
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task When_one_objection_stands_the_others_are_answered_before_the_sheet_hangs_again()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PostAsync(world);
        world.MoveTo("2026-04-03 09:00");
        await world.MustAsync(Small.All, "public-notice.object", Objection("2026-04-02"));
        await world.MustAsync(Small.All, "public-notice.object", Objection("2026-04-03"));
        await AnswerAsync(world, "public-notice.uphold", 1);
        Assert.Equal(("Upheld", "Open"), (await world.StageAsync(Notice), await world.StageAsync(PayWorld.Cycle)));
        Assert.Equal("objection-open", await CodeAsync(world, "pay-cycle.post", await SignedAsync(world)));
        await AnswerAsync(world, "public-notice.dismiss", 2);
        Assert.Equal("Upheld", await world.StageAsync(Notice));
        await world.MustAsync(Small.All, "pay-cycle.post", await PostingAsync(world));
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task A_sheet_that_is_objected_to_nothing_ends_and_owes_nothing()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await PostAsync(world);
        world.MoveTo("2026-04-03 09:00");
        await world.MustAsync(Small.All, "public-notice.object", Objection("2026-04-02"));
        await AnswerAsync(world, "public-notice.uphold", 1);
        await PayWorld.WithdrawnAsync(world);
        Assert.Equal("lines-empty", await CodeAsync(world, "pay-cycle.compile", new { cycle = PayWorld.Cycle }));
        Assert.Equal(
            "compiled-before",
            await CodeAsync(
                world,
                "pay-cycle.no-work",
                new { cycle = PayWorld.Cycle, papers = await world.PapersAsync("construction-log") }
            )
        );
        var nothing = new
        {
            cycle = PayWorld.Cycle,
            reason = "经查全部记错了项目",
            papers = await world.PapersAsync("construction-log"),
        };
        await world.MustAsync(Small.All, "pay-cycle.nothing-due", nothing);
        await using var db = world.Store.Open();
        // No account holds its lines, and no county lead asks anybody about them.
        Assert.Empty((await PayBooks.OfMonthAsync(db, "P1", "2026-03", except: null, default)).Lines);
        Assert.False(await db.PayrollLines.AnyAsync(l => l.CycleId == PayWorld.Cycle));
        var ended = new
        {
            project = "P1",
            reason = "规划调整",
            papers = await world.PapersAsync("termination-decision"),
        };
        await world.MustAsync(Small.All, "project.terminate", ended);
    }

    private static object Objection(string on) =>
        new
        {
            notice = Notice,
            text = "少记了半天",
            channel = "paper",
            on,
        };

    private static async Task AnswerAsync(World world, string action, int objection) =>
        await world.MustAsync(
            Small.All,
            action,
            new
            {
                notice = Notice,
                objection,
                reply = "已核对",
                papers = await world.PapersAsync("objection-reply"),
            }
        );

    private static async Task PostAsync(World world) => await world.MustAsync(Small.All, "pay-cycle.post", await SignedAsync(world));

    /// <summary>Compiled, confirmed and signed; what posts it.</summary>
    private static async Task<object> SignedAsync(World world)
    {
        await PayWorld.CompileAsync(world);
        await world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers = PayWorld.Workers,
                how = "signature",
            }
        );
        Assert.IsType<Applied>(await PayWorld.SignAsync(world));
        return await PostingAsync(world);
    }

    private static async Task<object> PostingAsync(World world) =>
        new
        {
            cycle = PayWorld.Cycle,
            place = "村务公开栏",
            papers = await world.PapersAsync("payroll-sheet", "posting-photo"),
        };

    private static async Task<string?> CodeAsync(World world, string action, object payload, string account = Small.All) =>
        await world.ApplyAsync(account, action, payload) is NotApplied no ? no.Refusals[0].Code : null;
}
