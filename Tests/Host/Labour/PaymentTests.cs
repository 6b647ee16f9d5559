using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// Nobody is paid twice, and nobody's pay is lost: two officials at once, the same click twice, a batch number used before.
/// </summary>
public sealed class PaymentTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(_world);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Of_many_officials_who_pay_at_once_one_does()
    {
        var payments = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n => await PayWorld.PaymentAsync(_world, "B-" + n)));
        var outcomes = await Task.WhenAll(payments.Select(p => Task.Run(() => _world.ApplyAsync(PayWorld.Finance, "pay-cycle.pay", p))));
        Assert.Single(outcomes.OfType<Applied>());
        Assert.All(outcomes.OfType<NotApplied>(), no => Assert.Equal("wrong-stage", no.Refusals[0].Code));
        await using var db = _world.Store.Open();
        Assert.Equal(1, await db.Batches.CountAsync());
        Assert.Equal([("W1", 1800m), ("W2", 1800m), ("W3", 1800m)], (await PayeesAsync(db)).Select(p => (p.WorkerId, p.AmountYuan)));
    }

    [Fact]
    public async Task The_same_click_twice_is_one_payment_with_the_same_answer()
    {
        var payment = await PayWorld.PaymentAsync(_world, "B-1");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _world.ApplyAsync(PayWorld.Finance, "pay-cycle.pay", payment, "click")))
        );
        Assert.Single(answers.Cast<Applied>().Select(a => a.Seq).Distinct());
        await using var db = _world.Store.Open();
        Assert.Equal(3, (await PayeesAsync(db)).Count);
    }

    [Fact]
    [Trait("Seed", "MEI-08")]
    public async Task What_the_bank_sent_back_goes_out_again_and_nothing_else()
    {
        await PayAsync("B-1");
        await ReceiptsAsync("B-1", ("W1", true), ("W2", false));
        var resends = await Task.WhenAll(Enumerable.Range(2, 8).Select(async n => await PayWorld.PaymentAsync(_world, "B-" + n, 1800)));
        var outcomes = await Task.WhenAll(resends.Select(r => Task.Run(() => _world.ApplyAsync(PayWorld.Finance, "pay-cycle.resend", r))));
        Assert.Single(outcomes.OfType<Applied>());
        await using var db = _world.Store.Open();
        var payees = await PayeesAsync(db);
        Assert.Equal(["paid", "sent", "sent"], payees.Select(p => p.State));
        Assert.Equal(2, payees.Select(p => p.Batch).Distinct().Count());
        Assert.Equal(5400m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).PaidYuan);
    }

    [Fact]
    [Trait("Seed", "GA-12")]
    public async Task What_vouchers_took_meanwhile_cannot_be_sent_again()
    {
        await PayAsync("B-1");
        await ReceiptsAsync("B-1", ("W1", true), ("W2", false), ("W3", true));
        // 1,000,000 arrived, 3,600 are paid; of the rest the voucher leaves one 分 less than the 1,800 that failed.
        await _world.MustAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-1",
                kind = "works",
                amountYuan = 994_600.01m,
                papers = await _world.PapersAsync("works-vouchers"),
            }
        );
        var resend = await PayWorld.PaymentAsync(_world, "B-2", 1800);
        Assert.Equal("not-applied funds-short", await CodeAsync("pay-cycle.resend", resend));
        await _world.MustAsync(
            Small.All,
            "project.release-funds",
            new
            {
                project = "P1",
                source = "county",
                amountYuan = 0.01m,
                papers = await _world.PapersAsync("fund-release", "fund-plan"),
            }
        );
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.resend", resend);
    }

    [Fact]
    public async Task Two_officials_with_the_same_receipts_close_the_cycle_once()
    {
        await PayAsync("B-1");
        var receipts = await PayWorld.ReceiptsAsync(_world, "B-1", ("W1", true), ("W2", true), ("W3", true));
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _world.ApplyAsync(PayWorld.Finance, "pay-cycle.receipts", receipts)))
        );
        Assert.Single(outcomes.OfType<Applied>());
        Assert.Equal("Closed", await _world.StageAsync(PayWorld.Cycle));
    }

    [Fact]
    public async Task Receipts_that_do_not_fit_change_nothing()
    {
        await PayAsync("B-1");
        await ReceiptsAsync("B-1", ("W1", true));
        var before = await _world.StateAsync();
        foreach (
            var (lines, batch, code) in ((object, string, string)[])
                [
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800.01m,
                                paid = true,
                            },
                        },
                        "B-1",
                        "amount-differs"
                    ),
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800m,
                                paid = true,
                            },
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800m,
                                paid = true,
                            },
                        },
                        "B-1",
                        "line-twice"
                    ),
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800m,
                                paid = true,
                            },
                            new
                            {
                                worker = "W9",
                                amountYuan = 1800m,
                                paid = true,
                            },
                        },
                        "B-1",
                        "payee-unknown"
                    ),
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W1",
                                amountYuan = 1800m,
                                paid = true,
                            },
                        },
                        "B-1",
                        "answered"
                    ),
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800m,
                                paid = false,
                            },
                        },
                        "B-1",
                        "problem"
                    ),
                    (
                        new[]
                        {
                            new
                            {
                                worker = "W2",
                                amountYuan = 1800m,
                                paid = true,
                            },
                        },
                        "B-9",
                        "batch-unknown"
                    ),
                ]
        )
            Assert.Contains(
                code,
                await CodeAsync(
                    "pay-cycle.receipts",
                    new
                    {
                        cycle = PayWorld.Cycle,
                        batch,
                        lines,
                        papers = await _world.PapersAsync("bank-receipt"),
                    }
                )
            );
        Assert.Equal(before, await _world.StateAsync());
    }

    [Fact]
    public async Task One_receipt_for_all_is_refused_while_somebody_has_no_money()
    {
        await PayAsync("B-1");
        await ReceiptsAsync("B-1", ("W1", true), ("W2", false));
        Assert.Contains(
            "payees-failed",
            await CodeAsync(
                "pay-cycle.confirm",
                new
                {
                    cycle = PayWorld.Cycle,
                    amountYuan = 1800,
                    papers = await _world.PapersAsync("bank-receipt"),
                }
            )
        );
        Assert.Equal("Paid", await _world.StageAsync(PayWorld.Cycle));
    }

    [Fact]
    public async Task The_banks_file_is_there_before_the_payment_is_entered_and_has_the_columns_that_the_county_names()
    {
        var (reads, scope) = (_world.Part<BankReads>(), new Scope(PayWorld.Finance, new DateOnly(2026, 4, 10)));
        // The payment asks for the bank's list, so the list comes first, under the number that the batch will have.
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.export-batch", new { cycle = PayWorld.Cycle, batch = "B-1" });
        var before = await reads.FileAsync(scope, PayWorld.Cycle, "B-1", default);
        await PayAsync("B-1");
        Assert.Equal(before.Lines, (await reads.FileAsync(scope, PayWorld.Cycle, "B-1", default)).Lines);
        Assert.Contains("batch-unknown", await CodeAsync("pay-cycle.export-batch", new { cycle = PayWorld.Cycle, batch = "B-2" }));
        Assert.Equal((3, "6217003600000000000", 1800m), (before.Lines.Count, before.Lines[0].Card, before.Lines[0].AmountYuan));
        Assert.Empty((await reads.FileAsync(new Scope("stranger", scope.Today), PayWorld.Cycle, "B-1", default)).Lines);

        Assert.StartsWith("\uFEFF序号,编号,户名,卡号,开户行,金额,用途,批次号,备注\r\n", Text(before), StringComparison.Ordinal);
        Assert.EndsWith("\r\n合计,,3笔,,,5400.00,,,\r\n", Text(before), StringComparison.Ordinal);
        await PayWorld.PolicyAsync(_world, "pay.bank-file", "bank-id-card");
        await _world.MustAsync(Small.All, "workers.update", new { worker = "W1", bank = "三苏镇信用社" });
        var file = await reads.FileAsync(scope, PayWorld.Cycle, "B-1", default);
        Assert.Contains("6217003600000000000,三苏镇信用社,1800.00,", Text(file));
        Assert.StartsWith("\uFEFF序号,编号,户名,卡号,开户行,金额,用途,批次号,身份证号,备注\r\n", Text(file), StringComparison.Ordinal);
        // Writing it makes its encoding known.
        var gbk = BankSheet.Gbk(file);
        Assert.Equal(Text(file)[1..], System.Text.Encoding.GetEncoding("GB18030").GetString(gbk));

        static string Text(BankFile file) => System.Text.Encoding.UTF8.GetString(BankSheet.Csv(file));
    }

    [Fact]
    public async Task A_batch_number_of_another_cycle_is_refused()
    {
        await PayAsync("B-1");
        await ReceiptsAsync("B-1", ("W1", true), ("W2", false), ("W3", true));
        Assert.Contains("batch-known", await CodeAsync("pay-cycle.resend", await PayWorld.PaymentAsync(_world, "B-1", 1800)));
    }

    private async Task PayAsync(string batch) =>
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(_world, batch));

    private async Task ReceiptsAsync(string batch, params (string, bool)[] lines) =>
        await _world.MustAsync(PayWorld.Finance, "pay-cycle.receipts", await PayWorld.ReceiptsAsync(_world, batch, lines));

    private async Task<string> CodeAsync(string action, object payload, string? only = null)
    {
        var no = Assert.IsType<NotApplied>(await _world.ApplyAsync(PayWorld.Finance, action, payload));
        return "not-applied " + string.Join(' ', no.Refusals.Select(r => r.Code).Where(c => only is null || c == only));
    }

    private static async Task<List<PayeeRow>> PayeesAsync(WorkReliefContext db) =>
        await db.Payees.AsNoTracking().Where(p => p.CycleId == PayWorld.Cycle).OrderBy(p => p.WorkerId).ToListAsync();
}
