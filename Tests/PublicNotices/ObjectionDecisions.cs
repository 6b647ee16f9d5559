using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;
using static WorkRelief.Tests.PublicNotices.PostingDecisions;

namespace WorkRelief.Tests.PublicNotices;

/// <summary>Objections to a notice that hangs from 3 to 9 April 2026; the township answers within five days.</summary>
[Trait("Seed", "DP-08")]
public sealed class ObjectionDecisions
{
    private static readonly Practice Practice = Deciding.Practice();

    [Theory]
    [InlineData("工日少记一天", "paper", null)]
    [InlineData("工日少记一天", "telephone", null)]
    [InlineData("工日少记一天", "visit", null)]
    [InlineData("工日少记一天", "web", null)]
    [InlineData("工日少记一天", "rumour", "channel")]
    [InlineData(" ", "paper", "objection-text")]
    public void An_objection_says_something_by_a_known_channel(string text, string channel, string? code) =>
        Answers(code, Lodge(PublicNoticeTable.OnNotice, 6, text, channel));

    // Days that still have to run when the objection is of the day given.
    [Theory]
    [InlineData(2, 7, null)]
    [InlineData(6, 4, null)]
    [InlineData(9, 1, null)]
    [InlineData(10, 0, "window-over")]
    public void Up_to_the_last_day_an_objection_stops_the_count(int day, int remaining, string? code)
    {
        var decision = Lodge(PublicNoticeTable.OnNotice, day);
        Answers(code, decision);
        if (decision is Accept accepted)
            Assert.Equal([Lodged(day), new PublicNoticeSuspended("P1/notice-1", remaining)], accepted.Facts);
    }

    [Fact]
    public void Whoever_examines_it_is_told_by_when_to_answer_and_reminded_the_day_after()
    {
        var lodged = Assert.IsType<Accept>(Lodge(PublicNoticeTable.OnNotice, 6));
        var reopened = PublicNoticeActions.Reopen(At(PublicNoticeTable.Closed), Deciding.Basics(), Notice(), Practice, On(6));
        Assert.Equal([new PublicNoticeSuspended("P1/notice-1", 4)], reopened.Facts);
        foreach (var accepted in (Accept[])[lodged, reopened])
        {
            Assert.Equal(
                [new Arm("P1/notice-1", "public-notice.remind-examiner", new(2026, 4, 6), ChinaTime.StartOf(new(2026, 4, 12)))],
                accepted.Arms
            );
            var send = Assert.Single(accepted.Sends);
            Assert.Equal(("objection-lodged", Bodies.Township), (send.Template, send.ToBody));
            Assert.Equal(new NoticeMail("莲花村道路", "P1/notice-1", "施工公告", new(2026, 4, 11)), send.Model);
        }
        Assert.Equal([new Private("project/P1:7/objection", "工日少记一天")], lodged.Keeps);
    }

