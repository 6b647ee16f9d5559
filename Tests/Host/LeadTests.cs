using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>One cap worn to the end: a county lead from the application on, without a gap.</summary>
[Trait("Seed", "MEI-03")]
public sealed class LeadTests
{
    [Fact]
    public async Task No_stage_opens_without_a_lead()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await world.MustAsync(
            Small.All,
            "project.propose",
            new
            {
                project = "P1",
                name = "莲花村道路",
                area = Small.Village,
                mode = "contractor",
                track = "special",
                fundBase = "central",
                plannedPayYuan = 400000,
                funds = new { central = 1000000 },
                papers = await world.PapersAsync("labour-survey", "project-proposal"),
            }
        );
        var refused = Assert.IsType<NotApplied>(await world.ApplyAsync(Small.All, "project.apply", new { project = "P1" }));
        var no = refused.Refusals[0];
        Assert.Equal(("lead-missing", "MEI-03"), (no.Code, no.Clause!.Id));
        Assert.Equal("Reserve", await world.StageAsync("P1"));
    }

    [Fact]
    public async Task Building_does_not_begin_before_all_three_work_teams_stand()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync(Small.All, "contractors.choose", new { project = "P1", contractor = "C0" });
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        await world.MustAsync(
            Small.All,
            "project.endorse",
            new { project = "P1", papers = await world.PapersAsync("consultation-minutes") }
        );
        await world.MustAsync(Small.All, "project.endorse", new { project = "P1", papers = await world.PapersAsync("approval-reply") });
        await world.MustAsync(
            Small.All,
            "project.release-funds",
            new
            {
                project = "P1",
                source = "central",
                amountYuan = 1000000,
                papers = await world.PapersAsync("fund-release"),
            }
        );
        foreach (var level in (string[])["县", "村"])
            await world.MustAsync(
                Small.All,
                "record.add",
                new
                {
                    project = "P1",
                    kind = "work-team",
                    fields = new { level, head = "何川" },
                }
            );
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(
                Small.All,
                "project.commence",
                new { project = "P1", papers = await world.PapersAsync("responsibility-letter", "construction-notice") }
            )
        );
        var no = Assert.Single(refused.Refusals);
        Assert.Equal(("work-team-missing", "缺少工作专班记录：镇级"), (no.Code, no.Missing));
    }

    [Fact]
    public async Task A_change_of_lead_is_handed_over_on_paper_and_leaves_no_gap_even_after_the_project_was_handed_over()
    {
        await using var world = await World.PlayedAsync("dongpo", "2022-06-30 10:00");
        await using (var db = world.Store.Open())
            Assert.Equal("Archived", (await db.Cases.FindAsync("DP-2021-01"))!.Stage);
        await world.MustAsync("admin", "account.register", new { account = "lead.new", name = "赵明" });
        var change = new { project = "DP-2021-01", account = "lead.new" };
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(
                "dongpo.reform",
                "project.name-lead",
                new
                {
                    change.project,
                    change.account,
                    papers = await world.PapersAsync("lead-appointment"),
                }
            )
        );
        Assert.Equal("缺少：县级项目负责人交接单", Assert.Single(refused.Refusals).Missing[^13..]);

        await world.MustAsync(
            "dongpo.reform",
            "project.name-lead",
            new
            {
                change.project,
                change.account,
                papers = await world.PapersAsync("lead-appointment", "lead-handover"),
            }
        );
        await using var after = world.Store.Open();
        var held = await after
            .Grants.AsNoTracking()
            .Where(g => g.ProjectId == "DP-2021-01" && g.Body == "county-lead")
            .OrderBy(g => g.FromDay)
            .ToListAsync();
        Assert.Equal(held[1].FromDay, held[0].UntilDay!.Value.AddDays(1));
        Assert.Equal(("lead.new", (DateOnly?)null), (held[1].Account, held[1].UntilDay));
    }
}
