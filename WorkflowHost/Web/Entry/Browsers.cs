namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>What a person would call the browser that a session belongs to.</summary>
internal static class Browsers
{
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("MicroMessenger", "微信"),
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Devices =
    [
        ("Android", "安卓手机"),
        ("iPhone", "苹果手机"),
        ("Windows", "Windows 电脑"),
        ("Macintosh", "苹果电脑"),
        ("Linux", "Linux 电脑"),
    ];

    public static string Named(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return $"{First(Programs, agent, "浏览器")} · {First(Devices, agent, "其他设备")}";
    }

    private static string First((string Mark, string Name)[] known, string agent, string other) =>
        known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? other;
}

/// <summary>Where a page may send on: to our own paths alone.</summary>
internal static class OwnPath
{
    public static string? Of(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
            ? path
            : null;
}
