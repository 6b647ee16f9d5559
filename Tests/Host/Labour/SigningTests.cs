using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>What a cycle makes of the three papers: it is not signed while they differ or somebody has not confirmed.</summary>
public sealed class SigningTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await PayWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    [Trait("Seed", "MEI-06")]
    public async Task A_cycle_with_an_open_difference_is_not_signed_and_one_with_agreeing_papers_is()
    {
        await PayWorld.PapersAsync(_world);
        await Entries.LedgerAsync(_world, "W2", half: "12", reason: "误记");
        await PayWorld.CompileAsync(_world);
        await Entries.ConfirmAsync(_world, "W1", "W2", "W3");
        Assert.Contains("少发", PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
        await Entries.LedgerAsync(_world, "W2", full: "12", reason: "更正");
        Assert.Contains("退回", PayWorld.Refusal(await PayWorld.SignAsync(_world), "papers-changed").Missing);
        await _world.MustAsync(Small.All, "pay-cycle.return", new { cycle = PayWorld.Cycle, reason = "更正" });
        await PayWorld.CompileAsync(_world);
        // Everybody confirms the new sheet: what was signed before was another.
        PayWorld.Refusal(await PayWorld.SignAsync(_world), "workers-unconfirmed");
        await Entries.ConfirmAsync(_world, "W1", "W2", "W3");
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
    }

    [Fact]
    [Trait("Seed", "DP-05")]
    public async Task Nobody_signs_before_every_worker_has_confirmed_or_is_listed_absent()
    {
        await PayWorld.PapersAsync(_world);
        await PayWorld.CompileAsync(_world);
        await Entries.ConfirmAsync(_world, "W1");
        Assert.Contains("W2、W3", PayWorld.Refusal(await PayWorld.SignAsync(_world), "workers-unconfirmed").Missing);
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "pay-cycle.confirm-workers", Confirmation("W2", "thumbprint")), "note");
        await _world.MustAsync(Small.All, "pay-cycle.confirm-workers", Confirmation("W2", "thumbprint", "见证人 陈富强"));
        await _world.MustAsync(Small.All, "pay-cycle.confirm-workers", Confirmation("W3", "absent", "外出"));
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));

        static object Confirmation(string worker, string how, string? note = null) =>
            new
            {
                cycle = PayWorld.Cycle,
                workers = new[] { worker },
                how,
                note,
            };
    }

    [Fact]
    [Trait("Seed", "DP-09")]
    public async Task The_same_half_day_on_two_projects_holds_both_and_a_child_is_refused()
    {
        await Small.AnotherAsync(_world, "P2");
        await PayWorld.PapersAsync(_world);
        await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P2",
                month = "2026-03",
                rows = new[]
                {
                    new
                    {
                        worker = "W1",
                        morning = "12",
                        afternoon = "13",
                    },
                },
            }
        );
        await PayWorld.CompileAsync(_world);
        Assert.Contains("“W1” 同一半天在两个项目签到", PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
        PayWorld.Refusal(
            await _world.ApplyAsync(
                Small.All,
                "pay-cycle.explain",
                new
                {
                    cycle = PayWorld.Cycle,
                    code = "two-places",
                    of = "W1",
                    text = "说明",
                    papers = await _world.PapersAsync("difference-explanation"),
                }
            ),
            "difference-correct"
        );
        const string digits = "51140220120501001";
        PayWorld.Refusal(
            await _world.ApplyAsync(
                Small.All,
                "workers.register",
                new { area = Small.Village, workers = new[] { new { name = "孩子", idNumber = digits + IdNumber.Check(digits) } } }
            ),
            "under-age"
        );
    }

    [Fact]
    [Trait("Seed", "MEI-06")]
    public async Task Where_the_county_pays_the_others_first_the_disputed_line_is_held_and_paid_by_a_supplement_once_it_is_cleared()
    {
        await PayWorld.PolicyAsync(_world, "reconciliation.open", "line");
        await PayWorld.PapersAsync(_world);
        await Entries.LedgerAsync(_world, "W2", half: "12", reason: "误记");
        await PayWorld.CompileAsync(_world);
        await using (var db = _world.Store.Open())
        {
            Assert.Equal(["worker-day"], await db.PayrollLines.Where(l => l.Held != null).Select(l => l.Held!).ToListAsync());
            Assert.Equal(3600m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).TotalYuan);
        }
        await Entries.ConfirmAsync(_world, "W1", "W3");
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
        await Entries.LedgerAsync(_world, "W2", full: "12", reason: "更正");
        await _world.MustAsync(
            Small.All,
            "pay-cycle.open-supplement",
            new
            {
                project = "P1",
                period = "2026-03",
                reason = "差异已更正",
            }
        );
        await _world.MustAsync(Small.All, "pay-cycle.compile", new { cycle = PayWorld.Cycle + "-S1" });
        await using var after = _world.Store.Open();
        var line = await after.PayrollLines.SingleAsync(l => l.CycleId == PayWorld.Cycle + "-S1");
        Assert.Equal(("W2", 10m, 1800m, null), (line.WorkerId, line.Days, line.AmountYuan, line.Held));
    }

    [Fact]
    public async Task A_month_with_work_on_paper_is_not_written_off_as_a_month_without_work()
    {
        await PayWorld.PapersAsync(_world);
        PayWorld.Refusal(
            await _world.ApplyAsync(
                Small.All,
                "pay-cycle.no-work",
                new { cycle = PayWorld.Cycle, papers = await _world.PapersAsync("construction-log") }
            ),
            "work-recorded"
        );
    }
}
