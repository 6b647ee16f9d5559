using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>How often one account, or one address without an account, may ask for what costs much or is open to guessing.</summary>
internal static class Limits
{
    /// <summary>Uploads, imports and PDFs: a clerk with a pile of scans is well below.</summary>
    public const string Heavy = "heavy";

    /// <summary>Passwords and invitations; a whole office may come from one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>What anybody may ask without an account.</summary>
    public const string Open = "open";

    public static IServiceCollection AddLimits(this IServiceCollection services) =>
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (context, stop) =>
                await Results
                    .Problem(title: "未能办理", statusCode: StatusCodes.Status429TooManyRequests, detail: "操作太频繁，请过一分钟再试")
                    .ExecuteAsync(context.HttpContext);
            o.AddPolicy(Heavy, http => AMinute(http.Account() ?? Address(http), 120));
            o.AddPolicy(SignIn, http => AMinute(Address(http), 120));
            o.AddPolicy(Open, http => AMinute(Address(http), 120));
        });

    private static RateLimitPartition<string> AMinute(string who, int most) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = most,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }
        );

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
