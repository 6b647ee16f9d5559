using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host;

/// <summary>质量终身责任登记表: who carried a project on, from its journal.</summary>
public sealed partial class ResponsibilityTests
{
    [Fact, Trait("Seed", "MEI-09")]
    public async Task Who_took_each_step_of_a_project_stands_in_its_register_with_the_day()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-10-08 10:00");
        Assert.IsType<Applied>(
            await world.ApplyAsync(
                "bazhou.township",
                "document.issue",
                new
                {
                    project = ArchiveWorld.Project,
                    kind = "quality-responsibility",
                    fields = new { leaders = "杨天华" },
                }
            )
        );
        await using var db = world.Store.Open();
        var paper = db.Documents.Single(d => d.Kind == "quality-responsibility");
        var text = await world.ReadAsync(paper.File);
        var rows = Rows().Matches(text).Select(m => Tags().Replace(m.Groups[1].Value, "")).Where(r => r.Contains('（')).ToList();
        Assert.Equal(
            [
                "清江镇人民政府李明提出项目（2021年4月8日）；申报（2021年4月10日）；审核同意（2021年4月11日）；验收不合格（2021年9月14日）；"
                    + "验收合格（2021年9月18日）；申请验收（2021年9月19日）",
                "巴州区发展改革局周建国审核同意（2021年4月12日）；下达资金（2021年4月20日）；下达资金（2021年4月20日）",
                "巾字村村民委员会陈富强开工（2021年4月23日）；报告竣工（2021年9月10日）；申请验收（2021年9月11日）；申请验收（2021年9月13日）；"
                    + "整改后再次申请（2021年9月17日）",
                "巾字村村民委员会村委会委员 蒲德海验收合格（2021年9月12日）",
                "巴州区验收组验收组长孙立验收合格（2021年9月20日）",
            ],
            rows
        );
    }

    [GeneratedRegex("<tr[^>]*>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<[^>]+>|\n")]
    private static partial Regex Tags();
}
