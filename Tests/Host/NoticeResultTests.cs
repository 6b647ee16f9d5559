using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>公示情况说明: what a file must hold to prove that a notice hung out and what came of it.</summary>
public sealed class NoticeResultTests
{
    private const string Notice = "P1/notice-1";

    [Fact, Trait("Seed", "MEI-02")]
    public async Task It_is_written_after_the_last_day_by_who_posted_and_says_what_came_of_each_objection()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await world.PostAsync("construction");
        var posted = (await world.Part<ArchiveReads>().ShareAsync(ArchiveWorld.All, Notice, default))!.Code;
        var asked = new
        {
            project = "P1",
            kind = "notice-result",
            of = Notice,
            @as = "village-committees",
        };
        var early = await world.NoAsync(Small.All, "document.issue", asked);
        Assert.Contains(early.Refusals, r => r.Code == "document-lacks" && r.Missing.Contains("公示期没有满", StringComparison.Ordinal));

        world.MoveTo("2021-03-03 09:00");
        await world.MustAsync(
            Small.All,
            "public-notice.object",
            new
            {
                notice = Notice,
                text = "施工车辆堵路，我是周桂英",
                channel = "visit",
            }
        );
        world.MoveTo("2021-03-05 09:00");
        await world.MustAsync(
            Small.All,
            "public-notice.dismiss",
            new
            {
                notice = Notice,
                objection = 1,
                reply = "已安排错峰运料",
                papers = await world.PapersAsync("objection-reply"),
            }
        );
        world.MoveTo("2021-03-20 09:00");
        await world.DoDueAsync();
        var paper = await world.IssueAsync(
            "notice-result",
            of: Notice,
            fields: new { remarks = "公示期内有两天下雨，公告完好" },
            actingAs: "village-committees"
        );
        var text = await world.ReadAsync(paper.File);
        foreach (
            var said in (string[])
                ["施工公告", "2021年3月2日", "异议期间中止", "收到异议1件", "来访", "不成立", "2021年3月5日", "已安排错峰运料", "公告完好"]
        )
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("周桂英", text, StringComparison.Ordinal);
        // What hangs is still the notice itself.
        Assert.Equal(posted, (await world.Part<ArchiveReads>().ShareAsync(ArchiveWorld.All, Notice, default))!.Code);
        Assert.Equal(
            "第1号公示",
            (await world.Part<DocumentReads>().ListAsync(ArchiveWorld.All, "P1", default))!.First(d => d.Code == paper.Id).Of
        );

        await world.MustAsync("admin", "account.register", new { account = "town", name = "李明" });
        await world.GrantAsync("town", "township", Small.Village);
        Assert.Equal(
            "wrong-role",
            await world.RefusedAsync(
                "town",
                "document.issue",
                new
                {
                    project = "P1",
                    kind = "notice-result",
                    of = Notice,
                }
            )
        );
    }
}
