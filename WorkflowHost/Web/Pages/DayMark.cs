using System.Globalization;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>
/// A person's day in one short text, as the telephone's form and its outbox write it: <c>m</c>, <c>a</c> or <c>ma</c> for the halves,
/// else the minutes; then a mark after a colon. A day that stands with nothing in it is <c>-</c>, one that does not stand is empty.
/// </summary>
internal static class DayMark
{
    public const string Nothing = "-";
    public const string WholeDay = "ma";

    public static string Of(SignIn? entry)
    {
        if (entry is null)
            return "";
        var worked = entry.Minutes is { } minutes
            ? minutes.ToString(CultureInfo.InvariantCulture)
            : (entry.Morning ? "m" : "") + (entry.Afternoon ? "a" : "");
        var text = worked + (entry.Mark is { } mark ? ":" + mark : "");
        return text.Length > 0 ? text : Nothing;
    }

    /// <summary>Whatever the text says besides is left to the engine: an unknown mark is refused there.</summary>
    public static SignIn Read(string text, string worker, DateOnly day)
    {
        var (worked, mark) = text.Split(':', 2) is [var before, var after] ? (before, after) : (text, null);
        return new SignIn(
            worker,
            day,
            worked.Contains('m', StringComparison.Ordinal),
            worked.Contains('a', StringComparison.Ordinal),
            int.TryParse(worked, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
            mark
        );
    }
}
