using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Purchases;

namespace WorkRelief.Tests.Purchases;

/// <summary>Prices asked and paid, decided without a database.</summary>
public sealed class PurchaseDecisions
{
    private static readonly InquiryEntry[] Three = [new("甲建材", 800m), new("乙建材", 700m), new("丙建材", 950m)];

    private static Decision Open(IReadOnlyList<InquiryEntry> inquiries, string chosen, string? reason = null) =>
        PurchaseActions.Open(
            new("materials", "水泥 20 吨", inquiries, chosen, reason),
            Decided.Case(),
            Decided.Practice("guangan"),
            new PurchasesSoFar(1),
            Decided.On("2021-06-01")
        );

    [Fact]
    public void The_cheapest_is_chosen_or_the_reason_is_written()
    {
        var opened = Open(Three, "乙建材").Fact<PurchaseOpened>();
        Assert.Equal(("P1/purchase-2", 1, 700m), (opened.Purchase, opened.Chosen, opened.AmountYuan));
        Assert.Equal(["reason"], Open(Three, "甲建材").Codes());
        Assert.Equal(800m, Open(Three, "甲建材", "乙建材无货").Fact<PurchaseOpened>().AmountYuan);
        Assert.Equal(["chosen"], Open(Three, "丁建材").Codes());
    }

    [Fact]
    public void One_supplier_asked_twice_is_one_and_a_price_is_exact_to_the_fen()
    {
        Assert.Equal(["inquiries-few"], Open([Three[0], Three[1], new(" 乙建材 ", 990m)], "乙建材").Codes());
        Assert.Equal(["money-precision"], Open([Three[0], Three[1] with { PriceYuan = 699.999m }, Three[2]], "乙建材").Codes());
    }

    [Fact]
    public void What_is_paid_is_what_was_hung_out()
    {
        var follow = Assert.Single(PurchaseActions.Pay(new("PJ-1"), new PurchaseState("P1/purchase-1", "P1", "rental", 700.05m)).Follows);
        var spend = Assert.IsType<SpendFunds>(follow.Input);
        Assert.Equal(("P1", "funds.spend", 700.05m, "P1/purchase-1"), (follow.CaseId, follow.Action, spend.AmountYuan, spend.Purchase!));
    }

    [Fact, Trait("Seed", "GA-12")]
    public void A_project_is_neither_handed_over_nor_ended_with_a_purchase_left_to_pay()
    {
        Assert.Null(PurchaseRules.NoneOpen(new OpenPurchases([]), Decided.Practice("guangan")));
        Assert.Contains(
            "P1/purchase-2",
            PurchaseRules.NoneOpen(new OpenPurchases(["P1/purchase-2"]), Decided.Practice("guangan"))!.Missing
        );
        foreach (var table in Decided.Practice("guangan").Pack.Shapes.Select(ProjectTable.Expand))
            Assert.All(
                table.Rows.Where(r => r.Action is "project.hand-over" or "project.terminate"),
                r => Assert.Contains("NoOpenPurchase@1", r.Rules)
            );
    }
}
