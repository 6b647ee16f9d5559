using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.PublicNotices;

public static class PublicNoticeTable
{
    public const string Kind = "public-notice";
    public const string Payroll = "payroll";
    public const string Recruitment = "recruitment";
    public const string Construction = "construction";

    /// <summary>Said to the case that waits for a notice: its window ran clean to its end, or an objection was upheld.</summary>
    public const string ClosedSignal = "notice-closed";
    public const string UpheldSignal = "notice-upheld";
    public const string ReopenedSignal = "notice-reopened";

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
            [Construction] = "施工公告",
            ["inquiry"] = "用工、材料、询价公示",
            ["rental-service"] = "机械租赁费、技术服务费公示",
            [Recruitment] = "招工公告",
        };

    /// <summary>Hung out by themselves; the others follow the step of the case that waits for them.</summary>
    public static IReadOnlyDictionary<string, string> PostedLabels { get; } =
        KindLabels.Where(k => k.Key is not (Payroll or "inquiry" or "rental-service")).ToDictionary();

    /// <summary>“四不缺” (BZ-04): with the pay notice of every cycle, these three.</summary>
    public static IReadOnlyList<string> FourRequired { get; } = ["county-plan", "project", Construction];

    /// <summary>What of “四不缺” a project should have hung out by now: kinds, and for pay the cycles.</summary>
    /// <param name="cycles">Those whose pay was compiled here.</param>
    public static IEnumerable<string> Required(bool approved, bool commenced, IEnumerable<string> cycles) =>
        FourRequired.Where(kind => kind == Construction ? commenced : approved).Concat(cycles);

    /// <summary>
    /// Columns that a payroll notice may show; the pack picks. A villager must find his own line and his neighbour's: the name in full
    /// with the masked number of the identity card, unless a county masks the name too. Numbers are always masked, cards never shown.
    /// </summary>
    public static IReadOnlyList<string> PayrollFields { get; } =
    ["seq", "name", MaskedName, "id", "phone", "trade", "days", "rate", "amount", "note"];

    public const string MaskedName = "masked-name";

    /// <summary>What a notice shows whose pack does not say.</summary>
    public static IReadOnlyList<string> UsualFields { get; } = [.. PayrollFields.Except([MaskedName, "phone"])];

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
        var four = shape.Clause("public-notice.post", Clause.Seed("BZ-04"));
        var dispute = Clause.Default("异议期间公示中止；不成立的，剩余天数自答复次日续算；成立的，更正后重新公示满期");
        var late = Clause.Default("期内提出、期满后登记的异议：报酬未发出的，中止发放；已发出的，按问题线索限期办理");
        var torn = Clause.Default("按时补贴并留照片的，公示期不中断");
        var rest = Clause.Law("民法典 203", "期间最后一日是法定休假日的，以休假日结束的次日为最后一日");
        var posters = shape.Role("posts").Concat(KindLabels.Keys.SelectMany(k => Posters(shape, k))).Distinct();
        Row[] rows =
        [
            .. Rows.By(posters, "public-notice.post", "张榜公示", four).Opening(OnNotice).On("posting-photo").If("NoticeAdmitted@1"),
            .. Rows.By(Bodies.Engine, "public-notice.post", "张榜公示", seven).Opening(OnNotice).On("posting-photo"),
            // An objection is a villager's right; nobody waits for one.
            .. Rows.By(Bodies.Villager, "public-notice.object", "提出异议", seven).Moving(OnNotice, Disputed).Permitted(),
            .. shape.By("receives-objections", "public-notice.object", "受理异议", seven).Moving(OnNotice, Disputed).Permitted(),
            .. Rows.By(Bodies.Villager, "public-notice.object", "提出异议", seven).In(Disputed),
            .. shape.By("receives-objections", "public-notice.object", "受理异议", seven).In(Disputed),
            .. shape
                .By("examines", "public-notice.dismiss", "异议不成立，答复", dispute)
                .Moving(Disputed, OnNotice)
                .On("objection-reply")
                .Within(PublicNoticeSubject.ExamineObjection),
            .. shape
                .By("examines", "public-notice.dismiss", "异议不成立，答复（尚有其他异议）", dispute)
                .In(Disputed)
                .On("objection-reply")
                .Within(PublicNoticeSubject.ExamineObjection),
            .. shape
                .By("examines", "public-notice.uphold", "异议成立", dispute)
                .Moving(Disputed, Upheld)
                .On("objection-reply")
                .Within(PublicNoticeSubject.ExamineObjection),
            // One that stands sends the case back to be corrected; the others have their answer all the same.
            .. shape.By("examines", "public-notice.dismiss", "其他异议不成立，答复", dispute).In(Upheld).On("objection-reply"),
            .. shape.By("examines", "public-notice.uphold", "其他异议也成立，答复", dispute).In(Upheld).On("objection-reply"),
            .. shape.By("receives-objections", "public-notice.object", "补登期内收到的异议", late).In(Closed),
            .. Rows.By(Bodies.Engine, "public-notice.reopen", "期内有异议，中止", late).Moving(Closed, Disputed),
            .. Rows.By(Bodies.Clock, "public-notice.remind-examiner", "催办异议答复", dispute)
                .In(Disputed)
                .Within(PublicNoticeSubject.ExamineObjection),
            .. shape.By("posts", "public-notice.replace", "破损后及时补贴", torn).In(OnNotice).On("posting-photo"),
            .. shape.By("receives-objections", "public-notice.take-down", "登记提前撤下", seven).Moving(OnNotice, TakenDown).Permitted(),
            .. shape.By("posts", "public-notice.repost", "重新张榜", seven).Moving(TakenDown, OnNotice).On("posting-photo"),
            .. shape
                .By("posts", "public-notice.repost", "更正后重新张榜", dispute)
                .Moving(Upheld, OnNotice)
                .On("posting-photo")
                .If("NoticeOfItsOwn@1", "ObjectionsAnswered@1"),
            .. Rows.By(Bodies.Clock, "public-notice.close", "公示期满", seven)
                .Moving(OnNotice, Closed)
                .Within(PublicNoticeSubject.NoticePeriod)
                .If("WindowRan@1"),
            .. shape
                .By("posts", "public-notice.prove", "登记期满时的照片", Clause.Default("公示起止都留照片"))
                .In(Closed)
                .On("posting-photo"),
            .. Rows.By(Bodies.Clock, "public-notice.recount", "放假安排公布后重算公示期", rest).In(OnNotice),
        ];
        return new Table(
            Kind,
            Kind,
            shape.Named("公示"),
            [
                new(OnNotice, "公示中"),
                new(Disputed, "异议查核中"),
                new(TakenDown, "已提前撤下，待重新张榜"),
                new(Upheld, "异议成立，待更正", Final: true),
                new(Closed, "公示期满", Final: true),
            ],
            rows
        );
    }

    /// <summary>
    /// Of “四不缺” those that are hung out by themselves: the construction notice with the works, the others from the approval on.
    /// </summary>
    public static IEnumerable<Row> Called(Shape shape) =>
        FourRequired.SelectMany(kind =>
            Rows.By(Posters(shape, kind), "public-notice.post", $"张贴{KindLabels[kind]}", Clause.Seed("BZ-04"))
                .In([.. kind == Construction ? (string[])[] : [ProjectStages.Approved, ProjectStages.Funded], .. ProjectStages.Building])
                .About(kind)
                .Awaited()
        );
}
