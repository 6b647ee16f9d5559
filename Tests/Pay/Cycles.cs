using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Pay;

/// <summary>A cycle of March 2026 and what is written about its month.</summary>
public static class Cycles
{
    public static CycleInHand March(int revision = 0, decimal totalYuan = 5_400) =>
        new("2026-03", new(2026, 3, 31), new(2026, 4, 30), false, revision, 3, totalYuan, new(2026, 3, 31));

    public static CycleSeen Seen(string stage, DateOnly due, decimal totalYuan = 5_400) =>
        new("P1/2026-03", "2026-03", stage, stage == PayTable.Closed, totalYuan, due);

    /// <summary>普工 for 180 yuan a day, with contract and pass for everybody in the ledger, all in agreement.</summary>
    public static MonthOfCycle Month(IReadOnlyList<LedgerLine> ledger, params IEnumerable<string> cardless)
    {
        var cycle = March();
        string[] workers = [.. ledger.Select(l => l.Worker).Distinct()];
        return new(
            new MonthPapers(cycle.PeriodFrom, cycle.PeriodEnd, 8)
            {
                Sheet = [.. ledger.Select(l => new SignIn(l.Worker, l.Day, true, true))],
                Ledger = ledger,
                Log =
                [
                    .. ledger
                        .CountBy(l => l.Day)
                        .Select(d => new LogDay(
                            d.Key,
                            "晴",
                            null,
                            new Dictionary<string, int> { ["普工"] = d.Value },
                            new Dictionary<string, decimal>(),
                            new Dictionary<string, decimal>()
                        )),
                ],
                Wages = [new WageTable(new(2026, 2, 1), [new WageRate("普工", 180)], [])],
                Contracts = [.. workers.Select(w => new ContractTerm(w, "普工", new(2026, 2, 1)))],
                Passes = [.. workers.Select(w => new WorkPass(w, "普工", new(2026, 2, 1)))],
            },
            cardless.ToHashSet(),
            MonthBooked.Nothing
        );
    }
}
