using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

/// <summary>Wages, contracts and passes on their first day, their last day, and the day beside each.</summary>
public sealed class StandingTests
{
    [Theory, Trait("Seed", "DP-03")]
    [InlineData(9, null)]
    [InlineData(10, "180")]
    [InlineData(19, "180")]
    [InlineData(20, "190")]
    public void Wages_are_in_force_from_their_day_until_the_next_table(int day, string? rate)
    {
        // As entered: the newer one stands first.
        WageTable[] tables = [new(March(20), [new("普工", 190)], []), new(March(10), [new("普工", 180)], [])];
        Assert.Equal(rate, tables.WagesOn(March(day))?.Rates[0].RateYuan.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    // W1 is 普工 from the 10th, and 技工 from the 20th until the 25th.
    [Theory, Trait("Seed", "MEI-17")]
    [InlineData("W1", 9, null)]
    [InlineData("W1", 10, "普工")]
    [InlineData("W1", 19, "普工")]
    [InlineData("W1", 20, "技工")]
    [InlineData("W1", 25, "技工")]
    [InlineData("W1", 26, null)]
    [InlineData("W2", 20, null)]
    public void A_worker_is_of_the_trade_of_his_newest_term_and_of_none_when_it_has_ended(string worker, int day, string? trade)
    {
        ContractTerm[] terms = [new("W1", "技工", March(20), March(25)), new("W1", "普工", March(10)), new("W3", "工长", March(1))];
        Assert.Equal(trade, terms.TermOn(worker, March(day))?.Trade);
    }

    [Theory]
    [InlineData("W1", "普工", 9, false)]
    [InlineData("W1", "普工", 10, true)]
    [InlineData("W1", "普工", 20, true)]
    [InlineData("W1", "普工", 21, false)]
    [InlineData("W1", "技工", 10, false)]
    [InlineData("W1", "技工", 21, true)]
    [InlineData("W2", "普工", 15, false)]
    public void A_pass_is_of_one_worker_in_one_trade_from_its_first_to_its_last_day(string worker, string trade, int day, bool holds)
    {
        WorkPass[] passes = [new("W1", "普工", March(10), March(20)), new("W1", "技工", March(15)), new("W3", "普工", March(1))];
        Assert.Equal(holds, passes.HoldOn(worker, trade, March(day)));
    }

    [Theory]
    [InlineData("普工", null, "工日 180")]
    [InlineData("技工", null, null)]
    [InlineData("普工", "砌石", "立方米 85")]
    [InlineData("普工", "土方", null)]
    public void A_ledger_line_is_paid_by_its_trade_or_by_its_piece(string trade, string? piece, string? price)
    {
        WageTable[] tables = [new(March(10), [new("工长", 260), new("普工", 180)], [new("碎石", "吨", 30), new("砌石", "立方米", 85)])];
        var of = WagePrice.Of(tables, new LedgerLine("W1", March(10), trade, 1, piece));
        Assert.Equal(price, of is { } found ? $"{found.Unit} {found.PriceYuan}" : null);
        Assert.Null(WagePrice.Of(tables, new LedgerLine("W1", March(9), trade, 1, piece)));
    }

    private static DateOnly March(int day) => new(2026, 3, day);
}
