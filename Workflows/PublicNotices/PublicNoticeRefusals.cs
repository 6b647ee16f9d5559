using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

public static class PublicNoticeRefusals
{
    public static readonly RefusalCode Channel = new("channel");
    public static readonly RefusalCode NoticeKind = new("notice-kind");
    public static readonly RefusalCode NoticeOfCase = new("notice-of-case");
    public static readonly RefusalCode ObjectionOpen = new("objection-open");
    public static readonly RefusalCode ObjectionText = new("objection-text");
    public static readonly RefusalCode ObjectionUnknown = new("objection-unknown");
    public static readonly RefusalCode Objector = new("objector");
    public static readonly RefusalCode Place = new("place");
    public static readonly RefusalCode ProjectEnded = new("project-ended");
    public static readonly RefusalCode ProofMissing = new("proof-missing");
    public static readonly RefusalCode RecruitmentUnready = new("recruitment-unready");
    public static readonly RefusalCode ReplacedBeforeTorn = new("replaced-before-torn");
    public static readonly RefusalCode ReplacedTooLate = new("replaced-too-late");
    public static readonly RefusalCode ReplyText = new("reply-text");
    public static readonly RefusalCode WindowOver = new("window-over");
    public static readonly RefusalCode WindowRunning = new("window-running");
}
