using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>The three papers and what a cycle makes of them, through the engine.</summary>
public sealed class PaperTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await PayWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    [Trait("Seed", "MEI-06")]
    public async Task A_cycle_with_an_open_difference_is_not_signed_and_one_with_agreeing_papers_is()
    {
        await PayWorld.PapersAsync(_world);
        await LedgerAsync("W2", half: "12", reason: "误记");
        await PayWorld.CompileAsync(_world);
        await ConfirmAsync("W1", "W2", "W3");
        Assert.Contains("少发", Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
        await LedgerAsync("W2", full: "12", reason: "更正");
        Assert.Contains("退回", Refusal(await PayWorld.SignAsync(_world), "papers-changed").Missing);
        await _world.MustAsync(Small.All, "pay-cycle.return", new { cycle = PayWorld.Cycle, reason = "更正" });
        await PayWorld.CompileAsync(_world);
        // Everybody confirms the new sheet: what was signed before was another.
        Refusal(await PayWorld.SignAsync(_world), "workers-unconfirmed");
        await ConfirmAsync("W1", "W2", "W3");
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
    }

    [Fact]
    [Trait("Seed", "DP-05")]
    public async Task Nobody_signs_before_every_worker_has_confirmed_or_is_listed_absent()
    {
        await PayWorld.PapersAsync(_world);
        await PayWorld.CompileAsync(_world);
        await ConfirmAsync("W1");
        Assert.Contains("W2、W3", Refusal(await PayWorld.SignAsync(_world), "workers-unconfirmed").Missing);
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "pay-cycle.confirm-workers",
                new
                {
                    cycle = PayWorld.Cycle,
                    workers = new[] { "W2" },
                    how = "thumbprint",
                }
            ),
            "note"
        );
        await _world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers = new[] { "W2" },
                how = "thumbprint",
                note = "见证人 陈富强",
            }
        );
        await _world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers = new[] { "W3" },
                how = "absent",
                note = "外出",
            }
        );
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_keeps_both_values()
    {
        await PayWorld.PapersAsync(_world);
        var again = new
        {
            project = "P1",
            month = "2026-03",
            rows = new[] { new { worker = "W1", morning = "12" } },
        };
        Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", again), "entry-known");
        await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                again.project,
                again.month,
                again.rows,
                reason = "下午请假",
            }
        );
        await using var db = _world.Store.Open();
        var day = await db
            .SignInSheet.AsNoTracking()
            .Where(a => a.WorkerId == "W1" && a.Day == new DateOnly(2026, 3, 12))
            .OrderBy(a => a.Seq)
            .ToListAsync();
        Assert.Equal([(true, true, false), (true, false, true)], day.Select(a => (a.Morning, a.Afternoon, a.ReplacedBy is null)));
        Assert.Equal(day[1].Seq, day[0].ReplacedBy);
    }

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
        await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[] { new { worker = "W4", full = "3" } },
            }
        );
        await LedgerAsync("W4", full: "3");
        await PayWorld.CompileAsync(_world);
        await using (var db = _world.Store.Open())
            Assert.Equal(180m, (await db.PayrollLines.SingleAsync(l => l.WorkerId == "W4")).AmountYuan);
        var open = Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("错发：2026-03-03 “W4” 没有用工合同", open);
        Assert.Contains("没有该工种的 PASS", open);
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "contracts.sign",
                new
                {
                    project = "P1",
                    contracts = new[]
                    {
                        new
                        {
                            worker = "W4",
                            trade = "船工",
                            from = "2026-03-01",
                        },
                    },
                    papers = await _world.PapersAsync("employment-contracts"),
                }
            ),
            "no-rate"
        );
        await _world.MustAsync(
            Small.All,
            "contracts.sign",
            new
            {
                project = "P1",
                contracts = new[]
                {
                    new
                    {
                        worker = "W4",
                        trade = "普杂工",
                        from = "2026-03-01",
                    },
                },
                papers = await _world.PapersAsync("employment-contracts"),
            }
        );
        Assert.DoesNotContain("没有用工合同", Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
    }

    [Fact]
    [Trait("Seed", "DP-05")]
    public async Task After_a_contract_was_ended_a_day_of_work_is_held()
    {
        await PayWorld.PapersAsync(_world);
        Refusal(
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
        var open = Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("错发：2026-03-12 “W1” 没有用工合同", open);
        Assert.DoesNotContain("2026-03-11", open);
    }

    [Fact]
    [Trait("Seed", "DP-04")]
    public async Task A_pass_is_given_for_an_exam_that_was_passed_and_the_day_of_somebody_without_one_is_held()
    {
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "passes.issue",
                new
                {
                    project = "P1",
                    passes = new[]
                    {
                        new
                        {
                            worker = "W1",
                            trade = "技工",
                            score = 59.5,
                        },
                    },
                    papers = await _world.PapersAsync("exam-record"),
                }
            ),
            "exam-failed"
        );
        await PayWorld.PapersAsync(_world);
        await LedgerAsync("W1", trade: "技工", full: "13", signIn: true);
        await PayWorld.CompileAsync(_world);
        var open = Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing;
        Assert.Contains("“W1” 没有该工种的 PASS", open);
        Assert.Contains("“W1” 台账工种与合同不符", open);
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
        Assert.Contains("“W1” 同一半天在两个项目签到", Refusal(await PayWorld.SignAsync(_world), "reconciliation-open").Missing);
        Refusal(
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
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "workers.register",
                new { area = Small.Village, workers = new[] { new { name = "孩子", idNumber = digits + IdNumber.Check(digits) } } }
            ),
            "under-age"
        );
    }

    [Theory]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","minutes":{"5":1500}}]}""", "minutes", "一天只有 1440 分钟")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"32"}]}""", "days", "不是 2026-03 的日期")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"5,5"}]}""", "days", "5,5")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"5","morning":"5"}]}""", "day-twice", "重复")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W9","full":"5"}]}""", "worker-unknown", "W9")]
    [InlineData("""{"month":"2026-13","rows":[]}""", "month", "2026-13")]
    [InlineData("""{"month":"2026-01","rows":[{"worker":"W1","full":"5"}]}""", "day-outside", "开工")]
    [InlineData("""{"month":"2026-04","rows":[{"worker":"W1","full":"5"}]}""", "day-future", "还没有到")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","marks":{"5":"asleep"}}]}""", "mark", "asleep")]
    public async Task A_wrong_sign_in_sheet_is_refused_with_its_place_and_nothing_is_entered(string payload, string code, string says)
    {
        _world.MoveTo("2026-03-31 18:00");
        var body = System.Text.Json.Nodes.JsonNode.Parse(payload)!.AsObject();
        body["project"] = "P1";
        var before = await _world.StateAsync();
        Assert.Contains(says, Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", body), code).Missing);
        Assert.Equal(before, await _world.StateAsync());
    }

    [Fact]
    [Trait("Seed", "MEI-06")]
    public async Task Where_the_county_pays_the_others_first_the_disputed_line_is_held_and_paid_by_a_supplement_once_it_is_cleared()
    {
        await PayWorld.PolicyAsync(_world, "reconciliation.open", "line");
        await PayWorld.PapersAsync(_world);
        await LedgerAsync("W2", half: "12", reason: "误记");
        await PayWorld.CompileAsync(_world);
        await using (var db = _world.Store.Open())
        {
            Assert.Equal(["worker-day"], await db.PayrollLines.Where(l => l.Held != null).Select(l => l.Held!).ToListAsync());
            Assert.Equal(3600m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).TotalYuan);
        }
        await ConfirmAsync("W1", "W3");
        Assert.IsType<Applied>(await PayWorld.SignAsync(_world));
        await LedgerAsync("W2", full: "12", reason: "更正");
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
    public async Task Hours_are_taken_where_the_county_counts_hours_and_nowhere_else()
    {
        _world.MoveTo("2026-03-31 18:00");
        var hours = new
        {
            project = "P1",
            month = "2026-03",
            rows = new[] { new { worker = "W1", minutes = new Dictionary<string, int> { ["5"] = 390 } } },
        };
        Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", hours), "sign-in-sheet-unit");
        await PayWorld.PolicyAsync(_world, "sign-in-sheet.unit", "minutes");
        await _world.MustAsync(Small.All, "sign-in-sheet.record", hours);
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "sign-in-sheet.record",
                new
                {
                    project = "P1",
                    month = "2026-03",
                    rows = new[] { new { worker = "W1", full = "6" } },
                }
            ),
            "sign-in-sheet-unit"
        );
    }

    [Fact]
    public async Task A_month_with_work_on_paper_is_not_written_off_as_a_month_without_work()
    {
        await PayWorld.PapersAsync(_world);
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "pay-cycle.no-work",
                new { cycle = PayWorld.Cycle, papers = await _world.PapersAsync("construction-log") }
            ),
            "work-recorded"
        );
    }

    [Fact]
    [Trait("Seed", "MEI-16")]
    public async Task Machines_need_a_reason_and_more_shifts_than_planned_open_a_finding()
    {
        Refusal(
            await _world.ApplyAsync(
                Small.All,
                "labour.plan",
                new
                {
                    project = "P1",
                    days = 20,
                    trades = new[] { new { trade = "普杂工", workDays = 60 } },
                    means = new[]
                    {
                        new
                        {
                            name = "挖掘机",
                            kind = "machine",
                            shifts = 2,
                            reason = "",
                        },
                    },
                }
            ),
            "means-reason"
        );
        await _world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 20,
                trades = new[] { new { trade = "普杂工", workDays = 61 } },
                means = new[]
                {
                    new
                    {
                        name = "挖掘机",
                        kind = "machine",
                        shifts = 2,
                        reason = "石方",
                    },
                },
            }
        );
        _world.MoveTo("2026-03-31 18:00");
        await LogAsync("3-4");
        Assert.Empty(await FindingsAsync());
        await LogAsync("5");
        Assert.Single(await FindingsAsync());
        await LogAsync("6");
        Assert.Single(await FindingsAsync());
    }

    [Fact]
    [Trait("Seed", "MEI-16")]
    public async Task A_corrected_day_does_not_count_its_machines_twice()
    {
        await _world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 20,
                trades = new[] { new { trade = "普杂工", workDays = 61 } },
                means = new[]
                {
                    new
                    {
                        name = "挖掘机",
                        kind = "machine",
                        shifts = 2,
                        reason = "石方",
                    },
                },
            }
        );
        _world.MoveTo("2026-03-31 18:00");
        await LogAsync("3-4");
        await LogAsync("4", "天气写错");
        Assert.Empty(await FindingsAsync());
    }

    private async Task<List<string>> FindingsAsync()
    {
        await using var db = _world.Store.Open();
        return await db.Rectifications.Select(r => r.Id).ToListAsync();
    }

    private Task<Applied> LogAsync(string days, string? reason = null) =>
        _world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[]
                {
                    new
                    {
                        days,
                        weather = "晴",
                        machines = new { 挖掘机 = 1 },
                    },
                },
                reason,
            }
        );

    private async Task LedgerAsync(
        string worker,
        string? full = null,
        string? half = null,
        string? reason = null,
        string trade = "普杂工",
        bool signIn = false
    )
    {
        if (signIn)
            await _world.MustAsync(
                Small.All,
                "sign-in-sheet.record",
                new
                {
                    project = "P1",
                    month = "2026-03",
                    rows = new[] { new { worker, full } },
                }
            );
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
                        worker,
                        trade,
                        full,
                        half,
                    },
                },
                reason,
            }
        );
    }

    private Task<Applied> ConfirmAsync(params string[] workers) =>
        _world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers,
                how = "signature",
            }
        );

    private static Refusal Refusal(Outcome outcome, params string[] codes) =>
        Assert.IsType<NotApplied>(outcome).Refusals.First(r => codes.Contains(r.Code));
}
