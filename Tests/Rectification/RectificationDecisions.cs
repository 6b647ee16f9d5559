using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Rectification;

/// <summary>Reminders about what must be put right, and about what must be looked at again.</summary>
public sealed class RectificationDecisions
{
    private static readonly Practice Practice = Deciding.Practice();
    private static readonly CaseInHand At = Deciding.Case("P1/rectification-1", RectificationTable.Kind, RectificationTable.Ordered);

    /// <summary>Due on 2026-03-17: 1, 4, 8 and 15 days after; then no more.</summary>
    [Theory]
    [InlineData(0, "2026-03-18", "township", "remind", "2026-03-21")]
    [InlineData(1, "2026-03-21", "township-head", "escalate", "2026-03-25")]
    [InlineData(2, "2026-03-25", "county-lead", "escalate", "2026-04-01")]
    [InlineData(3, "2026-04-01", "reform-bureau", "consequence", null)]
    [InlineData(9, "2026-04-01", "reform-bureau", "consequence", null)]
    public void An_overdue_rectification_climbs_the_ladder(int rung, string day, string to, string tone, string? next)
    {
        var inHand = new RectificationInHand(new(2026, 3, 17), Bodies.Township, rung);
        var accept = RectificationActions.Remind(At, Project, inHand, Practice, Deciding.On(DateOnly.Parse(day, null)));
        var send = Assert.Single(accept.Sends);
        Assert.Equal((to, tone), (send.ToBody, ((RectificationMail)send.Model).Rung));
        Assert.Equal(next is null ? [] : [(Morning(next), rung + 1)], accept.Arms.Select(a => (a.DueUtc, a.Rung)));
    }

    [Fact]
    public void The_first_reminder_comes_the_morning_after_the_last_day()
    {
        var accept = Assert.IsType<Accept>(
            RectificationActions.Order(
                new OrderRectification("盖板缺失") { By = Bodies.AcceptanceTeam },
                Project,
                new Rectifications([], 0),
                Practice,
                Deciding.On(2026, 3, 2)
            )
        );
        Assert.Equal((Morning("2026-03-18"), 0), (Assert.Single(accept.Arms).DueUtc, accept.Arms[0].Rung));
        Assert.Equal(Bodies.AcceptanceTeam, Assert.IsType<RectificationOrdered>(Assert.Single(accept.Facts)).By);
    }

    [Theory]
    [InlineData("acceptance-team", "acceptance-team")]
    [InlineData("leading-group", "township")]
    [InlineData(null, "township")]
    public void Whoever_ordered_it_is_reminded_of_the_recheck_every_week(string? by, string to)
    {
        var reported = RectificationActions.Report(At, Practice, Deciding.On(2026, 3, 2));
        Assert.Equal(Morning("2026-03-08"), Assert.Single(reported.Arms).DueUtc);
        var inHand = new RectificationInHand(new(2026, 3, 17), by);
        var accept = RectificationActions.RemindRecheck(At, Project, inHand, Practice, Deciding.On(2026, 3, 8));
        Assert.Equal(to, Assert.Single(accept.Sends).ToBody);
        Assert.Equal(Morning("2026-03-15"), Assert.Single(accept.Arms).DueUtc);
    }

    private static DateTimeOffset Morning(string day) => ChinaTime.At(DateOnly.Parse(day, null), new TimeOnly(8, 0));

    private static ProjectBasics Project { get; } =
        new()
        {
            Id = "P1",
            Name = "莲花村道路",
            Stage = ProjectStages.UnderConstruction,
            Mode = Shape.ByContractor,
            Track = "special",
            FundBase = "central",
            Purpose = "public",
            ProposedOn = new(2026, 1, 1),
            PlannedPayYuan = 1,
        };
}
