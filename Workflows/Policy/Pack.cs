using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>How sure we are of a value: <c>full</c> (the article was read), <c>seed</c> (said by the government itself),
/// <c>second-hand</c>, <c>unverified</c>, <c>default</c> (this program's choice where all are silent).</summary>
public enum Certainty { Full, Seed, SecondHand, Unverified, Default }

/// <summary>A policy value from a date on.</summary>
/// <param name="Value">An <see cref="int"/>, <see cref="decimal"/>, <see cref="string"/>, or a list of <see cref="Rung"/> or <see cref="ShareFloor"/>, as the key says.</param>
/// <param name="Unit">天, 月, 小时, 占比, …</param>
public sealed record DatedValue(DateOnly From, object Value, string Unit, string Source, Certainty Certainty);

/// <summary>One step of a reminder ladder.</summary>
/// <param name="Days">Days from the due date; negative is before.</param>
/// <param name="To">The body that is written to.</param>
/// <param name="Tone"><c>remind</c>, <c>again</c>, <c>escalate</c> or <c>consequence</c>.</param>
public sealed record Rung(int Days, string To, string Tone);

/// <summary>The least share of pay for a project track and fund base, and the share aimed at (0.10 = 10 %).</summary>
public sealed record ShareFloor(string Track, string Base, decimal Floor, decimal? Target)
{
    /// <summary>Where this row comes from, when it is not the source of the whole value.</summary>
    public string? Source { get; init; }

    /// <summary>How sure we are of this row, when it differs from the whole value.</summary>
    public Certainty? Certainty { get; init; }
}

/// <summary>A policy pack: one county's dated, sourced values and shapes, merged over <c>national</c>. Immutable.</summary>
/// <param name="Name">e.g. <c>dongpo</c>.</param>
/// <param name="Hash">SHA-256 over the pack's own text and that of the pack it extends, lower-case hex.</param>
/// <param name="AreaCode">12-digit statistical code of the county or city; 0 for national.</param>
/// <param name="AreaPath">e.g. 四川省/眉山市/东坡区; empty for national.</param>
public sealed record Pack(
    string Name, string Label, string Hash, long AreaCode, string AreaPath,
    IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values, IReadOnlyList<Shape> Shapes)
{
    /// <summary>The value in force on a day. Superseded values stay and answer for their days.</summary>
    /// <exception cref="PolicyGap">No value is in force on that day.</exception>
    public DatedValue In(string key, DateOnly on) =>
        Values.GetValueOrDefault(key)?.LastOrDefault(v => v.From <= on)
        ?? throw new PolicyGap($"政策包 {Name} 在 {on:yyyy-MM-dd} 没有生效的“{key}”");

    public int Days(string key, DateOnly on) => (int)In(key, on).Value;
    public string Word(string key, DateOnly on) => (string)In(key, on).Value;
    public decimal Share(string key, DateOnly on) => (decimal)In(key, on).Value;
    public IReadOnlyList<string> Names(string key, DateOnly on) => (IReadOnlyList<string>)In(key, on).Value;
    public IReadOnlyList<ArchiveItem> Archive(DateOnly on) => (IReadOnlyList<ArchiveItem>)In(PolicyKeys.ArchiveItems, on).Value;

    /// <summary>How a kind of notice is hung out; kinds that the pack does not name run the common days.</summary>
    public NoticeKindRule Notice(string kind, DateOnly on) =>
        ((IReadOnlyList<NoticeKindRule>)In(PolicyKeys.NoticeKinds, on).Value).FirstOrDefault(n => n.Kind == kind) ?? new NoticeKindRule(kind, null, null, null, []);

    public IReadOnlyList<Rung> Ladder(string key, DateOnly on) => (IReadOnlyList<Rung>)In(key, on).Value;

    /// <summary>The floor for a track and fund base on a day, or null when none is set.</summary>
    public ShareFloor? Floor(string track, string fundBase, DateOnly on) =>
        ((IReadOnlyList<ShareFloor>)In(PolicyKeys.ShareFloors, on).Value)
            .FirstOrDefault(f => f.Track == track && f.Base == fundBase);

    public RestDays RestDays(DateOnly on) => Word(PolicyKeys.RestDays, on) == "roll" ? Calendar.RestDays.Roll : Calendar.RestDays.Stay;

    /// <summary>The shape of a mode in force on a day, or null when the county does not use the mode.</summary>
    public Shape? ShapeOf(string mode, DateOnly on) => Shapes.LastOrDefault(s => s.Mode == mode && s.From <= on);
}

/// <param name="Days">Full days; null for the common number.</param>
/// <param name="Place">Where it belongs, in Chinese.</param>
/// <param name="Audience">For whose eyes.</param>
/// <param name="Fields">Columns of a payroll notice; empty for all.</param>
public sealed record NoticeKindRule(string Kind, int? Days, string? Place, string? Audience, IReadOnlyList<string> Fields);

/// <summary>A pack lacks a value for a day that a project needs.</summary>
public sealed class PolicyGap(string message) : Exception(message);

/// <summary>The type of a policy value, for reading a pack.</summary>
public enum PolicyType { Days, Share, Word, Names, Ladder, ShareFloors, Notices, Archive }

/// <summary>A key that packs may set.</summary>
/// <param name="Words">The permitted words of a <see cref="PolicyType.Word"/>.</param>
public sealed record PolicyKey(string Name, string Label, PolicyType Type, string Unit, int Least = 0, int Most = 3650, IReadOnlyList<string>? Words = null);

