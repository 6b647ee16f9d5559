using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

public static class AcceptanceRefusals
{
    public static readonly RefusalCode Grounds = new("grounds");
    public static readonly RefusalCode ItemsEmpty = new("items-empty");
    public static readonly RefusalCode NoticeMissing = new("notice-missing");
    public static readonly RefusalCode ScoreLow = new("score-low");
    public static readonly RefusalCode ScoreMissing = new("score-missing");
    public static readonly RefusalCode ScoreUnasked = new("score-unasked");
    public static readonly RefusalCode TierOpen = new("tier-open");
    public static readonly RefusalCode TierOrder = new("tier-order");
}
