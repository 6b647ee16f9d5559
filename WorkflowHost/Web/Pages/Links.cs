namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Where things are found. A case's id holds a slash: it stays one, so that a person can read the address.</summary>
internal static class Links
{
    public static string Case(string id) => "/case/" + Parts(id);

    /// <summary>A part of a project's page.</summary>
    public static string Part(string project, string part) => $"{Case(project)}?part={part}";

    /// <summary>A worker's slip of a pay cycle.</summary>
    public static string Slip(string worker, string cycle) => $"/slip/{Uri.EscapeDataString(worker)}?cycle={Uri.EscapeDataString(cycle)}";

    public static string Notice(string id) => "/board/notice/" + Parts(id);

    private static string Parts(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    public static string Act(string action, string? on, string? about = null) =>
        "/do/"
        + action
        + (on is null ? "" : "?on-case=" + Uri.EscapeDataString(on))
        + (about is null ? "" : $"&about={Uri.EscapeDataString(about)}");

    /// <summary>A form with some of its fields filled in.</summary>
    public static string Act(string action, string on, params (string Field, string Value)[] fields) =>
        Act(action, on) + string.Concat(fields.Select(f => $"&{f.Field}={Uri.EscapeDataString(f.Value)}"));

    /// <summary>A day of a project's attendance; without one today.</summary>
    public static string Phone(string project, DateOnly? day = null) =>
        "/phone/" + Uri.EscapeDataString(project) + (day is null ? "" : $"?day={day:yyyy-MM-dd}");

    /// <summary>A month of a project's sign-in sheet.</summary>
    public static string Month(string project, DateOnly month, int page = 1) =>
        $"/month/{Uri.EscapeDataString(project)}/{month:yyyy-MM}" + (page > 1 ? $"?page={page}" : "");
}
