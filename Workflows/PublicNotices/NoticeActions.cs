using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Payroll;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Workflows.PublicNotices;

public static class NoticeActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef<PostNotice, NoticeView>("notice.post", "张榜公示", NoticeTable.Kind, Post, Opens: true),
        new ActionDef<LodgeObjection, NoticeView>("notice.object", "提出异议", NoticeTable.Kind, Lodge),
        new ActionDef<AnswerObjection, NoticeView>("notice.dismiss", "异议不成立，答复", NoticeTable.Kind, (i, v, m) => Answer(i, v, m, upheld: false)),
        new ActionDef<AnswerObjection, NoticeView>("notice.uphold", "异议成立", NoticeTable.Kind, (i, v, m) => Answer(i, v, m, upheld: true)),
        new ActionDef<NoInput, NoticeView>("notice.remind-examiner", "催办异议答复", NoticeTable.Kind, RemindExaminer),
        new ActionDef<ReplacePoster, NoticeView>("notice.replace", "破损后及时补贴", NoticeTable.Kind, Replace),
        Actions.Advance<NoticeView>("notice.prove", "登记期满时的照片", NoticeTable.Kind),
        Actions.Explained<NoticeView>("notice.take-down", "登记提前撤下", NoticeTable.Kind),
        new ActionDef<NoInput, NoticeView>("notice.repost", "重新张榜", NoticeTable.Kind, Repost),
        new ActionDef<NoInput, NoticeView>("notice.close", "公示期满", NoticeTable.Kind, Close),
        new ActionDef<NoInput, NoticeView>("notice.recount", "重算公示期", NoticeTable.Kind, Recount),
    ];

    private static Decision Post(PostNotice input, NoticeView view, Moment moment)
    {
        if (!NoticeTable.KindLabels.ContainsKey(input.Kind))
            return Decision.Refuse("notice-kind", $"没有公示种类“{input.Kind}”，可用：{string.Join("、", NoticeTable.KindLabels.Keys)}");
        if (!RegisterTable.IsLine(input.Place, 100))
            return Decision.Refuse("place", "公示地点不能为空，不换行，不超过100字");
        if (input.Kind == NoticeTable.Payroll && input.Subject is null)
            return Decision.Refuse("notice-kind", "劳务报酬公示随报酬期的“张榜公示”办理", clause: Clause.Seed("DP-08"));
        if (input.Kind == NoticeTable.Recruitment && !view.RecruitmentReady)
            return Decision.Refuse("recruitment-unready", "招工公告按岗位和商定工价出具：还没有用工测算（labour.plan）或四方会商（consultation.hold）", ProjectRules.Who(view, "applies"), Clause.Seed("GA-05"));
        if (input.Kind is "inquiry" or "rental-service" && input.Subject is null)
            return Decision.Refuse("notice-kind", "询价、租赁费和技术服务费的公示随该项采购的“张榜公示”办理（purchase.post）", clause: Clause.Seed("GA-08"));
        if (moment.ActingAs != Bodies.Engine && !NoticeTable.Posters(view.Shape, input.Kind).Contains(moment.ActingAs))
            return Decision.Refuse("wrong-role", $"{NoticeTable.KindLabels[input.Kind]}由{string.Join("、", NoticeTable.Posters(view.Shape, input.Kind).Select(b => Bodies.Labels[b]))}张贴", clause: Clause.Seed("BZ-04"));
        if (Unproven(view, moment) is { } unproven) return unproven;
        var id = $"{view.CaseId}/notice-{view.Project.Notices + 1}";
        var days = Days(view, input.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, view.Pack.RestDays(moment.OccurredOn), moment.Calendar);
        var place = moment.Aside("place", input.Place)!;
        return new Accept
        {
            Opens = id,
            Facts = [new NoticePosted(id, input.Kind, input.Subject, view.Project.Id, moment.OccurredOn, days, last.Day, last.Provisional, place.Ref, input.Hour ?? (moment.OccurredOn == moment.Today ? TimeOnly.FromTimeSpan(moment.RecordedUtc.ToOffset(TimeSpan.FromHours(8)).TimeOfDay) : null))],
            Arms = [Closing(id, moment.OccurredOn, last)],
            Keeps = [place],
            Issues = [new Issue(NoticeTable.PaperOf(input.Kind), id, input.Subject)],
        };
    }

    private static Decision Lodge(LodgeObjection input, NoticeView view, Moment moment)
    {
        if (Reason.Problem(input.Text, "objection-text", "异议内容不能为空，不超过2000字") is { } no) return new Refused([no]);
        if (input.Channel is not ("paper" or "telephone" or "visit" or "web"))
            return Decision.Refuse("channel", $"异议渠道“{input.Channel}”应为 paper、telephone、visit 或 web");
        var notice = view.Notice!;
        var text = moment.Aside("objection", input.Text)!;
        var lodged = new ObjectionLodged(notice.Id, notice.Objections + 1, moment.OccurredOn, input.Channel, text.Ref);
        if (view.Stage == NoticeTable.Disputed)
            return new Accept { Facts = [lodged], Keeps = [text] };
        if (moment.OccurredOn > notice.LastDay)
            return Decision.Refuse("window-over", $"公示期已于 {notice.LastDay:yyyy-MM-dd} 届满；可向乡镇反映，按问题线索办理");
        var answerBy = moment.OccurredOn.AddDays(view.Pack.Days(PolicyKeys.ExamineDays, moment.OccurredOn));
        return new Accept
        {
            Facts = [lodged, new NoticeSuspended(notice.Id, NoticePeriod.RemainingDays(notice.CountedFrom, notice.DaysToRun, moment.OccurredOn))],
            Arms = [new Arm(notice.Id, "notice.remind-examiner", moment.OccurredOn, ChinaTime.StartOf(answerBy.AddDays(1)))],
            Sends = [Tell(view, "objection-lodged", view.Shape.Role("examines")[0], $"{moment.Seed}", answerBy)],
            Keeps = [text],
        };
    }

    private static Decision Answer(AnswerObjection input, NoticeView view, Moment moment, bool upheld)
    {
        var notice = view.Notice!;
        if (!notice.OpenObjections.Contains(input.Objection))
            return Decision.Refuse("objection-unknown", $"没有待答复的第{input.Objection}号异议；待答复：{string.Join("、", notice.OpenObjections)}");
        if (Reason.Problem(input.Reply, "reply-text", "答复内容不能为空，不超过2000字") is { } no) return new Refused([no]);
        var reply = moment.Aside("reply", input.Reply)!;
        var answered = new ObjectionAnswered(notice.Id, input.Objection, moment.OccurredOn, upheld, reply.Ref);
        if (upheld)
            return new Accept
            {
                Facts = [answered],
                Keeps = [reply],
                Follows = notice.Subject is { } subject ? [new Follow(subject, Prefix(notice.Kind) + ".notice-upheld", new NoInput())] : [],
            };
        if (notice.OpenObjections.Count > 1)
            return new Accept(NoticeTable.Disputed) { Facts = [answered], Keeps = [reply] };
        var last = NoticePeriod.LastDayAfterReply(moment.OccurredOn, notice.Remaining, view.Pack.RestDays(moment.OccurredOn), moment.Calendar);
        return new Accept(NoticeTable.OnNotice)
        {
            Facts = [answered, new NoticeResumed(notice.Id, moment.OccurredOn, last.Day, last.Provisional)],
            Arms = [Closing(notice.Id, moment.OccurredOn, last)],
            Keeps = [reply],
        };
    }

    private static Accept RemindExaminer(NoInput input, NoticeView view, Moment moment) => new()
    {
        Sends = [Tell(view, "objection-overdue", view.Shape.Role("examines")[0], $"{moment.Seed}", moment.OccurredOn.AddDays(-1))],
    };

    private static Decision Replace(ReplacePoster input, NoticeView view, Moment moment)
    {
        var hours = view.Pack.Days(PolicyKeys.TornReplaceHours, moment.OccurredOn);
        if (input.ReplacedAt < input.TornAt)
            return Decision.Refuse("replaced-before-torn", "补贴时间早于破损时间");
        return input.ReplacedAt - input.TornAt > TimeSpan.FromHours(hours)
            ? Decision.Refuse("replaced-too-late", $"破损后超过 {hours} 小时才补贴，应登记提前撤下并重新公示", clause: Clause.Default("按时补贴并留照片的，公示期不中断"))
            : new Accept { Facts = [new NoticeReplaced(view.CaseId, input.TornAt, input.ReplacedAt)] };
    }

    private static Decision Repost(NoInput input, NoticeView view, Moment moment)
    {
        if (Unproven(view, moment) is { } unproven) return unproven;
        var days = Days(view, view.Notice!.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, view.Pack.RestDays(moment.OccurredOn), moment.Calendar);
        return new Accept
        {
            Facts = [new NoticeRestarted(view.CaseId, moment.OccurredOn, days, last.Day, last.Provisional)],
            Arms = [Closing(view.CaseId, moment.OccurredOn, last)],
        };
    }

    private static Accept Close(NoInput input, NoticeView view, Moment moment) => new()
    {
        Follows = view.Notice!.Subject is { } subject
            ? [new Follow(subject, Prefix(view.Notice.Kind) + ".notice-closed", new NoticeRan(view.Notice.CountedFrom.AddDays(1), view.Notice.LastDay, view.Notice.DaysToRun))] : [],
    };

    private static Accept Recount(NoInput input, NoticeView view, Moment moment)
    {
        var notice = view.Notice!;
        var last = NoticePeriod.LastDay(notice.CountedFrom, notice.DaysToRun, view.Pack.RestDays(notice.CountedFrom), moment.Calendar);
        return new Accept
        {
            Facts = [new NoticeRestarted(notice.Id, notice.CountedFrom, notice.DaysToRun, last.Day, last.Provisional)],
            Arms = [Closing(notice.Id, notice.CountedFrom, last)],
        };
    }

    /// <summary>The kind of case that waits for a notice of this kind.</summary>
    private static string Prefix(string kind) => kind == NoticeTable.Payroll ? "pay-cycle" : "purchase";

    private static int Days(InProject view, string kind, DateOnly on) => view.Pack.Notice(kind, on).Days ?? view.Pack.Days(PolicyKeys.NoticeDays, on);

    private static Arm Closing(string notice, DateOnly from, CountedDate last) =>
        new(notice, "notice.close", from, ChinaTime.StartOf(last.Day.AddDays(1)), 0, last.Provisional);

    /// <summary>A window starts earlier than the entry only with a photo of that day.</summary>
    internal static Decision? Unproven(InProject view, Moment moment) =>
        moment.OccurredOn == moment.Today || view.Given.Any(p => p.Kind == "posting-photo" && p.Date == moment.OccurredOn)
            ? null
            : Decision.Refuse("proof-missing", $"补录 {moment.OccurredOn:yyyy-MM-dd} 的张贴，需附当日的张贴照片（date 填当日）", clause: Clause.Default("公示期从实际张贴之日起算，早于登记日的须有当日照片"));

    private static Send Tell(NoticeView view, string template, string to, string key, DateOnly day) => new(
        $"{template}:{key}", template, to, new NoticeMail(view.Project.Name, view.CaseId, NoticeTable.KindLabels[view.Notice!.Kind], day));
}
