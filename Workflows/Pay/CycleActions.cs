using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <param name="Period">The month, yyyy-MM.</param>
public sealed record OpenCycle([Field("报酬期", Offers = Offer.Month, Hint = "如 2021-04")] string Period);

/// <param name="Period">The month, yyyy-MM, whose own cycle is under way or closed.</param>
/// <param name="Reason">Why more is owed.</param>
public sealed record OpenSupplement(
    [Field("报酬期", Offers = Offer.Month, Hint = "如 2021-04")] string Period,
    [Field("补发理由", Lines = true)] string Reason
);

/// <param name="Period">yyyy-MM.</param>
/// <param name="Workers">How many were paid.</param>
public sealed record PaidMonth(
    [Field("报酬期", Offers = Offer.Month, Hint = "如 2021-04")] string Period,
    [Field("已发放金额", Unit = "元")] decimal PaidYuan,
    [Field("人数", Unit = "人")] int Workers,
    [Field("发放日期")] DateOnly PaidOn
);

/// <param name="Lines">The paper sheet, worker by worker; their sum is what was paid.</param>
public sealed record NamePaidWorkers([Field("发放明细")] IReadOnlyList<LineEntry> Lines);

/// <param name="Place">Where the sheet hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostPayroll([Field("公示地点", Hint = "如 莲花村村务公开栏")] string Place);

/// <summary>Asks for payment from the contractor's wage deposit.</summary>
/// <param name="Cycle">The overdue pay cycle, e.g. P1/2021-04.</param>
public sealed record OpenDeposit([Field("逾期的报酬期", Offers = Offer.Cycle)] string Cycle);

