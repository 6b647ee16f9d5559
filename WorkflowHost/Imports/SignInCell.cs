using System.Globalization;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>A day of a sign-in grid as people write it: √, 上, 下, a mark such as 病, a half with a mark such as √迟, or hours.</summary>
public static class SignInCell
{
    private static readonly (string[] Texts, bool Morning, bool Afternoon)[] Halves =
    [
        (["√", "✓", "✔", "1", "1天", "一天", "全", "全天", "全日"], true, true),
        (["上", "上午", "0.5", "0.5天", "半", "半天", "半日", "½"], true, false),
        (["下", "下午"], false, true),
    ];

    private static readonly (string[] Texts, string Mark)[] Marks =
    [
        (["假", "事假", "请假", "请"], "leave"),
        (["病", "病假"], "sick"),
        (["伤", "工伤"], "injured"),
        (["旷", "旷工", "×", "x", "X"], "absent"),
        (["休", "轮休", "轮", "-", "/"], "rest"),
        (["迟", "迟到"], "late"),
        (["早", "早退"], "early"),
    ];

    /// <summary>What the cell says of the worker's day; null with a problem when it says nothing that is known.</summary>
    public static SignIn? Read(string text, string worker, DateOnly day, out string? problem)
    {
        problem = null;
        text = ChineseText.Narrow(text).Trim();
        var nothing = new SignIn(worker, day, false, false);
        if (MarkOf(text) is { } alone)
            return nothing with { Mark = alone };
        foreach (var (texts, morning, afternoon) in Halves)
        foreach (var half in texts.Where(t => text.StartsWith(t, StringComparison.Ordinal)))
            if (text.Length == half.Length)
                return nothing with { Morning = morning, Afternoon = afternoon };
            else if (MarkOf(text[half.Length..]) is { } mark)
                return nothing with { Morning = morning, Afternoon = afternoon, Mark = mark };
        // Other numbers are hours.
        var number = text.TrimEnd('h', 'H', '小', '时');
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours))
            problem = $"不认识“{text}”，可填：√、全、上、下、请、病、伤、旷、轮、迟、早，或小时数";
        else if (hours is <= 0 or > 24)
            problem = $"{hours} 小时：一天只有 24 小时";
        else
            return nothing with { Minutes = (int)decimal.Round(hours * 60, MidpointRounding.AwayFromZero) };
        return null;
    }

    /// <summary>The cell that <see cref="Read"/> reads back; empty for a day without anything.</summary>
    public static string Write(SignIn? entry)
    {
        if (entry is null or { Minutes: 0 })
            return "";
        // Two decimals of an hour are finer than a minute. A bare 1 or 0.5 would be a day or half of one.
        if (entry.Minutes is { } minutes)
            return (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture) is var hours && hours is "1" or "0.5"
                ? hours + "h"
                : hours;
        var half = Halves.FirstOrDefault(h => h.Morning == entry.Morning && h.Afternoon == entry.Afternoon).Texts;
        var mark = Marks.FirstOrDefault(m => m.Mark == entry.Mark).Texts;
        return half?[0] + mark?[0];
    }

    /// <summary>A worker's days as the sheet takes them; a day without anything is taken back.</summary>
    public static SheetOfWorker Row(string worker, IReadOnlyList<SignIn> entries)
    {
        var marks = entries.Where(e => e.Mark is not null).ToDictionary(e => Number(e), e => e.Mark!);
        var minutes = entries.Where(e => e.Minutes is not null).ToDictionary(e => Number(e), e => e.Minutes!.Value);
        return new(
            worker,
            Days(e => e is { Morning: true, Afternoon: true }),
            Days(e => e is { Morning: true, Afternoon: false }),
            Days(e => e is { Morning: false, Afternoon: true }),
            minutes.Count > 0 ? minutes : null,
            Days(e => e is { Morning: false, Afternoon: false, Minutes: null, Mark: null }),
            marks.Count > 0 ? marks : null
        );

        string? Days(Func<SignIn, bool> which) =>
            string.Join(',', entries.Where(which).Select(Number)) is { Length: > 0 } list ? list : null;
        static string Number(SignIn entry) => entry.Day.Day.ToString(CultureInfo.InvariantCulture);
    }

    private static string? MarkOf(string text) => Marks.FirstOrDefault(m => m.Texts.Contains(text)).Mark;
}
