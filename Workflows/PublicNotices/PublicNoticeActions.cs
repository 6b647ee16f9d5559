using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.PublicNotices;

public static class PublicNoticeActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("public-notice.post", "张榜公示", Post)
        {
            At = Place.Opens,
            Concerns = (i, shape) => PublicNoticeTable.Posters(shape, ((PostNotice)i).Kind),
            HangsOut = about => about,
        }.Asking<UnansweredBefore, PostNotice, string?>(i => i.Subject),
        new ActionDef("public-notice.object", "提出异议", Lodge),
        new ActionDef("public-notice.reopen", "期内有异议，中止", Reopen),
        new ActionDef("public-notice.dismiss", "异议不成立，答复", Dismiss),
        new ActionDef("public-notice.uphold", "异议成立", Uphold),
        new ActionDef("public-notice.remind-examiner", "催办异议答复", RemindExaminer),
        new ActionDef("public-notice.replace", "破损后及时补贴", Replace),
        ActionDef.Advance("public-notice.prove", "登记期满时的照片"),
        ActionDef.Explained("public-notice.take-down", "登记提前撤下"),
        new ActionDef("public-notice.repost", "重新张榜", Repost),
        new ActionDef("public-notice.close", "公示期满", Close),
        new ActionDef("public-notice.recount", "重算公示期", Recount),
    ];

    public static IReadOnlyDictionary<string, string> ChannelLabels { get; } =
        new Dictionary<string, string>
        {
            ["paper"] = "书面",
            ["telephone"] = "电话",
            ["visit"] = "来访",
            ["web"] = "网上",
        };

    /// <summary>Hangs a notice out: its window is counted from the day after (民法典 201).</summary>
    public static Decision Post(
        PostNotice input,
        CaseInHand at,
        ProjectBasics project,
        NoticesPosted posted,
        RecruitmentReady recruitment,
        UnansweredBefore unanswered,
        Practice practice,
        Moment moment
    )
    {
        if (Unpostable(input, recruitment, practice, moment) is { } no)
            return no;
        if (unanswered.Notices.Count > 0)
            return Decision.Refuse(
                PublicNoticeRefusals.ObjectionOpen,
                $"上次公示还有没答复的异议：{string.Join("、", unanswered.Notices)}",
                practice.Who("examines")
            );
        if (Unproven(at, moment) is { } unproven)
            return unproven;
        var id = $"{at.Id}/notice-{posted.Count + 1}";
        var days = practice.Pack.NoticeDays(input.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, practice.Pack.RestDaysOn(moment.OccurredOn), moment.Calendar);
        var place = moment.Aside("place", input.Place)!;
        var hour = input.Hour ?? (moment.OccurredOn == moment.Today ? ChinaTime.TimeOf(moment.RecordedUtc) : null);
        return new Accept
        {
            Opens = id,
            Facts =
            [
                new PublicNoticePosted(
                    id,
                    input.Kind,
                    input.Subject,
                    project.Id,
                    moment.OccurredOn,
                    days,
                    last.Day,
                    last.Provisional,
                    place.Ref,
                    hour
                ),
            ],
            Arms = [Closing(id, moment.OccurredOn, last)],
            Keeps = [place],
            Issues = [new Issue(PublicNoticeTable.PaperOf(input.Kind), id, input.Subject)],
        };
    }

    private static Decision? Unpostable(PostNotice input, RecruitmentReady recruitment, Practice practice, Moment moment)
    {
        if (!PublicNoticeTable.KindLabels.TryGetValue(input.Kind, out var label))
            return Decision.Refuse(
                PublicNoticeRefusals.NoticeKind,
                $"没有公示种类“{input.Kind}”，可用：{string.Join("、", PublicNoticeTable.KindLabels.Keys)}"
            );
        if (!Line.IsLine(input.Place, 100))
            return Decision.Refuse(PublicNoticeRefusals.Place, "公示地点不能为空，不换行，不超过100字");
        if (input.Kind == PublicNoticeTable.Payroll && input.Subject is null)
            return Decision.Refuse(PublicNoticeRefusals.NoticeKind, "劳务报酬公示随报酬期的“张榜公示”办理", clause: Clause.Seed("DP-08"));
        if (input.Kind == PublicNoticeTable.Recruitment && !recruitment.Ready)
            return Decision.Refuse(
                PublicNoticeRefusals.RecruitmentUnready,
                "招工公告按岗位和商定工价出具：还没有用工测算（labour.plan）或四方会商（consultation.hold）",
                practice.Who("applies"),
                Clause.Seed("GA-05")
            );
        if (!PublicNoticeTable.PostedLabels.ContainsKey(input.Kind) && input.Subject is null)
            return Decision.Refuse(
                PublicNoticeRefusals.NoticeKind,
                "询价、租赁费和技术服务费的公示随该项采购的“张榜公示”办理（purchase.post）",
                clause: Clause.Seed("GA-08")
            );
        var posters = PublicNoticeTable.Posters(practice.Shape, input.Kind);
        return moment.ActingAs == Bodies.Engine || posters.Contains(moment.ActingAs)
            ? null
            : Decision.Refuse(
                Refusals.WrongRole,
                $"{label}由{string.Join("、", posters.Select(b => Bodies.Labels[b]))}张贴",
                clause: Clause.Seed("BZ-04")
            );
    }

    /// <summary>Stops the count on the day of the objection; while others wait, only adds one.</summary>
    public static Decision Lodge(
        LodgeObjection input,
        CaseInHand at,
        ProjectBasics project,
        NoticeInHand notice,
        Objections objections,
        Practice practice,
        Moment moment
    )
    {
        if (Reason.Problem(input.Text, PublicNoticeRefusals.ObjectionText, "异议内容不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        if (!ChannelLabels.ContainsKey(input.Channel))
            return Decision.Refuse(PublicNoticeRefusals.Channel, $"异议渠道“{input.Channel}”应为 paper、telephone、visit 或 web");
        if (ObjectionTexts.Problem(input) is { } unreadable)
            return new Refused([unreadable]);
        var texts = ObjectionTexts.Of(input, moment);
        var lodged = new ObjectionLodged(at.Id, objections.Count + 1, moment.OccurredOn, input.Channel, texts[0].Ref);
        if (at.Stage == PublicNoticeTable.Disputed)
            return new Accept { Facts = [lodged], Keeps = texts };
        if (at.Stage == PublicNoticeTable.Closed)
            return Late(input, at, project, notice, moment, new Accept { Facts = [lodged], Keeps = texts });
        if (moment.OccurredOn > notice.LastDay)
            return Decision.Refuse(
                PublicNoticeRefusals.WindowOver,
                $"公示期已于 {notice.LastDay:yyyy-MM-dd} 届满；可向乡镇反映，按问题线索办理"
            );
        return Stopped(at, project, notice, practice, moment) with { Facts = [lodged, Left(at, notice, moment)], Keeps = texts };
    }

    /// <summary>
    /// Dated within the window and entered after it, as a letter of the last day: it counts like any other as long as no money has gone;
    /// afterwards it is a claim with a clock of its own.
    /// </summary>
    private static Decision Late(
        LodgeObjection input,
        CaseInHand at,
        ProjectBasics project,
        NoticeInHand notice,
        Moment moment,
        Accept lodged
    )
    {
        if (moment.OccurredOn > notice.LastDay)
            return Decision.Refuse(
                PublicNoticeRefusals.WindowOver,
                $"公示期已于 {notice.LastDay:yyyy-MM-dd} 届满；可向乡镇反映，按问题线索办理"
            );
        return notice.Suspends
            ? lodged with
            {
                Follows =
                [
                    new Follow(at.Id, "public-notice.reopen", new NoInput()),
                    Follow.Signal(notice.Subject!, PublicNoticeTable.ReopenedSignal, new NoInput()),
                ],
            }
            : new Accept
            {
                Follows = [new Follow(project.Id, "rectification.order", new OrderRectification(input.Text) { Source = at.Id })],
            };
    }

    /// <summary>A window that was over is stopped on the day of the objection.</summary>
    public static Accept Reopen(CaseInHand at, ProjectBasics project, NoticeInHand notice, Practice practice, Moment moment) =>
        Stopped(at, project, notice, practice, moment) with
        {
            Facts = [Left(at, notice, moment)],
        };

    private static PublicNoticeSuspended Left(CaseInHand at, NoticeInHand notice, Moment moment) =>
        new(at.Id, NoticePeriod.RemainingDays(notice.CountedFrom, notice.DaysToRun, moment.OccurredOn));

    /// <summary>Whoever examines it is told by when to answer, and reminded.</summary>
    private static Accept Stopped(CaseInHand at, ProjectBasics project, NoticeInHand notice, Practice practice, Moment moment)
    {
        var answerBy = moment.OccurredOn.AddDays(practice.Pack.Days(PublicNoticePolicy.ExamineDays, moment.OccurredOn));
        return new Accept
        {
            Arms = [new Arm(at.Id, "public-notice.remind-examiner", moment.OccurredOn, ChinaTime.StartOf(answerBy.AddDays(1)))],
            Sends = [Tell(at, project, notice, "objection-lodged", practice, moment, answerBy)],
        };
    }

    /// <summary>The remaining days run on from the day after the last reply.</summary>
    public static Decision Dismiss(
        AnswerObjection input,
        CaseInHand at,
        NoticeInHand notice,
        Objections objections,
        Practice practice,
        Moment moment
    )
    {
        if (Unanswerable(input, objections) is { } no)
            return no;
        var reply = moment.Aside("reply", input.Reply)!;
        var answered = new ObjectionAnswered(at.Id, input.Objection, moment.OccurredOn, false, reply.Ref);
        if (at.Stage == PublicNoticeTable.Upheld)
            return new Accept { Facts = [answered], Keeps = [reply] };
        if (objections.Open.Count > 1)
            return new Accept(PublicNoticeTable.Disputed) { Facts = [answered], Keeps = [reply] };
        var last = NoticePeriod.LastDayAfterReply(
            moment.OccurredOn,
            notice.Remaining,
            practice.Pack.RestDaysOn(moment.OccurredOn),
            moment.Calendar
        );
        return new Accept(PublicNoticeTable.OnNotice)
        {
            Facts = [answered, new PublicNoticeResumed(at.Id, moment.OccurredOn, last.Day, last.Provisional)],
            Arms = [Closing(at.Id, moment.OccurredOn, last)],
            Keeps = [reply],
        };
    }

    /// <summary>The case that waits goes back to be corrected.</summary>
    public static Decision Uphold(AnswerObjection input, CaseInHand at, NoticeInHand notice, Objections objections, Moment moment)
    {
        if (Unanswerable(input, objections) is { } no)
            return no;
        var reply = moment.Aside("reply", input.Reply)!;
        return new Accept
        {
            Facts = [new ObjectionAnswered(at.Id, input.Objection, moment.OccurredOn, true, reply.Ref)],
            Keeps = [reply],
            Follows =
                at.Stage == PublicNoticeTable.Disputed && notice.Subject is { } subject
                    ? [Follow.Signal(subject, PublicNoticeTable.UpheldSignal, new NoInput())]
                    : [],
        };
    }

    private static Decision? Unanswerable(AnswerObjection input, Objections objections) =>
        !objections.Open.Contains(input.Objection)
            ? Decision.Refuse(
                PublicNoticeRefusals.ObjectionUnknown,
                $"没有待答复的第{input.Objection}号异议；待答复：{string.Join("、", objections.Open)}"
            )
        : Reason.Problem(input.Reply, PublicNoticeRefusals.ReplyText, "答复内容不能为空，不超过2000字") is { } no ? new Refused([no])
        : null;

    public static Accept RemindExaminer(CaseInHand at, ProjectBasics project, NoticeInHand notice, Practice practice, Moment moment) =>
        new() { Sends = [Tell(at, project, notice, "objection-overdue", practice, moment, moment.OccurredOn.AddDays(-1))] };

    /// <summary>A torn poster put up again within the pack's hours does not stop the window.</summary>
    public static Decision Replace(ReplacePoster input, CaseInHand at, Practice practice, Moment moment)
    {
        var hours = practice.Pack.Days(PublicNoticePolicy.TornReplaceHours, moment.OccurredOn);
        if (input.ReplacedAt < input.TornAt)
            return Decision.Refuse(PublicNoticeRefusals.ReplacedBeforeTorn, "补贴时间早于破损时间");
        return input.ReplacedAt - input.TornAt > TimeSpan.FromHours(hours)
            ? Decision.Refuse(
                PublicNoticeRefusals.ReplacedTooLate,
                $"破损后超过 {hours} 小时才补贴，应登记提前撤下并重新公示",
                clause: Clause.Default("按时补贴并留照片的，公示期不中断")
            )
            : new Accept { Facts = [new PublicNoticeReplaced(at.Id, input.TornAt, input.ReplacedAt)] };
    }

    public static Decision Repost(CaseInHand at, NoticeInHand notice, Practice practice, Moment moment)
    {
        if (Unproven(at, moment) is { } unproven)
            return unproven;
        var days = practice.Pack.NoticeDays(notice.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, practice.Pack.RestDaysOn(moment.OccurredOn), moment.Calendar);
        return new Accept
        {
            Facts = [new PublicNoticeRestarted(at.Id, moment.OccurredOn, days, last.Day, last.Provisional)],
            Arms = [Closing(at.Id, moment.OccurredOn, last)],
        };
    }

    public static Accept Close(NoticeInHand notice) =>
        new()
        {
            Follows = notice.Subject is { } subject
                ?
                [
                    Follow.Signal(
                        subject,
                        PublicNoticeTable.ClosedSignal,
                        new NoticeRan(notice.CountedFrom.AddDays(1), notice.LastDay, notice.DaysToRun)
                    ),
                ]
                : [],
        };

    public static Accept Recount(CaseInHand at, NoticeInHand notice, Practice practice, Moment moment)
    {
        var last = NoticePeriod.LastDay(
            notice.CountedFrom,
            notice.DaysToRun,
            practice.Pack.RestDaysOn(notice.CountedFrom),
            moment.Calendar
        );
        return new Accept
        {
            Facts = [new PublicNoticeRestarted(at.Id, notice.CountedFrom, notice.DaysToRun, last.Day, last.Provisional)],
            Arms = [Closing(at.Id, notice.CountedFrom, last)],
        };
    }

    private static Arm Closing(string notice, DateOnly from, CountedDate last) =>
        new(notice, "public-notice.close", from, ChinaTime.StartOf(last.Day.AddDays(1)), 0, last.Provisional);

    /// <summary>A window starts earlier than the entry only with a photo of that day.</summary>
    public static Decision? Unproven(CaseInHand at, Moment moment) =>
        moment.OccurredOn == moment.Today || at.Given.Any(p => p.Kind == "posting-photo" && p.Date == moment.OccurredOn)
            ? null
            : Decision.Refuse(
                PublicNoticeRefusals.ProofMissing,
                $"补录 {moment.OccurredOn:yyyy-MM-dd} 的张贴，需附当日的张贴照片（date 填当日）",
                clause: Clause.Default("公示期从实际张贴之日起算，早于登记日的须有当日照片")
            );

    private static Send Tell(
        CaseInHand at,
        ProjectBasics project,
        NoticeInHand notice,
        string template,
        Practice practice,
        Moment moment,
        DateOnly day
    ) =>
        new(
            $"{template}:{moment.Seed}",
            template,
            practice.Shape.Role("examines")[0],
            new NoticeMail(project.Name, at.Id, PublicNoticeTable.KindLabels[notice.Kind], day)
        );
}
