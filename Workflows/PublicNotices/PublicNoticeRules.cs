using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.PublicNotices;

public static class PublicNoticeRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("WindowRan@1", "公示期已满", Clause.Seed("DP-08"), WindowRan),
        new Rule("NoticeOfItsOwn@1", "不是其他环节的公示（其他环节的公示由该环节更正后重新张榜）", Clause.Seed("DP-08"), OfItsOwn),
        new Rule("ObjectionsAnswered@1", "各条异议都已答复", Clause.Seed("DP-08"), ObjectionsAnswered),
        new Rule("NoticeAdmitted@1", "项目尚未归档、调出或终止", Clause.Seed("BZ-04"), Admitted),
    ];

    public static Refusal? WindowRan(NoticeInHand notice, Moment moment) =>
        moment.OccurredOn > notice.LastDay
            ? null
            : new(PublicNoticeRefusals.WindowRunning, $"公示期至 {notice.LastDay:yyyy-MM-dd}，尚未届满");

    public static Refusal? OfItsOwn(NoticeInHand notice) =>
        notice.Subject is null ? null : new(PublicNoticeRefusals.NoticeOfCase, $"此公示属于 {notice.Subject}，请在该环节更正后重新张榜");

    public static Refusal? ObjectionsAnswered(Objections objections, Practice practice) =>
        objections.Open.Count == 0
            ? null
            : new(
                PublicNoticeRefusals.ObjectionOpen,
                $"还有没答复的异议：第{string.Join("、", objections.Open)}号",
                practice.Who("examines")
            );

    public static Refusal? Admitted(ProjectBasics project) =>
        project.Stage is ProjectStages.Archived or ProjectStages.Withdrawn or ProjectStages.Terminated
            ? new(PublicNoticeRefusals.ProjectEnded, "项目已结束")
            : null;
}
