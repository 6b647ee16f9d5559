using WorkRelief.Tests.Host.Labour;

namespace WorkRelief.Tests.Host;

/// <summary>Many workers on every day of a month, all the way from the entry to the paper.</summary>
public sealed class LargeMonthTests
{
    [Fact]
    public async Task Its_sign_in_sheet_and_its_ledger_are_issued()
    {
        string[] workers = [.. Enumerable.Range(1, 150).Select(n => $"W{n}")];
        await using var world = await World.NewAsync("2026-02-20 08:00");
        await Small.ProjectAsync(world);
        // W1 to W3 are there.
        var more = workers[3..].Select(worker => new { worker, name = "工人" + worker[1..] });
        await world.MustAsync(Small.All, "workers.register", new { area = Small.Village, workers = more });
        await PayWorld.ConsultAsync(world, 180);
        var contracts = workers.Select(worker => new
        {
            worker,
            trade = "普杂工",
            from = "2026-02-20",
        });
        var signed = await world.PapersAsync("employment-contracts");
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            new
            {
                project = "P1",
                contracts,
                papers = signed,
            }
        );
        var passes = workers.Select(worker => new
        {
            worker,
            trade = "普杂工",
            score = 80,
        });
        await world.MustAsync(
            Small.All,
            "passes.issue",
            new
            {
                project = "P1",
                passes,
                papers = await world.PapersAsync("exam-record"),
            }
        );
        world.MoveTo("2026-03-31 18:00");
        var rows = workers.Select(worker => new { worker, full = "1-31" });
        await world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows,
            }
        );
        var lines = workers.Select(worker => new
        {
            worker,
            trade = "普杂工",
            full = "1-31",
        });
        await world.MustAsync(
            Small.All,
            "labour-ledger.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = lines,
            }
        );
        foreach (var kind in (string[])["sign-in-sheet", "labour-ledger"])
        {
            var page = await world.ReadAsync((await world.IssueAsync(kind, of: "2026-03", actingAs: "contractor")).File);
            Assert.All(workers, worker => Assert.Contains($">工人{worker[1..]}<", page, StringComparison.Ordinal));
        }
    }
}