/// <summary>All keys; a pack with another key is refused, and national must set every one.</summary>
public static class PolicyKeys
{
    public const string NoticeDays = "notice.days";
    public const string RestDays = "notice.rest-days";
    public const string TornReplaceHours = "notice.torn-replace-hours";
    public const string ExamineDays = "objection.examine-days";
    public const string PayMonths = "pay.months-after-period";
    public const string PayLadder = "pay.ladder";
    public const string BackdateDays = "entry.backdate-days";
    public const string RectifyDays = "rectification.days";
    public const string ShareFloors = "share.floors";
    public const string AttendanceUnit = "attendance.unit";
    public const string HoursOfADay = "work.hours-of-a-day";
    public const string ExamPassMark = "exam.pass-mark";
    public const string OpenDifferences = "reconciliation.open";
    public const string TypedLines = "pay.typed-lines";
    public const string BankFile = "pay.bank-file";
    public const string NeedsCard = "pay.needs-card";
    public const string VerifyWorkers = "acceptance.verify-workers";
    public const string DeductShare = "discipline.deduct-share";
    public const string PriceInquiries = "purchase.inquiries";
    public const string NoticeKinds = "notice.kinds";
    public const string FourNotices = "acceptance.four-notices";
    public const string ArchiveItems = "archive.items";
    public const string ArchiveGateItems = "archive.gate-items";
    public const string ArchiveGates = "archive.gates";
    public const string DepositPaysIn = "deposit.bank-working-days";
    public const string DepositToppedUpIn = "deposit.top-up-working-days";

    public static IReadOnlyDictionary<string, PolicyKey> All { get; } = new PolicyKey[]
    {
        new(NoticeDays, "公示天数", PolicyType.Days, "天", 1, 60),
        new(RestDays, "公示期最后一日遇普通周末", PolicyType.Word, "", Words: ["stay", "roll"]),
        new(TornReplaceHours, "公示破损后可补贴的时限", PolicyType.Days, "小时", 1, 72),
        new(ExamineDays, "异议查核答复期限", PolicyType.Days, "天", 1, 60),
        new(PayMonths, "报酬期结束后应付期限", PolicyType.Days, "月", 1, 3),
        new(PayLadder, "报酬到期催办", PolicyType.Ladder, "天"),
        new(BackdateDays, "补录最多可回溯天数", PolicyType.Days, "天", 0, 366),
        new(RectifyDays, "整改期限", PolicyType.Days, "天", 1, 180),
        new(ShareFloors, "劳务报酬占比下限和目标", PolicyType.ShareFloors, "占比"),
        new(AttendanceUnit, "签到按上下午（halves）或按分钟（minutes）", PolicyType.Word, "", Words: ["halves", "minutes"]),
        new(HoursOfADay, "一个工日的小时数", PolicyType.Days, "小时", 1, 24),
        new(ExamPassMark, "上岗考试合格线", PolicyType.Days, "分", 0, 100),
        new(OpenDifferences, "三个一致有未说明的差异时：整期等待（cycle），或有差异的人另行补发（line）", PolicyType.Word, "", Words: ["cycle", "line"]),
        new(TypedLines, "按纸质材料直接核定：允许（allowed）或不允许（refused）", PolicyType.Word, "", Words: ["allowed", "refused"]),
        new(BankFile, "发放文件的列：户名和卡号（card），或再加身份证号（id-card）", PolicyType.Word, "", Words: ["card", "id-card"]),
        new(NeedsCard, "没有登记本人卡号的暂缓发放", PolicyType.Word, "", Words: ["yes", "no"]),
        new(VerifyWorkers, "最后一级验收前县级负责人逐人核实", PolicyType.Word, "", Words: ["yes", "no"]),
        new(DeductShare, "取消务工资格时扣减当月工资的比例，0 为不扣", PolicyType.Share, "占比"),
        new(PriceInquiries, "采购、租赁、技术服务至少询价家数", PolicyType.Days, "家", 1, 10),
        new(NoticeKinds, "各类公示的天数、地点、对象和栏目", PolicyType.Notices, ""),
        new(FourNotices, "验收前公示“四不缺”：必须（required）或提示（advised）", PolicyType.Word, "", Words: ["required", "advised"]),
        new(ArchiveItems, "档案资料清单", PolicyType.Archive, ""),
        new(ArchiveGateItems, "县级验收前须审查合格的资料", PolicyType.Names, ""),
        new(ArchiveGates, "档案三个环节把关：必须（required）或提示（advised）", PolicyType.Word, "", Words: ["required", "advised"]),
        new(DepositPaysIn, "银行从保证金支付的期限", PolicyType.Days, "个工作日", 1, 60),
        new(DepositToppedUpIn, "施工单位补足保证金的期限", PolicyType.Days, "个工作日", 1, 60),
    }.ToDictionary(k => k.Name);

    public static IReadOnlyDictionary<string, string> TrackLabels { get; } = new Dictionary<string, string>
    {
        ["special"] = "以工代赈专项",
        ["rural"] = "农业农村基础设施推广",
        ["key"] = "重点工程",
    };

    public static IReadOnlyDictionary<string, string> BaseLabels { get; } = new Dictionary<string, string>
    {
        ["fiscal"] = "财政资金",
        ["central"] = "中央资金",
        ["central-provincial"] = "中央和省级资金",
        ["special"] = "专项资金",
    };
}
