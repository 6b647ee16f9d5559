using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

/// <summary>What counties decide about wage deposits.</summary>
public static class DepositPolicy
{
    public const string BankPaysIn = "deposit.bank-working-days";
    public const string ToppedUpIn = "deposit.top-up-working-days";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(BankPaysIn, "银行从保证金支付的期限", PolicyType.Days, "个工作日", 1, 60),
        new(ToppedUpIn, "施工单位补足保证金的期限", PolicyType.Days, "个工作日", 1, 60),
    ];
}
