using System.Globalization;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>The steps of a cycle of project P1, from the sheet to the bank's receipt.</summary>
public static class PayRun
{
    public const string Supplement = PayWorld.Cycle + "-S1";

    public static Task<Applied> CardAsync(World world, string worker) =>
        world.MustAsync(Small.All, "workers.update", new { worker, card = $"62170036000000000{worker}".Replace("W", "0") });

    public static async Task<object> TerminationAsync(World world, string? on = null) =>
        new
        {
            project = "P1",
            reason = "规划调整",
            on = on ?? ChinaTime.DateOf(world.Clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            papers = await world.PapersAsync("termination-decision"),
        };

    public static async Task<object> TypedAsync(World world, string cycle, decimal days, params string[] workers) =>
        new
        {
            cycle,
            lines = workers
                .DefaultIfEmpty("W1")
                .Select(worker => new
                {
                    worker,
                    trade = "普杂工",
                    days,
                    rateYuan = 180,
                }),
            papers = await world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log"),
        };

    public static async Task PaidAsync(World world, string cycle, string batch, decimal yuan, string today, params string[] workers)
    {
        await world.MustAsync(Small.All, "pay-cycle.compile", new { cycle });
        await ConfirmAsync(world, cycle, workers);
        await PayOutAsync(world, cycle, batch, yuan, today);
    }

    public static Task<Applied> ConfirmAsync(World world, string cycle, params string[] workers) =>
        world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle,
                workers,
                how = "signature",
            }
        );

    /// <summary>Signed, hung out, paid and received.</summary>
    public static async Task PayOutAsync(World world, string cycle, string batch, decimal amountYuan, string today)
    {
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
        world.Clock.MoveTo(World.At(today + " 09:00").AddDays(11));
        await world.DoDueAsync();
        await world.MustAsync(
            PayWorld.Finance,
            "pay-cycle.pay",
            new
            {
                cycle,
                batch,
                amountYuan,
                papers = await world.PapersAsync("payment-batch"),
            }
        );
        await world.MustAsync(
            PayWorld.Finance,
            "pay-cycle.confirm",
            new
            {
                cycle,
                amountYuan,
                papers = await world.PapersAsync("bank-receipt"),
            }
        );
    }

    public static async Task<IReadOnlyList<string>> RefusedAsync(World world, string action, object payload, string account = Small.All) =>
        await world.ApplyAsync(account, action, payload) is NotApplied no ? [.. no.Refusals.Select(r => r.Code)] : ["applied"];
}
