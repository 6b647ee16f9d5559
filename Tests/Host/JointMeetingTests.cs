using WorkRelief.Workflows.JointMeetings;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>发挥沟通协调联席会作用 (MEI-18).</summary>
public sealed class JointMeetingTests
{
    private static readonly Moment Now = new(
        "a",
        Bodies.ReformBureau,
        new(2021, 4, 2),
        new(2021, 4, 2, 1, 0, 0, TimeSpan.Zero),
        Workflows.Calendar.WorkCalendar.Published,
        "project/P1:9"
    );

    [Fact, Trait("Seed", "MEI-18")]
    public async Task A_decision_is_followed_up_until_it_is_reported_and_closed()
    {
        await using var world = await World.NewAsync("2021-04-01 08:00");
        await Small.ProjectAsync(world);
        var decided = new
        {
            project = "P1",
            metOn = "2021-03-31",
            text = "四月底前协调解决电杆迁移",
            owner = "township",
            dueOn = "2021-04-20",
        };
        Assert.Equal("paper-missing", await world.RefusedAsync(Small.All, "joint-decision.record", decided));
        var papers = await world.PapersAsync("joint-meeting-minutes");
        var opened = await world.MustAsync(
            Small.All,
            "joint-decision.record",
            new
            {
                decided.project,
                decided.metOn,
                decided.text,
                decided.owner,
                decided.dueOn,
                papers,
            }
        );
        Assert.Equal("P1/joint-decision-1", opened.Case);

        world.MoveTo("2021-04-21 08:00");
        await world.DoDueAsync();
        await world.Part<WorkflowHost.Mail.Outbox>().RunAsync();
        Assert.Contains(world.Mail.Sent, m => m.Subject.Contains("联席会议定事项逾期", StringComparison.Ordinal));
        world.MoveTo("2021-04-28 08:00");
        await world.DoDueAsync();
        await world.Part<WorkflowHost.Mail.Outbox>().RunAsync();
        Assert.Equal(2, world.Mail.Sent.Count(m => m.Subject.Contains("联席会议定事项逾期", StringComparison.Ordinal)));

        Assert.Equal(
            "wrong-role",
            await world.RefusedAsync(
                Small.All,
                "joint-decision.report",
                new
                {
                    decision = opened.Case,
                    text = "已迁移",
                    @as = "villagers-committee",
                }
            )
        );
        await world.MustAsync(
            Small.All,
            "joint-decision.report",
            new
            {
                decision = opened.Case,
                text = "已迁移 3 根",
                @as = "township",
            }
        );
        await world.MustAsync("admin", "account.register", new { account = "bureau", name = "周建国" });
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "bureau",
                body = "reform-bureau",
                area = Small.Village,
            }
        );
        await world.MustAsync("bureau", "joint-decision.close", new { decision = opened.Case });
        Assert.Equal(JointMeetingTable.Done, await world.StageAsync(opened.Case));
        world.MoveTo("2021-06-30 08:00");
        await world.DoDueAsync();
        await world.Part<WorkflowHost.Mail.Outbox>().RunAsync();
        Assert.Equal(2, world.Mail.Sent.Count(m => m.Subject.Contains("联席会议定事项逾期", StringComparison.Ordinal)));
    }

    [Fact, Trait("Seed", "MEI-18")]
    public void Only_the_body_that_was_charged_reports()
    {
        var at = new CaseInHand(
            "P1/joint-decision-1",
            JointMeetingTable.Open,
            JointMeetingTable.Expand(PackReader.Shipped("dongpo").Shapes[0]),
            1,
            []
        );
        var decision = new JointDecisionInHand(Bodies.Township, new(2021, 4, 20));
        var refused = Assert.IsType<Refused>(JointMeetingActions.Report(new("已办"), at, decision, Now));
        Assert.Equal("wrong-role", Assert.Single(refused.Reasons).Code);
        Assert.IsType<Accept>(JointMeetingActions.Report(new("已办"), at, decision, Now with { ActingAs = Bodies.Township }));
    }

    [Fact, Trait("Seed", "MEI-18")]
    public void A_decision_sent_back_is_reminded_of_on_its_day_and_never_before_today()
    {
        var at = new CaseInHand(
            "P1/joint-decision-1",
            JointMeetingTable.Reported,
            JointMeetingTable.Expand(PackReader.Shipped("dongpo").Shapes[0]),
            1,
            []
        );
        foreach (var (due, armed) in ((DateOnly, DateOnly)[])[(new(2021, 4, 20), new(2021, 4, 21)), (new(2021, 3, 1), new(2021, 4, 3))])
            Assert.Equal(
                Workflows.Calendar.ChinaTime.At(armed, new(8, 0)),
                Assert.Single(JointMeetingActions.Reopen(new("没有办好"), at, new(Bodies.Township, due), Now).Arms).DueUtc
            );
    }
}
