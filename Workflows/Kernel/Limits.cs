namespace WorkRelief.Workflows.Kernel;

/// <summary>Named time limits of rows. The number of days is policy, read at its date; the name is shape.</summary>
public static class Limits
{
    public const string NoticePeriod = "notice-period";
    public const string MonthEnd = "month-end";
    public const string PayLadder = "pay-ladder";
    public const string PayDate = "pay-date";
    public const string ExamineObjection = "examine-objection";
    public const string Rectify = "rectify";
    public const string DepositBank = "deposit-bank";
    public const string DepositTopUp = "deposit-top-up";

    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        [NoticePeriod] = "公示期满之次日",
        [MonthEnd] = "次月第一日",
        [PayLadder] = "应付日前后逐级催办",
        [PayDate] = "应付日之前",
        [ExamineObjection] = "异议答复期限内，逾期催办",
        [Rectify] = "整改期限内，逾期催办",
        [DepositBank] = "银行支付期限内，逾期催办",
        [DepositTopUp] = "保证金补足期限内，逾期催办",
    };
}
