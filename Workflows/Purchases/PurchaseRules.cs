using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Purchases;

public static class PurchaseRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [new Rule("NoOpenPurchase@1", "采购均已支付或不再采购", Clause.Seed("GA-12"), NoneOpen)];

    /// <summary>Nothing is paid from a project that was handed over or ended, so nothing may be left to pay.</summary>
    public static Refusal? NoneOpen(OpenPurchases purchases, Practice practice) =>
        purchases.Ids.Count == 0
            ? null
            : new(PurchaseRefusals.PurchaseOpen, $"采购尚未支付或撤销：{string.Join("、", purchases.Ids)}", practice.Who("compiles"));
}
