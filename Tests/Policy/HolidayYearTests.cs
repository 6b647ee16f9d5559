using WorkRelief.Workflows.Calendar;
using static WorkRelief.Tests.Policy.Calendars;

namespace WorkRelief.Tests.Policy;

public class HolidayYearTests
{
    private const string NewYear = """{"name":"元旦","from":"2026-01-01","to":"2026-01-03"}""";

    [Fact]
    public void A_year_is_read_as_it_is_written()
    {
        var year = Assert.Single(HolidayYear.ParseAll(Year(off: NewYear, work: "\"2026-01-04\"")));

        Assert.Equal(2026, year.Year);
        Assert.Equal("通知", year.Source);
        Assert.Equal([new HolidaySpan("元旦", Day("2026-01-01"), Day("2026-01-03"))], year.Off);
        Assert.Equal([Day("2026-01-04")], year.Work);
    }

    [Fact]
    public void A_New_Year_span_may_begin_on_the_last_day_of_the_year_before()
    {
        var year = Assert.Single(HolidayYear.ParseAll(Year(off: """{"name":"元旦","from":"2025-12-31","to":"2026-01-02"}""")));

        Assert.Equal(Day("2025-12-31"), year.Off[0].From);
    }

    /// <summary>国办发明电〔2018〕15号: New Year from Sunday 12-30 of 2018, Saturday 12-29 is worked.</summary>
    [Fact]
    public void A_notice_may_begin_and_be_worked_for_in_the_year_before()
    {
        var year = Assert.Single(
            HolidayYear.ParseAll(
                """[{"year":2019,"source":"通知","off":[{"name":"元旦","from":"2018-12-30","to":"2019-01-01"}],"work":["2018-12-29"]}]"""
            )
        );
        var calendar = WorkCalendar.Published.With(year);
        Assert.False(calendar.IsDayOff(Day("2018-12-29")));
        Assert.True(calendar.IsHoliday(Day("2018-12-30")));
        Assert.True(calendar.IsHoliday(Day("2018-12-31")));
        Assert.False(calendar.IsDayOff(Day("2019-01-02")));
    }

    [Theory]
    [InlineData("""{"name":"元旦","from":"2025-12-20","to":"2026-01-01"}""", "")] // no notice has begun earlier
    [InlineData(
        """{"name":"元旦","from":"2026-01-01","to":"2026-01-03"},{"name":"劳动节","from":"2026-05-01","to":"2026-05-05"}""",
        "\"2025-12-28\""
    )]
    public void A_New_Year_reaches_back_to_20_December_and_is_worked_for_before_it_when_it_begins_on_its_first_day(
        string off,
        string work
    ) => Assert.Single(HolidayYear.ParseAll(Year(off, work)));

    [Theory]
    [InlineData(1949, false)]
    [InlineData(1950, true)]
    [InlineData(9998, true)]
    [InlineData(9999, false)]
    public void A_year_is_one_of_the_years_that_can_be_counted_through(int year, bool read)
    {
        var json = $$"""[{"year":{{year}},"source":"通知","off":[],"work":[]}]""";
        if (read)
            Assert.Equal(year, Assert.Single(HolidayYear.ParseAll(json)).Year);
        else
            Assert.Throws<FormatException>(() => HolidayYear.ParseAll(json));
    }

