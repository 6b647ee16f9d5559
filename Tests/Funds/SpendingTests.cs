using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Funds;

public sealed class SpendingTests
{
    // 1,000 arrived in the first batch, 500 in the second.
    [Theory, Trait("Seed", "GA-12")]
    [InlineData(1500, null)]
    [InlineData(1500.01, "funds-short")]
    [InlineData(0.01, null)]
    [InlineData(0, "money-zero")]
    public void Funds_that_are_exactly_enough_can_be_spent_and_one_fen_more_cannot(decimal yuan, string? code)
    {
        var decided = SpendingActions.Spend(
            new SpendFunds("GC-1", "works", yuan),
            Deciding.Basics(),
            new ArrivedFunds(Batches),
            new SpentFunds([]),
            Deciding.Practice(),
            Deciding.On(2026, 3, 31)
        );
        Assert.Equal(code, decided is Refused no ? no.Reasons[0].Code : null);
    }

    // What came back lies again in the batch it was taken from, the last one first.
    [Theory, Trait("Seed", "GA-12")]
    [InlineData(1200, 200, "1:1000 2:200 2:-200", 500)]
    [InlineData(1200, 300, "1:1000 2:200 2:-200 1:-100", 600)]
    [InlineData(1000, 1000, "1:1000 1:-1000", 1500)]
    public void What_workers_paid_back_can_be_spent_again(decimal paid, decimal back, string parts, decimal left)
    {
        Spent[] spent =
        [
            new("劳务报酬 1", FundLedger.Labour, paid, null, new(2026, 4, 1)),
            new("退回", FundLedger.Labour, -back, null, new(2026, 5, 1)),
        ];
        var (drawn, uncovered) = FundLedger.Allocate(Batches, spent);
        Assert.Equal(parts, string.Join(' ', drawn.Select(d => $"{d.Batch}:{d.AmountYuan:0.##}")));
        Assert.Equal(0, uncovered);
        Spent More(decimal yuan) => new("GC-1", "works", yuan, null, new(2026, 6, 1));
        Assert.Null(SpendingActions.Shortfall(Batches, spent, More(left)));
        Assert.Equal(0.01m, SpendingActions.Shortfall(Batches, spent, More(left + 0.01m)));
    }

    private static FundBatch[] Batches => [new(1, "central", 1000, new(2026, 1, 1)), new(2, "county", 500, new(2026, 2, 1))];
}
