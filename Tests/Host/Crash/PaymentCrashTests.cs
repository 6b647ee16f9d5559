using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Host.Crash;

/// <summary>
/// The process is killed while four officials pay the same cycles, take receipts and send again: each worker has each month's money once.
/// </summary>
public sealed class PaymentCrashTests(ITestOutputHelper output)
{
    private const int Months = 10;

    [Fact]
    public async Task Killed_again_and_again_it_pays_every_worker_of_every_month_once()
    {
        await using var world = await PayWorld.NewAsync();
        for (var month = 3; month < 3 + Months; month++)
            await PayableAsync(world, new DateOnly(2026, 1, 1).AddMonths(month - 1));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var random = new Random(Environment.TickCount);
        var kills = 0;
        while (true)
        {
            using var victim = Process.Start(
                new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrashVictim.dll"), world.Home, "pay"])
                {
                    RedirectStandardOutput = true,
                    Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
                }
            )!;
            await victim.StandardOutput.ReadLineAsync();
            var ended = victim.WaitForExitAsync();
            // The moment of the kill; nothing waits for it. Each attempt may live longer: a slow machine has to come to an end too.
            if (await Task.WhenAny(ended, Task.Delay(random.Next(50, 500 + (250 * kills)))) == ended)
            {
                Assert.Equal(0, victim.ExitCode);
                break;
            }
            victim.Kill();
            await ended;
            kills++;
        }
        output.WriteLine($"{kills} kills");
        Assert.True(kills >= 3, $"only {kills} kills");

        await using var db = world.Store.Open();
        var payees = await db.Payees.AsNoTracking().ToListAsync();
        Assert.Equal(3 * Months, payees.Count);
        Assert.All(payees, p => Assert.Equal((Payee.Paid, 1800m), (p.State, p.AmountYuan)));
        var facts = (await db.Journal.AsNoTracking().OrderBy(j => j.Position).ToListAsync())
            .SelectMany(j => Entry.Read(j.Body).Facts)
            .ToList();
        // One batch to each cycle, one more for what came back, and one answer of "paid" for each worker and month.
        Assert.Equal(Months, facts.OfType<PaymentMade>().Select(f => f.Cycle).Distinct().Count());
        Assert.Equal(Months, facts.OfType<PaymentMade>().Count());
        Assert.All(facts.OfType<PaymentResent>(), f => Assert.Equal(["W2"], f.Workers));
        Assert.Equal(Months, facts.OfType<PaymentResent>().Count());
        Assert.Equal(
            3 * Months,
            facts.OfType<PayeesAnswered>().SelectMany(f => f.Answers.Where(a => a.Paid).Select(a => (f.Cycle, a.Worker))).Distinct().Count()
        );
        Assert.Equal(3 * Months, facts.OfType<PayeesAnswered>().Sum(f => f.Answers.Count(a => a.Paid)));
        Assert.Equal(3 * Months * 1800m, (await db.PayCycles.AsNoTracking().ToListAsync()).Sum(c => c.PaidYuan ?? 0));
        Assert.Empty((await JournalCheck.VerifyAsync(world.Store, default)).Problems);
        using var target = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(world.Home, "replayed.db"));
        await Replay.RunAsync(world.Store, target, default);
        Assert.Empty(await StateDigest.DifferencesAsync(world.Store, target, default));
    }

    private static async Task PayableAsync(World world, DateOnly first)
    {
        var (month, next) = ($"{first:yyyy-MM}", first.AddMonths(1));
        world.MoveTo($"{first.AddMonths(1).AddDays(-1):yyyy-MM-dd} 18:00");
        await world.DoDueAsync();
        var workers = PayWorld.Workers;
        await world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month,
                rows = workers.Select(worker => new { worker, full = "3-12" }),
            }
        );
        await world.MustAsync(
            Small.All,
            "labour-ledger.record",
            new
            {
                project = "P1",
                month,
                rows = workers.Select(worker => new
                {
                    worker,
                    trade = "普杂工",
                    full = "3-12",
                }),
            }
        );
        await world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month,
                rows = new[]
                {
                    new
                    {
                        days = "3-12",
                        weather = "晴",
                        heads = new { 普杂工 = 3 },
                    },
                },
            }
        );
        world.MoveTo($"{next:yyyy-MM-dd} 09:00");
        await world.DoDueAsync();
        var cycle = "P1/" + month;
        await world.MustAsync(Small.All, "pay-cycle.compile", new { cycle });
        await PayRun.ConfirmAsync(world, cycle, [.. workers]);
        await world.MustAsync(PayWorld.Head, "pay-cycle.sign", new { cycle, papers = await world.PapersAsync("payroll-sheet") });
        await world.MustAsync(
            Small.All,
            "pay-cycle.post",
            new
            {
                cycle,
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        world.MoveTo($"{next.AddDays(17):yyyy-MM-dd} 09:00");
        await world.DoDueAsync();
        Assert.Equal("Payable", await world.StageAsync(cycle));
    }
}
