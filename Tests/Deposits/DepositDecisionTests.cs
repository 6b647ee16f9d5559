using WorkRelief.Tests.Pay;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Deposits;

[Trait("Seed", "DP-11")]
public sealed class DepositDecisionTests
{
    private static readonly DateOnly Due = new(2026, 4, 30);

    [Fact]
    public void The_deposit_is_drawn_on_from_the_day_after_the_due_day()
    {
        Assert.Equal(["not-overdue"], Deciding.Codes(Open(Due)));
        Assert.Equal(new DepositOpened("P1/2026-03/deposit", "P1", "P1/2026-03"), Deciding.Fact<DepositOpened>(Open(Due.AddDays(1))));
        Assert.Equal(["not-overdue"], Deciding.Codes(Open(Due.AddDays(1), stage: PayTable.Paid)));
        Assert.Equal(["deposit-known"], Deciding.Codes(Open(Due.AddDays(1), known: true)));
        Assert.Equal(["mode"], Deciding.Codes(Open(Due.AddDays(1), mode: Shape.SelfBuild)));
    }

    [Fact]
    public void What_is_ordered_paid_and_filled_up_is_the_sheets_total_to_the_fen()
    {
        var deposit = new DepositInHand(Cycles.Seen(PayTable.Payable, Due), 5_400, null);
        Assert.Equal(["amount-differs"], Deciding.Codes(Order(deposit, 5_399.99m)));
        // Saturday 05-09 is worked for the May holiday: five working days from 05-06 end on 05-12.
        Assert.Equal(new DateOnly(2026, 5, 12), Deciding.Fact<DepositOrdered>(Order(deposit, 5_400)).DueOn);
        Assert.Equal(["amount-differs"], Deciding.Codes(DepositActions.Fill(new TopUp(5_400.01m), deposit)));
        Assert.IsType<Accept>(DepositActions.Fill(new TopUp(5_400), deposit));
    }

    [Fact]
    public void A_sheet_compiled_anew_after_the_order_is_ordered_anew()
    {
        var deposit = new DepositInHand(Cycles.Seen(PayTable.Payable, Due, totalYuan: 5_580), 5_400, null);
        Assert.Equal(
            ["amount-differs"],
            Deciding.Codes(
                DepositActions.Pay(new PayDeposit("BZJ-1"), At(DepositTable.Ordered), deposit, Deciding.Practice(), Deciding.On(2026, 5, 7))
            )
        );
    }

    private static Decision Open(DateOnly on, string stage = PayTable.Payable, bool known = false, string mode = Shape.ByContractor) =>
        DepositActions.Open(
            new OpenDeposit("P1/2026-03"),
            Deciding.Project(),
            new PayCycles([Cycles.Seen(stage, Due)]),
            new DepositOfCycle(known),
            Deciding.Practice(mode),
            Deciding.On(on)
        );

    private static Decision Order(DepositInHand deposit, decimal yuan) =>
        DepositActions.Order(new OrderDeposit(yuan), At(DepositTable.Opened), deposit, Deciding.Practice(), Deciding.On(2026, 5, 6));

    private static CaseInHand At(string stage) => Deciding.Case("P1/2026-03/deposit", DepositTable.Kind, stage);
}
