using System.Globalization;
using System.Text.Json;

namespace WorkRelief.Workflows.Calendar;

/// <summary>Consecutive days off under one name, both ends included.</summary>
public sealed record HolidaySpan(string Name, DateOnly From, DateOnly To);

/// <summary>
/// One year of the State Council's holiday notice (国务院办公厅关于部分节假日安排的通知).
/// </summary>
/// <param name="Year">The year the notice is for.</param>
/// <param name="Source">The title of the notice.</param>
/// <param name="Off">
/// Days off, in order of date. A New Year span may begin in the last days of the year before (2019: 2018-12-30 to 2019-01-01),
/// or those days may stand in their own year.
/// </param>
/// <param name="Work">
/// Weekend days that are worked in exchange (调休); for a New Year span also in the year before (2018-12-29).
/// </param>
public sealed record HolidayYear(int Year, string Source, IReadOnlyList<HolidaySpan> Off, IReadOnlyList<DateOnly> Work)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>
    /// Reads an array of years:
    /// <c>[{"year":2026,"source":"…","off":[{"name":"元旦","from":"2026-01-01","to":"2026-01-03"}],"work":["2026-01-04"]}]</c>. Unknown,
    /// missing, null and repeated fields are refused, and so are days that cannot be meant.
    /// </summary>
    /// <exception cref="FormatException">The message names the year, the field and the value.</exception>
    public static IReadOnlyList<HolidayYear> ParseAll(string json)
    {
        var years = Read(json).Select(Understand).ToArray();
        var seen = new HashSet<int>();
        foreach (var year in years)
        {
            if (!seen.Add(year.Year))
                throw year.Wrong("year", year.Year, "该年份重复出现");
            year.Verify();
        }
        return years;
    }

    /// <exception cref="FormatException">The message names the year, the field and the value.</exception>
    internal void Verify()
    {
        if (string.IsNullOrWhiteSpace(Source))
            throw Wrong("source", Source, "须写明通知的名称");

        for (var i = 0; i < Off.Count; i++)
        {
            var (_, from, to) = Off[i];
            if (from.Year != Year && !IsBeforeNewYear(from))
                throw Wrong($"off[{i}].from", from, "不在该年内");
            if (to.Year != Year)
                throw Wrong($"off[{i}].to", to, "不在该年内");
            if (to < from)
                throw Wrong($"off[{i}].to", to, $"早于起始日 {Iso(from)}");
            if (i > 0 && from <= Off[i - 1].To)
                throw Wrong($"off[{i}].from", from, $"未排在上一段的末日 {Iso(Off[i - 1].To)} 之后");
        }

        for (var i = 0; i < Work.Count; i++)
        {
            var day = Work[i];
            if (day.Year != Year && !(IsBeforeNewYear(day) && Off.Any(s => s.From <= new DateOnly(Year, 1, 1))))
                throw Wrong($"work[{i}]", day, "不在该年内");
            if (!WorkCalendar.IsWeekend(day))
                throw Wrong($"work[{i}]", day, "不是周六、周日，无须调休上班");
            if (Off.FirstOrDefault(span => span.From <= day && day <= span.To) is { } span)
                throw Wrong($"work[{i}]", day, $"落在“{span.Name}”放假期间");
        }
    }

    /// <summary>From 12-20 on: no notice has reached further back.</summary>
    private bool IsBeforeNewYear(DateOnly day) => day.Year == Year - 1 && day >= new DateOnly(Year - 1, 12, 20);

    private static RawYear?[] Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RawYear?[]>(json, Json) ?? throw new FormatException("节假日数据为空（null）。");
        }
        catch (JsonException e)
        {
            throw new FormatException($"节假日数据格式有误，位置 {e.Path ?? "$"}，第 {e.LineNumber + 1} 行：{e.Message}", e);
        }
    }

    private static HolidayYear Understand(RawYear? raw, int index)
    {
        if (raw is null)
            throw new FormatException($"节假日数据第 {index + 1} 项为空（null）。");
        if (raw.Year is < 1950 or > 9998)
            throw Wrong(raw.Year, "year", raw.Year, "不是年份");

        var off = raw.Off.Select(
            (span, i) =>
                span is null
                    ? throw Wrong(raw.Year, $"off[{i}]", null, "为空")
                    : new HolidaySpan(span.Name, Day(raw.Year, $"off[{i}].from", span.From), Day(raw.Year, $"off[{i}].to", span.To))
        );
        var work = raw.Work.Select((day, i) => Day(raw.Year, $"work[{i}]", day));
        return new HolidayYear(raw.Year, raw.Source, off.ToArray(), work.ToArray());
    }

    private static DateOnly Day(int year, string field, string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(year, field, value, "不是日期（年-月-日，如 2026-01-04）");

    private FormatException Wrong(string field, object? value, string why) => Wrong(Year, field, value, why);

    private static FormatException Wrong(int year, string field, object? value, string why) =>
        new($"节假日数据 {year} 年 {field} = {(value is DateOnly day ? Iso(day) : value ?? "null")}：{why}。");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record RawYear(int Year, string Source, RawSpan?[] Off, string?[] Work);

    private sealed record RawSpan(string Name, string From, string To);
}
