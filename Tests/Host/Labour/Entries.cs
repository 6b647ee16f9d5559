using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>What is entered of single workers of the project of <see cref="PayWorld"/>: days, contracts, passes, confirmations.</summary>
public static class Entries
{
    /// <summary>One worker's whole days of March on the sign-in sheet.</summary>
    public static object SignIn(string worker, string full) =>
        new
        {
            project = "P1",
            month = "2026-03",
            rows = new[] { new { worker, full } },
        };

    /// <summary>Enters one worker's whole and half days of March into the ledger.</summary>
    public static Task<Applied> LedgerAsync(
        World world,
        string worker,
        string? full = null,
        string? half = null,
        string? reason = null,
        string trade = "普杂工"
    ) =>
        world.MustAsync(
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

    /// <summary>What signs a contract with one worker.</summary>
    public static async Task<object> ContractAsync(World world, string worker, string trade, string from, params string[] papers) =>
        new
        {
            project = "P1",
            contracts = new[]
            {
                new
                {
                    worker,
                    trade,
                    from,
                },
            },
            papers = await world.PapersAsync(papers),
        };

    /// <summary>What gives one worker a pass for his exam.</summary>
    public static async Task<object> PassAsync(World world, string worker, string trade, decimal score) =>
        new
        {
            project = "P1",
            passes = new[]
            {
                new
                {
                    worker,
                    trade,
                    score,
                },
            },
            papers = await world.PapersAsync("exam-record"),
        };

    /// <summary>The workers sign the compiled sheet.</summary>
    public static Task<Applied> ConfirmAsync(World world, params string[] workers) =>
        world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers,
                how = "signature",
            }
        );
}
