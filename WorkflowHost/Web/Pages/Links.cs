namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Where things are found. A case's id holds a slash: it stays one, so that a person can read the address.</summary>
internal static class Links
{
    public static string Case(string id) => "/case/" + Parts(id);

    public static string Notice(string id) => "/board/notice/" + Parts(id);

    private static string Parts(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    public static string Act(string action, string? on, string? about = null) =>
        "/do/"
        + action
        + (on is null ? "" : "?on-case=" + Uri.EscapeDataString(on))
        + (about is null ? "" : $"&about={Uri.EscapeDataString(about)}");
}