    [Fact]
    public void The_reminder_of_the_day_after_names_the_day_that_was_missed()
    {
        var reminded = PublicNoticeActions.RemindExaminer(At(PublicNoticeTable.Disputed), Deciding.Basics(), Notice(), Practice, On(12));
        var send = Assert.Single(reminded.Sends);
        Assert.Equal(("objection-overdue", new DateOnly(2026, 4, 11)), (send.Template, ((NoticeMail)send.Model).Day));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    public void While_the_count_stands_another_objection_is_only_added(int day)
    {
        var accepted = Assert.IsType<Accept>(Lodge(PublicNoticeTable.Disputed, day));
        Assert.Equal([Lodged(day)], accepted.Facts);
        Assert.Single(accepted.Keeps);
        Assert.Empty(accepted.Arms);
    }

    // A letter of the day given, entered when the window is over; the case that waited has gone on, or not.
    [Theory]
    [InlineData(9, true, null)]
    [InlineData(9, false, null)]
    [InlineData(10, true, "window-over")]
    [InlineData(10, false, "window-over")]
    public void A_letter_of_the_last_day_that_is_entered_later_stops_what_has_not_gone_on(int day, bool suspends, string? code)
    {
        var notice = Notice() with { Subject = "P1/2026-03", Suspends = suspends };
        var decision = Lodge(PublicNoticeTable.Closed, day, notice: notice);
        Answers(code, decision);
        if (decision is not Accept accepted)
            return;
        Assert.Equal(suspends ? [Lodged(day)] : [], accepted.Facts);
        Assert.Equal(suspends ? 1 : 0, accepted.Keeps.Count);
        Assert.Equal(
            suspends
                ?
                [
                    new Follow("P1/notice-1", "public-notice.reopen", new NoInput()),
                    Follow.Signal("P1/2026-03", PublicNoticeTable.ReopenedSignal, new NoInput()),
                ]
                : [new Follow("P1", "rectification.order", new OrderRectification("工日少记一天") { Source = "P1/notice-1" })],
            accepted.Follows
        );
    }

    [Theory]
    [InlineData(1, "经查工日无误", null)]
    [InlineData(2, "经查工日无误", "objection-unknown")]
    [InlineData(1, " ", "reply-text")]
    public void An_objection_that_waits_is_answered_with_a_reply(int objection, string reply, string? code)
    {
        Answers(code, Dismiss(PublicNoticeTable.Disputed, new([1], 1), new(objection, reply)));
        Answers(code, Uphold(PublicNoticeTable.Disputed, null, new(objection, reply)));
    }

    // Four days remain of the window, and a reply of 10 April.
    [Fact]
    public void After_the_last_reply_the_remaining_days_run_on()
    {
        var dismissed = Assert.IsType<Accept>(Dismiss(PublicNoticeTable.Disputed, new([1], 1), new(1, "经查工日无误")));
        Assert.Equal(PublicNoticeTable.OnNotice, dismissed.To);
        Assert.Equal(
            [
                new ObjectionAnswered("P1/notice-1", 1, new(2026, 4, 10), false, "project/P1:7/reply"),
                new PublicNoticeResumed("P1/notice-1", new(2026, 4, 10), new(2026, 4, 14), false),
            ],
            dismissed.Facts
        );
        Assert.Equal(
            [new Arm("P1/notice-1", "public-notice.close", new(2026, 4, 10), ChinaTime.StartOf(new(2026, 4, 15)))],
            dismissed.Arms
        );
        Assert.Equal([new Private("project/P1:7/reply", "经查工日无误")], dismissed.Keeps);
    }

    [Theory]
    [InlineData(PublicNoticeTable.Disputed, PublicNoticeTable.Disputed)]
    [InlineData(PublicNoticeTable.Upheld, null)]
    public void While_another_waits_or_one_was_upheld_a_reply_lets_nothing_run(string stage, string? to)
    {
        var dismissed = Assert.IsType<Accept>(Dismiss(stage, new(to is null ? [1] : [1, 2], 2), new(1, "经查工日无误")));
        Assert.Equal(to, dismissed.To);
        Assert.Equal([new ObjectionAnswered("P1/notice-1", 1, new(2026, 4, 10), false, "project/P1:7/reply")], dismissed.Facts);
        Assert.Single(dismissed.Keeps);
        Assert.Empty(dismissed.Arms);
    }

    [Theory]
    [InlineData(PublicNoticeTable.Disputed, "P1/2026-03", true)]
    [InlineData(PublicNoticeTable.Disputed, null, false)]
    [InlineData(PublicNoticeTable.Upheld, "P1/2026-03", false)]
    public void The_first_objection_that_is_upheld_sends_the_case_back_that_waits(string stage, string? subject, bool told)
    {
        var upheld = Assert.IsType<Accept>(Uphold(stage, subject, new(1, "补记一天")));
        Assert.Equal([new ObjectionAnswered("P1/notice-1", 1, new(2026, 4, 10), true, "project/P1:7/reply")], upheld.Facts);
        Assert.Single(upheld.Keeps);
        Assert.Equal(told ? [Follow.Signal(subject!, PublicNoticeTable.UpheldSignal, new NoInput())] : [], upheld.Follows);
    }

    [Theory]
    [InlineData(9, "window-running")]
    [InlineData(10, null)]
    public void A_window_has_run_when_its_last_day_has_passed(int day, string? code) =>
        Assert.Equal(code, PublicNoticeRules.WindowRan(Notice(), On(day))?.Code);

    [Theory]
    [InlineData(null, null)]
    [InlineData("P1/2026-03", "notice-of-case")]
    public void A_notice_that_a_case_waits_for_is_corrected_with_that_case(string? subject, string? code) =>
        Assert.Equal(code, PublicNoticeRules.OfItsOwn(Notice() with { Subject = subject })?.Code);

    [Fact]
    public void Before_it_hangs_again_everybody_has_an_answer()
    {
        Assert.Null(PublicNoticeRules.ObjectionsAnswered(new([], 2), Practice));
        Assert.Equal("还有没答复的异议：第1、3号", PublicNoticeRules.ObjectionsAnswered(new([1, 3], 3), Practice)?.Missing);
    }

    [Theory, Trait("Seed", "BZ-04")]
    [InlineData(ProjectStages.Archived, "project-ended")]
    [InlineData(ProjectStages.Withdrawn, "project-ended")]
    [InlineData(ProjectStages.Terminated, "project-ended")]
    [InlineData(ProjectStages.HandedOver, null)]
    [InlineData(ProjectStages.UnderConstruction, null)]
    public void A_project_that_has_ended_hangs_nothing_out(string stage, string? code) =>
        Assert.Equal(code, PublicNoticeRules.Admitted(Deciding.Basics(stage))?.Code);

    private static Decision Lodge(
        string stage,
        int day,
        string text = "工日少记一天",
        string channel = "paper",
        NoticeInHand? notice = null
    ) => PublicNoticeActions.Lodge(new(text, channel), At(stage), Deciding.Basics(), notice ?? Notice(), new([], 2), Practice, On(day));

    private static ObjectionLodged Lodged(int day) => new("P1/notice-1", 3, new(2026, 4, day), "paper", "project/P1:7/objection");

    private static Decision Dismiss(string stage, Objections objections, AnswerObjection input) =>
        PublicNoticeActions.Dismiss(input, At(stage), Notice() with { Remaining = 4 }, objections, Practice, On(10));

    private static Decision Uphold(string stage, string? subject, AnswerObjection input) =>
        PublicNoticeActions.Uphold(input, At(stage), Notice() with { Subject = subject }, new([1], 1), On(10));

    private static CaseInHand At(string stage) => Deciding.Case("P1/notice-1", PublicNoticeTable.Kind, stage);

    private static Moment On(int day) => Deciding.On(2026, 4, day);
}
