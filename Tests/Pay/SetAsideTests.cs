using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Pay;

/// <summary>提存: W2 is owed 0.01 yuan for March, W1 has to give back as much; W2 is owed for February too.</summary>
public sealed class SetAsideTests
{
    private static readonly PayAccounts Accounts = new([
        new("2026-02", "W2", 800, new(2026, 3, 30), null),
        new("2026-03", "W1", -0.01m, new(2026, 4, 30), null),
        new("2026-03", "W2", 0.01m, new(2026, 4, 30), null),
        new("2026-03", "W3", 0, new(2026, 4, 30), null),
    ]);

    [Theory]
    [InlineData("2026-03", "W2", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Closed, null)]
    [InlineData("2026-03", "W2", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Paid, "cycle-open")]
    [InlineData("2026-02", "W2", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Paid, null)]
    [InlineData("2026-03", "W1", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Closed, "none-owed")]
    [InlineData("2026-03", "W3", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Closed, "none-owed")]
    [InlineData("2026-04", "W2", "三苏镇财政所代管资金专户", "继承人未找到", PayTable.Closed, "none-owed")]
    [InlineData("2026-03", "W2", " ", "继承人未找到", PayTable.Closed, "where")]
    [InlineData("2026-03", "W2", "三苏镇财政所代管资金专户", "", PayTable.Closed, "reason")]
    [InlineData("2026-03", "W1", "", "", PayTable.Paid, "where reason none-owed")]
    public void What_a_worker_is_owed_is_set_aside_when_the_months_cycles_are_done(
        string period,
        string worker,
        string where,
        string reason,
        string march,
        string? codes
    )
    {
        var decision = Put(new(period, worker, where, reason), march);
        Assert.Equal(codes?.Split(' ') ?? [], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void The_place_has_at_most_60_characters(int length, bool accepted) =>
        Assert.Equal(accepted, Put(new("2026-03", "W2", new string('户', length), "继承人未找到"), PayTable.Closed) is Accept);

    [Fact]
    public void The_whole_balance_is_set_aside_with_its_place_and_its_reason()
    {
        var put = Assert.IsType<Accept>(Put(new("2026-03", "W2", "专户", "继承人未找到"), PayTable.Closed));
        Assert.Equal(new PaySetAside("P1", "2026-03", "W2", 0.01m, "project/P1:7/where"), put.Facts[0]);
        Assert.IsType<ReasonGiven>(put.Facts[1]);
        Assert.Equal(["专户", "继承人未找到"], put.Keeps.Select(k => k.Value));
    }

    private static Decision Put(SetAside input, string march)
    {
        var cycles = new PayCycles([
            Cycles.Seen(PayTable.Closed, new(2026, 3, 30)) with
            {
                Period = "2026-02",
            },
            Cycles.Seen(march, new(2026, 4, 30)),
        ]);
        return SetAsideActions.Put(input, Deciding.Project(), cycles, Accounts, Deciding.On(2026, 6, 1));
    }
}
