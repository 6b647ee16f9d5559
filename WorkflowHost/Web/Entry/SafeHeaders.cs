namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// What every answer says to the browser: nothing but our own files runs, nobody frames us, and what a person saw stays in no cache. Public
/// pages and files of our own say themselves how long they may be kept.
/// </summary>
internal static class SafeHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>A printable document brings its style within, and names it by its hash in a policy of its own, which is narrower.</summary>
    private const string DocumentPolicy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const int PublicSeconds = 120;

    /// <summary>The answer is a document of ours as it was issued.</summary>
    public static void ShowsDocument(this HttpContext http) => http.Response.Headers.ContentSecurityPolicy = DocumentPolicy;

    /// <summary>The answer is the same for everybody for a while; who is signed in has a name at the top of the page.</summary>
    public static void IsPublic(this HttpContext http)
    {
        http.Response.Headers.Vary = "Cookie";
        if (http.Account() is null)
            http.Response.Headers.CacheControl = $"public, max-age={PublicSeconds}";
    }

    /// <param name="provider">The origin of the identity provider: the form that signs out leads on to it.</param>
    public static void UseSafeHeaders(this WebApplication app, string? provider)
    {
        var policy = provider is null ? Policy : $"{Policy} {provider}";
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=(), usb=()";
                headers.CacheControl = "no-store";
                return next(http);
            }
        );
    }
}
