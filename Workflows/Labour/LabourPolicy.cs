using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>What counties decide about work and workers.</summary>
public static class LabourPolicy
{
    public const string SignInSheetUnit = "sign-in-sheet.unit";
    public const string HoursOfADay = "work.hours-of-a-day";
    public const string MostByPiece = "work.most-by-piece";
    public const string ExamPassMark = "exam.pass-mark";
    public const string DeductShare = "discipline.deduct-share";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(SignInSheetUnit, "签到按上下午（halves）或按分钟（minutes）", PolicyType.Word, "", Words: ["halves", "minutes"]),
        new(HoursOfADay, "一个工日的小时数", PolicyType.Days, "小时", 1, 24),
        new(MostByPiece, "一人一天的计件报酬超过当日最高日工资的几倍，须写明理由", PolicyType.Days, "倍", 1, 1000),
        new(ExamPassMark, "上岗考试合格线", PolicyType.Days, "分", 0, 100),
        new(DeductShare, "取消务工资格时扣减当月工资的比例，0 为不扣", PolicyType.Share, "占比"),
    ];
}
