using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Why a notice hangs until the day it hangs until, in one sentence that can be read aloud.</summary>
internal static class LastDayWords
{
    /// <param name="counted">Steps of the notice on the day from which the running count goes, the last first.</param>
    public static string Of(PublicNoticeRow notice, NoticeState state, IReadOnlyList<string> counted)
    {
        var posted = $"{ChineseText.Date(notice.PostedOn)}张贴";
        if (state == NoticeState.Disputed)
            return $"{posted}，有人提出异议，从提出当天起暂停，还要公示 {notice.Remaining} 天；答复以后，从第二天起接着算。";
        if (state is NoticeState.TakenDown or NoticeState.Upheld or NoticeState.Replaced)
            return $"{posted}，没有公示完就撤下了，重新张贴后要重新算满。";
        var from = counted.FirstOrDefault(a => a is "public-notice.dismiss" or "public-notice.repost") switch
        {
            "public-notice.dismiss" => $"{posted}，有异议时暂停过；{ChineseText.Date(notice.CountedFrom)}答复，从第二天起接着算",
            "public-notice.repost" => $"{ChineseText.Date(notice.CountedFrom)}重新张贴，从第二天起重新算",
            _ => $"{posted}，当天不算，从第二天起算",
        };
        var full = notice.CountedFrom.AddDays(notice.DaysToRun);
        return $"{from} {notice.DaysToRun} 天，"
            + (notice.LastDay > full ? $"算到{ChineseText.Date(full)}正逢放假，顺延到" : "到")
            + $"{ChineseText.Date(notice.LastDay)}晚上 12 点为止。"
            + (notice.Provisional ? "明年放假安排公布后，这一天可能推后。" : "");
    }
}
