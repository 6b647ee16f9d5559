using WorkRelief.Workflows.Labour;
using static WorkRelief.Tests.Labour.ReconciliationTests;

namespace WorkRelief.Tests.Labour;

/// <summary>
/// One day of W1 and W2, 普工, on sign-in sheet, ledger and log, in agreement: what one changed value makes of it, and what not.
/// </summary>
[Trait("Seed", "MEI-06")]
public sealed class PaperTests
{
    private static readonly DateOnly Day = RandomMonth.First;

    // A day's hours signed for, the days in the ledger, and whether part of it is paid by the piece.
    [Theory]
    [InlineData(480, 1, 0, null)]
    [InlineData(480, 0.99, 0, DifferenceClass.Under)]
    [InlineData(480, 1.01, 0, DifferenceClass.Over)]
    [InlineData(475, 0.99, 0, null)]
    [InlineData(480, 0, 2, null)]
    [InlineData(480, 0.5, 2, null)]
    [InlineData(240, 1, 2, DifferenceClass.Over)]
    [InlineData(0, 0, 2, DifferenceClass.Over)]
    [InlineData(0, 0.01, 0.0, DifferenceClass.Over)]
    [InlineData(0, 0, 0, null)]
    [InlineData(5, 0, 0, DifferenceClass.Missed)]
    public void Days_in_the_ledger_are_those_signed_for(int minutes, decimal days, decimal stones, DifferenceClass? kind)
    {
        var right = Right();
        LedgerLine[] own =
        [
            right.Ledger[0] with
            {
                Days = days,
            },
            .. stones == 0 ? (LedgerLine[])[] : [right.Ledger[0] with { Days = 0, Piece = "砌石", Quantity = stones }],
        ];
        var papers = right with { Sheet = [new("W1", Day, false, false, minutes), right.Sheet[1]], Ledger = [.. own, right.Ledger[1]] };
        var found = Reconciliation.Of(papers).Where(d => d.Code == "worker-day").ToList();
        Assert.Equal(kind is null ? [] : [("W1", kind.Value)], found.Select(d => (d.Worker!, d.Class)));
    }

