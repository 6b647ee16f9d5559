using Hangfire;
using Hangfire.Dashboard;
using WorkRelief.WorkflowHost.Clock;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>Hangfire's own view of the chores, for administrators alone.</summary>
internal static class HangfireParts
{
    public const string Path = "/system/hangfire";

    /// <summary>
    /// The chart of Hangfire's first page puts a sheet of its own style into the page: there alone may a page style itself. Scripts come
    /// from its own files, and nothing else is given up.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private static readonly DashboardOptions Options = new()
    {
        // Whoever comes so far was let in by the policy below; Hangfire's own filter asks for this machine.
        Authorization = [],
        AppPath = "/system/clock",
        DashboardTitle = "定时任务",
        DisplayStorageConnectionString = false,
    };

    public static void MapHangfire(this WebApplication app) =>
        app.Map(
                Path + "/{**rest}",
                async (HttpContext http, Timetable timetable) =>
                {
                    if (timetable.Storage is not { } storage)
                    {
                        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                        return;
                    }
                    var (root, path) = (http.Request.PathBase, http.Request.Path);
                    http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                    try
                    {
                        // It finds its pages by the path below its own root.
                        path.StartsWithSegments(Path, out var own, out var rest);
                        (http.Request.PathBase, http.Request.Path) = (root + own, rest.HasValue ? rest : "/");
                        await new AspNetCoreDashboardMiddleware(Missing, storage, Options, DashboardRoutes.Routes).Invoke(http);
                    }
                    finally
                    {
                        (http.Request.PathBase, http.Request.Path) = (root, path);
                    }
                }
            )
            .RequireAuthorization(Administrators.Policy)
            .ExcludeFromDescription();

    private static Task Missing(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
