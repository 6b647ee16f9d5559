using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.PublicNotices;

/// <summary>Notices of P1 that are hung out on 2 April 2026 for seven days: the last is 9 April.</summary>
public sealed class PostingDecisions
{
    private static readonly DateOnly Posted = new(2026, 4, 2);
    private static readonly Practice Practice = Deciding.Practice();

    /// <summary>The county its plan, the builder also what concerns the works, the village all others.</summary>
    [Theory, Trait("Seed", "BZ-04")]
    [InlineData("county-plan", Bodies.ReformBureau, null)]
    [InlineData("county-plan", Bodies.LeadingGroupOffice, null)]
    [InlineData("county-plan", Bodies.Township, "wrong-role")]
    [InlineData("project", Bodies.Township, null)]
    [InlineData("project", Bodies.VillageCommittees, null)]
    [InlineData("project", Bodies.Contractor, "wrong-role")]
    [InlineData("construction", Bodies.Contractor, null)]
    [InlineData("construction", Bodies.Township, "wrong-role")]
    [InlineData("construction", Bodies.Engine, null)]
    public void Each_kind_is_hung_out_by_its_own_bodies(string kind, string body, string? code) =>
        Answers(code, Post(new(kind, "公开栏"), Deciding.On(Posted) with { ActingAs = body }));

    [Theory, Trait("Seed", "DP-08")]
    [InlineData("weather", null, "notice-kind")]
    [InlineData(PublicNoticeTable.Payroll, null, "notice-kind")]
    [InlineData(PublicNoticeTable.Payroll, "P1/2026-03", null)]
    [InlineData("inquiry", null, "notice-kind")]
    [InlineData("inquiry", "P1/purchase-1", null)]
    [InlineData("rental-service", null, "notice-kind")]
    [InlineData("rental-service", "P1/purchase-1", null)]
    [InlineData("project-content", null, null)]
    public void What_belongs_to_a_case_is_posted_by_the_step_of_that_case_alone(string kind, string? subject, string? code) =>
        Answers(code, Post(new(kind, "公开栏") { Subject = subject }, Entering()));

    [Theory, Trait("Seed", "GA-05")]
    [InlineData(PublicNoticeTable.Recruitment, true, null)]
    [InlineData(PublicNoticeTable.Recruitment, false, "recruitment-unready")]
    [InlineData("construction", false, null)]
    public void Workers_are_called_for_when_posts_and_wages_are_known(string kind, bool ready, string? code) =>
        Answers(code, Post(new(kind, "公开栏"), Entering(), ready: ready));

