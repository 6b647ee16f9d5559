using System.Collections.Immutable;

namespace WorkRelief.Workflows.Calendar;

/// <summary>
/// Which days are worked. A published year follows its notice; of any other year only the weekends and the statutory days
/// of fixed date are known (全国年节及纪念日放假办法, as amended 2024-11-10). Immutable.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> FromResource = new(ReadResource);

    private readonly ImmutableDictionary<int, HolidayYear> years;
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> work;

    private WorkCalendar(ImmutableDictionary<int, HolidayYear> years)
    {
        this.years = years;
        off = [.. years.Values.SelectMany(year => year.Off).SelectMany(DaysOf)];
        work = [.. years.Values.SelectMany(year => year.Work)];
    }

    /// <summary>The years whose notices this version carries.</summary>
    public static WorkCalendar Published => FromResource.Value;

    /// <summary>The years whose notices are known.</summary>
    public IReadOnlyDictionary<int, HolidayYear> Years => years;

    /// <summary>Whether the holiday notice of the year is known.</summary>
    public bool IsPublished(int year) => years.ContainsKey(year);

    /// <summary>Inside a published span; in an unpublished year, 01-01, 05-01, 05-02 or 10-01 to 10-03.</summary>
    public bool IsHoliday(DateOnly day) => off.Contains(day) || (!IsPublished(day.Year) && IsFixedStatutoryDay(day));

    /// <summary>A holiday, or a weekend day that the notice does not make a working day.</summary>
    public bool IsDayOff(DateOnly day) => IsHoliday(day) || (IsWeekend(day) && !work.Contains(day));

    /// <summary>A calendar that also knows this year, in place of what was known of it.</summary>
    /// <exception cref="FormatException">The year contradicts itself; the message names the field and the value.</exception>
    public WorkCalendar With(HolidayYear year)
    {
        year.Verify();
        return new WorkCalendar(years.SetItem(year.Year, year));
    }

    /// <summary>The n-th working day after <paramref name="from"/>, which is not itself counted (民法典 201). At least one.</summary>
    public CountedDate AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var reached = new CountedDate(from, Provisional: false);
        for (var counted = 0; counted < days; counted++)
        {
            var next = Walk(reached.Day.AddDays(1), step: 1, IsDayOff);
            reached = next with { Provisional = reached.Provisional || next.Provisional };
        }
        return reached;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The first day, from <paramref name="day"/> itself on, that is not passed over; a step of -1 walks into the past.</summary>
    internal CountedDate Walk(DateOnly day, int step, Func<DateOnly, bool> passesOver)
    {
        var provisional = !IsPublished(day.Year);
        while (passesOver(day))
        {
            day = day.AddDays(step);
            provisional |= !IsPublished(day.Year);
        }
        return new CountedDate(day, provisional);
    }

    private static bool IsFixedStatutoryDay(DateOnly day) => (day.Month, day.Day) is (1, 1) or (5, 1 or 2) or (10, >= 1 and <= 3);

    private static IEnumerable<DateOnly> DaysOf(HolidaySpan span)
    {
        for (var day = span.From; day <= span.To; day = day.AddDays(1))
            yield return day;
    }

    private static WorkCalendar ReadResource()
    {
        using var stream =
            typeof(WorkCalendar).Assembly.GetManifestResourceStream("cn-holidays.json")
            ?? throw new InvalidOperationException("The assembly does not carry cn-holidays.json.");
        using var reader = new StreamReader(stream);
        return new WorkCalendar(HolidayYear.ParseAll(reader.ReadToEnd()).ToImmutableDictionary(year => year.Year));
    }
}
