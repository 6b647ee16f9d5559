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
        options.AddPolicy(Policy, (reads, scope, stop) => reads.AdministersAsync(scope, stop));

    /// <summary>A policy for those who are signed in and of whom the question is answered with yes.</summary>
    internal static void AddPolicy(this AuthorizationOptions options, string name, Func<Reads, Scope, CancellationToken, Task<bool>> may) =>
        options.AddPolicy(
            name,
            policy =>
                policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(async context =>
                        context.Resource is HttpContext http
                        && http.Account() is { } account
                        && await may(
                            http.RequestServices.GetRequiredService<Reads>(),
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
        options.AddPolicy(Policy, (reads, scope, stop) => reads.WatchesAsync(scope, stop));
}
