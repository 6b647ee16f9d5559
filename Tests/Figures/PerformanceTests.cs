using WorkRelief.Workflows.Figures;

namespace WorkRelief.Tests.Figures;

public sealed class PerformanceTests
{
    private static readonly PerformanceFigures Half = new(
        ArrivedYuan: 1000,
        SpentYuan: 500,
        PlannedPayYuan: 400,
        PaidYuan: 200,
        Share: 0.2m,
        Floor: 0.3m,
        Settled: 4,
        InTime: 3,
        Posts: 20,
        People: 10,
        Priority: 6,
        Passed: 1,
        Tiers: 3,
        [new WorkFigures("道路", "公里", 2, 1)]
    );

    [Fact]
    public void A_part_of_an_aim_gives_its_part_of_the_points_and_the_groups_keep_their_weights()
    {
        var all = Performance.Of(Half);
        Assert.Equal([10m, 50m, 30m, 10m], all.GroupBy(i => i.Group).Select(g => g.Sum(i => i.Weight)));
        // 支出率 5 of 10; 道路 9 of 18, 验收 5.33 of 16, 按期 12 of 16; 报酬 5 of 10, 占比 6.67 of 10, 人数 5 of 10; 满意度 is said by somebody.
        Assert.Equal([5m, 9m, 5.33m, 12m, 5m, 6.67m, 5m, null], all.Select(i => i.Points));
        Assert.False(Performance.MayExcel(Half.Share, Half.Floor));
    }

    [Fact]
    public void What_nobody_planned_counts_neither_for_nor_against()
    {
        var all = Performance.Of(Half with { Floor = null, Posts = 0, Works = [], SpentYuan = 2000 });
        Assert.Equal(["资金支出率", "各级验收合格", "报酬按期发放", "发放劳务报酬（元）", "群众满意度"], all.Select(i => i.Name));
        Assert.Equal((10m, 30m), (all[0].Points, all[3].Weight));
        Assert.True(Performance.MayExcel(0, null));
    }
}
