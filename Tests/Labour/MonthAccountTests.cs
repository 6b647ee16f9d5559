using System.Globalization;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

public sealed class MonthAccountTests
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
        Assert.Equal(Dec(yuan), MonthAccount.Owed(month, MonthBooked.Nothing).Sum(i => i.AmountYuan));
    }

    [Fact]
    public void Three_days_of_a_third_of_a_fen_are_rounded_once_not_three_times()
    {
        LedgerLine[] lines = [.. Enumerable.Range(0, 3).Select(d => new LedgerLine("W1", RandomMonth.First.AddDays(d), "普工", 0.33m))];
        var item = Assert.Single(MonthAccount.Owed(Month(lines, [new WageRate("普工", 100.05m)], []), MonthBooked.Nothing));
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
        var items = MonthAccount.Owed(
            Month(lines, [new WageRate("技工", 240)], [new PiecePrice("砌石", "立方米", 85.55m)]),
            MonthBooked.Nothing
        );
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
            MonthAccount.Owed(month, MonthBooked.Nothing).Select(i => (i.Trade, i.Quantity, i.AmountYuan))
        );
    }

    [Fact]
    public void What_other_cycles_of_the_month_hold_is_taken_off_and_a_corrected_price_shows_both_sides()
    {
        var line = new LedgerLine("W1", RandomMonth.First, "普工", 1);
        var paid = MonthAccount.Owed(Month([line], [new WageRate("普工", 150)], []), MonthBooked.Nothing);
        Assert.Empty(MonthAccount.Owed(Month([line], [new WageRate("普工", 150)], []), new(paid)));
        Assert.Equal(
            [0.5m],
            MonthAccount.Owed(Month([line with { Days = 1.5m }], [new WageRate("普工", 150)], []), new(paid)).Select(i => i.Quantity)
        );
        var corrected = MonthAccount.Owed(Month([line], [new WageRate("普工", 160)], []), new(paid));
        Assert.Equal([-150m, 160m], corrected.Select(i => i.AmountYuan));
        Assert.Empty(MonthAccount.Overpaid(Month([line], [new WageRate("普工", 160)], []), new(paid)));
        var back = Assert.Single(MonthAccount.Overpaid(Month([line with { Days = 0.5m }], [new WageRate("普工", 150)], []), new(paid)));
        Assert.Equal((0.5m, 75m), (back.Quantity, back.AmountYuan));
    }

    [Fact]
    public void Properties_of_every_month()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var month = RandomMonth.Make(seed);
            var items = MonthAccount.Owed(month, MonthBooked.Nothing);
            // No line below zero.
            Assert.All(items.GroupBy(i => i.Worker), w => Assert.True(w.Sum(i => i.AmountYuan) > 0));
            // The order of entry does not matter.
            var shuffled = month with
            {
                Ledger = [.. month.Ledger.Reverse()],
                Sheet = [.. month.Sheet.Reverse()],
                Log = [.. month.Log.Reverse()],
            };
            Assert.Equal(items, MonthAccount.Owed(shuffled, MonthBooked.Nothing));
            Assert.Equal(Reconciliation.Of(month).Select(d => d.Key), Reconciliation.Of(shuffled).Select(d => d.Key));
            // A day written as two halves is the same day.
            var halved = month with
            {
                Ledger =
                [
                    .. month.Ledger.SelectMany(l => l.Days == 1 ? (LedgerLine[])[l with { Days = 0.5m }, l with { Days = 0.5m }] : [l]),
                ],
            };
            Assert.Equal(items, MonthAccount.Owed(halved, MonthBooked.Nothing));
            // Paid once, nothing is left to pay or to take back.
            Assert.Empty(MonthAccount.Owed(month, new(items)));
            Assert.Empty(MonthAccount.Overpaid(month, new(items)));
        }
    }

    // Worker W1, 普工 for 100.05 a day where nothing else is said; each part was paid before the next was entered.
    [Theory]
    [InlineData("0.5 0.5", 100.05, "50.03 50.02", 100.05)]
    [InlineData("0.01 0.01 0.01 0.01 0.01", 100.40, "1.00 1.01 1.00 1.01 1.00", 5.02)]
    [InlineData("0.5 0.5 0.5", 0.01, "0.01 0.00 0.01", 0.02)]
    [InlineData("1 1", 180, "180.00 180.00", 360)]
    public void A_month_paid_in_parts_pays_what_it_would_have_paid_at_once(string parts, decimal rate, string each, decimal all)
    {
        var (lines, booked, paid) = (new List<LedgerLine>(), new List<PayItem>(), new List<string>());
        foreach (var (part, day) in parts.Split(' ').Select((p, i) => (Dec(p), i + 1)))
        {
            lines.Add(new LedgerLine("W1", new(2026, 3, day), "普工", part));
            var owed = MonthAccount.Owed(Month(lines, [new WageRate("普工", rate)], []), new(booked.ToList()));
            paid.Add(owed.Sum(i => i.AmountYuan).ToString("0.00", CultureInfo.InvariantCulture));
            booked.AddRange(owed);
        }
        Assert.Equal(each, string.Join(' ', paid));
        Assert.Equal(all, booked.Sum(i => i.AmountYuan));
    }

    // Ten days at 160 yuan, of which the village deducts a tenth; another sheet holds what the second column says.
    [Theory, Trait("Seed", "DP-06")]
    [InlineData(10, 0, 1440, 0)]
    [InlineData(10, 1440, 0, 0)]
    [InlineData(11, 1440, 144, 0)]
    [InlineData(0, 1440, 0, 1440)]
    [InlineData(9, 1440, 0, 144)]
    public void A_deduction_is_of_the_months_gross_however_many_sheets_carry_it(int days, decimal paid, decimal owed, decimal back)
    {
        var booked = paid == 0 ? MonthBooked.Nothing : new(MonthAccount.Owed(Deducted(10), MonthBooked.Nothing));
        Assert.Equal(paid, booked.Lines.Sum(l => l.AmountYuan));
        Assert.Equal(owed, MonthAccount.Owed(Deducted(days), booked).Sum(i => i.AmountYuan));
        Assert.Equal(back, MonthAccount.Overpaid(Deducted(days), booked).Sum(i => i.AmountYuan));
        Assert.Equal(owed - back, MonthAccount.Of(Deducted(days), booked).Sum(a => a.BalanceYuan));

        static MonthPapers Deducted(int days) => Days(days, 160) with { Revocations = [new("W1", new(2026, 3, 31), 0.1m)] };
    }

    [Theory, Trait("Seed", "DP-06")]
    [InlineData(2026, 3, 20, 0.1, 1440)]
    [InlineData(2026, 4, 1, 0.1, 1440)]
    [InlineData(2026, 3, 1, 0.1, 1600)]
    [InlineData(2026, 4, 2, 0.1, 1600)]
    [InlineData(2026, 3, 20, 0, 1600)]
    public void The_village_deducts_in_the_month_of_the_last_day_of_work(int year, int month, int day, decimal share, decimal yuan)
    {
        var papers = Days(10, 160) with { Revocations = [new("W1", new(year, month, day), share)] };
        Assert.Equal(yuan, MonthAccount.Owed(papers, MonthBooked.Nothing).Sum(i => i.AmountYuan));
    }

    // Five days at 160 were paid: 800. What came back or was waived, what the ledger says now, and what follows.
    [Theory]
    [InlineData(5, 0, 0, 0, 0, 0)]
    [InlineData(4, 0, 0, 0, 0, 160)]
    [InlineData(4, 0, 0, 160, 0, 0)]
    [InlineData(4, 60, 0, 100, 0, 0)]
    [InlineData(4, 160, 0, 0, 0, 0)]
    [InlineData(5, 160, 0, 0, 160, 0)]
    [InlineData(5, 60, 0, 0, 60, 0)]
    [InlineData(4, 0, 160, 0, 0, 0)]
    [InlineData(5, 0, 160, 0, 0, 0)]
    [InlineData(6, 0, 160, 0, 160, 0)]
    [InlineData(3, 0, 160, 0, 0, 160)]
    public void What_was_paid_back_asked_back_or_waived_is_counted_once(
        int days,
        decimal repaid,
        decimal waived,
        decimal asked,
        decimal owed,
        decimal back
    )
    {
        var booked = new MonthBooked(MonthAccount.Owed(Days(5, 160), MonthBooked.Nothing))
        {
            Repaid = new Dictionary<string, decimal> { ["W1"] = repaid },
            Waived = new Dictionary<string, decimal> { ["W1"] = waived },
            Asked = new Dictionary<string, decimal> { ["W1"] = asked },
        };
        Assert.Equal(owed, MonthAccount.Owed(Days(days, 160), booked).Sum(i => i.AmountYuan));
        Assert.Equal(back, MonthAccount.Overpaid(Days(days, 160), booked).Sum(i => i.AmountYuan));
        Assert.Equal(owed - back - asked, Assert.Single(MonthAccount.Of(Days(days, 160), booked)).BalanceYuan);
    }

    [Fact]
    public void Work_without_a_price_is_not_undone_work()
    {
        var paid = new MonthBooked(MonthAccount.Owed(Days(5, 160), MonthBooked.Nothing));
        var priceless = Days(5, 160) with { Wages = [new WageTable(new(2026, 1, 1), [new WageRate("技工", 240)], [])] };
        Assert.Empty(MonthAccount.Overpaid(priceless, paid));
        Assert.Equal(5, MonthAccount.Unpriced(priceless).Count());
    }

    [Fact]
    public void A_month_that_was_paid_as_a_whole_is_not_paid_again_until_it_is_split()
    {
        var whole = MonthBooked.Nothing with { UnnamedYuan = 800 };
        Assert.Empty(MonthAccount.Owed(Days(5, 160), whole));
        Assert.Empty(MonthAccount.Overpaid(Days(5, 160), whole));
        Assert.Empty(MonthAccount.Of(Days(5, 160), whole));
    }

    [Fact]
    public void A_month_on_paper_alone_owes_what_its_sheets_say()
    {
        var line = new PayItem("W1", "普工", null, WagePrice.WorkDay, 20, 160, 3200);
        var typed = new MonthBooked([line]) { Typed = [line] };
        Assert.Equal(0, Assert.Single(MonthAccount.Of(new MonthPapers(new(2026, 3, 1), new(2026, 3, 31), 8), typed)).BalanceYuan);
        // A log or sheet that is entered later pays nobody, and asks nothing back.
        var logged = new MonthPapers(new(2026, 3, 1), new(2026, 3, 31), 8) { Sheet = [new("W1", new(2026, 3, 2), true, true)] };
        Assert.Equal(0, Assert.Single(MonthAccount.Of(logged, typed)).BalanceYuan);
        Assert.Empty(MonthAccount.Overpaid(logged, typed));
        // What was entered in the ledger and taken back is owed no more.
        Assert.Equal(-3200, Assert.Single(MonthAccount.Of(Days(0, 160), typed)).BalanceYuan);
    }

    /// <summary>Twenty-five days of 467 minutes are 24.3229… work-days of eight hours, not 25 times 0.97.</summary>
    [Theory]
    [InlineData(25, 467, 160, 24.32, 3891.67)]
    [InlineData(1, 467, 160, 0.97, 155.67)]
    [InlineData(31, 1, 180, 0.06, 11.63)]
    [InlineData(3, 160, 100, 1, 100)]
    public void Minutes_are_paid_exactly_and_rounded_once(int days, int minutes, decimal rate, decimal quantity, decimal yuan)
    {
        var rounded = decimal.Round(minutes / 480m, 2, MidpointRounding.AwayFromZero);
        var lines = Enumerable.Range(1, days).Select(d => new LedgerLine("W1", new(2026, 3, d), "普工", rounded) { Minutes = minutes });
        var item = Assert.Single(MonthAccount.Owed(Month([.. lines], [new WageRate("普工", rate)], []), MonthBooked.Nothing));
        Assert.Equal((quantity, yuan), (item.Quantity, item.AmountYuan));
    }

    /// <summary>So many whole days of W1; none: one day that was entered and withdrawn.</summary>
    private static MonthPapers Days(int days, decimal rate) =>
        Month(
            [.. Enumerable.Range(1, Math.Max(1, days)).Select(d => new LedgerLine("W1", new(2026, 3, d), "普工", Math.Min(days, 1)))],
            [new WageRate("普工", rate)],
            []
        );

    internal static MonthPapers Month(IReadOnlyList<LedgerLine> lines, IReadOnlyList<WageRate> rates, IReadOnlyList<PiecePrice> pieces) =>
        new(RandomMonth.First, RandomMonth.First.AddMonths(1).AddDays(-1), 8)
        {
            Sheet = [.. lines.Select(l => (l.Worker, l.Day)).Distinct().Select(at => new SignIn(at.Worker, at.Day, true, true))],
            Ledger = lines,
            Wages = [new WageTable(RandomMonth.First.AddDays(-30), rates, pieces)],
        };

    private static decimal Dec(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
