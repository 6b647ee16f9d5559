using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Pay;

public sealed class PayRulesTests
{
    private static readonly CycleInHand Cycle = Cycles.March();
    private static readonly PayAccounts Even = new([]);
    private static readonly PayCycles Closed = new([Cycles.Seen(PayTable.Closed, new(2026, 4, 30))]);

    [Theory, Trait("Seed", "GA-12")]
    [InlineData(994_600, null)]
    [InlineData(994_600.01, "到位资金 1,000,000.00元，已支出 994,600.01元，本期缺 0.01元")]
    public void What_vouchers_took_cannot_be_paid_to_workers(decimal spentYuan, string? says)
    {
        var refused = PayRules.FundsCover(Cycle, new Payees([]), Arrived(1_000_000), Vouchers(spentYuan), Deciding.Practice());
        Assert.Equal(says, refused?.Missing);
    }

    [Fact, Trait("Seed", "GA-12")]
    public void Sending_again_asks_the_same_of_what_failed_alone()
    {
        var payees = new Payees([
            new("W1", "B-1", 3600, Payee.Paid),
            new("W2", "B-1", 800, Payee.Failed),
            new("W3", "B-1", 1000, Payee.Failed),
        ]);
        var paid = new Spent("劳务报酬 P1/2026-03", FundLedger.Labour, 3600, null, new(2026, 4, 10));
        Assert.Null(Refused(994_600));
        Assert.Equal("funds-short", Refused(994_600.01m)?.Code);

        Workflows.Kernel.Refusal? Refused(decimal vouchersYuan) =>
            PayRules.FundsCover(
                Cycle,
                payees,
                Arrived(1_000_000),
                new SpentFunds([.. Vouchers(vouchersYuan).All, paid]),
                Deciding.Practice()
            );
    }

    [Fact]
    public void Money_that_a_voucher_bound_to_another_source_left_can_be_paid()
    {
        var arrived = new ArrivedFunds([new(1, "central", 5_000, new(2026, 1, 1)), new(2, "county", 1_000, new(2026, 2, 1))]);
        var spent = new SpentFunds([new("GC-1", "works", 600, "county", new(2026, 3, 1))]);
        Assert.Equal(0, PayRules.MissingYuan(arrived, spent, 5_400));
        Assert.Equal(0.01m, PayRules.MissingYuan(arrived, spent, 5_400.01m));
    }

    [Fact, Trait("Seed", "DP-11")]
    public void Pay_is_up_to_date_on_its_due_day_and_late_the_day_after()
    {
        var cycles = new PayCycles([Cycles.Seen(PayTable.Payable, new(2026, 4, 30))]);
        Assert.Null(PayRules.PayUpToDate(cycles, Even, Deciding.Practice(), Deciding.On(2026, 4, 30)));
        Assert.Equal("pay-overdue", PayRules.PayUpToDate(cycles, Even, Deciding.Practice(), Deciding.On(2026, 5, 1))?.Code);
        Assert.Equal("pay-open", PayRules.PayAccountsEven(cycles, Even, Deciding.Practice())?.Code);
        Assert.Null(PayRules.PayAccountsEven(Closed, Even, Deciding.Practice()));
    }

    [Theory, Trait("Seed", "DP-11")]
    [InlineData(0.01, "pay-owed")]
    [InlineData(-0.01, "pay-overpaid")]
    public void One_fen_of_one_worker_in_one_month_keeps_a_project_open_though_every_cycle_is_closed(decimal yuan, string code)
    {
        var accounts = new PayAccounts([new("2026-03", "W2", yuan, new(2026, 4, 30), PayrollLine.NoCard)]);
        var refused = PayRules.PayAccountsEven(Closed, accounts, Deciding.Practice());
        Assert.Equal(code, refused?.Code);
        Assert.Contains("2026-03 W2 0.01元（没有登记本人卡号）", refused?.Missing);
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "pay-overdue")]
    public void Who_is_held_is_overdue_the_day_after_the_pay_date_of_his_month(int day, string? code)
    {
        var accounts = new PayAccounts([new("2026-02", "W2", 800, new(2026, 3, 30), "no-contract")]);
        Assert.Equal(code, PayRules.PayUpToDate(Closed, accounts, Deciding.Practice(), Deciding.On(2026, 3, day))?.Code);
    }

    [Theory]
    [InlineData(ProjectStages.Funded, false)]
    [InlineData(ProjectStages.UnderConstruction, true)]
    [InlineData("Passed-self", true)]
    [InlineData(ProjectStages.Accepted, true)]
    [InlineData(ProjectStages.HandedOver, false)]
    public void Pay_is_owed_from_the_first_day_of_work_until_the_hand_over(string stage, bool admitted)
    {
        var project = Deciding.Basics(stage);
        Assert.Equal(admitted, PayRules.ProjectAdmitsPay(project, Deciding.Practice()) is null);
    }

    [Fact, Trait("Seed", "DP-05")]
    public void Whoever_is_paid_must_have_confirmed_and_whose_line_is_held_need_not()
    {
        var sheet = new SheetAsCompiled(
            [new("W1", "普工", 1, 180, 180), new("W2", "普工", 1, 180, 180) { Held = PayrollLine.NoCard }],
            new HashSet<string>()
        );
        Assert.Equal("1 人尚未签字确认：W1", Confirmed(sheet)?.Missing);
        Assert.Null(Confirmed(sheet with { Confirmed = new HashSet<string> { "W1" } }));
    }

    /// <summary>A tenth of the sheet, and always one.</summary>
    [Theory, Trait("Seed", "DP-05")]
    [InlineData(1, 1, null)]
    [InlineData(3, 1, null)]
    [InlineData(3, 2, "workers-absent")]
    [InlineData(3, 3, "workers-absent")]
    [InlineData(19, 1, null)]
    [InlineData(19, 2, "workers-absent")]
    [InlineData(20, 2, null)]
    [InlineData(20, 3, "workers-absent")]
    public void A_sheet_at_whose_confirmation_most_were_absent_is_not_signed(int workers, int absent, string? code)
    {
        string[] ids = [.. Enumerable.Range(1, workers).Select(n => $"W{n}")];
        var sheet = new SheetAsCompiled([.. ids.Select(w => new PayrollLine(w, "普工", 1, 180, 180))], ids.ToHashSet());
        Assert.Equal(code, Confirmed(sheet, absent)?.Code);
    }

    [Theory, Trait("Seed", "DP-05")]
    [InlineData("W1", "外出就医", null)]
    [InlineData("W1", "", "note")]
    [InlineData("W1 W2", "外出", "absent-one")]
    public void Absence_is_entered_worker_by_worker_with_its_own_reason(string workers, string note, string? code)
    {
        var sheet = new SheetAsCompiled([new("W1", "普工", 1, 180, 180), new("W2", "普工", 1, 180, 180)], new HashSet<string>());
        var decision = PayrollActions.Confirm(
            new(workers.Split(' '), "absent", note),
            Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Open),
            Cycle,
            sheet,
            Deciding.On(2026, 4, 2)
        );
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    private static Refusal? Confirmed(SheetAsCompiled sheet, int absent = 0) =>
        PayRules.WorkersConfirmed(sheet, new AbsentWorkers(absent), Cycle, Deciding.Practice());

    private static ArrivedFunds Arrived(decimal yuan) => new([new(1, "central", yuan, new(2026, 1, 1))]);

    private static SpentFunds Vouchers(decimal yuan) =>
        new([new("GC-1", "works", yuan - 600, null, new(2026, 3, 1)), new("GC-2", "works", 600, null, new(2026, 3, 1))]);
}
