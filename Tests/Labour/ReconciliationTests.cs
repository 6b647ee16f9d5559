using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

/// <summary>签到表、务工台账、施工日志: worked cases on one day of two workers.</summary>
[Trait("Seed", "MEI-06")]
public sealed class ReconciliationTests
{
    private static readonly DateOnly Day = RandomMonth.First;

    [Fact]
    public void Papers_that_agree_have_no_difference() => Assert.Empty(Reconciliation.Of(Right()));

    public static TheoryData<string, string> Slips =>
        new()
        {
            { "ledger-more", "多发：2026-03-01 “W1” 签到与台账工日不一致（签到 0.5，台账 1），由台账登记人说明" },
            { "not-signed-in", "多发：2026-03-01 “W1” 签到与台账工日不一致（签到 0，台账 1），由台账登记人说明" },
            { "not-in-ledger", "漏发：2026-03-01 “W1” 签到与台账工日不一致（签到 1，台账 0），由台账登记人说明" },
            { "ledger-less", "少发：2026-03-01 “W1” 签到与台账工日不一致（签到 1，台账 0.5），由台账登记人说明" },
            { "no-contract", "错发：2026-03-01 “W1” 没有用工合同（签到 1，台账 1），由村民委员会说明" },
            { "no-pass", "错发：2026-03-01 “W1” 没有该工种的 PASS（签到 1，台账 1），由村民委员会说明" },
            { "two-places", "错发：2026-03-01 “W1” 同一半天在两个项目签到（签到 1，台账 1），由台账登记人说明" },
            { "revoked", "错发：2026-03-01 “W1” 取消务工资格之后（签到 1，台账 1），由村民委员会说明" },
            { "identity", "错发：2026-03-01 “W1” 身份或卡号与他人相同（签到 1，台账 1），由村民委员会说明" },
            { "log-heads", "漏发：2026-03-01 普工 签到与日志人数不一致（签到 2，日志 3），由施工日志记录人说明" },
            { "log-missing", "多发：2026-03-01 普工 签到与日志人数不一致（签到 2，日志 缺），由施工日志记录人说明" },
            { "quantity", "多发：2026-03-01 砌石 台账与日志工程量不一致（台账 12，日志 10），由施工日志记录人说明" },
        };

    [Theory, MemberData(nameof(Slips))]
    public void Each_slip_is_classed_with_its_day_its_worker_and_every_value(string slip, string says) =>
        Assert.Equal(says, Reconciliation.Of(Slipped(slip))[0].ToString());

    /// <summary>Piecework of a day that the log does not have: what was withdrawn is no difference, what stands is one.</summary>
    [Theory, Trait("Seed", "MEI-06")]
    [InlineData(0, 0)]
    [InlineData(0.01, 1)]
    public void A_withdrawn_piece_asks_for_no_log(double quantity, int differences)
    {
        var right = Right();
        var day = right.Ledger[0].Day.AddDays(5);
        var withdrawn = right.Ledger[0] with { Day = day, Days = 0, Piece = "砌石", Quantity = (decimal)quantity };
        var papers = right with { Ledger = [.. right.Ledger, withdrawn] };
        Assert.Equal(differences, Reconciliation.Of(papers).Count(d => d.Code == "quantity"));
    }

    [Fact]
    public void Half_a_day_elsewhere_on_the_other_half_is_no_difference()
    {
        var right = Right();
        var half = right with
        {
            Sheet = [right.Sheet[0] with { Afternoon = false }, right.Sheet[1]],
            Ledger = [right.Ledger[0] with { Days = 0.5m }, right.Ledger[1]],
            Elsewhere = [new Elsewhere("W1", Day, false, true, "P2")],
        };
        Assert.Empty(Reconciliation.Of(half));
    }

