using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Pay;

/// <summary>Cycles of P1, which is at work since 2 March 2026.</summary>
public sealed class CycleTests
{
    private static readonly PayAccounts Even = new([]);

    // Of March 2026. The works began and ended on the days given.
    [Theory]
    [InlineData("2026-03", "2026-03-01", "2026-03-31", null, null)]
    [InlineData("2026-03", "2026-02-28", "2026-03-31", null, "period-future")]
    [InlineData("2026-03", "2026-04-10", "2026-04-01", null, "period-outside")]
    [InlineData("2026-03", "2026-04-10", "2026-01-05", "2026-03-01", null)]
    [InlineData("2026-03", "2026-04-10", "2026-01-05", "2026-02-28", "period-outside")]
    [InlineData("2026-3", "2026-04-10", "2026-03-01", null, "period")]
    [InlineData("2026-02", "2026-04-10", "2026-01-05", null, "cycle-known")]
    public void A_month_has_one_cycle_of_its_own_once_it_has_begun_and_while_there_were_works(
        string period,
        string day,
        string commenced,
        string? completed,
        string? code
    )
    {
        var project = Deciding.Basics() with { CommencedOn = Day(commenced), CompletedOn = completed is null ? null : Day(completed) };
        PayCycles february = new([Cycles.Seen(PayTable.Open, new(2026, 3, 30)) with { Id = "P1/2026-02", Period = "2026-02" }]);
        var decision = CycleActions.Open(new(period), Deciding.Project(), february, project, Deciding.Practice(), Deciding.On(Day(day)));
        if (code is not null)
        {
            Assert.Equal([code], Deciding.Codes(decision));
            return;
        }
        Assert.Equal(
            new CycleOpened("P1/2026-03", "P1", "2026-03", new(2026, 3, 31), new(2026, 4, 30), false),
            Deciding.Fact<CycleOpened>(decision)
        );
        Assert.Equal("P1/2026-03", ((Accept)decision).Opens);
    }

    [Fact]
    public void With_its_cycle_the_first_reminder_is_armed()
    {
        var opened = CycleActions.Open(
            new("2026-03"),
            Deciding.Project(),
            new([]),
            Deciding.Basics(),
            Deciding.Practice(),
            Deciding.On(2026, 4, 1)
        );
        var arm = Assert.Single(Assert.IsType<Accept>(opened).Arms);
        Assert.Equal(("P1/2026-03", "pay-cycle.remind", 0), (arm.CaseId, arm.Action, arm.Rung));
        Assert.Equal(ChinaTime.At(new(2026, 4, 20), new(8, 0)), arm.DueUtc);
    }

    [Theory]
    [InlineData("2026-03", "台账漏记", ProjectStages.UnderConstruction, PayTable.Closed, null)]
    [InlineData("2026-03", "台账漏记", ProjectStages.UnderConstruction, PayTable.Payable, null)]
    [InlineData("2026-03", "台账漏记", ProjectStages.UnderConstruction, PayTable.Open, "cycle-open")]
    [InlineData("2026-04", "台账漏记", ProjectStages.UnderConstruction, PayTable.Closed, "period")]
    [InlineData("2026-03", " ", ProjectStages.UnderConstruction, PayTable.Closed, "reason")]
    [InlineData("2026-03", "台账漏记", ProjectStages.HandedOver, PayTable.Closed, "project-stage")]
    public void What_a_month_still_owes_has_a_supplement_once_its_own_cycle_is_on_its_way(
        string period,
        string reason,
        string projectStage,
        string stage,
        string? code
    )
    {
        PayCycles cycles = new([Cycles.Seen(stage, new(2026, 4, 30))]);
        var decision = Supplement(cycles, period, reason, projectStage, Even);
        if (code is not null)
        {
            Assert.Equal([code], Deciding.Codes(decision));
            return;
        }
        var facts = Assert.IsType<Accept>(decision).Facts;
        // A month from 6 May is 6 June, a Saturday: the Friday before.
        Assert.Equal(new CycleOpened("P1/2026-03-S1", "P1", "2026-03", new(2026, 3, 31), new(2026, 6, 5), false, 1), facts[0]);
        Assert.IsType<ReasonGiven>(facts[1]);
    }

