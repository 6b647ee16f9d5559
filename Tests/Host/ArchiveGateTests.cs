using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>What waits for the archive: its three gates, the approval, and the acceptance by the county.</summary>
public sealed class ArchiveGateTests
{
    [Fact, Trait("Seed", "BZ-10")]
    public async Task The_county_tier_names_each_of_the_eleven_that_is_missing_or_unqualified()
    {
        // Before the review of the day: all eleven lie unreviewed or are not there.
        await using var world = await World.PlayedAsync("bazhou", "2021-09-19 08:05");
        var no = await world.NoAsync(
            "bazhou.township",
            "acceptance.apply",
            new
            {
                project = ArchiveWorld.Project,
                tier = "county",
                papers = await world.PapersAsync(
                    "acceptance-application",
                    "third-party-test",
                    "settlement-report",
                    "works-claim",
                    "works-summary",
                    "before-after-photos",
                    "works-vouchers",
                    "implementation-plan",
                    "fund-plan"
                ),
            }
        );
        var refusal = Assert.Single(no.Refusals, r => r.Code == "archive-unqualified");
        Assert.Equal("BZ-10", refusal.Clause!.Id);
        foreach (
            var label in (string[])
                [
                    "项目资金计划文件",
                    "项目建设责任书",
                    "工程实施方案",
                    "工程票据",
                    "劳务报酬或补助兑现花名册",
                    "群众务工记录",
                    "竣工结（决）算",
                    "工程报账和项目验收申请",
                    "验收意见表",
                    "工程总结",
                    "项目实施前后的相关图文",
                ]
        )
            Assert.Contains(label, refusal.Missing);
        // One that was returned keeps the tier shut and is the only one named.
        await using var later = await World.PlayedAsync("bazhou", "2021-09-19 08:42");
        var one = Assert.Single(
            (
                await later.NoAsync(
                    "bazhou.township",
                    "acceptance.apply",
                    new
                    {
                        project = ArchiveWorld.Project,
                        tier = "county",
                        papers = await later.PapersAsync("acceptance-application"),
                    }
                )
            ).Refusals,
            r => r.Code == "archive-unqualified"
        );
        Assert.Contains("项目实施前后的相关图文（退回", one.Missing);
        Assert.DoesNotContain("工程票据", one.Missing);
    }

    [Fact, Trait("Seed", "BZ-10")]
    public async Task A_county_that_asks_for_the_eleven_before_approval_gets_no_approval_while_they_are_missing()
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.PlaceAsync(world);
        await world.MustAsync("admin", "pack.activate", new { name = "mine", yaml = Before });
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        var no = await world.NoAsync(Small.All, "project.endorse", new { project = "P1" });
        var refusal = Assert.Single(no.Refusals);
        Assert.Equal(("archive-unqualified", "BZ-10"), (refusal.Code, refusal.Clause!.Id));
        Assert.Equal(11, refusal.Missing.Split("负责）").Length - 1);
    }

    /// <summary>巴州's eleven, asked for on the approval link.</summary>
    private const string Before = """
        pack: mine
        label: 我区
        extends: bazhou
        area: { code: 511402, path: 四川省/眉山市/东坡区 }
        shapes:
          - mode: contractor
            from: 2021-01-01
            source: 我区办法
            approval:
              - stage: AwaitingReformBureau
                stage-label: 待审批
                label: 审批
                bodies: [reform-bureau]
                rules: [GateItemsQualified@1]
                seed: BZ-10

        """;

    [Fact, Trait("Seed", "BZ-09")]
    public async Task Three_gates_with_findings_and_none_is_passed_by()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-04-23 09:15");
        var shut = await world.NoAsync(
            "bazhou.village",
            "project.commence",
            new { project = ArchiveWorld.Project, papers = await world.PapersAsync("responsibility-letter", "construction-notice") }
        );
        Assert.Contains(shut.Refusals, r => r.Code == "archive-gate" && r.Clause!.Id == "BZ-09");
        var open = await world.NoAsync("bazhou.reform", "archive.gate", new { project = ArchiveWorld.Project, gate = "preparation" });
        Assert.Contains(open.Refusals, r => r.Missing.Contains("工程实施方案（缺）"));
        // A finding returns the item and leaves the gate shut.
        await world.MustAsync(
            "bazhou.reform",
            "archive.gate",
            new
            {
                project = ArchiveWorld.Project,
                gate = "preparation",
                findings = new[]
                {
                    new
                    {
                        item = "labour-survey",
                        qualified = false,
                        reason = "缺逐户走访记录",
                    },
                },
            }
        );
        var state = await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.Reform, ArchiveWorld.Project, default);
        Assert.Equal("退回", state!.Items.Single(i => i.Item == "labour-survey").State);
        Assert.Empty(state.GatesPassed);
        await using var whole = await World.PlayedAsync("bazhou", "2021-10-20 10:00");
        Assert.Equal(
            ["项目准备", "项目实施", "项目验收"],
            (await whole.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.Reform, ArchiveWorld.Project, default))!.GatesPassed
        );
    }

    [Fact, Trait("Seed", "BZ-04")]
    public async Task Acceptance_waits_for_the_four_notices_each_closed_clean()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-09-10 09:00");
        await using (var db = world.Store.Open())
        {
            // As if the township had never hung its notice out.
            var notice = db.PublicNotices.Single(n => n.ProjectId == ArchiveWorld.Project && n.Kind == "project");
            db.Cases.Single(c => c.Id == notice.Id).Stage = "TakenDown";
            await db.SaveChangesAsync();
        }
        var no = await world.NoAsync(
            "bazhou.village",
            "acceptance.apply",
            new
            {
                project = ArchiveWorld.Project,
                tier = "self",
                papers = await world.PapersAsync("acceptance-application"),
            }
        );
        var refusal = Assert.Single(no.Refusals, r => r.Code == "notice-missing");
        Assert.Contains("乡镇（村）项目公示", refusal.Missing);
        Assert.DoesNotContain("施工公告", refusal.Missing);
    }
}