    [Theory]
    [InlineData("other-trade", "错发：2026-03-01 “W1” 台账工种与合同不符（签到 1，台账 1），由台账登记人说明")]
    [InlineData("no-rate", "错发：2026-03-01 “W1” 没有商定工价（签到 1，台账 1），由四方会商说明")]
    [InlineData("stop-day", "错发：2026-03-01 “W1” 停工日（签到 1，台账 1），由施工日志记录人说明")]
    public void What_the_registers_say_of_a_paid_day_is_named(string code, string says)
    {
        var right = Right();
        var papers = code switch
        {
            "other-trade" => right with { Contracts = [new("W1", "技工", Day), right.Contracts[1]] },
            "no-rate" => right with { Wages = [new(Day, [new WageRate("技工", 240)], [])] },
            _ => right with { Log = [Log(2) with { StopReason = "大雨" }] },
        };
        Assert.Equal(says, Reconciliation.Of(papers).First(d => d.Code == code).ToString());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Whose_qualification_was_taken_is_paid_up_to_the_day_before(int daysAfterFrom, bool wrong)
    {
        var papers = Right() with { Revocations = [new("W1", Day.AddDays(-daysAfterFrom)), new("W9", Day.AddDays(-9))] };
        Assert.Equal(wrong ? ["revoked W1"] : [], Differences(papers));
    }

    // Half-days signed for here, then on P2.
    [Theory]
    [InlineData(true, true, true, false, true)]
    [InlineData(true, true, false, true, true)]
    [InlineData(true, false, false, true, false)]
    [InlineData(false, true, true, false, false)]
    [InlineData(true, false, true, false, true)]
    [InlineData(false, true, false, true, true)]
    [InlineData(true, true, false, false, false)]
    public void Nobody_is_in_two_places_in_the_same_half_day(
        bool morning,
        bool afternoon,
        bool thereMorning,
        bool thereAfternoon,
        bool twice
    )
    {
        var right = Right();
        var papers = right with
        {
            Sheet = [new("W1", Day, morning, afternoon), right.Sheet[1]],
            Ledger = [right.Ledger[0] with { Days = (morning ? 0.5m : 0) + (afternoon ? 0.5m : 0) }, right.Ledger[1]],
            Elsewhere = [new("W1", Day, thereMorning, thereAfternoon, "P2"), new("W1", Day.AddDays(1), true, true, "P2")],
        };
        Assert.Equal(twice ? ["two-places W1"] : [], Differences(papers));
    }

    // Where hours are counted on one sheet, half a day on the other is four hours: at most eleven together.
    [Theory]
    [InlineData(840, null, null, false, false)]
    [InlineData(null, null, 180, false, false)]
    [InlineData(null, null, 181, false, true)]
    [InlineData(420, true, null, false, false)]
    [InlineData(421, true, null, false, true)]
    [InlineData(180, true, null, true, false)]
    [InlineData(181, true, null, true, true)]
    [InlineData(420, false, null, true, false)]
    [InlineData(421, false, null, true, true)]
    public void Hours_here_and_half_days_elsewhere_are_at_most_eleven_hours(
        int? here,
        bool? morning,
        int? there,
        bool afternoon,
        bool twice
    )
    {
        var right = Right();
        var papers = right with
        {
            Sheet = [right.Sheet[0] with { Minutes = here }, right.Sheet[1]],
            Elsewhere = morning is null && there is null ? [] : [new("W1", Day, morning ?? false, afternoon, "P2", there)],
        };
        Assert.Equal(twice, Reconciliation.Of(papers).Any(d => d.Code == "two-places"));
    }

    [Theory]
    [InlineData(480, 100, 80, false)]
    [InlineData(480, 100, 81, true)]
    [InlineData(null, 100, 80, false)]
    [InlineData(null, 100, 81, true)]
    [InlineData(null, 181, null, true)]
    public void Hours_on_three_projects_are_added_up(int? here, int second, int? third, bool twice)
    {
        var right = Right();
        var papers = right with
        {
            Sheet = [right.Sheet[0] with { Minutes = here }, right.Sheet[1]],
            Elsewhere = [new("W1", Day, false, false, "P2", second), new("W1", Day, false, false, "P3", third)],
        };
        Assert.Equal(twice, Reconciliation.Of(papers).Any(d => d.Code == "two-places"));
    }

    [Fact]
    public void One_line_without_a_price_among_others_is_named()
    {
        var right = Right();
        var papers = right with { Ledger = [.. right.Ledger, new("W1", Day, "普工", 0, "护栏", 1)] };
        Assert.Equal(["no-rate W1"], Differences(papers));
    }

    // W1 and W2 have no pass, and neither stones nor earth agree: an explanation of one leaves the others open.
    [Fact]
    public void An_explanation_is_of_one_worker_or_one_piece_alone()
    {
        var right = Right();
        LedgerLine[] pieces = [new("W1", Day, "普工", 0, "砌石", 1), new("W1", Day, "普工", 0, "土方", 1)];
        var papers = right with
        {
            Passes = [],
            Ledger = [.. right.Ledger, .. pieces],
            Wages = [right.Wages[0] with { Pieces = [new("土方", "立方米", 20), .. right.Wages[0].Pieces] }],
        };
        var keys = Reconciliation.Of(papers).ToDictionary(d => $"{d.Code} {d.Worker ?? d.Piece}", d => d.Key);
        Assert.Equal(["no-pass W1", "no-pass W2", "quantity 土方", "quantity 砌石"], keys.Keys);
        var explained = papers with
        {
            Explained = new HashSet<string> { keys["no-pass W1"], keys["quantity 砌石"] },
        };
        Assert.Equal(["no-pass W2", "quantity 土方"], Differences(explained));
    }

    // Heads of 普工 in the log; null: the day has no log. Two are signed in, or nobody came, or W2 only looked in.
    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(2, 1, DifferenceClass.Over)]
    [InlineData(2, 3, DifferenceClass.Missed)]
    [InlineData(2, 0, DifferenceClass.Over)]
    [InlineData(2, null, DifferenceClass.Over)]
    [InlineData(1, 1, null)]
    [InlineData(1, 2, DifferenceClass.Missed)]
    [InlineData(0, 1, DifferenceClass.Missed)]
    [InlineData(0, 0, null)]
    [InlineData(0, null, null)]
    public void Heads_in_the_log_are_those_signed_in(int signedIn, int? logged, DifferenceClass? kind)
    {
        var right = Right();
        var papers = right with
        {
            Sheet = [.. right.Sheet.Select((s, i) => i < signedIn ? s : s with { Morning = false, Afternoon = false })],
            Ledger = [.. right.Ledger.Take(signedIn)],
            Log = logged is { } heads ? [Log(heads)] : [],
        };
        var found = Reconciliation.Of(papers);
        Assert.Equal(kind is null ? [] : [("trade-day", "普工", kind.Value)], found.Select(d => (d.Code, d.Trade!, d.Class)));
        if (kind is not null)
            Assert.Equal(((decimal?)signedIn, (decimal?)logged), (found[0].Sheet, found[0].Log));
    }

    // W1's trade in the ledger, else in the contract.
    [Theory]
    [InlineData("普工 技工", "技工 1")]
    [InlineData("普工 普工", "")]
    [InlineData("", "")]
    [InlineData("none", "普工 2,未定工种 1")]
    public void Who_signed_in_counts_for_each_of_his_trades_that_day(string trades, string differs)
    {
        var right = Right();
        LedgerLine[] own =
        [
            .. trades
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(t => t != "none")
                .Select(t => right.Ledger[0] with { Trade = t }),
        ];
        var papers = right with
        {
            Ledger = [.. own, right.Ledger[1]],
            Contracts = trades == "none" ? [right.Contracts[1]] : right.Contracts,
        };
        var all = Reconciliation.Of(papers);
        var found = all.Where(d => d.Code == "trade-day");
        // The registers are asked only about days that are paid.
        Assert.DoesNotContain("no-contract", all.Select(d => d.Code));
        Assert.Equal(differs, string.Join(',', found.Select(d => $"{d.Trade} {Math.Max(d.Sheet ?? 0, d.Log ?? 0)}")));
    }

