using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Notices;

public static class NoticeActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("notice.post", "张榜公示", Post) { At = Place.Opens, Concerns = (i, shape) => NoticeTable.Posters(shape, ((PostNotice)i).Kind) },
        new ActionDef("notice.object", "提出异议", Lodge),
        new ActionDef("notice.dismiss", "异议不成立，答复", (AnswerObjection i, NoticeView v, Moment m) => Answer(i, v, m, upheld: false)),
        new ActionDef("notice.uphold", "异议成立", (AnswerObjection i, NoticeView v, Moment m) => Answer(i, v, m, upheld: true)),
        new ActionDef("notice.remind-examiner", "催办异议答复", RemindExaminer),
        new ActionDef("notice.replace", "破损后及时补贴", Replace),
        ActionDef.Advance("notice.prove", "登记期满时的照片"),
        ActionDef.Explained("notice.take-down", "登记提前撤下"),
        new ActionDef("notice.repost", "重新张榜", Repost),
        new ActionDef("notice.close", "公示期满", Close),
        new ActionDef("notice.recount", "重算公示期", Recount),
    ];

    private static Decision Post(PostNotice input, NoticeView view, Moment moment)
    {
        if (!NoticeTable.KindLabels.ContainsKey(input.Kind))
            return Decision.Refuse("notice-kind", $"没有公示种类“{input.Kind}”，可用：{string.Join("、", NoticeTable.KindLabels.Keys)}");
        if (!Line.IsLine(input.Place, 100))
            return Decision.Refuse("place", "公示地点不能为空，不换行，不超过100字");
        if (input.Kind == NoticeTable.Payroll && input.Subject is null)
            return Decision.Refuse("notice-kind", "劳务报酬公示随报酬期的“张榜公示”办理", clause: Clause.Seed("DP-08"));
        if (input.Kind == NoticeTable.Recruitment && !view.RecruitmentReady)
            return Decision.Refuse("recruitment-unready", "招工公告按岗位和商定工价出具：还没有用工测算（labour.plan）或四方会商（consultation.hold）", ProjectRules.Who(view, "applies"), Clause.Seed("GA-05"));
        if (input.Kind is "inquiry" or "rental-service" && input.Subject is null)
            return Decision.Refuse("notice-kind", "询价、租赁费和技术服务费的公示随该项采购的“张榜公示”办理（purchase.post）", clause: Clause.Seed("GA-08"));
        if (moment.ActingAs != Bodies.Engine && !NoticeTable.Posters(view.Shape, input.Kind).Contains(moment.ActingAs))
            return Decision.Refuse("wrong-role", $"{NoticeTable.KindLabels[input.Kind]}由{string.Join("、", NoticeTable.Posters(view.Shape, input.Kind).Select(b => Bodies.Labels[b]))}张贴", clause: Clause.Seed("BZ-04"));
        if (Unproven(view.Given, moment) is { } unproven) return unproven;
        var id = $"{view.CaseId}/notice-{view.Project.Notices + 1}";
        var days = Days(view, input.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, view.Pack.RestDaysOn(moment.OccurredOn), moment.Calendar);
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
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > 2000)
            return Decision.Refuse("objection-text", "异议内容不能为空，不超过2000字");
        if (input.Channel is not ("paper" or "telephone" or "visit" or "web"))
            return Decision.Refuse("channel", $"异议渠道“{input.Channel}”应为 paper、telephone、visit 或 web");
        var notice = view.Notice!;
        var text = moment.Aside("objection", input.Text)!;
        var lodged = new ObjectionLodged(notice.Id, notice.Objections + 1, moment.OccurredOn, input.Channel, text.Ref);
        if (view.Stage == NoticeTable.Disputed)
            return new Accept { Facts = [lodged], Keeps = [text] };
        if (moment.OccurredOn > notice.LastDay)
            return Decision.Refuse("window-over", $"公示期已于 {notice.LastDay:yyyy-MM-dd} 届满；可向乡镇反映，按问题线索办理");
        var answerBy = moment.OccurredOn.AddDays(view.Pack.Days(NoticePolicy.ExamineDays, moment.OccurredOn));
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
        if (string.IsNullOrWhiteSpace(input.Reply) || input.Reply.Length > 2000)
            return Decision.Refuse("reply-text", "答复内容不能为空，不超过2000字");
        var reply = moment.Aside("reply", input.Reply)!;
        var answered = new ObjectionAnswered(notice.Id, input.Objection, moment.OccurredOn, upheld, reply.Ref);
        if (upheld)
            return new Accept
            {
                Facts = [answered],
                Keeps = [reply],
                Follows = notice.Subject is { } subject ? [Follow.Signal(subject, NoticeTable.UpheldSignal, new NoInput())] : [],
            };
        if (notice.OpenObjections.Count > 1)
            return new Accept(NoticeTable.Disputed) { Facts = [answered], Keeps = [reply] };
        var last = NoticePeriod.LastDayAfterReply(moment.OccurredOn, notice.Remaining, view.Pack.RestDaysOn(moment.OccurredOn), moment.Calendar);
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
        var hours = view.Pack.Days(NoticePolicy.TornReplaceHours, moment.OccurredOn);
        if (input.ReplacedAt < input.TornAt)
            return Decision.Refuse("replaced-before-torn", "补贴时间早于破损时间");
        return input.ReplacedAt - input.TornAt > TimeSpan.FromHours(hours)
            ? Decision.Refuse("replaced-too-late", $"破损后超过 {hours} 小时才补贴，应登记提前撤下并重新公示", clause: Clause.Default("按时补贴并留照片的，公示期不中断"))
            : new Accept { Facts = [new NoticeReplaced(view.CaseId, input.TornAt, input.ReplacedAt)] };
    }

    private static Decision Repost(NoInput input, NoticeView view, Moment moment)
    {
        if (Unproven(view.Given, moment) is { } unproven) return unproven;
        var days = Days(view, view.Notice!.Kind, moment.OccurredOn);
        var last = NoticePeriod.LastDay(moment.OccurredOn, days, view.Pack.RestDaysOn(moment.OccurredOn), moment.Calendar);
        return new Accept
        {
            Facts = [new NoticeRestarted(view.CaseId, moment.OccurredOn, days, last.Day, last.Provisional)],
            Arms = [Closing(view.CaseId, moment.OccurredOn, last)],
        };
    }

    private static Accept Close(NoInput input, NoticeView view, Moment moment) => new()
    {
        Follows = view.Notice!.Subject is { } subject
            ? [Follow.Signal(subject, NoticeTable.ClosedSignal, new NoticeRan(view.Notice.CountedFrom.AddDays(1), view.Notice.LastDay, view.Notice.DaysToRun))] : [],
    };

    private static Accept Recount(NoInput input, NoticeView view, Moment moment)
    {
        var notice = view.Notice!;
        var last = NoticePeriod.LastDay(notice.CountedFrom, notice.DaysToRun, view.Pack.RestDaysOn(notice.CountedFrom), moment.Calendar);
        return new Accept
        {
            Facts = [new NoticeRestarted(notice.Id, notice.CountedFrom, notice.DaysToRun, last.Day, last.Provisional)],
            Arms = [Closing(notice.Id, notice.CountedFrom, last)],
        };
    }

    private static int Days(InProject view, string kind, DateOnly on) => view.Pack.Notice(kind, on).Days ?? view.Pack.Days(NoticePolicy.Days, on);

    private static Arm Closing(string notice, DateOnly from, CountedDate last) =>
        new(notice, "notice.close", from, ChinaTime.StartOf(last.Day.AddDays(1)), 0, last.Provisional);

    /// <summary>A window starts earlier than the entry only with a photo of that day.</summary>
    internal static Decision? Unproven(IReadOnlyList<PaperGiven> given, Moment moment) =>
        moment.OccurredOn == moment.Today || given.Any(p => p.Kind == "posting-photo" && p.Date == moment.OccurredOn)
            ? null
            : Decision.Refuse("proof-missing", $"补录 {moment.OccurredOn:yyyy-MM-dd} 的张贴，需附当日的张贴照片（date 填当日）", clause: Clause.Default("公示期从实际张贴之日起算，早于登记日的须有当日照片"));

    private static Send Tell(NoticeView view, string template, string to, string key, DateOnly day) => new(
        $"{template}:{key}", template, to, new NoticeMail(view.Project.Name, view.CaseId, NoticeTable.KindLabels[view.Notice!.Kind], day));
}
