using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

public sealed class PayComputationTests
{
    [Theory]
    [Trait("Seed", "DP-03")]
    // 东坡: 工长 260, 技工 240, 普杂工 180, 特殊岗位 100 yuan a day.
    [InlineData("工长", "22", "260", "5720.00")]
    [InlineData("技工", "21.5", "240", "5160.00")]
    [InlineData("普杂工", "0.5", "180", "90.00")]
    [InlineData("特殊岗位", "31", "100", "3100.00")]
    // Half a 分 goes up, once for the item and not for each day.
    [InlineData("普杂工", "0.81", "180.50", "146.21")]
    [InlineData("普杂工", "0.01", "0.50", "0.01")]
    [InlineData("普杂工", "0.01", "0.49", "0.00")]
    public void Days_times_the_agreed_rate(string trade, string days, string rate, string yuan)
    {
        var month = Month([new LedgerLine("W1", RandomMonth.First, trade, Dec(days))], [new WageRate(trade, Dec(rate))], []);
        Assert.Equal(Dec(yuan), PayComputation.Owed(month, []).Sum(i => i.AmountYuan));
    }

    [Fact]
    public void Three_days_of_a_third_of_a_fen_are_rounded_once_not_three_times()
    {
        LedgerLine[] lines = [.. Enumerable.Range(0, 3).Select(d => new LedgerLine("W1", RandomMonth.First.AddDays(d), "普工", 0.33m))];
        var item = Assert.Single(PayComputation.Owed(Month(lines, [new WageRate("普工", 100.05m)], []), []));
        Assert.Equal((0.99m, 99.05m), (item.Quantity, item.AmountYuan)); // 99.0495; day by day it would be 3 × 33.02 = 99.06
    }

    [Fact]
    public void Piecework_is_quantity_times_price_beside_the_days()
    {
        LedgerLine[] lines =
        [
            new("W1", RandomMonth.First, "技工", 1),
            new("W1", RandomMonth.First.AddDays(1), "技工", 0, "砌石", 12.35m),
            new("W1", RandomMonth.First.AddDays(2), "技工", 0, "砌石", 7.65m),
        ];
        var items = PayComputation.Owed(Month(lines, [new WageRate("技工", 240)], [new PiecePrice("砌石", "立方米", 85.55m)]), []);
        Assert.Equal([("工日", 1m, 240m), ("立方米", 20m, 1711m)], items.Select(i => (i.Unit, i.Quantity, i.AmountYuan)));
    }

    [Fact]
    [Trait("Seed", "MEI-17")]
    public void A_new_rate_and_a_new_trade_count_from_their_day()
    {
        LedgerLine[] lines =
        [
            .. Enumerable.Range(0, 10).Select(d => new LedgerLine("W1", RandomMonth.First.AddDays(d), d < 6 ? "普工" : "技工", 1)),
        ];
        var month = Month(lines, [new WageRate("普工", 150), new WageRate("技工", 240)], []);
        month = month with
        {
            Wages =
            [
                .. month.Wages,
                new WageTable(RandomMonth.First.AddDays(3), [new WageRate("普工", 160), new WageRate("技工", 240)], []),
            ],
        };
        Assert.Equal(
            [("技工", 4m, 960m), ("普工", 3m, 450m), ("普工", 3m, 480m)],
            PayComputation.Owed(month, []).Select(i => (i.Trade, i.Quantity, i.AmountYuan))
        );
    }

    [Fact]
    public void What_other_cycles_of_the_month_hold_is_taken_off_and_a_corrected_price_shows_both_sides()
    {
        var line = new LedgerLine("W1", RandomMonth.First, "普工", 1);
        var paid = PayComputation.Owed(Month([line], [new WageRate("普工", 150)], []), []);
        Assert.Empty(PayComputation.Owed(Month([line], [new WageRate("普工", 150)], []), paid));
        Assert.Equal(
            [0.5m],
            PayComputation.Owed(Month([line with { Days = 1.5m }], [new WageRate("普工", 150)], []), paid).Select(i => i.Quantity)
        );
        var corrected = PayComputation.Owed(Month([line], [new WageRate("普工", 160)], []), paid);
        Assert.Equal([-150m, 160m], corrected.Select(i => i.AmountYuan));
        Assert.Empty(PayComputation.Overpaid(Month([line], [new WageRate("普工", 160)], []), paid));
        var back = Assert.Single(PayComputation.Overpaid(Month([line with { Days = 0.5m }], [new WageRate("普工", 150)], []), paid));
        Assert.Equal((0.5m, 75m), (back.Quantity, back.AmountYuan));
    }

    [Fact]
    public void Properties_of_every_month()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var month = RandomMonth.Make(seed);
            var items = PayComputation.Owed(month, []);
            // No line below zero.
            Assert.All(items.GroupBy(i => i.Worker), w => Assert.True(w.Sum(i => i.AmountYuan) > 0));
            // The order of entry does not matter.
            var shuffled = month with
            {
                Ledger = [.. month.Ledger.Reverse()],
                Sheet = [.. month.Sheet.Reverse()],
                Log = [.. month.Log.Reverse()],
            };
            Assert.Equal(items, PayComputation.Owed(shuffled, []));
            Assert.Equal(Reconciliation.Of(month).Select(d => d.Key), Reconciliation.Of(shuffled).Select(d => d.Key));
            // A day written as two halves is the same day.
            var halved = month with
            {
                Ledger =
                [
                    .. month.Ledger.SelectMany(l => l.Days == 1 ? (LedgerLine[])[l with { Days = 0.5m }, l with { Days = 0.5m }] : [l]),
                ],
            };
            Assert.Equal(items, PayComputation.Owed(halved, []));
            // Paid once, nothing is left to pay or to take back.
            Assert.Empty(PayComputation.Owed(month, items));
            Assert.Empty(PayComputation.Overpaid(month, items));
        }
    }

    internal static MonthPapers Month(IReadOnlyList<LedgerLine> lines, IReadOnlyList<WageRate> rates, IReadOnlyList<PiecePrice> pieces) =>
        new(RandomMonth.First, RandomMonth.First.AddMonths(1).AddDays(-1), 8)
        {
            Sheet = [.. lines.Select(l => (l.Worker, l.Day)).Distinct().Select(at => new SignIn(at.Worker, at.Day, true, true))],
            Ledger = lines,
            Wages = [new WageTable(RandomMonth.First.AddDays(-30), rates, pieces)],
        };

    private static decimal Dec(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
