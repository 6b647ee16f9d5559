using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Web.Api;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>Who is asking: by the session's cookie or by a token in the Authorization header. Looked up anew at every request.</summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    AccessKeys keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "key";
    public const string CookieName = "workrelief";
    public const string KeyClaim = "key";
    public const string KindClaim = "kind";

    /// <summary>A person at a browser: a token makes no other, and sees nothing that proves who somebody is.</summary>
    public const string SessionOnly = "session";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var isToken = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        var secret = isToken ? header[Bearer.Length..].Trim() : Request.Cookies[CookieName];
        if (string.IsNullOrEmpty(secret))
            return AuthenticateResult.NoResult();
        var kind = isToken ? KeyKind.Token : KeyKind.Session;
        if (await keys.FindAsync(secret, Context.RequestAborted) is not { } holder || holder.Kind != kind)
            return AuthenticateResult.Fail("unknown or ended");
        Claim[] claims =
        [
            new(ClaimTypes.Name, holder.Account),
            new(KeyClaim, $"{holder.Id}"),
            new(KindClaim, holder.Kind.ToString()),
            .. holder.MustChange ? (Claim[])[new(SignedIn.MustChange, "yes")] : [],
        ];
        var identity = new ClaimsIdentity(claims, SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>A page sends to the sign-in and knows the way back; a program is told by the status.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.IsForPrograms() || !HttpMethods.IsGet(Request.Method))
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
        return Task.CompletedTask;
    }
}

/// <summary>What a request's key says of who sent it.</summary>
public static class SignedIn
{
    public const string MustChange = "must-change";

    /// <summary>The account; null when nobody is signed in.</summary>
    public static string? Account(this HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    /// <summary>Answered by a status and JSON, never by a page: our own interface, and Elsa's over our cases.</summary>
    public static bool IsForPrograms(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments(ElsaEndpoints.Root);

    /// <summary>The number of the session or token that the request came with.</summary>
    public static long? KeyId(this HttpContext http) =>
        http.User.FindFirst(KeyAuthentication.KeyClaim) is { Value: var id }
            ? long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public static bool MustChangePassword(this HttpContext http) => http.User.HasClaim(MustChange, "yes");

    /// <summary>
    /// Another site can make a browser send a form with our cookie, but not with a token, and not without saying where it comes from.
    /// </summary>
    public static bool IsFromElsewhere(this HttpContext http)
    {
        if (!http.User.HasClaim(KeyAuthentication.KindClaim, nameof(KeyKind.Session)))
            return false;
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}";
    }

    public static void Keep(this HttpContext http, string secret, bool kept) =>
        http.Response.Cookies.Append(
            KeyAuthentication.CookieName,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = kept ? AccessKeys.KeptIdle : null,
                Path = "/",
            }
        );

    public static void Forget(this HttpContext http) => http.Response.Cookies.Delete(KeyAuthentication.CookieName);
}
