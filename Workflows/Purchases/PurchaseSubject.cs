using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>材料采购、机械租赁、技术服务 (GA-03, GA-08): prices are asked of several, the result is hung out, then it is paid.</summary>
public sealed record PurchaseSubject() : Subject("purchase", "采购租赁服务", "purchase")
{
    public override int Chapter => 70;
    public override IReadOnlyList<ActionDef> Actions => PurchaseActions.All;
    public override IReadOnlyList<Rule> Rules => PurchaseRules.All;
    public override IReadOnlyList<PolicyKey> Policy => PurchasePolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => [PurchaseTable.Expand(shape)];

    public override IReadOnlyList<Paper> Papers { get; } = [new("price-inquiry", "询价记录", Upload: Paper.Scan)];
}
