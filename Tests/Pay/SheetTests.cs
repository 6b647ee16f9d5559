using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Pay;

/// <summary>The sheet of March 2026 as its papers have it: 普工 for 180 yuan a day.</summary>
public sealed class SheetTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly CycleInHand Cycle = Cycles.March(revision: 1);
    private static readonly Practice WholeCycleWaits = Deciding.Practice();
    private static readonly Practice LineWaits = Deciding.Practice(values: [(PayPolicy.OpenDifferences, "line")]);

    [Theory, Trait("Seed", "MEI-08")]
    [InlineData("yes", PayrollLine.NoCard)]
    [InlineData("no", null)]
    public void Who_has_no_card_waits_where_the_county_pays_to_cards_alone(string needsCard, string? held)
    {
        var practice = Deciding.Practice(values: [(PayPolicy.NeedsCard, needsCard)]);
        var lines = PayCalculation.Lines(Cycle, Cycles.Month([Line("W2"), Line("W1")], "W2"), practice.Pack);
        Assert.Equal([("W1", null, 180m), ("W2", held, 180m)], lines.Select(l => (l.Worker, l.Held, l.AmountYuan)));
    }

    [Fact]
    public void A_worker_of_days_and_pieces_has_a_line_of_each_and_both_wait_for_a_card()
    {
        var month = Cycles.Month([Line("W1"), new("W1", Day.AddDays(1), "普工", 0, "砌石", 2.5m)]);
        var papers = month.Papers with { Wages = [month.Papers.Wages[0] with { Pieces = [new("砌石", "立方米", 85)] }] };
        Assert.Equal(
            [new PayrollLine("W1", "普工", 1, 180, 180), new PayrollLine("W1", "普工", 0, 85, 212.50m, "砌石", "立方米", 2.5m)],
            PayCalculation.Lines(Cycle, month with { Papers = papers }, WholeCycleWaits.Pack)
        );
        var cardless = month with
        {
            Papers = papers,
            Cardless = new HashSet<string> { "W1" },
        };
        Assert.Equal(
            [PayrollLine.NoCard, PayrollLine.NoCard],
            PayCalculation.Lines(Cycle, cardless, WholeCycleWaits.Pack).Select(l => l.Held)
        );
    }

    // W1's day is not on the sign-in sheet; W2's is.
    [Theory, Trait("Seed", "MEI-06")]
    [InlineData("line", "worker-day")]
    [InlineData("cycle", null)]
    public void Where_a_county_lets_the_line_wait_only_the_worker_who_differs_is_held(string waits, string? held)
    {
        var month = WithoutSignIn(Cycles.Month([Line("W1"), Line("W2")]), "W1");
        var practice = Deciding.Practice(values: [(PayPolicy.OpenDifferences, waits)]);
        var lines = PayCalculation.Lines(Cycle, month, practice.Pack);
        Assert.Equal([("W1", held), ("W2", null)], lines.Select(l => (l.Worker, l.Held)));
    }

    [Theory]
    [InlineData("技工", "技工")]
    [InlineData(null, "未定工种")]
    public void Who_signed_in_and_is_in_no_ledger_is_listed_with_nothing_until_it_is_explained(string? contract, string trade)
    {
        var month = Cycles.Month([Line("W1")]);
        var papers = month.Papers with
        {
            Sheet = [.. month.Papers.Sheet, new("W0", Day, true, true)],
            Contracts = [.. month.Papers.Contracts, .. contract is null ? [] : (ContractTerm[])[new("W0", contract, Day)]],
        };
        var line = PayCalculation.Lines(Cycle, month with { Papers = papers }, LineWaits.Pack)[0];
        Assert.Equal(new PayrollLine("W0", trade, 0, 0, 0) { Held = "worker-day" }, line);
    }

    [Fact]
    public void Whose_work_has_no_price_is_listed_in_the_trade_of_the_ledger()
    {
        var month = Cycles.Month([Line("W1") with { Trade = "杂工" }]);
        var papers = month.Papers with { Contracts = [new("W1", "普工", Day)], Passes = [] };
        Assert.Equal(
            [new PayrollLine("W1", "杂工", 0, 0, 0) { Held = "no-pass" }],
            PayCalculation.Lines(Cycle, month with { Papers = papers }, LineWaits.Pack)
        );
    }

    [Theory]
    [InlineData("worker-day", "签到与台账工日不一致")]
    [InlineData(PayrollLine.NoCard, "没有登记本人卡号")]
    public void The_reason_of_a_held_line_is_said_in_words(string held, string words) => Assert.Equal(words, PayCalculation.Why(held));

    [Fact]
    public void A_sheet_on_paper_alone_is_signed_as_it_was_typed()
    {
        var empty = Cycles.Month([]);
        Assert.Null(
            PayCalculation.Disagreement(Cycle, empty, new([new("W1", "普工", 1, 180, 180)], new HashSet<string>()), WholeCycleWaits)
        );
    }

    [Fact]
    public void Where_the_line_waits_the_others_are_signed_for()
    {
        var month = WithoutSignIn(Cycles.Month([Line("W1"), Line("W2")]), "W1");
        var sheet = new SheetAsCompiled(PayCalculation.Lines(Cycle, month, LineWaits.Pack), new HashSet<string>());
        Assert.Null(PayCalculation.Disagreement(Cycle, month, sheet, LineWaits));
        Assert.Equal("reconciliation-open", PayCalculation.Disagreement(Cycle, month, sheet, WholeCycleWaits)?.Code);
        // Who is paid on the sheet as it stands and is held on the papers as they are now.
        var before = sheet with
        {
            Lines = [.. sheet.Lines.Select(l => l with { Held = null })],
        };
        Assert.Equal("papers-changed", PayCalculation.Disagreement(Cycle, month, before, LineWaits)?.Code);
    }

    // So many workers of the ledger have no contract; each of them for so many days.
    [Theory, Trait("Seed", "MEI-06")]
    [InlineData(1, 1, "三个一致尚有 1 处差异：", 0, false)]
    [InlineData(1, 2, "三个一致尚有 2 处差异：", 1, false)]
    [InlineData(20, 1, "三个一致尚有 20 处差异：", 0, false)]
    [InlineData(21, 1, "三个一致尚有 21 处差异：", 0, true)]
    public void The_same_difference_on_many_days_is_said_once_and_at_most_twenty_are_listed(
        int workers,
        int days,
        string begins,
        int repeated,
        bool more
    )
    {
        var month = Cycles.Month([
            .. Enumerable.Range(1, workers).SelectMany(w => Enumerable.Range(0, days).Select(d => Line($"W{w:00}", Day.AddDays(d)))),
        ]);
        month = month with { Papers = month.Papers with { Contracts = [] } };
        var refused = PayCalculation.Disagreement(Cycle, month, new([], new HashSet<string>()), WholeCycleWaits)!;
        Assert.StartsWith(begins, refused.Missing, StringComparison.Ordinal);
        Assert.Equal("村民委员会", refused.WhoSupplies);
        var listed = refused.Missing[begins.Length..].Split('；');
        Assert.Equal(Math.Min(workers, 20) + (more ? 1 : 0), listed.Length);
        Assert.Equal(repeated, listed.Count(l => l.EndsWith($"，同样的共 {days} 天", StringComparison.Ordinal)));
        Assert.Equal(more, listed[^1] == "另有 1 项");
    }

    private static LedgerLine Line(string worker, DateOnly? day = null) => new(worker, day ?? Day, "普工", 1);

    /// <summary>The log keeps with the sheet, so that the worker's day alone differs.</summary>
    private static MonthOfCycle WithoutSignIn(MonthOfCycle month, string worker)
    {
        SignIn[] sheet = [.. month.Papers.Sheet.Where(s => s.Worker != worker)];
        var log = month.Papers.Log[0] with { Heads = new Dictionary<string, int> { ["普工"] = sheet.Length } };
        return month with { Papers = month.Papers with { Sheet = sheet, Log = [log] } };
    }
}
