using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Pay;

public sealed class PayrollTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void A_sheet_is_compiled_on_the_last_day_of_its_month_and_not_before()
    {
        var month = Cycles.Month([new("W1", Day, "普工", 1.5m)]);
        Assert.Equal(["period-running"], Deciding.Codes(Compile(month, Deciding.On(2026, 3, 30))));
        // Where the works rest, nothing more will come of the month.
        Assert.IsType<Accept>(Compile(month, Deciding.On(2026, 3, 30), Deciding.Basics(ProjectStages.Suspended)));
        var compiled = Deciding.Fact<PayrollCompiled>(Compile(month, Deciding.On(2026, 3, 31)));
        Assert.Equal(("P1/2026-03", 1, 270m), (compiled.Cycle, compiled.Revision, compiled.TotalYuan));
    }

    [Fact, Trait("Seed", "MEI-08")]
    public void Who_has_no_card_waits_and_when_nobody_has_one_nothing_is_compiled()
    {
        LedgerLine[] ledger = [new("W1", Day, "普工", 1), new("W2", Day, "普工", 1)];
        var compiled = Deciding.Fact<PayrollCompiled>(Compile(Cycles.Month(ledger, "W2"), Deciding.On(2026, 4, 1)));
        Assert.Equal([("W1", null), ("W2", PayrollLine.NoCard)], compiled.Lines.Select(l => (l.Worker, l.Held)));
        Assert.Equal(180, compiled.TotalYuan);
        Assert.Equal(["all-held"], Deciding.Codes(Compile(Cycles.Month(ledger, "W1", "W2"), Deciding.On(2026, 4, 1))));
    }

    [Fact]
    public void A_changed_paper_or_an_open_difference_keeps_a_sheet_from_being_signed()
    {
        var (cycle, practice) = (Cycles.March(revision: 1), Deciding.Practice());
        var month = Cycles.Month([new("W1", Day, "普工", 1)]);
        var sheet = new SheetAsCompiled(PayCalculation.Lines(cycle, month, practice.Pack), new HashSet<string>());
        Assert.Null(PayCalculation.Disagreement(cycle, month, sheet, practice));
        var changed = Cycles.Month([new("W1", Day, "普工", 1), new("W1", Day.AddDays(1), "普工", 1)]);
        Assert.Equal("papers-changed", PayCalculation.Disagreement(cycle, changed, sheet, practice)?.Code);
        var unsigned = month with { Papers = month.Papers with { Sheet = [] } };
        Assert.Equal("reconciliation-open", PayCalculation.Disagreement(cycle, unsigned, sheet, practice)?.Code);
    }

    [Fact]
    public void The_bank_closes_a_cycle_when_the_last_payee_has_the_money()
    {
        var first = new Payees([new("W1", "B-1", 1800, Payee.Paid), new("W2", "B-1", 1800, Payee.Sent)]);
        var both = new Payees([.. first.All, new("W3", "B-2", 1800, Payee.Sent)]);
        Assert.Equal(PayTable.Paid, Assert.IsType<Accept>(Taken(both, "W2", true)).To);
        Assert.Equal(PayTable.Closed, Assert.IsType<Accept>(Taken(first, "W2", true)).To);
        Assert.Equal(PayTable.Paid, Assert.IsType<Accept>(Taken(first, "W2", false)).To);
        Assert.Equal(["payee-unknown"], Deciding.Codes(Taken(both, "W3", true)));
        Assert.Equal(["answered"], Deciding.Codes(Taken(both, "W1", true)));

        static Decision Taken(Payees payees, string worker, bool paid)
        {
            var receipts = new TakeReceipts("B-1", [new(worker, 1800, paid, paid ? null : "销户")]);
            return PaymentActions.Receipts(receipts, At(PayTable.Paid), Cycles.March(), payees, Deciding.On(2026, 4, 10));
        }
    }

    private static Decision Compile(MonthOfCycle month, Moment moment, ProjectBasics? project = null) =>
        PayrollActions.Compile(
            new CompilePayroll(),
            At(PayTable.Open),
            Cycles.March(),
            month,
            new WorkersNamed(new Dictionary<string, DateOnly?>()),
            project ?? Deciding.Basics(),
            Deciding.Practice(),
            moment
        );

    private static CaseInHand At(string stage) => Deciding.Case("P1/2026-03", PayTable.Kind, stage);
}
