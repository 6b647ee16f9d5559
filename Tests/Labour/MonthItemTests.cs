using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

/// <summary>The items of a month's account, one by one: 普工 for 160 yuan a day, 技工 for 240, stones for 85 a cubic metre.</summary>
public sealed class MonthItemTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void A_corrected_trade_at_the_same_price_neither_owes_nor_takes_back()
    {
        var paid = new MonthBooked([new("W1", "杂工", null, WagePrice.WorkDay, 1, 160, 160)]);
        Assert.Empty(MonthAccount.Owed(Month(Days(1)), paid));
        Assert.Empty(MonthAccount.Overpaid(Month(Days(1)), paid));
    }

    // Five days were paid; the ledger has three, and 160 yuan are asked back or waived already.
    [Fact]
    public void What_is_asked_back_already_stands_against_what_was_paid_too_much()
    {
        var paid = new MonthBooked(MonthAccount.Owed(Month(Days(5)), MonthBooked.Nothing))
        {
            Asked = new Dictionary<string, decimal> { ["W1"] = 100 },
            Waived = new Dictionary<string, decimal> { ["W1"] = 60 },
        };
        Assert.Equal(
            [
                new PayItem("W1", "普工", null, WagePrice.WorkDay, 2, 160, 320),
                new PayItem("W1", "普工", MonthAccount.Settled, "元", -160, 1, -160),
            ],
            MonthAccount.Overpaid(Month(Days(3)), paid)
        );
    }

    [Fact]
    public void Nothing_is_asked_back_of_a_month_that_was_paid_as_a_whole_in_part()
    {
        var paid = new MonthBooked(MonthAccount.Owed(Month(Days(5)), MonthBooked.Nothing)) { UnnamedYuan = 0.01m };
        Assert.Empty(MonthAccount.Overpaid(Month(Days(3)), paid));
    }

    [Fact]
    public void What_was_paid_back_and_is_owed_again_is_an_item_of_the_workers_trade()
    {
        var paid = new MonthBooked(MonthAccount.Owed(Month(Days(5)), MonthBooked.Nothing))
        {
            Repaid = new Dictionary<string, decimal> { ["W1"] = 160, ["W2"] = 0 },
        };
        Assert.Equal([new PayItem("W1", "普工", MonthAccount.Refund, "元", 160, 1, 160)], MonthAccount.Owed(Month(Days(5)), paid));
        // Of whom the ledger knows nothing any more, the sheet that paid him says the trade.
        var gone = new MonthBooked([new("W9", "杂工", null, WagePrice.WorkDay, 1, 160, 160)])
        {
            Repaid = new Dictionary<string, decimal> { ["W9"] = 200 },
        };
        Assert.Equal("杂工", MonthAccount.Owed(Month(Days(5)), gone).Single(i => i.Piece == MonthAccount.Refund).Trade);
    }

    [Fact]
    public void Items_stand_by_worker_days_before_pieces_and_deductions_last()
    {
        LedgerLine[] lines =
        [
            new("W2", Day, "普工", 1),
            new("W1", Day, "普工", 0, "砌石", 2),
            new("W1", Day, "普工", 0, "土方", 1),
            new("W1", Day, "普工", 1),
            new("W1", Day.AddDays(5), "普工", 1),
            new("W1", Day.AddDays(1), "技工", 1),
        ];
        var month = Month(lines) with { Revocations = [new("W1", Day.AddDays(9), 0.1m)] };
        // A higher wage from the fifth day on.
        month = month with
        {
            Wages = [.. month.Wages, new(Day.AddDays(5), [new("普工", 170)], [])],
        };
        Assert.Equal(
            [
                "W1 技工  1 × 240 = 240.00",
                "W1 普工  1 × 160 = 160.00",
                "W1 普工  1 × 170 = 170.00",
                "W1 普工 土方 1 × 20 = 20.00",
                "W1 普工 砌石 2 × 85 = 170.00",
                // A tenth of 760.
                "W1 普工 扣减 0.1 × 0 = -76.00",
                "W2 普工  1 × 160 = 160.00",
            ],
            MonthAccount.Owed(month, MonthBooked.Nothing).Select(Said)
        );
    }

    [Fact, Trait("Seed", "DP-06")]
    public void Of_a_deduction_that_a_sheet_carries_only_what_was_added_is_an_item_of_the_next()
    {
        var paid = new MonthBooked(MonthAccount.Owed(Deducted(10, 0.1m), MonthBooked.Nothing));
        Assert.Equal(
            ["W1 普工  1 × 160 = 160.00", "W1 普工 扣减 0.0 × 0 = -16.00"],
            MonthAccount.Owed(Deducted(11, 0.1m), paid).Select(Said)
        );
        // Half the days and twice the share: the same 160 yuan are deducted.
        Assert.Equal(["W1 普工  5 × 160 = 800.00"], MonthAccount.Overpaid(Deducted(5, 0.2m), paid).Select(Said));
    }

    [Fact]
    public void Work_worth_less_than_half_a_fen_is_shown_beside_what_is_paid()
    {
        var month = Month([.. Days(1), new("W1", Day, "杂工", 0.01m)]);
        month = month with { Wages = [month.Wages[0] with { Rates = [.. month.Wages[0].Rates, new("杂工", 0.49m)] }] };
        Assert.Equal(
            ["W1 普工  1 × 160 = 160.00", "W1 杂工  0.01 × 0.49 = 0.00"],
            MonthAccount.Owed(month, MonthBooked.Nothing).Select(Said)
        );
    }

    [Fact, Trait("Seed", "DP-06")]
    public void Accounts_stand_by_worker_with_what_is_owed_and_what_is_deducted_of_it()
    {
        LedgerLine[] lines = [new("W2", Day, "普工", 1), .. Days(10)];
        var month = Month(lines) with { Revocations = [new("W1", Day.AddDays(20), 0.1m)] };
        Assert.Equal(
            [new WorkerAccount("W1", 1600, 160, 0, 0, 0), new WorkerAccount("W2", 160, 0, 0, 0, 0)],
            MonthAccount.Of(month, MonthBooked.Nothing)
        );
    }

    // Paid, paid back, waived; the ledger has so many days, of which a share is deducted. What is waived counts while it is overpaid.
    [Theory]
    [InlineData(800, 160, 160, 4, 0, 0, 0)]
    [InlineData(800, 60, 160, 4, 0, 100, 0)]
    [InlineData(800, 0, 100, 4, 0, 100, -60)]
    [InlineData(1600, 0, 160, 10, 0.1, 160, 0)]
    [InlineData(1440, 0, 160, 10, 0.1, 0, 0)]
    [InlineData(0, 0, 160, 1, 0, 0, 160)]
    public void What_is_not_asked_back_any_more_evens_an_account_and_never_owes(
        decimal paid,
        decimal repaid,
        decimal waived,
        int days,
        decimal share,
        decimal waivedNow,
        decimal balance
    )
    {
        var booked = new MonthBooked([new("W1", "普工", null, WagePrice.WorkDay, paid / 160, 160, paid)])
        {
            Repaid = new Dictionary<string, decimal> { ["W1"] = repaid },
            Waived = new Dictionary<string, decimal> { ["W1"] = waived },
        };
        var account = Assert.Single(MonthAccount.Of(Deducted(days, share), booked));
        Assert.Equal((waivedNow, balance), (account.WaivedYuan, account.BalanceYuan));
    }

    [Fact]
    public void Only_work_that_stands_can_lack_a_price()
    {
        LedgerLine[] unpriced = [new("W1", Day, "工长", 0.01m), new("W1", Day, "普工", 0, "护栏", 0.01m)];
        LedgerLine[] others = [new("W1", Day.AddDays(1), "工长", 0), new("W1", Day, "普工", 1), new("W1", Day, "普工", 0, "砌石", 1)];
        Assert.Equal(unpriced, MonthAccount.Unpriced(Month([.. others, .. unpriced])));
    }

    private static LedgerLine[] Days(int days) =>
        [.. Enumerable.Range(0, days).Select(d => new LedgerLine("W1", Day.AddDays(d), "普工", 1))];

    private static MonthPapers Deducted(int days, decimal share) =>
        Month(Days(days)) with
        {
            Revocations = [new("W1", Day.AddDays(20), share)],
        };

    private static MonthPapers Month(IReadOnlyList<LedgerLine> lines) =>
        MonthAccountTests.Month(lines, [new("普工", 160), new("技工", 240)], [new("砌石", "立方米", 85), new("土方", "立方米", 20)]);

    private static string Said(PayItem i) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{i.Worker} {i.Trade} {i.Piece} {i.Quantity} × {i.PriceYuan} = {i.AmountYuan:0.00}"
        );
}