    // Stones in the ledger of W1 and of W2, and in the log; null: the day has no log.
    [Theory]
    [InlineData(5, 7, 12.0, null)]
    [InlineData(5, 7, 11.99, DifferenceClass.Over)]
    [InlineData(5, 7, 12.01, DifferenceClass.Under)]
    [InlineData(0, 0, 0.01, DifferenceClass.Missed)]
    [InlineData(0, 0.01, 0.0, DifferenceClass.Over)]
    [InlineData(5, 0, null, DifferenceClass.Over)]
    [InlineData(0, 0, null, null)]
    public void Units_in_the_log_are_those_of_the_ledger(decimal one, decimal other, double? logged, DifferenceClass? kind)
    {
        var right = Right();
        var papers = right with
        {
            Ledger =
            [
                .. right.Ledger,
                right.Ledger[0] with
                {
                    Days = 0,
                    Piece = "砌石",
                    Quantity = one,
                },
                right.Ledger[1] with
                {
                    Days = 0,
                    Piece = "砌石",
                    Quantity = other,
                },
            ],
            Log = logged is { } stones ? [Log(2, (decimal)stones)] : [],
            Wages = [right.Wages[0] with { Pieces = [new("土方", "立方米", 20), .. right.Wages[0].Pieces] }],
        };
        var found = Reconciliation.Of(papers).Where(d => d.Code == "quantity").ToList();
        Assert.Equal(kind is null ? [] : [("砌石", kind.Value)], found.Select(d => (d.Piece!, d.Class)));
        if (kind is not null)
            Assert.Equal((one + other, (decimal?)logged), (found[0].Ledger, found[0].Log));
    }

    [Fact]
    public void What_nobody_is_paid_for_by_the_piece_may_stand_in_the_log_alone()
    {
        var right = Right();
        Assert.Empty(
            Reconciliation.Of(right with { Log = [Log(2, 10)], Wages = [right.Wages[0] with { Pieces = [new("土方", "立方米", 20)] }] })
        );
        Assert.Equal(["quantity 砌石"], Differences(right with { Log = [Log(2, 10)] }));
    }

    [Theory]
    [InlineData("no-rate", false)]
    [InlineData("two-places", false)]
    [InlineData("no-pass", true)]
    public void What_cannot_be_counted_or_cannot_be_true_is_corrected_and_not_explained(string code, bool explainable) =>
        Assert.Equal(explainable, new Difference(code, DifferenceClass.Wrong, Day, "").Explainable);

    [Fact]
    public void Differences_stand_in_the_order_of_day_code_and_name()
    {
        var right = Right();
        LedgerLine[] unsigned =
        [
            new("W2", Day.AddDays(1), "普工", 1),
            new("W1", Day.AddDays(1), "普工", 1),
            new("W1", Day, "普工", 1),
            new("W2", Day, "普工", 1),
        ];
        var papers = right with { Ledger = unsigned, Passes = [], Log = [Log(2), Log(0) with { Day = Day.AddDays(1) }] };
        Assert.Equal(
            ["03-01 no-pass W1", "03-01 no-pass W2", "03-02 no-pass W1", "03-02 no-pass W2", "03-02 worker-day W1", "03-02 worker-day W2"],
            Reconciliation.Of(papers).Select(d => $"{d.Day:MM-dd} {d.Code} {d.Worker}")
        );
    }

    // W1 was a day at 普工 on the 1st, W2 laid stones on the 1st, W3 was a day at 普工 on the 2nd.
    [Theory]
    [InlineData("worker", "W9")]
    [InlineData("trade", "W1")]
    [InlineData("piece", "W2")]
    public void A_difference_holds_its_worker_or_those_who_worked_at_it_that_day(string about, string held)
    {
        var papers = Right() with
        {
            Ledger =
            [
                new("W1", Day, "普工", 1),
                new("W2", Day, "技工", 0, "砌石", 2),
                new("W3", Day.AddDays(1), "普工", 1),
                new("W3", Day.AddDays(1), "技工", 0, "砌石", 2),
            ],
        };
        var difference = new Difference("any", DifferenceClass.Over, Day, "") with
        {
            Worker = about == "worker" ? "W9" : null,
            Trade = about == "trade" ? "普工" : null,
            Piece = about == "piece" ? "砌石" : null,
        };
        Assert.Equal([held], Reconciliation.Held(papers, [difference]).Keys);
    }

    [Fact]
    public void The_first_of_a_workers_differences_is_the_reason()
    {
        var first = new Difference("no-pass", DifferenceClass.Wrong, Day, "") { Worker = "W1" };
        Assert.Equal(first, Reconciliation.Held(Right(), [first, first with { Code = "revoked" }])["W1"]);
    }

    private static IEnumerable<string> Differences(MonthPapers papers) =>
        Reconciliation.Of(papers).Select(d => $"{d.Code} {d.Worker ?? d.Piece ?? d.Trade}");
}
