using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// Sign-in at the county's identity provider (OpenID Connect, code flow with PKCE). It proves who somebody is, and no more: the account was
/// registered before, its offices are granted here, and from then on a session's key is all that counts, as after a password.
/// </summary>
internal static partial class OidcParts
{
    private const string Scheme = "oidc";
    private const string Callback = "/sign-in/oidc";
    private const string Start = Callback + "/start";

    /// <summary>Ends the session at the provider too; ours has ended by then.</summary>
    public const string Out = Callback + "/out";
    private const string Left = Callback + "/left";

    /// <summary>Stays with a browser whose session began at the provider.</summary>
    private const string Marker = "workrelief-oidc";

    /// <summary>What the sign-in page says, by what its address carries.</summary>
    public static IReadOnlyDictionary<string, string> Problems { get; } =
        new Dictionary<string, string>
        {
            [Unknown] = "身份核实了，但没有登记与它对应的账号。请找系统管理员登记账号、授予职责",
            [Again] = "这次登录已经用过或者过期了，请重新点一次",
            [Refused] = "身份认证没有通过：返回的凭证核对不符（签发者、签名或有效期）。请再试一次，还不行请找系统管理员",
            [Cancelled] = "没有在身份认证平台完成登录，请再试一次，或者用密码登录",
            [Unreachable] = "连不上身份认证平台，请稍后再试，或者用密码登录",
        };

    private const string Unknown = "unknown-account";
    private const string Again = "used";
    private const string Refused = "refused";
    private const string Cancelled = "cancelled";
    private const string Unreachable = "unreachable";

    public static string StartOf(string? to) => to is null ? Start : $"{Start}?to={Uri.EscapeDataString(to)}";

    public static bool CameByOidc(this HttpContext http) => http.Request.Cookies.ContainsKey(Marker);

    public static void AddOidc(this AuthenticationBuilder ways, OidcSettings? oidc)
    {
        if (oidc is not null)
            ways.AddOpenIdConnect(Scheme, options => Set(options, oidc));
    }

    public static void MapOidc(this WebApplication app, OidcSettings? oidc)
    {
        if (oidc is null)
            return;
        app.MapGet(
                Start,
                async (HttpContext http, ILogger<OidcSettings> log, string? to) =>
                {
                    try
                    {
                        await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = OwnPath.Of(to) ?? "/desk" });
                    }
                    catch (InvalidOperationException error)
                    {
                        LogUnreachable(log, error);
                        Refuse(http, Unreachable);
                    }
                }
            )
            .RequireRateLimiting(Limits.SignIn)
            .ExcludeFromDescription();
        app.MapGet(
                Out,
                async (HttpContext http, ILogger<OidcSettings> log) =>
                {
                    http.Response.Cookies.Delete(Marker);
                    try
                    {
                        await http.SignOutAsync(Scheme, new AuthenticationProperties { RedirectUri = "/" });
                    }
                    catch (InvalidOperationException error)
                    {
                        LogUnreachable(log, error);
                        http.Response.Redirect("/");
                    }
                }
            )
            .ExcludeFromDescription();
    }

    private static void Set(OpenIdConnectOptions options, OidcSettings oidc)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (oidc.Authority.ToString(), oidc.ClientId, oidc.ClientSecret);
        options.RequireHttpsMetadata = oidc.Authority.Scheme == "https";
        (options.CallbackPath, options.SignedOutCallbackPath) = (Callback, Left);
        // The answer comes as an address, so that the cookies that tie it to this browser need not be sent by other sites.
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (
            OpenIdConnectResponseType.Code,
            OpenIdConnectResponseMode.Query,
            true
        );
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        // The provider's clock is on the wall, whatever day a demonstration stands on.
        options.TimeProvider = TimeProvider.System;
        options.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = context =>
            {
                // The library lets an unsigned one pass where it comes straight from the provider; nobody has to send such.
                if (context.SecurityToken.RawSignature.Length == 0)
                    context.Fail(new SecurityTokenInvalidSignatureException("unsigned"));
                return Task.CompletedTask;
            },
            OnTicketReceived = context => EnterAsync(context, oidc),
            OnAccessDenied = context =>
            {
                context.HandleResponse();
                Refuse(context.HttpContext, Cancelled);
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                LogRefused(context.HttpContext.RequestServices.GetRequiredService<ILogger<OidcSettings>>(), context.Failure);
                Refuse(context.HttpContext, ProblemOf(context.Failure));
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.ClientId = oidc.ClientId;
                if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
                    return Task.CompletedTask;
                // It keeps no session that could be ended from here.
                context.HandleResponse();
                context.Response.Redirect("/");
                return Task.CompletedTask;
            },
        };
    }

    private static async Task EnterAsync(TicketReceivedContext context, OidcSettings oidc)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var keys = http.RequestServices.GetRequiredService<AccessKeys>();
        var account = context.Principal?.FindFirst(oidc.AccountClaim)?.Value;
        // Many a provider has an "admin" of its own: ours, who may do everything, signs in with the password alone.
        if (account is null or RegisterActions.FirstAdministrator || !await keys.KnowsAsync(account, http.RequestAborted))
        {
            Refuse(http, Unknown);
            return;
        }
        var secret = await keys.IssueAsync(account, KeyKind.Session, Browsers.Named(http), AccessKeys.SessionIdle, http.RequestAborted);
        http.Keep(secret, kept: false);
        http.Response.Cookies.Append(
            Marker,
            "1",
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
        http.Response.Redirect(OwnPath.Of(context.ReturnUri) ?? "/desk");
    }

    private static string ProblemOf(Exception? failure) =>
        failure switch
        {
            // Its state is none of ours, or none that this browser still holds.
            AuthenticationFailureException => Again,
            SecurityTokenException or OpenIdConnectProtocolException => Refused,
            HttpRequestException or InvalidOperationException => Unreachable,
            _ => Refused,
        };

    private static void Refuse(HttpContext http, string problem) => http.Response.Redirect("/sign-in?problem=" + problem);

    [LoggerMessage(LogLevel.Warning, "The identity provider's answer was refused.")]
    private static partial void LogRefused(ILogger log, Exception? error);

    [LoggerMessage(LogLevel.Error, "The identity provider cannot be reached.")]
    private static partial void LogUnreachable(ILogger log, Exception error);
}