/// <summary>A cycle begins, hangs out, falls due.</summary>
public static class CycleActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("pay-cycle.open", "建立报酬期", Open) { At = Place.Opens },
        new ActionDef("pay-cycle.open-supplement", "建立补发期", Supplement) { At = Place.Opens },
        new ActionDef("pay-cycle.adopt", "登记已发放的报酬期", Adopt) { At = Place.Opens },
        new ActionDef("pay-cycle.name-paid", "逐人登记接管前已发放的报酬", NamePaid).Asking<
            WorkersNamed,
            NamePaidWorkers,
            IReadOnlyList<string>
        >(i => [.. i.Lines.Select(l => l.Worker)]),
        ActionDef.Advance("pay-cycle.no-work", "登记本期没有用工"),
        ActionDef.Explained("pay-cycle.nothing-due", "登记本期无应付"),
        new ActionDef("pay-cycle.post", "张榜公示", Post) { HangsOut = _ => PublicNoticeTable.Payroll },
        new ActionDef("pay-cycle.notice-closed", "公示无异议", NoticeClosed) { Hears = PublicNoticeTable.ClosedSignal },
        ActionDef.Advance("pay-cycle.notice-upheld", "异议成立，重新核定") with
        {
            Hears = PublicNoticeTable.UpheldSignal,
        },
        ActionDef.Advance("pay-cycle.notice-reopened", "期内有异议，中止发放") with
        {
            Hears = PublicNoticeTable.ReopenedSignal,
        },
        new ActionDef("pay-cycle.remind", "报酬到期催办", Remind),
        new ActionDef("pay-cycle.recount", "重算应付日", Recount),
    ];

    public static Decision Open(OpenCycle input, CaseInHand at, PayCycles cycles, ProjectBasics project, Practice practice, Moment moment)
    {
        if (DayList.Month(input.Period) is not { } first)
            return Decision.Refuse(PayRefusals.Period, $"报酬期“{input.Period}”应写作 2021-04");
        if (first > moment.OccurredOn)
            return Decision.Refuse(PayRefusals.PeriodFuture, $"报酬期 {input.Period} 尚未开始");
        if (cycles.All.Any(c => c.Period == input.Period))
            return Decision.Refuse(PayRefusals.CycleKnown, $"报酬期 {input.Period} 已建立");
        var end = LastDay(first);
        if (end < project.CommencedOn || first > project.CompletedOn)
            return Decision.Refuse(PayRefusals.PeriodOutside, $"报酬期 {input.Period} 不在开工至竣工的月份之内");
        return Opened(new CycleOpened($"{at.Id}/{input.Period}", at.Id, input.Period, end, default, false), end, practice, moment);
    }

    /// <summary>
    /// A cycle of its own for what its month still owes: held lines that were cleared, corrections, late entries. Due a month after it was
    /// opened.
    /// </summary>
    public static Decision Supplement(
        OpenSupplement input,
        CaseInHand at,
        PayCycles cycles,
        PayAccounts accounts,
        ProjectBasics project,
        Practice practice,
        Moment moment
    )
    {
        // What was set aside stays payable when the project has ended.
        if (!accounts.SetAside.Contains(input.Period) && PayRules.ProjectAdmitsPay(project, practice) is { } ended)
            return new Refused([ended]);
        var months = cycles.All.Where(c => c.Period == input.Period).ToList();
        if (months.Count == 0)
            return Decision.Refuse(PayRefusals.Period, $"没有报酬期“{input.Period}”");
        if (months.FirstOrDefault(c => c.Stage == PayTable.Open) is { } open)
            return Decision.Refuse(PayRefusals.CycleOpen, $"{open.Id} 尚待核定，应付的在该期一并核定");
        if (Reason.Problem(input.Reason, Refusals.Reason, "reason：补发理由不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var id = $"{at.Id}/{input.Period}-S{months.Count}";
        var end = LastDay(DayList.Month(input.Period)!.Value);
        var opened = new CycleOpened(id, at.Id, input.Period, end, default, false, months.Count);
        return Reason.With(Opened(opened, moment.OccurredOn, practice, moment), id, input.Reason, moment);
    }

    private static Accept Opened(CycleOpened opened, DateOnly countedFrom, Practice practice, Moment moment)
    {
        var due = PayDates.Due(practice.Pack, countedFrom, moment.Calendar);
        return new Accept
        {
            Opens = opened.Cycle,
            Facts = [opened with { DueOn = due.Day, Provisional = due.Provisional }],
            Arms = PayDates.Armed(practice.Pack, opened.Cycle, opened.PeriodEnd, due, rung: 0, moment.RecordedUtc),
        };
    }

    public static Accept Adopt(PaidMonth input, CaseInHand at, Practice practice, Moment moment)
    {
        var end = LastDay(DayList.Month(input.Period)!.Value);
        var id = $"{at.Id}/{input.Period}";
        var due = PayDates.Due(practice.Pack, end, moment.Calendar);
        return new Accept
        {
            Opens = id,
            Facts =
            [
                new CycleOpened(id, at.Id, input.Period, end, due.Day, due.Provisional),
                new CycleAdopted(id, at.Id, input.Period, input.PaidYuan, input.Workers, input.PaidOn),
            ],
        };
    }

    /// <summary>
    /// Before it is split a month that was paid as a whole cannot be paid again; afterwards each worker's account is known.
    /// </summary>
    public static Decision NamePaid(
        NamePaidWorkers input,
        CaseInHand at,
        CycleInHand cycle,
        PayCycles cycles,
        MonthOfCycle month,
        WorkersNamed named
    )
    {
        if (cycles.All.FirstOrDefault(c => c.Id == at.Id) is not { Adopted: true })
            return Decision.Refuse(PayRefusals.NotAdopted, $"{cycle.Period} 不是接管前已发放的报酬期");
        if (cycle.Lines > 0)
            return Decision.Refuse(PayRefusals.NamedBefore, $"{cycle.Period} 已逐人登记");
        var problems = TypedSheet.Problems(input.Lines, named, cycle, month).ToList();
        PayrollLine[] lines = [.. input.Lines.Select(TypedSheet.Line)];
        if (problems.Count == 0 && lines.Sum(l => l.AmountYuan) is var sum && sum != cycle.TotalYuan)
            problems.Add(
                new(PayRefusals.AmountDiffers, $"lines：各人合计 {Money.Yuan(sum)} 与接管时登记的 {Money.Yuan(cycle.TotalYuan)} 不一致")
            );
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = [new AdoptedPayNamed(at.Id, lines)] };
    }

    public static Decision Post(PostPayroll input, CaseInHand at, ProjectBasics project, Moment moment) =>
        PublicNoticeActions.Unproven(at, moment)
        ?? new Accept
        {
            Follows =
            [
                new Follow(project.Id, "public-notice.post", new PostNotice(PublicNoticeTable.Payroll, input.Place) { Subject = at.Id }),
            ],
        };

    /// <summary>The sheet hung its full time: the money may go out, and the township is told by when.</summary>
    public static Accept NoticeClosed(NoticeRan input, CycleInHand cycle, ProjectBasics project, Practice practice, Moment moment)
    {
        var mail = new PayableMail(
            project.Name,
            cycle.PeriodFrom,
            cycle.PeriodEnd,
            input,
            cycle.Lines,
            cycle.TotalYuan,
            input.To.AddDays(1),
            cycle.DueOn
        )
        {
            NextStep = $"{practice.Who("pays")}发放到卡，并登记银行回单",
        };
        return new Accept { Sends = [new Send($"notice-closed:{moment.Seed}", "notice-closed", Bodies.Township, mail)] };
    }

    /// <summary>Writes to the body of this rung and arms the next. Runs until the money is confirmed by the bank.</summary>
    public static Accept Remind(
        CaseInHand at,
        CycleInHand cycle,
        ReminderRung armed,
        DepositDrawn deposit,
        PapersHeld held,
        ProjectBasics project,
        Practice practice,
        Moment moment
    )
    {
        var rung = practice.Pack.Ladder(PayPolicy.Ladder, cycle.PeriodEnd)[armed.Rung];
        var last = rung.Tone == "consequence";
        var overdue = moment.OccurredOn > cycle.DueOn;
        var draws = last && overdue && practice.Shape.Mode == Shape.ByContractor && at.Stage != PayTable.Paid && !deposit.Drawn;
        var next = at.Table.RowsFrom(at.Stage).FirstOrDefault(r => r.Awaited && !r.Stays) ?? Onwards(at);
        var mail = new PayReminder(rung.Tone, project.Name, cycle.PeriodFrom, cycle.PeriodEnd, cycle.DueOn, moment.OccurredOn)
        {
            LatestPosting = at.Stage is PayTable.OnNotice or PayTable.Payable or PayTable.Paid
                ? null
                : PayDates.LatestPosting(practice.Pack, cycle.DueOn, moment.Calendar),
            Missing = [.. next.Papers.Where(p => !held.Kinds.Contains(p)).Select(Paper.LabelOf)],
            NextStep = NextStep(at, next, overdue),
            Basis = PayDates.Basis(practice.Pack, cycle.PeriodEnd),
            Consequence = last ? "报酬未付清前，各级验收一律不予办理，并计入县级项目负责人履职情况。" : null,
        };
        return new Accept
        {
            Follows = draws ? [new Follow(project.Id, "deposit.open", new OpenDeposit(at.Id))] : [],
            Arms = PayDates.Armed(
                practice.Pack,
                at.Id,
                cycle.PeriodEnd,
                new CountedDate(cycle.DueOn, cycle.Provisional),
                armed.Rung + 1,
                ChinaTime.StartOf(moment.OccurredOn)
            ),
            Sends =
            [
                new Send(
                    $"pay-reminder:{at.Id}:{cycle.DueOn:yyyy-MM-dd}:{armed.Rung}",
                    "pay-reminder",
                    rung.To,
                    mail,
                    rung.Tone is "escalate" or "consequence" && rung.To != Bodies.ReformBureau ? Bodies.ReformBureau : null
                ),
            ],
        };
    }

    /// <summary>While the sheet hangs out, nobody but the program has the next step.</summary>
    private static Row Onwards(CaseInHand at) => at.Table.RowsFrom(at.Stage).First(r => r.Body != Bodies.Clock);

    /// <summary>Others may do it in place of whoever has to only after the pay date.</summary>
    private static string NextStep(CaseInHand at, Row next, bool overdue)
    {
        if (next.Body == Bodies.Engine)
            return "公示期满无异议后发放";
        var bodies = at
            .Table.RowsFrom(at.Stage)
            .Where(r => r.Action == next.Action && (r.Awaited || overdue))
            .Select(r => Bodies.Labels[r.Body])
            .Distinct();
        return string.Join("、", bodies) + next.Label;
    }

    public static Accept Recount(CaseInHand at, CycleInHand cycle, ReminderRung armed, Practice practice, Moment moment)
    {
        var due = PayDates.Due(practice.Pack, cycle.CountedFrom, moment.Calendar);
        return new Accept
        {
            Facts = [new PayDateRecounted(at.Id, due.Day, due.Provisional)],
            Arms = PayDates.Armed(practice.Pack, at.Id, cycle.PeriodEnd, due, armed.Rung, moment.RecordedUtc),
        };
    }

    private static DateOnly LastDay(DateOnly first) => first.AddMonths(1).AddDays(-1);
}