    [Theory]
    [InlineData("[\n{\"year\":\"2026\"}]", "位置 $[0].year，第 2 行：")]
    [InlineData("[\nnull]", "第 1 项为空")]
    public void What_cannot_be_read_is_named_with_its_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<FormatException>(() => HolidayYear.ParseAll(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_last_day_of_a_year_may_be_a_span_of_its_own_year() =>
        Assert.Single(HolidayYear.ParseAll(Year(off: """{"name":"元旦","from":"2026-12-31","to":"2026-12-31"}""")));

    [Theory]
    [InlineData("""{"name":"元旦","from":"2026-01-03","to":"2026-01-01"}""", "", "off[0].to", "2026-01-01")]
    [InlineData(
        """{"name":"劳动节","from":"2026-05-01","to":"2026-05-05"},{"name":"元旦","from":"2026-01-01","to":"2026-01-03"}""",
        "",
        "off[1].from",
        "2026-01-01"
    )]
    [InlineData(
        """{"name":"国庆节","from":"2026-10-01","to":"2026-10-07"},{"name":"中秋","from":"2026-10-07","to":"2026-10-08"}""",
        "",
        "off[1].from",
        "2026-10-07"
    )]
    [InlineData("""{"name":"元旦","from":"2025-12-19","to":"2026-01-01"}""", "", "off[0].from", "2025-12-19")]
    [InlineData("""{"name":"元旦","from":"2026-01-02","to":"2026-01-04"}""", "\"2025-12-28\"", "work[0]", "2025-12-28")]
    [InlineData(NewYear, "\"2025-12-14\"", "work[0]", "2025-12-14")]
    [InlineData("""{"name":"元旦","from":"2025-12-27","to":"2026-01-01"}""", "\"2025-12-28\"", "work[0]", "2025-12-28")]
    [InlineData("""{"name":"元旦","from":"2025-12-31","to":"2025-12-31"}""", "", "off[0].to", "2025-12-31")]
    [InlineData("""{"name":"元旦","from":"2026-12-31","to":"2027-01-02"}""", "", "off[0].to", "2027-01-02")]
    [InlineData("""{"name":"元旦","from":"2027-01-01","to":"2027-01-02"}""", "", "off[0].from", "2027-01-01")]
    [InlineData(NewYear, "\"2027-01-03\"", "work[0]", "2027-01-03")]
    [InlineData(NewYear, "\"2026-01-04\",\"2026-01-05\"", "work[1]", "2026-01-05")]
    [InlineData(NewYear, "\"2026-01-03\"", "work[0]", "2026-01-03")]
    [InlineData("""{"name":"元旦","from":"2026-01-03","to":"2026-01-05"}""", "\"2026-01-03\"", "work[0]", "2026-01-03")]
    [InlineData("""{"name":"元旦","from":"2026-02-30","to":"2026-03-01"}""", "", "off[0].from", "2026-02-30")]
    [InlineData("""{"name":"元旦","from":"2026-01-01","to":"2026/1/3"}""", "", "off[0].to", "2026/1/3")]
    [InlineData(NewYear, "null", "work[0]", "null")]
    [InlineData("null", "", "off[0]", "null")]
    public void A_day_that_cannot_be_meant_is_refused_with_its_year_field_and_value(string off, string work, string field, string value)
    {
        var refused = Assert.Throws<FormatException>(() => HolidayYear.ParseAll(Year(off, work)));

        Assert.Contains($"2026 年 {field} = {value}：", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_given_twice_is_refused()
    {
        var one = Year(off: NewYear).Trim('[', ']');

        var refused = Assert.Throws<FormatException>(() => HolidayYear.ParseAll($"[{one},{one}]"));

        Assert.Contains("2026 年 year = 2026：", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_without_the_title_of_its_notice_is_refused()
    {
        var refused = Assert.Throws<FormatException>(() => HolidayYear.ParseAll("""[{"year":2026,"source":" ","off":[],"work":[]}]"""));

        Assert.Contains("2026 年 source", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{")]
    [InlineData("""[{"year":26,"source":"通知","off":[],"work":[]}]""")]
    [InlineData("""[{"year":"2026","source":"通知","off":[],"work":[]}]""")]
    [InlineData("""[{"year":2026,"source":null,"off":[],"work":[]}]""")]
    [InlineData("""[{"year":2026,"source":"通知","off":null,"work":[]}]""")]
    [InlineData("""[{"year":2026,"source":"通知","off":[]}]""")]
    [InlineData("""[{"year":2026,"source":"通知","off":[],"work":[],"working":[]}]""")]
    [InlineData("""[{"year":2026,"year":2027,"source":"通知","off":[],"work":[]}]""")]
    [InlineData("""[{"year":2026,"source":"通知","off":[{"name":"元旦","from":"2026-01-01"}],"work":[]}]""")]
    public void A_file_of_another_shape_is_refused(string json) => Assert.Throws<FormatException>(() => HolidayYear.ParseAll(json));

    private static string Year(string off, string work = "") => $$"""[{"year":2026,"source":"通知","off":[{{off}}],"work":[{{work}}]}]""";
}
