using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.Tests.CrashVictim;

/// <summary>
/// One of several officials who all pay every cycle at once, each with batch numbers of their own, take the bank's receipts — the first
/// answer for W2 is a failure — and send again what failed, until every cycle is closed. Refusals are the others' doing.
/// </summary>
public sealed class Payer(int number, Store store, Engine engine, IFileStore files)
{
    public async Task RunAsync()
    {
        while (await NextAsync() is { } cycle)
            await StepAsync(cycle);
    }

    private async Task<string?> NextAsync()
    {
        await using var db = store.Open();
        return await db
            .Cases.Where(c => c.Kind == PayTable.Kind && (c.Stage == PayTable.Payable || c.Stage == PayTable.Paid))
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .FirstOrDefaultAsync();
    }

    private async Task StepAsync(string cycle)
    {
        await using var db = store.Open();
        var payees = await db.Payees.AsNoTracking().Where(p => p.CycleId == cycle).OrderBy(p => p.WorkerId).ToListAsync();
        var total = await db.PayCycles.Where(c => c.Id == cycle).Select(c => c.TotalYuan).SingleAsync();
        var tries = await db.Batches.CountAsync(b => b.CycleId == cycle);
        if (payees.Count == 0)
            await ApplyAsync(
                "pay-cycle.pay",
                new
                {
                    cycle,
                    batch = $"{cycle}#{number}",
                    amountYuan = total,
                    papers = await PapersAsync("payment-batch"),
                }
            );
        else if (payees.Where(p => p.State == Payee.Sent).ToList() is { Count: > 0 } sent)
        {
            var batch = sent[0].Batch;
            await ApplyAsync(
                "pay-cycle.receipts",
                new
                {
                    cycle,
                    batch,
                    papers = await PapersAsync("bank-receipt"),
                    lines = sent.Where(p => p.Batch == batch)
                        .Select(p => new
                        {
                            worker = p.WorkerId,
                            amountYuan = p.AmountYuan,
                            paid = p.WorkerId != "W2" || tries > 1,
                            problem = p.WorkerId == "W2" && tries == 1 ? "账户已注销" : null,
                        }),
                }
            );
        }
        else if (payees.Where(p => p.State == Payee.Failed).ToList() is { Count: > 0 } failed)
            await ApplyAsync(
                "pay-cycle.resend",
                new
                {
                    cycle,
                    batch = $"{cycle}#{number}-{tries}",
                    amountYuan = failed.Sum(p => p.AmountYuan),
                    papers = await PapersAsync("payment-batch"),
                }
            );
    }

    private async Task ApplyAsync(string action, object payload) =>
        await engine.ApplyAsync(
            new ActionRequest(
                action,
                JsonSerializer.SerializeToElement(payload),
                "finance",
                $"{number}-{Environment.ProcessId}-{System.Diagnostics.Stopwatch.GetTimestamp()}"
            )
        );

    private async Task<object[]> PapersAsync(string kind) =>
        [new { kind, file = await files.PutAsync(Encoding.UTF8.GetBytes(kind), default) }];
}
