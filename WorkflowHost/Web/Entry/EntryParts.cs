using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Web.Api;
using WorkRelief.WorkflowHost.Web.Pages;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>The way in: who is asking, from where, how often.</summary>
internal static class EntryParts
{
    public static IServiceCollection AddEntry(this IServiceCollection services, Settings settings)
    {
        services
            .AddAccess()
            .AddLimits()
            .AddAuthorization(o =>
            {
                o.AddPolicy(
                    KeyAuthentication.SessionOnly,
                    policy => policy.RequireClaim(KeyAuthentication.KindClaim, nameof(KeyKind.Session))
                );
                Administrators.AddPolicy(o);
                Watchers.AddPolicy(o);
            });
        services
            .AddAuthentication(KeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddOidc(settings.Entry.Oidc);
        // The keys that seal forms lie with those that seal numbers: several hosts share both.
        services.AddDataProtection().SetApplicationName("WorkRelief").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysFolder));
        services.AddRazorComponents();
        // Scripts and stylesheets alone: they hold no secret that the length of an answer could give away.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/css", "text/javascript"]));
        // A Chinese character as itself is three bytes, as a number eight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // A month of a large project is one form.
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.ValueLengthLimit) = (20_000, 200_000));
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite) = ("workrelief-form", SameSiteMode.Strict));
        return services
            .AddSingleton<PageAssets>()
            .AddSingleton<DemoAccounts>()
            .AddSingleton(settings.Entry)
            .AddSingleton(new StudioSite(settings.Studio));
    }

    public static void UseEntry(this WebApplication app, Settings settings)
    {
        if (settings.Entry.Proxies is { Count: > 0 } proxies)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            };
            forwarded.KnownProxies.Clear();
            foreach (var proxy in proxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            app.UseForwardedHeaders(forwarded);
        }
        app.UseSafeHeaders(settings.Entry.Oidc?.Origin);
        app.UseResponseCompression();
        PageAssets.Use(app);
        StudioParts.UseFiles(app, settings.Studio);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(
            (http, next) =>
            {
                // What stands for an answer is shown whatever was sent: a form that it knows nothing of is not looked at.
                if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                    http.Request.Method = HttpMethods.Get;
                return next(http);
            }
        );
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        // Before anything of the request is looked at, were it only for what it lacks.
        app.Use(
            async (http, next) =>
            {
                var closed =
                    http.Request.Path.StartsWithSegments("/api") ? Endpoints.Closed(http)
                    : http.Request.Path.StartsWithSegments(ElsaEndpoints.Root) ? await ElsaEndpoints.ClosedAsync(http)
                    : null;
                await (closed is null ? next(http) : Endpoints.Refuse(closed).ExecuteAsync(http));
            }
        );
        app.UseLookTrace();
        // Before the form is read, as nothing of it is by whoever takes no such step anywhere.
        app.Use(
            async (http, next) =>
            {
                if (
                    (
                        http.Request.Path.StartsWithSegments("/do", out var action)
                        || http.Request.Path.StartsWithSegments("/together", out action)
                    )
                    && http.Account() is not null
                    && await Endpoints.NotOneOfAsync(action.Value!.Trim('/'), http, http.RequestAborted) is not null
                )
                    http.Response.StatusCode = StatusCodes.Status403Forbidden;
                else
                    await next(http);
            }
        );
        app.UseAntiforgery();
        app.Use(
            (http, next) =>
            {
                // Nothing else is shown or done while somebody else knows the password.
                if (!http.MustChangePassword() || http.Request.Path == "/password" || http.IsForPrograms())
                    return next(http);
                http.Response.Redirect("/password");
                return Task.CompletedTask;
            }
        );
    }

    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>().RequireAuthorization();
}
