using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

public sealed class AmendmentTests
{
    [Fact, Trait("Seed", "MING-04")]
    public async Task A_returned_project_is_corrected_and_what_stood_before_stays_readable()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        await world.MustAsync(Small.All, "project.return", new { project = "P1", reason = "资金来源写错" });
        var applied = await world.MustAsync(
            Small.All,
            "project.amend",
            new
            {
                project = "P1",
                reason = "省级资金漏列",
                name = "莲花村道路一期",
                plannedPayYuan = 500000,
                funds = new { central = 1200000, provincial = 300000 },
            }
        );
        await using (var db = world.Store.Open())
        {
            var project = await db.Projects.SingleAsync();
            Assert.Equal(("莲花村道路一期", 500000m, 1), (project.Name, project.PlannedPayYuan, project.Amendments));
            Assert.Equal(
                [("central", 1200000m), ("provincial", 300000m)],
                (await db.PlannedFunds.OrderBy(f => f.Source).ToListAsync()).Select(f => (f.Source, f.AmountYuan))
            );
            var before = await db.ProjectVersions.SingleAsync();
            Assert.Equal((1, applied.Seq), (before.Version, before.ReplacedBy));
            Assert.Contains("\"plannedPayYuan\":400000", before.Plan, StringComparison.Ordinal);
            Assert.Equal("省级资金漏列", (await db.Texts.FindAsync(before.ReasonRef))!.Text);
        }
        var seen = (await world.Part<Reads>().ProjectAsync(Scope.Of(Small.All, world.Clock), "P1", default))!;
        var replaced = Assert.Single(seen.Replaced);
        Assert.Equal((1, 400000m, "省级资金漏列"), (replaced.Version, replaced.Plan.PlannedPayYuan, replaced.Reason));
        Assert.Equal("资金来源写错", seen.Steps.Single(s => s.Action == "project.return").Reason);

        // What somebody agreed to goes back to the first link when it is changed.
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        await world.MustAsync(
            Small.All,
            "project.endorse",
            new { project = "P1", papers = await world.PapersAsync("consultation-minutes") }
        );
        await world.MustAsync(
            Small.All,
            "project.amend",
            new
            {
                project = "P1",
                reason = "核减省级资金",
                funds = new { central = 1200000 },
            }
        );
        Assert.Equal("AwaitingConsultation", await world.StageAsync("P1"));
        await using (var db = world.Store.Open())
            Assert.Equal(1200000m, (await db.PlannedFunds.SingleAsync()).AmountYuan);
    }

    [Fact, Trait("Seed", "MING-04")]
    public async Task An_approved_plan_changes_by_another_reply_alone()
    {
        await using var world = await World.NewAsync();
        await Small.ProjectAsync(world);
        var amend = new
        {
            project = "P1",
            reason = "设计变更",
            plannedPayYuan = 450000,
            papers = Array.Empty<object>(),
        };
        Assert.Equal("paper-missing", await world.RefusedAsync(Small.All, "project.amend", amend));
        await world.MustAsync(
            Small.All,
            "project.amend",
            new
            {
                amend.project,
                amend.reason,
                amend.plannedPayYuan,
                papers = await world.PapersAsync("approval-reply"),
            }
        );
        await using var db = world.Store.Open();
        Assert.Equal(450000m, (await db.Projects.SingleAsync()).PlannedPayYuan);
    }

    [Fact, Trait("Seed", "MEI-03")]
    public async Task A_member_of_the_council_does_not_lead_the_project_for_the_county()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync("admin", "account.register", new { account = "council", name = "吴大勇" });
        var given = await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "council",
                body = "project-council",
                area = Small.Village,
            }
        );
        var lead = new
        {
            project = "P1",
            account = "council",
            papers = await world.PapersAsync("lead-appointment", "lead-handover"),
        };
        Assert.Equal("lead-builds", await world.RefusedAsync(Small.All, "project.name-lead", lead));
        await world.MustAsync("admin", "grant.end", new { grant = $"system:{given.Seq}", until = "2021-01-01" });
        world.MoveTo("2021-01-02 08:00");
        await world.MustAsync(Small.All, "project.name-lead", lead);
        Assert.Equal(
            "lead-builds",
            await world.RefusedAsync(
                "admin",
                "grant.give",
                new
                {
                    account = "council",
                    body = "project-council",
                    area = Small.Village,
                }
            )
        );
    }
}
