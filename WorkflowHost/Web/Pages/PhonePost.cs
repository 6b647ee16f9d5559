using System.Globalization;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>The telephone's plain form as it was sent.</summary>
internal static class PhonePost
{
    private static readonly string[] Fields = ["m.", "a.", "h.", "x.", "was."];

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Hours as the form shows the minutes of a text; empty for none.</summary>
    public static string Hours(string text) =>
        int.TryParse(text.Split(':')[0], CultureInfo.InvariantCulture, out var minutes)
            ? (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture)
            : "";

    /// <summary>What the form says of a person's day, as <see cref="DayMark"/> writes it.</summary>
    public static string Text(IFormCollection form, string worker)
    {
        var minutes = decimal.TryParse(form["h." + worker], CultureInfo.InvariantCulture, out var hours)
            ? ((int)decimal.Round(Math.Clamp(hours, 0, 24) * 60, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture)
            : "";
        var mark = form["x." + worker].ToString();
        var text = form["m." + worker].ToString() + form["a." + worker] + minutes + (mark.Length > 0 ? ":" + mark : "");
        return text.Length == 0 && form.ContainsKey("was." + worker) ? DayMark.Nothing : text;
    }

    /// <summary>The days that were changed from what the form had shown; the others are not sent at all.</summary>
    public static IReadOnlyList<SignIn> Changed(IFormCollection form, DateOnly day) =>
        [
            .. form
                .Keys.SelectMany(k => Fields.Where(f => k.StartsWith(f, StringComparison.Ordinal)).Select(f => k[f.Length..]))
                .Distinct()
                .Select(worker => (Worker: worker, Text: Text(form, worker)))
                .Where(p => p.Text != form["was." + p.Worker].ToString())
                .Select(p => DayMark.Read(p.Text, p.Worker, day)),
        ];
}
