using System.Globalization;

namespace WorkRelief.Workflows.Words;

/// <summary>Days of a month as a sheet has them: <c>1-5,8,10-12</c>.</summary>
public static class DayList
{
    /// <summary>The first day of <c>yyyy-MM</c>; null when it is no month.</summary>
    public static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;

    /// <summary>The days in order; null when the text is no such list, names a day twice, or one that the month does not have.</summary>
    public static IReadOnlyList<DateOnly>? Read(DateOnly month, string? text)
    {
        var days = new List<DateOnly>();
        if (string.IsNullOrWhiteSpace(text))
            return days;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryDay(month, ends[0], out var first) || !TryDay(month, ends[^1], out var last) || last < first)
                return null;
            for (var day = first; day <= last; day = day.AddDays(1))
                if (days.Contains(day))
                    return null;
                else
                    days.Add(day);
        }
        return days;
    }

    /// <summary>Days of a month by their numbers, as a sheet says them: 1—5、8.</summary>
    public static string Said(IReadOnlyCollection<int> days)
    {
        var parts = new List<string>();
        foreach (var run in days.Distinct().Order().Select((day, i) => (day, Begins: day - i)).GroupBy(d => d.Begins))
        {
            var (first, last) = (run.First().day, run.Last().day);
            parts.Add(
                first == last ? $"{first}"
                : last == first + 1 ? $"{first}、{last}"
                : $"{first}—{last}"
            );
        }
        return string.Join('、', parts);
    }

    /// <summary>One day of the month by its number.</summary>
    public static bool TryDay(DateOnly month, string text, out DateOnly day)
    {
        day = month;
        if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        if (number < 1 || number > DateTime.DaysInMonth(month.Year, month.Month))
            return false;
        day = month.AddDays(number - 1);
        return true;
    }
}
