using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>What is recorded of a project beside its papers, and what the evaluation and the three rights show of it.</summary>
public sealed class ProjectRecordTests
{
    [Fact, Trait("Seed", "BZ-06"), Trait("Seed", "BZ-13"), Trait("Seed", "BZ-08")]
    public async Task Benefit_linkage_posts_and_problems_are_recorded_with_their_evidence_and_stand_in_the_evaluation()
    {
        await using var world = await ArchiveWorld.NewAsync();
        var fields = new
        {
            parties = "村集体经济组织、合作社、农户",
            share = "30",
            mode = "保底加分红",
            years = "10",
            distribution = "村四成户六成",
        };
        Assert.Equal(
            "paper-missing",
            await world.RefusedAsync(Small.All, "record.add", await world.RecordAsync("benefit-linkage", fields))
        );
        var record = await world.MustAsync(
            Small.All,
            "record.add",
            await world.RecordAsync("benefit-linkage", fields, "benefit-linkage-agreement")
        );
        await world.MustAsync(
            Small.All,
            "record.add",
            await world.RecordAsync(
                "public-post",
                new
                {
                    posts = "2",
                    duties = "道路保洁",
                    funding = "村集体经济",
                },
                "public-posts"
            )
        );
        var problem = await world.MustAsync(Small.All, "record.add", await world.RecordAsync("problem", new { raised = "K0+120 沉降" }));
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "problem",
                fields = new { raised = "K0+120 沉降", solved = "换填片石" },
                corrects = $"project/P1:{problem.Seq}",
                papers = await world.PapersAsync("problem-evidence"),
            }
        );
        var agreement = await world.ReadAsync(
            (await world.IssueAsync("benefit-linkage-agreement", of: $"project/P1:{record.Seq}", actingAs: "township")).File
        );
        Assert.Contains("保底加分红", agreement);
        Assert.Contains("10年", agreement);
        var items = (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!.Items.ToDictionary(i => i.Item);
        Assert.Equal(("已归，待审", "已归，待审"), (items["posts"].State, items["problems"].State));
        await world.MustAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-1",
                kind = "works",
                amountYuan = 900000,
                papers = await world.PapersAsync("works-vouchers"),
            }
        );
        await world.MustAsync(Small.All, "project.complete", new { project = "P1", papers = await world.PapersAsync("completion-report") });
        // The evaluation: what the system knows, and the evaluator's own words apart.
        var evaluation = await world.ReadAsync(
            (
                await world.IssueAsync(
                    "performance-evaluation",
                    fields: new { goals = "硬化 3.6 公里", evaluator = "目标完成" },
                    actingAs: "township"
                )
            ).File
        );
        foreach (
            var part in (string[])
                [
                    "一、绩效目标",
                    "二、资金计划、到位和使用",
                    "三、财务管理",
                    "四、组织实施",
                    "五、完成情况",
                    "六、评价人意见",
                    "目标完成",
                    "1,000,000.00",
                ]
        )
            Assert.Contains(part, evaluation);
    }

    [Fact, Trait("Seed", "MEI-02")]
    public async Task The_three_rights_are_shown_for_a_project()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "record.add",
            await world.RecordAsync(
                "mobilisation",
                new
                {
                    channel = "村民大会",
                    present = "120",
                    content = "讲解政策",
                }
            )
        );
        await world.PostAsync("project");
        await world.MustAsync(Small.All, "public-notice.object", new { notice = "P1/notice-1", text = "线路不合理" });
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        var rights = (await world.Part<ArchiveReads>().RightsAsync(ArchiveWorld.All, "P1", default))!;
        Assert.Equal("乡镇（村）项目公示", Assert.Single(rights.Read).What);
        Assert.Single(rights.Decided);
        Assert.Equal("查核中", Assert.Single(rights.Objected).How);
        Assert.Contains("到场120人", Assert.Single(rights.Told).How);
        await world.MustAsync(
            Small.All,
            "public-notice.dismiss",
            new
            {
                notice = "P1/notice-1",
                objection = 1,
                reply = "经踏勘，线路合理",
                papers = await world.PapersAsync("objection-reply"),
            }
        );
        Assert.Contains(
            "不成立",
            Assert.Single((await world.Part<ArchiveReads>().RightsAsync(ArchiveWorld.All, "P1", default))!.Objected).How
        );
    }
}
