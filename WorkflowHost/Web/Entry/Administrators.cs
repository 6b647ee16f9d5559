using Microsoft.AspNetCore.Authorization;
using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// Who may open the pages of the system itself. What is done there is decided in the engine as everywhere; their reads ask again.
/// </summary>
internal static class Administrators
{
    public const string Policy = "administrators";

    public static void AddPolicy(AuthorizationOptions options) =>
        options.AddPolicy(
            Policy,
            policy =>
                policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(async context =>
                        context.Resource is HttpContext http
                        && http.Account() is { } account
                        && await http
                            .RequestServices.GetRequiredService<Reads>()
                            .AdministersAsync(
                                Scope.Of(account, http.RequestServices.GetRequiredService<TimeProvider>()),
                                http.RequestAborted
                            )
                    )
        );
}

/// <summary>Who may open the pictures of procedures and cases: those who watch and those who administer, wherever it is.</summary>
internal static class Watchers
{
    public const string Policy = "watchers";

    public static void AddPolicy(AuthorizationOptions options) =>
        options.AddPolicy(
            Policy,
            policy =>
                policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(async context =>
                        context.Resource is HttpContext http
                        && http.Account() is { } account
                        && await http
                            .RequestServices.GetRequiredService<Reads>()
                            .WatchesAsync(Scope.Of(account, http.RequestServices.GetRequiredService<TimeProvider>()), http.RequestAborted)
                    )
        );
}
