using WorkRelief.WorkflowHost.Web.Api;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>What the telephone's page needs besides pages: the worker that keeps them offline, and who is signed in.</summary>
internal static class PhoneParts
{
    private static readonly string Worker = Path.Combine(AppContext.BaseDirectory, "Assets", "phone-sw.js");

    public static void MapPhone(this WebApplication app)
    {
        // It lies under /phone/ and looks after /phone as well.
        app.MapGet(
                "/phone/sw.js",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "no-cache";
                    http.Response.Headers["Service-Worker-Allowed"] = "/phone";
                    return Results.File(Worker, "text/javascript; charset=utf-8");
                }
            )
            .ExcludeFromDescription();
        // Asked before anything is sent: entries go under the account that made them, and an ended session is found at once. A telephone's
        // own clock may be wrong.
        app.MapGet(
                "/phone/who",
                (HttpContext http, TimeProvider clock) =>
                    http.Account() is { } account && !http.MustChangePassword()
                        ? Results.Json(new { account, now = clock.GetUtcNow().ToUnixTimeMilliseconds() })
                        : Endpoints.Refuse(new Workflows.Kernel.Refusal(Engine.EngineRefusals.AccountMissing, "请先登录"))
            )
            .ExcludeFromDescription();
    }
}
