using WorkRelief.Workflows.Figures;

namespace WorkRelief.Tests.Figures;

public sealed class FigureTests
{
    // People by name, and the bare number with which a project was adopted.
    [Theory]
    [InlineData("A B C", 0, "3")]
    [InlineData("A B C", 3, "3")]
    [InlineData("A B C", 5, "约5")]
    [InlineData("A A B", 2, "2")]
    [InlineData("", 31, "约31")]
    [InlineData("", 0, "0")]
    public void A_projects_people_are_the_larger_of_those_named_and_those_declared(string named, int declared, string says) =>
        Assert.Equal(says, HeadCount.Of(Names(named), declared).ToString());

    [Theory]
    [InlineData("A B", 0, "B C", 0, "3")]
    [InlineData("A B", 4, "B C", 0, "约5")]
    [InlineData("", 10, "", 5, "约15")]
    public void Who_worked_in_two_projects_is_one_person(string one, int oneDeclared, string other, int otherDeclared, string says) =>
        Assert.Equal(says, HeadCount.OfAll([(Names(one), oneDeclared), (Names(other), otherDeclared)]).ToString());

    // Due on 30 April.
    [Theory, Trait("Seed", "DP-11")]
    [InlineData("2026-04-30", true, "2026-06-01", 0)]
    [InlineData("2026-05-01", true, "2026-06-01", 1)]
    [InlineData(null, false, "2026-04-30", 0)]
    [InlineData(null, false, "2026-05-08", 8)]
    [InlineData(null, true, "2026-05-08", 0)]
    [InlineData("2026-05-03", false, "2026-05-08", 3)]
    public void Pay_that_nobody_has_got_yet_is_late_up_to_today(string? received, bool final, string today, int days) =>
        Assert.Equal(
            days,
            Lateness.Days(new(2026, 4, 30), received is null ? null : DateOnly.Parse(received, null), final, DateOnly.Parse(today, null))
        );

    [Theory]
    [InlineData(false, 30, false)]
    [InlineData(false, 31, true)]
    [InlineData(true, 31, false)]
    public void It_is_overdue_the_day_after_the_pay_date(bool final, int day, bool overdue) =>
        Assert.Equal(overdue, Lateness.Overdue(new(2026, 3, 30), final, new(2026, 3, day)));

    [Theory]
    [InlineData("2026-04-30", true, "2026-05-20", true)] // on the pay date
    [InlineData("2026-05-01", true, "2026-05-20", false)]
    [InlineData(null, false, "2026-04-30", null)] // nobody can say yet
    [InlineData(null, false, "2026-05-01", false)]
    [InlineData(null, true, "2026-05-20", null)] // ended without money
    [InlineData("2026-04-20", false, "2026-04-21", true)]
    public void Pay_is_in_time_when_the_last_one_had_it_by_the_pay_date(string? received, bool final, string today, bool? inTime) =>
        Assert.Equal(
            inTime,
            Lateness.InTime(new(2026, 4, 30), received is null ? null : DateOnly.Parse(received, null), final, DateOnly.Parse(today, null))
        );

    // 300,000 yuan of the centre, 100,000 of the province, 200,000 of the county, 50,000 of others; pay of 150,000.
    [Theory, Trait("Seed", "GA-12")]
    [InlineData("central", 0.5)]
    [InlineData("central-provincial", 0.375)]
    [InlineData("special", 0.375)]
    [InlineData("fiscal", 0.25)]
    public void The_share_of_pay_is_counted_against_the_money_of_its_base(string fundBase, decimal share)
    {
        Dictionary<string, decimal> funds = new()
        {
            ["central"] = 300_000,
            ["provincial"] = 100_000,
            ["county"] = 200_000,
            ["other"] = 50_000,
        };
        Assert.Equal(share, Share.Of(150_000, funds, fundBase));
    }

    [Fact]
    public void Of_a_base_without_money_there_is_no_share()
    {
        Assert.Null(Share.Of(150_000, new Dictionary<string, decimal> { ["county"] = 200_000 }, "central"));
        Assert.Null(Share.Of(0, 0));
        Assert.Equal(0, Share.Of(0, 0.01m));
    }

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
