using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

/// <summary>
/// 民工工资保证金 (DP-11; 人社部发〔2021〕65号): the workers are paid first, the contractor fills up later. Contractor projects only.
/// </summary>
public sealed record DepositSubject() : Subject("deposit", "保证金支付", "deposit")
{
    public const string DepositBank = "deposit-bank";
    public const string DepositTopUp = "deposit-top-up";

    public override int Chapter => 80;
    public override IReadOnlyList<ActionDef> Actions => DepositActions.All;
    public override IReadOnlyList<PolicyKey> Policy => DepositPolicy.Keys;

    public override IEnumerable<Table> Expand(Shape shape) => shape.Mode == Shape.ByContractor ? [DepositTable.Expand(shape)] : [];

    public override IReadOnlyDictionary<string, string> Limits { get; } =
        new Dictionary<string, string> { [DepositBank] = "银行支付期限内，逾期催办", [DepositTopUp] = "保证金补足期限内，逾期催办" };

    public override IReadOnlyList<Paper> Papers { get; } =
    [new("deposit-order", "保证金支付通知书", Upload: Paper.Scan), new("deposit-receipt", "保证金补足凭证", Upload: Paper.Scan)];
}
