using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Acceptance;

namespace WorkRelief.Workflows.Notices;

/// <param name="Subject">The case whose next step waits for this notice, e.g. a pay cycle; null for a notice of its own.</param>
/// <param name="Days">Full days the notice must hang, read from the policy on the day of posting.</param>
/// <param name="LastDay">Last day of the window; what waits for it may happen from the day after.</param>
[Name("notice-posted.1")]
public sealed record NoticePosted(
    string Notice, string Kind, string? Subject, string Project, DateOnly PostedOn, int Days, DateOnly LastDay, bool Provisional, string PlaceRef, TimeOnly? Hour = null) : Fact;

/// <summary>The full window runs again: after an early removal, an upheld objection, or a newly published calendar.</summary>
[Name("notice-restarted.1")]
public sealed record NoticeRestarted(string Notice, DateOnly PostedOn, int Days, DateOnly LastDay, bool Provisional) : Fact;

/// <param name="Remaining">Days that still have to run after the reply.</param>
[Name("notice-suspended.1")]
public sealed record NoticeSuspended(string Notice, int Remaining) : Fact;

/// <summary>The remaining days run on from the day after the reply.</summary>
[Name("notice-resumed.1")]
public sealed record NoticeResumed(string Notice, DateOnly RepliedOn, DateOnly LastDay, bool Provisional) : Fact;

[Name("objection-lodged.1")]
public sealed record ObjectionLodged(string Notice, int Number, DateOnly On, string Channel, string TextRef) : Fact;

[Name("objection-answered.1")]
public sealed record ObjectionAnswered(string Notice, int Number, DateOnly On, bool Upheld, string ReplyRef) : Fact;

/// <summary>A torn poster put up again in time: the window runs on.</summary>
[Name("notice-replaced.1"), JournalOnly]
public sealed record NoticeReplaced(string Notice, DateTime TornAt, DateTime ReplacedAt) : Fact;

/// <param name="CountedFrom">The day the running count began: of posting, or of the last reply.</param>
/// <param name="DaysToRun">Days to run from there.</param>
public sealed record NoticeState(
    string Id, string Kind, string? Subject, DateOnly CountedFrom, int DaysToRun, DateOnly LastDay, bool Provisional, int Remaining,
    IReadOnlyList<int> OpenObjections, int Objections);

public sealed record NoticeView : InProject
{
    /// <summary>Null only while the notice is being posted.</summary>
    public NoticeState? Notice { get; init; }

    /// <summary>There are a labour plan and agreed wages, from which a recruitment notice is written.</summary>
    public bool RecruitmentReady { get; init; }
}

/// <param name="Kind">payroll, construction, project-content, …</param>
/// <param name="Hour">At what time of the day, e.g. 09:30; left out: the time of entry.</param>
/// <param name="Place">Where it hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostNotice(string Kind, string Place, TimeOnly? Hour = null)
{
    /// <summary>The case that waits for it. Only the step that posts it can say so: no caller may close another's window.</summary>
    [JsonIgnore]
    public string? Subject { get; init; }
}

/// <summary>The window that ran, said to the case that waited for it.</summary>
public sealed record NoticeRan(DateOnly From, DateOnly To, int Days);

/// <param name="Text">What is objected to.</param>
/// <param name="Channel">paper, telephone, visit or web.</param>
public sealed record LodgeObjection(string Text, string Channel = "paper");

/// <param name="Objection">Number of the objection in this notice.</param>
public sealed record AnswerObjection(int Objection, string Reply);

/// <param name="TornAt">Shanghai wall time, e.g. 2021-05-08T09:30.</param>
public sealed record ReplacePoster(DateTime TornAt, DateTime ReplacedAt);

/// <summary>What mails about a notice say.</summary>
/// <param name="Day">The day by which the objection must be answered.</param>
public sealed record NoticeMail(string ProjectName, string Notice, string KindLabel, DateOnly Day);

public static class NoticeTable
{
    public const string Kind = "notice";
    public const string Payroll = "payroll";
    public const string Recruitment = "recruitment";

    /// <summary>Said to the case that waits for a notice: its window ran clean to its end, or an objection was upheld.</summary>
    public const string ClosedSignal = "notice-closed";
    public const string UpheldSignal = "notice-upheld";

    public const string OnNotice = "OnNotice";
    public const string Disputed = "Disputed";
    public const string TakenDown = "TakenDown";
    public const string Upheld = "Upheld";
    public const string Closed = "Closed";

    public static IReadOnlyDictionary<string, string> KindLabels { get; } = new Dictionary<string, string>
    {
        [Payroll] = "劳务报酬发放公示",
        ["county-plan"] = "县级计划公示",
        ["annual-list"] = "年度项目清单公示",
        ["project"] = "乡镇（村）项目公示",
        ["project-content"] = "建设内容和理事会成员公示",
        ["construction"] = "施工公告",
        ["inquiry"] = "用工、材料、询价公示",
        ["rental-service"] = "机械租赁费、技术服务费公示",
        [Recruitment] = "招工公告",
    };

    /// <summary>“四不缺” (BZ-04): with the pay notice of every cycle, these three.</summary>
    public static IReadOnlyList<string> FourRequired { get; } = ["county-plan", "project", "construction"];

    /// <summary>Columns that a payroll notice may show; the pack picks. Numbers are always masked, card numbers never shown.</summary>
    public static IReadOnlyList<string> PayrollFields { get; } = ["seq", "name", "id", "phone", "trade", "days", "rate", "amount", "note"];

    /// <summary>The kind of paper that a notice is.</summary>
    public static string PaperOf(string kind) => kind + "-notice";

