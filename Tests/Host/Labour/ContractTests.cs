using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// Who works has a contract and a pass for his trade: without them his day is recorded and held, and a new trade is paid from its day.
/// </summary>
public sealed class ContractTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await PayWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    [Trait("Seed", "MEI-07")]
    public async Task Work_without_a_contract_is_recorded_and_held_never_dropped_and_paid_once_it_is_remedied()
    {
        await _world.MustAsync(
            Small.All,
            "workers.register",
            new
            {
                area = Small.Village,
                workers = new[]
                {
                    new
                    {
                        worker = "W4",
                        name = "没有合同的人",
                        card = "6217003600000000009",
                    },
                },
            }
        );
        await PayWorld.PapersAsync(_world);
        await _world.MustAsync(Small.All, "sign-in-sheet.record", Entries.SignIn("W4", "3"));
        await Entries.LedgerAsync(_world, "W4", full: "3");
        await PayWorld.CompileAsync(_world);
        await using (var db = _world.Store.Open())
            Assert.Equal(180m, (await db.PayrollLines.SingleAsync(l => l.WorkerId == "W4")).AmountYuan);
        var open = PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("错发：2026-03-03 “W4” 没有用工合同", open);
        Assert.Contains("没有该工种的 PASS", open);
        PayWorld.Refusal(
            await _world.ApplyAsync(
                Small.All,
                "contracts.sign",
                await Entries.ContractAsync(_world, "W4", "船工", "2026-03-01", "employment-contracts")
            ),
            "no-rate"
        );
        await _world.MustAsync(
            Small.All,
            "contracts.sign",
            await Entries.ContractAsync(_world, "W4", "普杂工", "2026-03-01", "employment-contracts")
        );
        Assert.DoesNotContain("没有用工合同", PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
    }

    [Fact]
    [Trait("Seed", "DP-05")]
    public async Task After_a_contract_was_ended_a_day_of_work_is_held()
    {
        await PayWorld.PapersAsync(_world);
        PayWorld.Refusal(
            await _world.ApplyAsync(
                Small.All,
                "contracts.end",
                new
                {
                    project = "P1",
                    worker = "W1",
                    until = "2026-01-01",
                    reason = "人岗不适",
                }
            ),
            "contract-dates"
        );
        await _world.MustAsync(
            Small.All,
            "contracts.end",
            new
            {
                project = "P1",
                worker = "W1",
                until = "2026-03-11",
                reason = "人岗不适，调整",
            }
        );
        await PayWorld.CompileAsync(_world);
        var open = PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("错发：2026-03-12 “W1” 没有用工合同", open);
        Assert.DoesNotContain("2026-03-11", open);
    }

    [Fact]
    [Trait("Seed", "DP-04")]
    public async Task A_pass_is_given_for_an_exam_that_was_passed_and_the_day_of_somebody_without_one_is_held()
    {
        PayWorld.Refusal(
            await _world.ApplyAsync(Small.All, "passes.issue", await Entries.PassAsync(_world, "W1", "技工", 59.5m)),
            "exam-failed"
        );
        await PayWorld.PapersAsync(_world);
        await _world.MustAsync(Small.All, "sign-in-sheet.record", Entries.SignIn("W1", "13"));
        await Entries.LedgerAsync(_world, "W1", trade: "技工", full: "13");
        await PayWorld.CompileAsync(_world);
        var open = PayWorld.Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("“W1” 没有该工种的 PASS", open);
        Assert.Contains("“W1” 台账工种与合同不符", open);
    }

    [Fact]
    [Trait("Seed", "MEI-17")]
    public async Task A_trade_upgrade_needs_its_supplement_and_pays_the_new_rate_from_its_day()
    {
        _world.MoveTo("2026-03-06 18:00");
        Assert.Equal(
            "paper-missing",
            await _world.RefusedAsync(
                Small.All,
                "contracts.sign",
                await Entries.ContractAsync(_world, "W1", "技工", "2026-03-07", "employment-contracts")
            )
        );
        await _world.MustAsync(
            Small.All,
            "contracts.sign",
            await Entries.ContractAsync(_world, "W1", "技工", "2026-03-07", "employment-contracts", "contract-supplement")
        );
        await _world.MustAsync(Small.All, "passes.issue", await Entries.PassAsync(_world, "W1", "技工", 88));
        _world.MoveTo("2026-03-31 18:00");
        await _world.MustAsync(Small.All, "sign-in-sheet.record", Entries.SignIn("W1", "5-8"));
        await _world.MustAsync(
            Small.All,
            "labour-ledger.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[]
                {
                    new
                    {
                        worker = "W1",
                        trade = "普杂工",
                        full = "5-6",
                    },
                    new
                    {
                        worker = "W1",
                        trade = "技工",
                        full = "7-8",
                    },
                },
            }
        );
        await _world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new object[]
                {
                    new
                    {
                        days = "5-6",
                        weather = "晴",
                        heads = new { 普杂工 = 1 },
                    },
                    new
                    {
                        days = "7-8",
                        weather = "晴",
                        heads = new { 技工 = 1 },
                    },
                },
            }
        );
        _world.MoveTo("2026-04-01 09:00");
        await _world.DoDueAsync();
        await PayWorld.CompileAsync(_world);
        await Entries.ConfirmAsync(_world, "W1");
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
        await using var db = _world.Store.Open();
        Assert.Equal(
            [(2m, 240m), (2m, 180m)],
            (await db.PayrollLines.OrderBy(l => l.Number).ToListAsync()).Select(l => (l.Days, l.RateYuan))
        );
    }
}
