using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.PublicNotices;

/// <summary>What counties decide about notices.</summary>
public static class PublicNoticePolicy
{
    public const string Days = "notice.days";
    public const string RestDays = "notice.rest-days";
    public const string TornReplaceHours = "notice.torn-replace-hours";
    public const string ExamineDays = "objection.examine-days";
    public const string Kinds = "notice.kinds";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [
        new(Days, "公示天数", PolicyType.Days, "天", 1, 60),
        new(RestDays, "公示期最后一日遇普通周末", PolicyType.Word, "", Words: ["stay", "roll"]),
        new(TornReplaceHours, "公示破损后可补贴的时限", PolicyType.Days, "小时", 1, 72),
        new(ExamineDays, "异议查核答复期限", PolicyType.Days, "天", 1, 60),
        new(Kinds, "各类公示的天数、地点、对象和栏目", PolicyType.Notices, "")
        {
            Choices = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["kind"] = PublicNoticeTable.KindLabels,
                ["fields"] = PublicNoticeTable.PayrollFields.ToDictionary(f => f),
            },
        },
    ];

    /// <summary>How a kind of notice is hung out; kinds that the pack does not name run the common days.</summary>
    public static NoticeKindRule Notice(this Pack pack, string kind, DateOnly on) =>
        ((IReadOnlyList<NoticeKindRule>)pack.In(Kinds, on).Value).FirstOrDefault(n => n.Kind == kind)
        ?? new NoticeKindRule(kind, null, null, null, []);

    /// <summary>How many days a kind hangs: its own, or the common ones.</summary>
    public static int NoticeDays(this Pack pack, string kind, DateOnly on) => pack.Notice(kind, on).Days ?? pack.Days(Days, on);

    public static Calendar.RestDays RestDaysOn(this Pack pack, DateOnly on) =>
        pack.Word(RestDays, on) == "roll" ? Calendar.RestDays.Roll : Calendar.RestDays.Stay;
}