    /// <summary>Who hangs a kind out: the county its plan and list, the builder also what concerns the works, the village all others.</summary>
    public static IReadOnlyList<string> Posters(Shape shape, string kind) => kind switch
    {
        "county-plan" or "annual-list" => [Bodies.ReformBureau, Bodies.LeadingGroupOffice],
        "project" => [.. shape.Role("posts").Append(Bodies.Township).Distinct()],
        _ => [.. shape.Role("posts").Concat(shape.Role("commences")).Distinct()],
    };

    public static Table Expand(Shape shape)
    {
        var seven = Clause.Seed("DP-08");
        var dispute = Clause.Default("异议期间公示中止；不成立的，剩余天数自答复次日续算；成立的，更正后重新公示满期");
        Row[] rows =
        [
            .. shape.Role("posts").Concat(KindLabels.Keys.SelectMany(k => Posters(shape, k))).Distinct()
                .Select(b => new Row(Stage.None, "notice.post", "张榜公示", b, ["posting-photo"], OnNotice, null, ["NoticeAdmitted@1"], shape.Clause("notice.post", Clause.Seed("BZ-04")))),
            new(Stage.None, "notice.post", "张榜公示", Bodies.Engine, ["posting-photo"], OnNotice, null, [], seven),
            Objecting(OnNotice, Bodies.Villager),
            .. By("receives-objections", OnNotice, "notice.object", "受理异议", [], Disputed, [], seven),
            Objecting(Disputed, Bodies.Villager),
            .. By("receives-objections", Disputed, "notice.object", "受理异议", [], Disputed, [], seven),
            .. By("examines", Disputed, "notice.dismiss", "异议不成立，答复", ["objection-reply"], OnNotice, [], dispute),
            .. By("examines", Disputed, "notice.dismiss", "异议不成立，答复（尚有其他异议）", ["objection-reply"], Disputed, [], dispute),
            .. By("examines", Disputed, "notice.uphold", "异议成立", ["objection-reply"], Upheld, [], dispute),
            new(Disputed, "notice.remind-examiner", "催办异议答复", Bodies.Clock, [], Disputed, NoticeSubject.ExamineObjection, [], dispute),
            .. By("posts", OnNotice, "notice.replace", "破损后及时补贴", ["posting-photo"], OnNotice, [], Clause.Default("按时补贴并留照片的，公示期不中断")),
            .. By("receives-objections", OnNotice, "notice.take-down", "登记提前撤下", [], TakenDown, [], seven),
            .. By("posts", TakenDown, "notice.repost", "重新张榜", ["posting-photo"], OnNotice, [], seven),
            .. By("posts", Upheld, "notice.repost", "更正后重新张榜", ["posting-photo"], OnNotice, ["NoticeOfItsOwn@1"], dispute),
            new(OnNotice, "notice.close", "公示期满", Bodies.Clock, [], Closed, NoticeSubject.NoticePeriod, ["WindowRan@1"], seven),
            .. By("posts", Closed, "notice.prove", "登记期满时的照片", ["posting-photo"], Closed, [], Clause.Default("公示起止都留照片")),
            new(OnNotice, "notice.recount", "放假安排公布后重算公示期", Bodies.Clock, [], OnNotice, null, [], Clause.Law("民法典 203", "期间最后一日是法定休假日的，以休假日结束的次日为最后一日")),
        ];
        return new Table(Kind, Kind, $"公示（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
        [
            new(OnNotice, "公示中"), new(Disputed, "异议查核中"), new(TakenDown, "已提前撤下，待重新张榜"),
            new(Upheld, "异议成立，待更正", Final: true), new(Closed, "公示期满", Final: true),
        ], rows);

        Row Objecting(string from, string body) => new(from, "notice.object", "提出异议", body, [], Disputed, null, [], seven);

        IEnumerable<Row> By(string role, string from, string action, string label, string[] papers, string to, string[] rules, Clause clause) =>
            shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, null, rules, shape.Clause(action, clause)));
    }
}

public static class NoticeRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("WindowRan@1", "公示期已满", Clause.Seed("DP-08"), Refusal? (NoticeView v, Moment m) =>
            m.OccurredOn > v.Notice!.LastDay ? null : new("window-running", $"公示期至 {v.Notice.LastDay:yyyy-MM-dd}，尚未届满")),

        new Rule("NoticeOfItsOwn@1", "不是其他环节的公示（其他环节的公示由该环节更正后重新张榜）", Clause.Seed("DP-08"), Refusal? (NoticeView v) =>
            v.Notice!.Subject is null ? null : new("notice-of-case", $"此公示属于 {v.Notice.Subject}，请在该环节更正后重新张榜")),

        new Rule("NoticeAdmitted@1", "项目尚未归档、调出或终止", Clause.Seed("BZ-04"), Refusal? (InProject v) =>
            v.Project.Stage is ProjectStages.Archived or ProjectStages.Withdrawn or ProjectStages.Terminated
                ? new("project-ended", "项目已结束") : null),

        new Rule("FourNotices@1", "公示“四不缺”（本地要求时）", Clause.Seed("BZ-04"), Refusal? (InProject v, Moment m) =>
        {
            if (v.Pack.Word(AcceptancePolicy.FourNotices, m.OccurredOn) != "required") return null;
            string[] missing =
            [
                .. NoticeTable.FourRequired.Where(k => !v.Project.ClosedNotices.Contains(k)).Select(k => NoticeTable.KindLabels[k]),
                .. v.Project.Cycles.Where(c => c.TotalYuan > 0 && !c.Adopted && !v.Project.ClosedNotices.Contains(c.Id)).Select(c => $"{NoticeTable.KindLabels[NoticeTable.Payroll]}（{c.Period}）"),
            ];
            return missing.Length == 0 ? null : new("notice-missing", $"公示缺少或未满期：{string.Join("、", missing)}", ProjectRules.Who(v, "posts"));
        }),
    ];
}