    [Theory]
    [InlineData("", "place")]
    [InlineData("公开栏\n村口", "place")]
    [InlineData("公开栏", null)]
    public void The_place_is_one_line(string place, string? code) => Answers(code, Post(new("construction", place), Entering()));

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "place")]
    public void The_place_has_at_most_100_characters(int length, string? code) =>
        Answers(code, Post(new("construction", new string('栏', length)), Entering()));

    [Fact]
    public void Nothing_is_hung_out_again_while_somebody_waits_for_an_answer_to_the_last()
    {
        var refused = Assert.IsType<Refused>(Post(new("construction", "公开栏"), Entering(), unanswered: ["P1/notice-1", "P1/notice-2"]));
        var reason = Assert.Single(refused.Reasons);
        Assert.Equal("objection-open", reason.Code);
        Assert.EndsWith("P1/notice-1、P1/notice-2", reason.Missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, null, null)]
    [InlineData(3, 2, null)]
    [InlineData(3, 3, "proof-missing")]
    [InlineData(3, null, "proof-missing")]
    public void A_window_that_began_before_its_entry_is_proven_by_a_photo_of_that_day(int entered, int? photo, string? code)
    {
        var moment = Entering() with { RecordedUtc = ChinaTime.At(new(2026, 4, entered), new(12, 0)) };
        PaperGiven[] given =
        [
            new("objection-reply", Date: Posted),
            .. photo is { } day ? [new PaperGiven("posting-photo", Date: new(2026, 4, day))] : (PaperGiven[])[],
        ];
        Answers(code, Post(new("construction", "公开栏"), moment, given: given));
        var notice = Deciding.Case("P1/notice-1", PublicNoticeTable.Kind, PublicNoticeTable.TakenDown) with { Given = given };
        Answers(code, PublicNoticeActions.Repost(notice, Notice(), Practice, moment));
    }

    [Fact]
    public void The_first_day_is_the_day_after_and_the_window_closes_when_the_seventh_has_passed()
    {
        var accepted = Assert.IsType<Accept>(Post(new("construction", "莲花村公开栏", new(9, 30)), Entering(), count: 2));
        Assert.Equal("P1/notice-3", accepted.Opens);
        Assert.Equal(
            new PublicNoticePosted(
                "P1/notice-3",
                "construction",
                null,
                "P1",
                Posted,
                7,
                new(2026, 4, 9),
                false,
                "project/P1:7/place",
                new(9, 30)
            ),
            Assert.Single(accepted.Facts)
        );
        Assert.Equal([new Private("project/P1:7/place", "莲花村公开栏")], accepted.Keeps);
        Assert.Equal([new Arm("P1/notice-3", "public-notice.close", Posted, ChinaTime.StartOf(new(2026, 4, 10)))], accepted.Arms);
        Assert.Equal([new Issue("construction-notice", "P1/notice-3", null)], accepted.Issues);
    }

    // Entered on the day given, at noon.
    [Theory]
    [InlineData(2, null, "12:00")]
    [InlineData(2, "09:30", "09:30")]
    [InlineData(3, null, null)]
    [InlineData(3, "09:30", "09:30")]
    public void Without_an_hour_it_hung_from_the_time_of_entry_unless_it_is_entered_later(int entered, string? hour, string? hung)
    {
        var moment = Entering() with { RecordedUtc = ChinaTime.At(new(2026, 4, entered), new(12, 0)) };
        var photo = new PaperGiven("posting-photo", Date: Posted);
        var decision = Post(new("construction", "公开栏", Hour(hour)), moment, given: photo);
        Assert.Equal(Hour(hung), Deciding.Fact<PublicNoticePosted>(decision).Hour);

        static TimeOnly? Hour(string? text) => text is null ? null : TimeOnly.Parse(text, null);
    }

    [Fact]
    public void Hung_out_again_the_full_time_runs_from_that_day()
    {
        var at = Deciding.Case("P1/notice-1", PublicNoticeTable.Kind, PublicNoticeTable.TakenDown);
        var reposted = PublicNoticeActions.Repost(at, Notice(), Practice, Deciding.On(2026, 4, 7));
        Assert.Equal(
            new PublicNoticeRestarted("P1/notice-1", new(2026, 4, 7), 7, new(2026, 4, 14), false),
            Deciding.Fact<PublicNoticeRestarted>(reposted)
        );
        Assert.Equal(ChinaTime.StartOf(new(2026, 4, 15)), Assert.Single(((Accept)reposted).Arms).DueUtc);
    }

    [Fact]
    public void A_published_calendar_moves_the_end_of_a_window_and_not_its_beginning()
    {
        var at = Deciding.Case("P1/notice-1", PublicNoticeTable.Kind, PublicNoticeTable.OnNotice);
        // Four days that remained after a reply on 29 September: the fourth lies within the National Day holiday.
        var notice = Notice() with
        {
            CountedFrom = new(2026, 9, 29),
            DaysToRun = 4,
            LastDay = new(2026, 10, 4),
        };
        var recounted = PublicNoticeActions.Recount(at, notice, Practice, Deciding.On(2026, 10, 1));
        Assert.Equal(
            new PublicNoticeRestarted("P1/notice-1", new(2026, 9, 29), 4, new(2026, 10, 8), false),
            Assert.Single(recounted.Facts)
        );
        Assert.Equal(
            [new Arm("P1/notice-1", "public-notice.close", new(2026, 9, 29), ChinaTime.StartOf(new(2026, 10, 9)))],
            recounted.Arms
        );
    }

    [Theory]
    [InlineData("P1/2026-03")]
    [InlineData(null)]
    public void The_case_that_waited_is_told_which_days_it_hung(string? subject)
    {
        var closed = PublicNoticeActions.Close(Notice() with { Subject = subject });
        Assert.Equal(
            subject is null
                ? []
                : [Follow.Signal(subject, PublicNoticeTable.ClosedSignal, new NoticeRan(new(2026, 4, 3), new(2026, 4, 9), 7))],
            closed.Follows
        );
    }

    // Torn at 9:30 on 5 April; the pack allows 24 hours.
    [Theory]
    [InlineData("2026-04-05 09:30", null)]
    [InlineData("2026-04-06 09:30", null)]
    [InlineData("2026-04-06 09:31", "replaced-too-late")]
    [InlineData("2026-04-05 09:29", "replaced-before-torn")]
    public void A_torn_poster_put_up_again_within_a_day_does_not_stop_the_window(string replaced, string? code)
    {
        var at = Deciding.Case("P1/notice-1", PublicNoticeTable.Kind, PublicNoticeTable.OnNotice);
        var replacement = new ReplacePoster(new(2026, 4, 5, 9, 30, 0), DateTime.Parse(replaced, null));
        var decision = PublicNoticeActions.Replace(replacement, at, Practice, Deciding.On(2026, 4, 6));
        Answers(code, decision);
        if (decision is Accept)
            Assert.Equal(
                new PublicNoticeReplaced("P1/notice-1", replacement.TornAt, replacement.ReplacedAt),
                Deciding.Fact<PublicNoticeReplaced>(decision)
            );
    }

    internal static NoticeInHand Notice() =>
        new()
        {
            Kind = "construction",
            CountedFrom = Posted,
            DaysToRun = 7,
            LastDay = new(2026, 4, 9),
        };

    internal static void Answers(string? code, Decision decision) =>
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));

    private static Moment Entering() => Deciding.On(Posted) with { ActingAs = Bodies.VillageCommittees };

    private static Decision Post(
        PostNotice input,
        Moment moment,
        int count = 0,
        bool ready = true,
        IReadOnlyList<string>? unanswered = null,
        params IReadOnlyList<PaperGiven> given
    ) =>
        PublicNoticeActions.Post(
            input,
            Deciding.Project() with
            {
                Given = given,
            },
            Deciding.Basics(),
            new(count),
            new(ready),
            new(unanswered ?? []),
            Practice,
            moment
        );
}
