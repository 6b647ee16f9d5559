using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Pay;

/// <summary>
/// Of March 2026, due on 30 April. Six rungs: 10, 5 and 1 days before, 1, 3 and 7 days after; the last says what follows.
/// </summary>
[Trait("Seed", "GA-07")]
public sealed class ReminderTests
{
    [Theory]
    [InlineData(0, "township", null, 1, "2026-04-25")]
    [InlineData(2, "township", null, 3, "2026-05-01")]
    [InlineData(3, "township-head", "reform-bureau", 4, "2026-05-03")]
    [InlineData(4, "county-lead", "reform-bureau", 5, "2026-05-07")]
    [InlineData(5, "reform-bureau", null, null, null)]
    public void Each_rung_writes_to_its_body_and_arms_the_next(int rung, string to, string? copy, int? next, string? on)
    {
        var reminded = Remind(PayTable.Payable, rung, Deciding.On(new DateOnly(2026, 4, 30).AddDays(Days[rung])));
        var send = Assert.Single(reminded.Sends);
        Assert.Equal((to, copy, $"pay-reminder:P1/2026-03:2026-04-30:{rung}"), (send.ToBody, send.CopyTo, send.Key));
        Assert.Equal(
            next is null ? [] : [(next.Value, ChinaTime.At(DateOnly.Parse(on!, null), new(8, 0)))],
            reminded.Arms.Select(a => (a.Rung, a.DueUtc))
        );
        Assert.Equal(rung == 5, Mail(reminded).Consequence is not null);
        Assert.StartsWith("报酬期结束后1个月内发放，遇节假日提前（", Mail(reminded).Basis, StringComparison.Ordinal);
    }

    // The last rung draws on the contractor's deposit, once, for a sheet that is overdue and not on its way.
    [Theory, Trait("Seed", "DP-11")]
    [InlineData(5, "2026-05-01", PayTable.Payable, Shape.ByContractor, false, true)]
    [InlineData(5, "2026-05-01", PayTable.Open, Shape.ByContractor, false, true)]
    [InlineData(5, "2026-04-30", PayTable.Payable, Shape.ByContractor, false, false)]
    [InlineData(4, "2026-05-01", PayTable.Payable, Shape.ByContractor, false, false)]
    [InlineData(5, "2026-05-01", PayTable.Paid, Shape.ByContractor, false, false)]
    [InlineData(5, "2026-05-01", PayTable.Payable, Shape.SelfBuild, false, false)]
    [InlineData(5, "2026-05-01", PayTable.Payable, Shape.ByContractor, true, false)]
    public void The_last_rung_draws_on_the_deposit_of_the_contractor_who_owes(
        int rung,
        string day,
        string stage,
        string mode,
        bool drawn,
        bool draws
    )
    {
        var reminded = Remind(stage, rung, Deciding.On(DateOnly.Parse(day, null)), mode, drawn);
        Assert.Equal(
            draws ? [("P1", "deposit.open", new OpenDeposit("P1/2026-03"))] : [],
            reminded.Follows.Select(f => (f.CaseId, f.Action, f.Input))
        );
    }

    [Theory]
    [InlineData(PayTable.Open, "2026-04-30", "村“两委”、施工单位按月核定报酬", true)]
    [InlineData(PayTable.Open, "2026-05-01", "村“两委”、施工单位、村民委员会、乡镇人民政府（街道办事处）按月核定报酬", true)]
    [InlineData(PayTable.SignedOff, "2026-04-30", "村“两委”张榜公示", true)]
    [InlineData(PayTable.SignedOff, "2026-05-01", "村“两委”、村民委员会、乡镇人民政府（街道办事处）张榜公示", true)]
    [InlineData(PayTable.OnNotice, "2026-04-30", "公示期满无异议后发放", false)]
    [InlineData(PayTable.Payable, "2026-04-30", "乡镇财政发放到卡", false)]
    [InlineData(PayTable.Paid, "2026-05-01", "乡镇财政逐人登记银行回单（全部到账）", false)]
    public void It_says_whose_step_is_next_and_by_when_the_sheet_must_hang(string stage, string day, string next, bool posting)
    {
        var mail = Mail(Remind(stage, 0, Deciding.On(DateOnly.Parse(day, null))));
        Assert.Equal((next, posting ? new DateOnly(2026, 4, 22) : null), (mail.NextStep, mail.LatestPosting));
    }

    [Fact]
    public void It_lists_the_papers_of_the_next_step_that_are_still_missing()
    {
        var at = Remind(PayTable.SignedOff, 0, Deciding.On(2026, 4, 20), held: ["payroll-sheet"]);
        Assert.Equal([Paper("posting-photo")], Mail(at).Missing);
        Assert.Equal(
            [Paper("payroll-sheet"), Paper("posting-photo")],
            Mail(Remind(PayTable.SignedOff, 0, Deciding.On(2026, 4, 20))).Missing
        );
    }

    [Theory]
    [InlineData("2026-04-22", 8, false)]
    [InlineData("2026-04-23", 7, true)]
    [InlineData("2026-04-30", 0, true)]
    [InlineData("2026-05-01", -1, true)]
    public void It_counts_the_days_to_the_pay_date_and_says_when_it_is_too_late_to_hang_the_sheet(string day, int toDue, bool tooLate)
    {
        var mail = Mail(Remind(PayTable.Open, 0, Deciding.On(DateOnly.Parse(day, null))));
        Assert.Equal((toDue, tooLate), (mail.DaysToDue, mail.PostingTooLate));
    }

    private static readonly int[] Days = [-10, -5, -1, 1, 3, 7];

    private static Accept Remind(
        string stage,
        int rung,
        Moment moment,
        string mode = Shape.ByContractor,
        bool drawn = false,
        params IEnumerable<string> held
    ) =>
        CycleActions.Remind(
            Deciding.Case("P1/2026-03", PayTable.Kind, stage),
            Cycles.March(),
            new(rung),
            new(drawn),
            new(held.ToHashSet()),
            Deciding.Basics(),
            Deciding.Practice(mode),
            moment
        );

    private static PayReminder Mail(Accept reminded) => Assert.IsType<PayReminder>(Assert.Single(reminded.Sends).Model);

    private static string Paper(string kind) => Workflows.Kernel.Paper.LabelOf(kind);
}
