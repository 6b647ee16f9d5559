using System.Globalization;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Where things are found. A case's id holds a slash: it stays one, so that a person can read the address.</summary>
internal static class Links
{
    public static string Case(string id) => "/case/" + Parts(id);

    /// <summary>A case's picture, where Studio is switched on.</summary>
    public static string Drawn(string id) => $"{StudioParts.Path}/case/{ElsaCases.IdOf(id)}";

    /// <summary>An account as administrators see it.</summary>
    public static string Account(string account) => "/system/accounts/" + Uri.EscapeDataString(account);

    /// <summary>A part of a project's page.</summary>
    public static string Part(string project, string part) => $"{Case(project)}?part={part}";

    /// <summary>A worker's slip of a pay cycle.</summary>
    public static string Slip(string worker, string cycle) => $"/slip/{Uri.EscapeDataString(worker)}?cycle={Uri.EscapeDataString(cycle)}";

    public static string Notice(string id) => "/board/notice/" + Parts(id);

    /// <summary>The notice as it hangs, for who has the code of its paper.</summary>
    public static string Notice(string id, string code) => $"{Notice(id)}?code={code}";

    private static string Parts(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    public static string Act(string action, string? on, string? about = null) =>
        "/do/"
        + action
        + (on is null ? "" : "?on-case=" + Uri.EscapeDataString(on))
        + (about is null ? "" : $"&about={Uri.EscapeDataString(about)}");

    /// <summary>One step in several cases.</summary>
    public static string Together(string action) => "/together/" + action;

    /// <summary>A step of a register, its form filled in as far as it is known; done, it leads back to where the link stands.</summary>
    public static string Register(string action, string back, params (string Field, string? Value)[] given) =>
        $"/do/{action}?back={Uri.EscapeDataString(back)}"
        + string.Concat(given.Where(g => g.Value is not null).Select(g => $"&{g.Field}={Uri.EscapeDataString(g.Value!)}"));

    /// <summary>A page that says what was done.</summary>
    public static string Said(string path, string what) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}said={Uri.EscapeDataString(what)}";

    /// <summary>A form with some of its fields filled in.</summary>
    public static string Act(string action, string on, params (string Field, string Value)[] fields) =>
        Act(action, on) + string.Concat(fields.Select(f => $"&{f.Field}={Uri.EscapeDataString(f.Value)}"));

    /// <summary>A day of a project's attendance; without one today.</summary>
    public static string Phone(string project, DateOnly? day = null) =>
        "/phone/" + Uri.EscapeDataString(project) + (day is null ? "" : $"?day={day:yyyy-MM-dd}");

    /// <summary>A month of a project's sign-in sheet.</summary>
    public static string Month(string project, DateOnly month, int page = 1) =>
        $"/month/{Uri.EscapeDataString(project)}/{month:yyyy-MM}" + (page > 1 ? $"?page={page}" : "");

    /// <summary>A place's figures; without one the asker's own.</summary>
    public static string Overview(long? area) => "/overview" + Query(("area", area?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The rows behind a figure of a place.</summary>
    public static string Figure(Figure figure, long? area) => "/overview/rows" + Query(FigureQuery(figure, area));

    public static string FigureSheet(Figure figure, long? area) => "/api/figure.xlsx" + Query(FigureQuery(figure, area));

    private static (string, string?)[] FigureQuery(Figure figure, long? area) =>
        [("figure", figure.Name), ("of", figure.Of), ("area", area?.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The place that a link names; null for none or for no number.</summary>
    public static long? Area(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>The query of a link, of what is given.</summary>
    public static string Query(params (string Name, string? Value)[] given)
    {
        var said = given.Where(g => !string.IsNullOrEmpty(g.Value)).Select(g => $"{g.Name}={Uri.EscapeDataString(g.Value!)}").ToList();
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }
}
