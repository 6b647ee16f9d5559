using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Pay;

/// <summary>What counties decide about pay.</summary>
public static class PayPolicy
{
    public const string Months = "pay.months-after-period";
    public const string Ladder = "pay.ladder";
    public const string OpenDifferences = "reconciliation.open";
    public const string TypedLines = "pay.typed-lines";
    public const string BankFile = "pay.bank-file";
    public const string NeedsCard = "pay.needs-card";
    public const string MostAbsent = "pay.most-absent-share";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(Months, "报酬期结束后应付期限", PolicyType.Days, "月", 1, 3),
        new(Ladder, "报酬到期催办", PolicyType.Ladder, "天"),
        new(
            OpenDifferences,
            "三个一致有未说明的差异时：整期等待（cycle），或有差异的人另行补发（line）",
            PolicyType.Word,
            "",
            Words: ["cycle", "line"]
        ),
        new(TypedLines, "按纸质材料直接核定：允许（allowed）或不允许（refused）", PolicyType.Word, "", Words: ["allowed", "refused"]),
        new(
            BankFile,
            "发放文件的列：户名和卡号（card），再加身份证号（id-card）、开户行（bank-card），或两者都加（bank-id-card）",
            PolicyType.Word,
            "",
            Words: ["card", "id-card", "bank-card", "bank-id-card"]
        ),
        new(MostAbsent, "签字确认时不在场的人数，最多占发放表人数的比例（至少容许一人）", PolicyType.Share, "占比"),
        new(NeedsCard, "没有登记本人卡号的暂缓发放", PolicyType.Word, "", Words: ["yes", "no"]),
    ];
}