    // Eight hours and three of overtime are 660 minutes; half a day elsewhere is 240.
    [Theory]
    [InlineData(330, 330, false, false)]
    [InlineData(331, 330, false, true)]
    [InlineData(840, 840, false, true)]
    [InlineData(420, null, true, false)]
    [InlineData(421, null, true, true)]
    public void Hours_on_two_projects_are_added_up(int here, int? there, bool morning, bool twice)
    {
        var right = Right();
        var hours = right with
        {
            Sheet = [right.Sheet[0] with { Minutes = here }, right.Sheet[1]],
            Elsewhere = [new Elsewhere("W1", Day, morning, false, "P2", there)],
        };
        Assert.Equal(twice, Reconciliation.Of(hours).Any(d => d.Code == "two-places"));
    }

    [Fact]
    public void A_signed_explanation_settles_a_difference_until_a_value_changes()
    {
        var slipped = Slipped("ledger-less");
        var explained = slipped with { Explained = new HashSet<string> { Reconciliation.Of(slipped)[0].Key } };
        Assert.Empty(Reconciliation.Of(explained));
        Assert.Single(Reconciliation.Of(explained with { Ledger = [explained.Ledger[0] with { Days = 0.25m }, explained.Ledger[1]] }));
    }

    [Fact]
    public void Two_places_at_once_cannot_be_explained_away()
    {
        var slipped = Slipped("two-places");
        Assert.Single(Reconciliation.Of(slipped with { Explained = new HashSet<string> { Reconciliation.Of(slipped)[0].Key } }));
    }

    [Fact]
    public void A_difference_of_a_trade_holds_those_who_worked_in_it_that_day_and_nobody_else()
    {
        var month = Slipped("log-heads");
        Assert.Equal(["W1", "W2"], Reconciliation.Held(month, Reconciliation.Of(month)).Keys.Order());
        month = Slipped("no-pass");
        Assert.Equal(["W1"], Reconciliation.Held(month, Reconciliation.Of(month)).Keys);
    }

    internal static MonthPapers Right() =>
        MonthAccountTests.Month(
            [new("W1", Day, "普工", 1), new("W2", Day, "普工", 1)],
            [new WageRate("普工", 180), new WageRate("技工", 240)],
            [new PiecePrice("砌石", "立方米", 85)]
        ) with
        {
            Log = [Log(2)],
            Contracts = [new("W1", "普工", Day.AddDays(-1)), new("W2", "普工", Day.AddDays(-1))],
            Passes = [new("W1", "普工", Day.AddDays(-1)), new("W2", "普工", Day.AddDays(-1))],
        };

    internal static LogDay Log(int heads, decimal stones = 0) =>
        new(
            Day,
            "晴",
            null,
            new Dictionary<string, int> { ["普工"] = heads },
            new Dictionary<string, decimal> { ["砌石"] = stones },
            new Dictionary<string, decimal>()
        );

    private static MonthPapers Slipped(string slip)
    {
        var right = Right();
        return slip switch
        {
            "ledger-more" => right with { Sheet = [right.Sheet[0] with { Morning = false }, right.Sheet[1]] },
            "not-signed-in" => right with { Sheet = [right.Sheet[1]], Log = [Log(1)] },
            "not-in-ledger" => right with { Ledger = [right.Ledger[1]] },
            "ledger-less" => right with { Ledger = [right.Ledger[0] with { Days = 0.5m }, right.Ledger[1]] },
            "no-contract" => right with { Contracts = [right.Contracts[1]] },
            "no-pass" => right with { Passes = [right.Passes[1]] },
            "two-places" => right with { Elsewhere = [new Elsewhere("W1", Day, true, false, "P2")] },
            "revoked" => right with { Revocations = [new Revocation("W1", Day)] },
            "identity" => right with { IdentityDoubts = new Dictionary<string, string> { ["W1"] = "W9" } },
            "log-heads" => right with { Log = [Log(3)] },
            "log-missing" => right with { Log = [] },
            "quantity" => right with
            {
                Ledger = [right.Ledger[0], right.Ledger[1] with { Days = 0, Piece = "砌石", Quantity = 12 }],
                Log = [Log(2, 10)],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(slip)),
        };
    }
}
