using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>The line of stages at the head of a case's page.</summary>
public sealed class StageLineTests
{
    /// <summary>Neither a way back that the program takes nor what may follow a case at rest belongs to the usual way.</summary>
    [Theory]
    [InlineData("pay-cycle", "Payable", "已发放，待银行回单", "已到账")]
    [InlineData("public-notice", "OnNotice", "公示期满")]
    [InlineData("rectification", "Ordered", "待复查", "已销号")]
    public void What_is_ahead_is_the_usual_way_to_where_the_case_may_rest(string kind, string now, params string[] ahead)
    {
        var tables = ShippedTables.All.Where(t => t.Name == kind).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables)
            Assert.Equal(
                ahead,
                StageLine
                    .Of(table, now, [(now, new DateOnly(2026, 5, 5), "李明")])
                    .Where(m => m.State == StageState.Ahead)
                    .Select(m => m.Label)
            );
    }
}
