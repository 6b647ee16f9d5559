namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// What every answer says to the browser: nothing but our own files runs, nobody frames us, and what a person saw stays in no cache. Public
/// pages and files of our own say themselves how long they may be kept.
/// </summary>
internal static class SafeHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSafeHeaders(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=(), usb=()";
                headers.CacheControl = "no-store";
                return next(http);
            }
        );
}
