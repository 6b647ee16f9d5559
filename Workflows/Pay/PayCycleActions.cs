using System.Globalization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Pay;

public static class PayCycleActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("pay-cycle.open", "建立报酬期", Open) { At = Place.Opens },
        new ActionDef("pay-cycle.compile", "核定报酬", Compile),
        ActionDef.Advance("pay-cycle.no-work", "登记本期没有用工"),
        ActionDef.Advance("pay-cycle.sign", "签字审定"),
        ActionDef.Explained("pay-cycle.return", "退回重核"),
        new ActionDef("pay-cycle.post", "张榜公示", Post),
        new ActionDef("pay-cycle.notice-closed", "公示无异议", NoticeClosed) { Hears = NoticeTable.ClosedSignal },
        ActionDef.Advance("pay-cycle.notice-upheld", "异议成立，重新核定") with { Hears = NoticeTable.UpheldSignal },
        new ActionDef("pay-cycle.remind", "报酬到期催办", Remind),
        new ActionDef("pay-cycle.recount", "重算应付日", Recount),
        new ActionDef("pay-cycle.open-supplement", "建立补发期", Supplement) { At = Place.Opens },
        new ActionDef("pay-cycle.adopt", "登记已发放的报酬期", Adopt) { At = Place.Opens },
        .. PayCalculation.Actions, .. PaymentActions.All,
    ];

    private static Decision Open(OpenCycle input, PayCycleView view, Moment moment)
    {
        if (!DateOnly.TryParseExact(input.Period + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            return Decision.Refuse("period", $"报酬期“{input.Period}”应写作 2021-04");
        var end = first.AddMonths(1).AddDays(-1);
        if (first > moment.OccurredOn)
            return Decision.Refuse("period-future", $"报酬期 {input.Period} 尚未开始");
        if (view.Project.Cycles.Any(c => c.Period == input.Period))
            return Decision.Refuse("cycle-known", $"报酬期 {input.Period} 已建立");
        var id = $"{view.Project.Id}/{input.Period}";
        var due = PayDate.Due(end, view.Pack.Days(PayPolicy.Months, end), moment.Calendar);
        return new Accept
        {
            Opens = id,
            Facts = [new CycleOpened(id, view.Project.Id, input.Period, end, due.Day, due.Provisional)],
            Arms = Ladder(view.Pack, id, end, due, rung: 0) is { } arm ? [arm] : [],
        };
    }

    private static Decision Compile(CompilePayroll input, PayCycleView view, Moment moment)
    {
        if (input.Lines is null) return PayCalculation.Calculate(view, moment);
        if (!view.Month!.Empty)
            return Decision.Refuse("papers-entered", "本期在系统内有签到、台账或日志记录，按记录计算，不填 lines", clause: Clause.Seed("MEI-06"));
        if (view.Pack.Word(PayPolicy.TypedLines, view.Cycle!.PeriodEnd) != "allowed")
            return Decision.Refuse("typed-lines", "本地不允许按纸质材料直接核定，请登记签到、台账和日志后计算", clause: Clause.Seed("MEI-06"));
        if (input.Lines.Count == 0) return Decision.Refuse("lines-empty", "lines：发放表没有人员");
        if (moment.OccurredOn < view.Cycle!.PeriodEnd && moment.Today < view.Cycle.PeriodEnd)
            return Decision.Refuse("period-running", $"报酬期 {view.Cycle.Period} 至 {view.Cycle.PeriodEnd:yyyy-MM-dd} 结束，之后核定");
        var problems = new List<Refusal>();
        var seen = new HashSet<(string, string)>();
        var daysOf = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (line, number) in input.Lines.Select((l, i) => (l, i + 1)))
        {
            var place = $"lines 第{number}行";
            if (!view.KnownWorkers.Contains(line.Worker)) problems.Add(new("worker-unknown", $"{place}：花名册没有“{line.Worker}”", "村民委员会登记花名册"));
            if (string.IsNullOrWhiteSpace(line.Trade) || line.Trade.Length > 20) problems.Add(new("trade", $"{place}：工种不能为空，不超过20字"));
            if (!seen.Add((line.Worker, line.Trade))) problems.Add(new("line-twice", $"{place}：“{line.Worker}”的“{line.Trade}”重复"));
            if (line.Days is <= 0 or > 31 || decimal.Round(line.Days, 2) != line.Days) problems.Add(new("days", $"{place}：工日 {line.Days} 应大于0、不超过31，最多两位小数"));
            problems.AddRange(Money.Problems($"{place} rateYuan", line.RateYuan));
            daysOf[line.Worker] = daysOf.GetValueOrDefault(line.Worker) + line.Days;
        }
        problems.AddRange(daysOf.Where(d => d.Value > 31).Select(d => new Refusal("days", $"“{d.Key}”各工种工日合计 {d.Value}，超过31")));
        if (problems.Count > 0) return new Refused(problems);
        PayrollLine[] lines = [.. input.Lines.Select(l => new PayrollLine(l.Worker, l.Trade, l.Days, l.RateYuan, Money.ToFen(l.Days * l.RateYuan)))];
        return new Accept
        {
            Facts = [new PayrollCompiled(view.CaseId, view.Cycle.Revision + 1, lines, lines.Sum(l => l.AmountYuan))],
        };
    }

    private static Decision Post(PostPayroll input, PayCycleView view, CaseInHand at, Moment moment) =>
        NoticeActions.Unproven(at, moment) ?? new Accept
        {
            Follows = [new Follow(view.Project.Id, "notice.post", new PostNotice(NoticeTable.Payroll, input.Place) { Subject = view.CaseId })],
        };

    /// <summary>A cycle of its own for what its month still owes: held lines that were cleared, corrections, late entries. Due a month after it was opened.</summary>
    private static Decision Supplement(OpenSupplement input, PayCycleView view, Moment moment)
    {
        var cycles = view.Project.Cycles.Where(c => c.Period == input.Period).ToList();
        if (cycles.Count == 0) return Decision.Refuse("period", $"没有报酬期“{input.Period}”");
        if (cycles.FirstOrDefault(c => c.Stage == PayCycleTable.Open) is { } open)
            return Decision.Refuse("cycle-open", $"{open.Id} 尚待核定，应付的在该期一并核定");
        if (Reason.Problem(input.Reason, missing: "reason：补发理由不能为空，不超过2000字") is { } no) return new Refused([no]);
        var end = DayList.Month(input.Period)!.Value.AddMonths(1).AddDays(-1);
        var id = $"{view.Project.Id}/{input.Period}-S{cycles.Count}";
        var due = PayDate.Due(moment.OccurredOn, view.Pack.Days(PayPolicy.Months, moment.OccurredOn), moment.Calendar);
        return Reason.With(new Accept
        {
            Opens = id,
            Facts = [new CycleOpened(id, view.Project.Id, input.Period, end, due.Day, due.Provisional, cycles.Count)],
            Arms = Ladder(view.Pack, id, end, due, rung: 0) is { } arm ? [arm] : [],
        }, id, input.Reason, moment);
    }

    /// <summary>The sheet hung its full time: the money may go out, and the township is told by when.</summary>
    private static Accept NoticeClosed(NoticeRan input, PayCycleView view, Moment moment) => new()
    {
        Sends =
        [
            new Send($"notice-closed:{moment.Seed}", "notice-closed", Bodies.Township, new PayableMail(
                view.Project.Name, FirstDay(view.Cycle!), view.Cycle!.PeriodEnd, input, view.Cycle.Lines, view.Cycle.TotalYuan,
                input.To.AddDays(1), view.Cycle.DueOn, $"{ProjectWho.Who(view, "pays")}发放到卡，并登记银行回单")),
        ],
    };

    /// <summary>Writes to the body of this rung and arms the next. Runs until the money is confirmed by the bank.</summary>
    private static Accept Remind(NoInput input, PayCycleView view, Moment moment)
    {
        var cycle = view.Cycle!;
        var rung = view.Pack.Ladder(PayPolicy.Ladder, cycle.PeriodEnd)[view.Rung];
        var next = view.Table.RowsFrom(view.Stage).First(r => r.Body != Bodies.Clock);
        var steps = view.Table.RowsFrom(view.Stage).Where(r => r.Action == next.Action).ToList();
        DateOnly? posting = view.Stage is PayCycleTable.OnNotice or PayCycleTable.Payable or PayCycleTable.Paid
            ? null : LatestPosting(view.Pack, cycle.DueOn, moment.Calendar);
        var draws = rung.Tone == "consequence" && moment.OccurredOn > cycle.DueOn && view.Shape.Mode == Shape.ByContractor && view.Stage != PayCycleTable.Paid && !view.DrawKnown;
        return new Accept
        {
            Follows = draws ? [new Follow(view.Project.Id, "deposit.open", new OpenDraw(cycle.Id))] : [],
            Arms = Ladder(view.Pack, cycle.Id, cycle.PeriodEnd, new CountedDate(cycle.DueOn, cycle.Provisional), view.Rung + 1) is { } arm ? [arm] : [],
            Sends =
            [
                new Send($"pay-reminder:{cycle.Id}:{cycle.DueOn:yyyy-MM-dd}:{view.Rung}", "pay-reminder", rung.To, new PayReminder(
                    rung.Tone, view.Project.Name, FirstDay(cycle), cycle.PeriodEnd, cycle.DueOn, moment.OccurredOn, posting,
                    [.. next.Papers.Where(p => !view.Papers.Contains(p)).Select(Paper.LabelOf)],
                    next.Body == Bodies.Engine
                        ? "公示期满无异议后发放" : $"{string.Join("、", steps.Select(s => Bodies.Labels[s.Body]).Distinct())}{next.Label}",
                    PayBasis(view.Pack, cycle.PeriodEnd),
                    rung.Tone == "consequence" ? "报酬未付清前，各级验收一律不予办理，并计入县级项目负责人履职情况。" : null),
                    rung.Tone is "escalate" or "consequence" && rung.To != Bodies.ReformBureau ? Bodies.ReformBureau : null),
            ],
        };
    }

    private static Accept Adopt(PaidMonth input, PayCycleView view, Moment moment)
    {
        var end = DayList.Month(input.Period)!.Value.AddMonths(1).AddDays(-1);
        var id = $"{view.Project.Id}/{input.Period}";
        var due = PayDate.Due(end, view.Pack.Days(PayPolicy.Months, end), moment.Calendar);
        return new Accept
        {
            Opens = id,
            Facts = [new CycleOpened(id, view.Project.Id, input.Period, end, due.Day, due.Provisional), new CycleAdopted(id, view.Project.Id, input.Period, input.PaidYuan, input.Workers, input.PaidOn)],
        };
    }

    private static DateOnly FirstDay(CycleState cycle) => new(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1);

    private static string PayBasis(Pack pack, DateOnly on)
    {
        var months = pack.In(PayPolicy.Months, on);
        return $"报酬期结束后{months.Value}个月内发放，遇节假日提前（{months.Source}）";
    }

    private static Accept Recount(NoInput input, PayCycleView view, Moment moment)
    {
        var cycle = view.Cycle!;
        var due = PayDate.Due(cycle.CountedFrom, view.Pack.Days(PayPolicy.Months, cycle.CountedFrom), moment.Calendar);
        return new Accept
        {
            Facts = [new PayDateRecounted(cycle.Id, due.Day, due.Provisional)],
            Arms = Ladder(view.Pack, cycle.Id, cycle.PeriodEnd, due, view.Rung) is { } arm ? [arm] : [],
        };
    }

    /// <summary>The last day on which a posting still closes before the pay date.</summary>
    public static DateOnly LatestPosting(Pack pack, DateOnly due, WorkCalendar calendar)
    {
        var day = due.AddDays(-1);
        while (NoticePeriod.PayableFrom(day, pack.Days(NoticePolicy.Days, day), pack.RestDaysOn(day), calendar).Day > due) day = day.AddDays(-1);
        return day;
    }

    /// <summary>Reminders go out at 08:00 Shanghai time of their day.</summary>
    private static Arm? Ladder(Pack pack, string cycle, DateOnly periodEnd, CountedDate due, int rung)
    {
        var ladder = pack.Ladder(PayPolicy.Ladder, periodEnd);
        return rung >= ladder.Count ? null
            : new Arm(cycle, "pay-cycle.remind", periodEnd, ChinaTime.At(due.Day.AddDays(ladder[rung].Days), new TimeOnly(8, 0)), rung, due.Provisional);
    }
}
