using WorkRelief.Tests.Pay;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Recovery;

namespace WorkRelief.Tests.Recovery;

public sealed class RecoveryDecisionTests
{
    private static readonly MonthBooked Paid = new([new("W1", "普工", null, WagePrice.WorkDay, 2, 180, 360)]);

    [Fact]
    public void What_was_paid_beyond_the_ledger_is_asked_back_once_the_month_is_settled()
    {
        var month = Cycles.Month([new("W1", new(2026, 3, 2), "普工", 1.5m)]).Papers;
        var opened = Assert.IsType<RecoveryOpened>(Assert.IsType<Accept>(Open(new(month, Paid, 1), PayTable.Closed)).Facts[0]);
        Assert.Equal(("P1/2026-03-R2", 90m), (opened.Recovery, opened.Items.Sum(i => i.AmountYuan)));
        Assert.Equal(["cycle-open"], Deciding.Codes(Open(new(month, Paid, 0), PayTable.Payable)));
        var twoDays = Cycles.Month([new("W1", new(2026, 3, 2), "普工", 2)]).Papers;
        Assert.Equal(["none-overpaid"], Deciding.Codes(Open(new(twoDays, Paid, 0), PayTable.Closed)));
        Assert.Equal(["month"], Deciding.Codes(Open(new(null, MonthBooked.Nothing, 0), PayTable.Closed)));
    }

    [Fact]
    public void The_last_who_pays_back_all_that_he_owes_closes_it()
    {
        var both = new RecoveryInHand(new Dictionary<string, decimal> { ["W1"] = 90, ["W2"] = 180 });
        Assert.Equal(["amount-differs"], Deciding.Codes(Back(both, 90.01m)));
        Assert.Equal(["money-zero"], Deciding.Codes(Back(both, 0)));
        Assert.Equal(RecoveryTable.Opened, Assert.IsType<Accept>(Back(new(new Dictionary<string, decimal> { ["W1"] = 90 }), 89.99m)).To);
        Assert.Equal(RecoveryTable.Opened, Assert.IsType<Accept>(Back(both, 90)).To);
        Assert.Equal(RecoveryTable.Closed, Assert.IsType<Accept>(Back(new(new Dictionary<string, decimal> { ["W1"] = 90 }), 90)).To);
        Assert.Equal(["worker-unknown"], Deciding.Codes(Back(new(new Dictionary<string, decimal>()), 90)));
    }

    private static Decision Open(MonthPaid month, string stage) =>
        RecoveryActions.Open(
            new OpenRecovery("2026-03", "多记了半天"),
            Deciding.Project(),
            new PayCycles([Cycles.Seen(stage, new(2026, 4, 30))]),
            month,
            Deciding.On(2026, 5, 6)
        );

    private static Decision Back(RecoveryInHand recovery, decimal yuan) =>
        RecoveryActions.PayBack(
            new Repay("W1", yuan),
            Deciding.Case("P1/2026-03-R1", RecoveryTable.Kind, RecoveryTable.Opened),
            recovery,
            Deciding.On(2026, 5, 8)
        );
}
