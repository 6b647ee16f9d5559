using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Pay;

/// <summary>The claims that a cycle's steps rest on, each refused and passed.</summary>
public sealed class PayClaimTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Practice Practice = Deciding.Practice();

    [Theory]
    [InlineData(29, "not-overdue")]
    [InlineData(30, "not-overdue")]
    [InlineData(31, null)]
    public void Others_step_in_only_after_the_pay_date(int day, string? code) =>
        Assert.Equal(
            code,
            PayRules.PayDateOver(Cycles.March() with { DueOn = new(2026, 3, 30) }, Practice, Deciding.On(2026, 3, day))?.Code
        );

    public static TheoryData<string, string?> Traces =>
        new()
        {
            { "nothing", null },
            { "withdrawn", null },
            { "away", null },
            { "nobody-in-log", null },
            { "compiled", "compiled-before" },
            { "days", "work-recorded" },
            { "piece", "work-recorded" },
            { "morning", "work-recorded" },
            { "minutes", "work-recorded" },
            { "heads", "work-recorded" },
        };

    [Theory, Trait("Seed", "MEI-06"), MemberData(nameof(Traces))]
    public void A_month_without_work_has_no_trace_of_any_on_its_three_papers(string trace, string? code)
    {
        var empty = Cycles.Month([]).Papers;
        var papers = trace switch
        {
            "withdrawn" => empty with { Ledger = [new("W1", Day, "普工", 0)] },
            "away" => empty with { Sheet = [new("W1", Day, false, false, Mark: "leave")] },
            "nobody-in-log" => empty with { Log = [Log(0, 0)] },
            "days" => empty with { Ledger = [new("W1", Day, "普工", 0.01m)] },
            "piece" => empty with { Ledger = [new("W1", Day, "普工", 0, "砌石", 0.01m)] },
            "morning" => empty with { Sheet = [new("W1", Day, false, false), new("W2", Day, true, false)] },
            "minutes" => empty with { Sheet = [new("W1", Day, false, false, 5)] },
            "heads" => empty with { Log = [Log(0, 1)] },
            _ => empty,
        };
        var month = Cycles.Month([]) with { Papers = papers };
        Assert.Equal(code, PayRules.NothingWorked(Cycles.March(trace == "compiled" ? 1 : 0), month, Practice)?.Code);
    }

    [Theory, Trait("Seed", "MEI-06")]
    [InlineData("", "签到表、务工台账、施工日志")]
    [InlineData("sign-in-sheet construction-log", "务工台账")]
    [InlineData("sign-in-sheet labour-ledger construction-log", null)]
    public void A_month_on_paper_alone_has_all_three_scans(string held, string? missing)
    {
        PapersHeld papers = new(held.Split(' ').ToHashSet());
        Assert.Equal(
            missing is null ? null : $"本期在系统内没有记录，也缺少材料：{missing}",
            PayRules.PapersEntered(Cycles.Month([]), papers, Practice)?.Missing
        );
        Assert.Null(PayRules.PapersEntered(Cycles.Month([new("W1", Day, "普工", 1)]), papers, Practice));
    }

    [Theory, Trait("Seed", "DP-05")]
    [InlineData(10, "10 人尚未签字确认：W01、W02、W03、W04、W05、W06、W07、W08、W09、W10")]
    [InlineData(11, "11 人尚未签字确认：W01、W02、W03、W04、W05、W06、W07、W08、W09、W10 等")]
    public void Of_those_who_did_not_confirm_ten_are_named(int workers, string says)
    {
        // Two lines of one worker are one signature.
        PayrollLine[] lines = [.. Enumerable.Range(1, workers).Select(n => new PayrollLine($"W{n:00}", "普工", 1, 180, 180))];
        var sheet = new SheetAsCompiled([.. lines, lines[0] with { Trade = "技工" }], new HashSet<string>());
        Assert.Equal(says, PayRules.WorkersConfirmed(sheet, new(0), Cycles.March(), Practice)?.Missing);
    }

    // 20 lines, of which so many are held: they count neither as paid nor as those of whom a tenth may be absent.
    [Theory, Trait("Seed", "DP-05")]
    [InlineData(0, null)]
    [InlineData(1, "不在场 2 人，19 人的发放表最多容许 1 人，其余须签字确认")]
    public void The_share_of_the_absent_is_counted_among_those_who_are_paid(int held, string? says)
    {
        string[] ids = [.. Enumerable.Range(1, 20).Select(n => $"W{n}")];
        var sheet = new SheetAsCompiled(
            [.. ids.Select((w, i) => new PayrollLine(w, "普工", 1, 180, 180) { Held = i < held ? PayrollLine.NoCard : null })],
            ids.ToHashSet()
        );
        Assert.Equal(says, PayRules.WorkersConfirmed(sheet, new(2), Cycles.March(), Practice)?.Missing);
    }

    // Pay of March is 180 yuan as the papers stand.
    [Theory, Trait("Seed", "MEI-06")]
    [InlineData(1, 0, "按台账本期还有应付或暂缓的报酬：1 人 180.00元")]
    [InlineData(1, 180, null)]
    [InlineData(1, 179.99, "按台账本期还有应付或暂缓的报酬：1 人 0.01元")]
    [InlineData(0, 0, null)]
    public void Nothing_is_due_for_a_month_when_its_papers_owe_nothing(decimal days, decimal paidYuan, string? says)
    {
        var month = Cycles.Month([new("W1", Day, "普工", days)]) with
        {
            Booked = new([new("W1", "普工", null, WagePrice.WorkDay, 1, 180, paidYuan)]),
        };
        if (paidYuan == 0)
            month = month with { Booked = MonthBooked.Nothing };
        Assert.Equal(says, PayRules.NothingDue(Cycles.March(), month, Practice)?.Missing);
    }

    [Fact]
    public void Of_a_month_on_paper_alone_is_due_what_was_typed_and_not_paid()
    {
        PayItem typed = new("W1", "普工", null, WagePrice.WorkDay, 1, 180, 180);
        var month = Cycles.Month([]) with { Booked = MonthBooked.Nothing with { Typed = [typed] } };
        Assert.Equal("按台账本期还有应付或暂缓的报酬：1 人 180.00元", PayRules.NothingDue(Cycles.March(), month, Practice)?.Missing);
        Assert.Null(PayRules.NothingDue(Cycles.March(), month with { Booked = month.Booked with { Lines = [typed] } }, Practice));
    }

    // W1 is in the ledger of two trades, W2 in one.
    [Fact]
    public void People_are_counted_once_however_many_lines_they_have()
    {
        var month = Cycles.Month([new("W1", Day, "普工", 0.5m), new("W1", Day, "技工", 0.5m), new("W2", Day, "普工", 1)]);
        month = month with { Papers = month.Papers with { Wages = [new(new(2026, 2, 1), [new("普工", 180), new("技工", 240)], [])] } };
        Assert.Equal("按台账本期还有应付或暂缓的报酬：2 人 390.00元", PayRules.NothingDue(Cycles.March(), month, Practice)?.Missing);
    }

    [Theory, Trait("Seed", "DP-11")]
    [InlineData(10, "")]
    [InlineData(11, " 等 11 笔")]
    public void Of_the_open_accounts_ten_are_listed(int open, string more)
    {
        OpenBalance[] balances = [.. Enumerable.Range(1, open).Select(n => new OpenBalance("2026-03", $"W{n}", 0.01m, Day, null))];
        var listed = string.Join("、", balances.Take(10).Select(b => $"2026-03 {b.Worker} 0.01元")) + more;
        Assert.Equal(
            $"还有应付未付的报酬：{listed}；请建立报酬期或补发期发放",
            PayRules.PayAccountsEven(new([]), new(balances), Practice)?.Missing
        );
    }

    [Theory, Trait("Seed", "DP-11")]
    [InlineData(0.01, "pay-overdue")]
    [InlineData(0, null)]
    [InlineData(-0.01, null)]
    public void What_a_worker_has_to_give_back_is_not_pay_overdue(decimal yuan, string? code)
    {
        var accounts = new PayAccounts([new("2026-02", "W2", yuan, new(2026, 3, 30), null)]);
        Assert.Equal(code, PayRules.PayUpToDate(new([]), accounts, Practice, Deciding.On(2026, 5, 1))?.Code);
    }

    [Fact, Trait("Seed", "DP-11")]
    public void A_closed_cycle_is_not_overdue_and_an_account_without_a_pay_date_neither()
    {
        var closed = new PayCycles([Cycles.Seen(PayTable.Closed, new(2026, 4, 30))]);
        var undated = new PayAccounts([new("2026-02", "W2", 800, null, null)]);
        Assert.Null(PayRules.PayUpToDate(closed, undated, Practice, Deciding.On(2026, 5, 1)));
    }

    [Fact, Trait("Seed", "DP-11")]
    public void An_account_at_zero_keeps_no_project_open() =>
        Assert.Null(PayRules.PayAccountsEven(new([]), new([new("2026-03", "W1", 0, Day, null)]), Practice));

    [Fact, Trait("Seed", "DP-11")]
    public void A_month_whose_cycles_are_open_is_named_once()
    {
        var own = Cycles.Seen(PayTable.Payable, new(2026, 4, 30));
        var refused = PayRules.PayAccountsEven(new([own, own with { Id = "P1/2026-03-S1" }]), new([]), Practice);
        Assert.Equal("报酬尚未付清：2026-03", refused?.Missing);
    }

    private static LogDay Log(params IReadOnlyList<int> heads) =>
        new(
            Day,
            "晴",
            null,
            heads.Select((h, i) => (h, i)).ToDictionary(x => $"工种{x.i}", x => x.h),
            new Dictionary<string, decimal>(),
            new Dictionary<string, decimal>()
        );
}