    [Fact]
    public void Supplements_are_numbered_and_one_still_open_takes_what_the_month_owes()
    {
        var own = Cycles.Seen(PayTable.Closed, new(2026, 4, 30));
        var first = own with { Id = "P1/2026-03-S1", Stage = PayTable.Paid, Final = false };
        var second = Assert.IsType<Accept>(Supplement(new([own, first]), "2026-03", "漏记", ProjectStages.UnderConstruction, Even));
        Assert.Equal("P1/2026-03-S2", second.Opens);
        var open = Supplement(new([own, first with { Stage = PayTable.Open }]), "2026-03", "漏记", ProjectStages.UnderConstruction, Even);
        Assert.Equal(["cycle-open"], Deciding.Codes(open));
    }

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("2026-02", false)]
    public void What_was_set_aside_stays_payable_when_the_project_has_ended(string setAside, bool accepted)
    {
        PayCycles cycles = new([Cycles.Seen(PayTable.Closed, new(2026, 4, 30))]);
        var accounts = new PayAccounts([], new HashSet<string> { setAside });
        Assert.Equal(accepted, Supplement(cycles, "2026-03", "继承人已找到", ProjectStages.HandedOver, accounts) is Accept);
    }

    [Fact]
    public void A_month_that_was_paid_before_is_adopted_with_its_total()
    {
        var adopted = CycleActions.Adopt(
            new("2026-03", 5_400, 3, new(2026, 4, 20)),
            Deciding.Project(),
            Deciding.Practice(),
            Deciding.On(2026, 5, 6)
        );
        Assert.Equal("P1/2026-03", adopted.Opens);
        Assert.Equal(
            [
                new CycleOpened("P1/2026-03", "P1", "2026-03", new(2026, 3, 31), new(2026, 4, 30), false),
                new CycleAdopted("P1/2026-03", "P1", "2026-03", 5_400, 3, new(2026, 4, 20)),
            ],
            adopted.Facts
        );
    }

    // Adopted with 5,400 yuan: W1 is entered with so many days at 180 yuan.
    [Theory]
    [InlineData(true, 0, 30, 180, null)]
    [InlineData(true, 0, 30, 180.01, "amount-differs")]
    [InlineData(true, 0, 29.99, 180, "amount-differs")]
    [InlineData(true, 0, 32, 168.75, "days days")]
    [InlineData(true, 1, 30, 180, "named-before")]
    [InlineData(false, 0, 30, 180, "not-adopted")]
    public void Who_had_what_of_an_adopted_month_adds_up_to_what_was_paid(
        bool adopted,
        int named,
        decimal days,
        decimal rateYuan,
        string? codes
    )
    {
        // Another cycle that was adopted says nothing of this one.
        var seen = Cycles.Seen(PayTable.Closed, new(2026, 4, 30));
        var decision = CycleActions.NamePaid(
            new([new("W1", "普工", days, rateYuan)]),
            Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Closed),
            Cycles.March() with
            {
                Lines = named,
            },
            new([seen with { Id = "P1/2026-02", Adopted = true }, seen with { Adopted = adopted }]),
            Cycles.Month([]),
            new(new Dictionary<string, DateOnly?> { ["W1"] = null })
        );
        if (codes is not null)
            Assert.Equal(codes.Split(' '), Deciding.Codes(decision));
        else
            Assert.Equal([new PayrollLine("W1", "普工", 30, 180, 5_400)], Deciding.Fact<AdoptedPayNamed>(decision).Lines);
    }

    [Fact]
    public void The_workers_of_an_adopted_month_are_added_up()
    {
        var decision = CycleActions.NamePaid(
            new([new("W1", "普工", 10, 180), new("W2", "普工", 20, 180)]),
            Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Closed),
            Cycles.March() with
            {
                Lines = 0,
            },
            new([Cycles.Seen(PayTable.Closed, new(2026, 4, 30)) with { Adopted = true }]),
            Cycles.Month([]),
            new(new Dictionary<string, DateOnly?> { ["W1"] = null, ["W2"] = null })
        );
        Assert.Equal(["W1", "W2"], Deciding.Fact<AdoptedPayNamed>(decision).Lines.Select(l => l.Worker));
    }

    // Another sheet of the month holds a day of W1, whose papers are in the system.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.01, 1)]
    public void Days_of_an_adopted_month_and_of_its_other_sheets_fit_into_it(decimal before, int problems)
    {
        var month = Cycles.Month([new("W1", new(2026, 3, 2), "普工", 1)]) with
        {
            Booked = new([new("W1", "普工", null, WagePrice.WorkDay, before, 180, before * 180)]),
        };
        var decision = CycleActions.NamePaid(
            new([new("W1", "普工", 30, 180)]),
            Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Closed),
            Cycles.March() with
            {
                Lines = 0,
            },
            new([Cycles.Seen(PayTable.Closed, new(2026, 4, 30)) with { Adopted = true }]),
            month,
            new(new Dictionary<string, DateOnly?> { ["W1"] = null })
        );
        Assert.Equal(problems, decision is Refused no ? no.Reasons.Count : 0);
    }

    [Theory]
    [InlineData("2026-04-02", null, true)]
    [InlineData("2026-04-01", "2026-04-01", true)]
    [InlineData("2026-04-01", "2026-04-02", false)]
    [InlineData("2026-04-01", null, false)]
    public void A_sheet_is_hung_out_today_or_on_a_day_of_which_there_is_a_photo(string day, string? photo, bool accepted)
    {
        var at = Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.SignedOff) with
        {
            Given = photo is null ? [] : [new PaperGiven("posting-photo", Date: Day(photo))],
        };
        var entered = Deciding.On(2026, 4, 2) with { OccurredOn = Day(day) };
        var decision = CycleActions.Post(new("莲花村公开栏"), at, Deciding.Basics(), entered);
        if (!accepted)
        {
            Assert.Equal(["proof-missing"], Deciding.Codes(decision));
            return;
        }
        var follow = Assert.Single(Assert.IsType<Accept>(decision).Follows);
        Assert.Equal(("P1", "public-notice.post"), (follow.CaseId, follow.Action));
        Assert.Equal(new PostNotice(PublicNoticeTable.Payroll, "莲花村公开栏") { Subject = "P1/2026-03" }, follow.Input);
    }

    [Fact, Trait("Seed", "DP-08")]
    public void When_the_window_has_run_the_township_is_told_that_pay_may_go_out_from_the_day_after()
    {
        var ran = new NoticeRan(new(2026, 4, 3), new(2026, 4, 9), 7);
        var closed = CycleActions.NoticeClosed(ran, Cycles.March(), Deciding.Basics(), Deciding.Practice(), Deciding.On(2026, 4, 10));
        var send = Assert.Single(closed.Sends);
        Assert.Equal(("notice-closed", Bodies.Township), (send.Template, send.ToBody));
        var mail = Assert.IsType<PayableMail>(send.Model);
        Assert.Equal((new DateOnly(2026, 4, 10), new DateOnly(2026, 4, 30)), (mail.PayableFrom, mail.PayBy));
        Assert.Equal((3, 5_400m, ran), (mail.Workers, mail.TotalYuan, mail.Window));
    }

    [Fact]
    public void A_published_calendar_moves_the_pay_date_and_its_reminder()
    {
        var cycle = Cycles.March() with { CountedFrom = new(2026, 4, 30), DueOn = new(2026, 5, 30) };
        var at = Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Open);
        var recounted = CycleActions.Recount(at, cycle, new(2), Deciding.Practice(), Deciding.On(2026, 5, 20));
        // 30 May is a Saturday; the third rung speaks one day before.
        Assert.Equal(new PayDateRecounted("P1/2026-03", new(2026, 5, 29), false), Assert.Single(recounted.Facts));
        var arm = Assert.Single(recounted.Arms);
        Assert.Equal((2, ChinaTime.At(new(2026, 5, 28), new(8, 0))), (arm.Rung, arm.DueUtc));
    }

    private static Decision Supplement(PayCycles cycles, string period, string reason, string projectStage, PayAccounts accounts) =>
        CycleActions.Supplement(
            new(period, reason),
            Deciding.Project(),
            cycles,
            accounts,
            Deciding.Basics(projectStage),
            Deciding.Practice(),
            Deciding.On(2026, 5, 6)
        );

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
