namespace WorkRelief.Workflows.Calendar;

/// <summary>
/// Days and hours as the county reads them: Asia/Shanghai (UTC+8), whatever the machine says. Instants go to and from storage in UTC.
/// </summary>
public static class ChinaTime
{
    private const string IanaId = "Asia/Shanghai";
    private const string WindowsId = "China Standard Time";

    /// <summary>Asia/Shanghai; a fixed UTC+8 where the machine carries no time zone data.</summary>
    public static TimeZoneInfo Zone { get; } = FindZone();

    /// <summary>The Shanghai day on which the instant falls: 16:00 UTC is already the next day.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The Shanghai hour of the instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The UTC instant of 00:00 in Shanghai. A last day ends (24:00) at the start of the day after it.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The UTC instant of a Shanghai day and hour.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeZoneInfo FindZone() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(IanaId, out var zone) || TimeZoneInfo.TryFindSystemTimeZoneById(WindowsId, out zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone(IanaId, TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");
}
