using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

public static class PublicNoticeTable
{
    public const string Kind = "public-notice";
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

    public static IReadOnlyDictionary<string, string> KindLabels { get; } =
        new Dictionary<string, string>
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

    /// <summary>
    /// Who hangs a kind out: the county its plan and list, the builder also what concerns the works, the village all others.
    /// </summary>
    public static IReadOnlyList<string> Posters(Shape shape, string kind) =>
        kind switch
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
            .. shape
                .Role("posts")
                .Concat(KindLabels.Keys.SelectMany(k => Posters(shape, k)))
                .Distinct()
                .Select(b => new Row(
                    Stage.None,
                    "public-notice.post",
                    "张榜公示",
                    b,
                    ["posting-photo"],
                    OnNotice,
                    null,
                    ["NoticeAdmitted@1"],
                    shape.Clause("public-notice.post", Clause.Seed("BZ-04"))
                )),
            new(Stage.None, "public-notice.post", "张榜公示", Bodies.Engine, ["posting-photo"], OnNotice, null, [], seven),
            Objecting(OnNotice, Bodies.Villager),
            .. By("receives-objections", OnNotice, "public-notice.object", "受理异议", [], Disputed, [], seven),
            Objecting(Disputed, Bodies.Villager),
            .. By("receives-objections", Disputed, "public-notice.object", "受理异议", [], Disputed, [], seven),
            .. By("examines", Disputed, "public-notice.dismiss", "异议不成立，答复", ["objection-reply"], OnNotice, [], dispute),
            .. By(
                "examines",
                Disputed,
                "public-notice.dismiss",
                "异议不成立，答复（尚有其他异议）",
                ["objection-reply"],
                Disputed,
                [],
                dispute
            ),
            .. By("examines", Disputed, "public-notice.uphold", "异议成立", ["objection-reply"], Upheld, [], dispute),
            new(
                Disputed,
                "public-notice.remind-examiner",
                "催办异议答复",
                Bodies.Clock,
                [],
                Disputed,
                PublicNoticeSubject.ExamineObjection,
                [],
                dispute
            ),
            .. By(
                "posts",
                OnNotice,
                "public-notice.replace",
                "破损后及时补贴",
                ["posting-photo"],
                OnNotice,
                [],
                Clause.Default("按时补贴并留照片的，公示期不中断")
            ),
            .. By("receives-objections", OnNotice, "public-notice.take-down", "登记提前撤下", [], TakenDown, [], seven),
            .. By("posts", TakenDown, "public-notice.repost", "重新张榜", ["posting-photo"], OnNotice, [], seven),
            .. By("posts", Upheld, "public-notice.repost", "更正后重新张榜", ["posting-photo"], OnNotice, ["NoticeOfItsOwn@1"], dispute),
            new(
                OnNotice,
                "public-notice.close",
                "公示期满",
                Bodies.Clock,
                [],
                Closed,
                PublicNoticeSubject.NoticePeriod,
                ["WindowRan@1"],
                seven
            ),
            .. By(
                "posts",
                Closed,
                "public-notice.prove",
                "登记期满时的照片",
                ["posting-photo"],
                Closed,
                [],
                Clause.Default("公示起止都留照片")
            ),
            new(
                OnNotice,
                "public-notice.recount",
                "放假安排公布后重算公示期",
                Bodies.Clock,
                [],
                OnNotice,
                null,
                [],
                Clause.Law("民法典 203", "期间最后一日是法定休假日的，以休假日结束的次日为最后一日")
            ),
        ];
        return new Table(
            Kind,
            Kind,
            $"公示（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [
                new(OnNotice, "公示中"),
                new(Disputed, "异议查核中"),
                new(TakenDown, "已提前撤下，待重新张榜"),
                new(Upheld, "异议成立，待更正", Final: true),
                new(Closed, "公示期满", Final: true),
            ],
            rows
        );

        Row Objecting(string from, string body) => new(from, "public-notice.object", "提出异议", body, [], Disputed, null, [], seven);

        IEnumerable<Row> By(
            string role,
            string from,
            string action,
            string label,
            string[] papers,
            string to,
            string[] rules,
            Clause clause
        ) => shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, null, rules, shape.Clause(action, clause)));
    }
}
