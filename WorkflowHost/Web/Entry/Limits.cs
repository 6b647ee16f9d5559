using System.Text;
using System.Threading.RateLimiting;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>How often one account, or one address without an account, may ask for what costs much or is open to guessing.</summary>
public static class Limits
{
    /// <summary>Uploads, imports and PDFs: a clerk with a pile of scans is well below.</summary>
    public const string Heavy = "heavy";

    /// <summary>A page that may be opened like any other; what is sent from it counts as <see cref="Heavy"/>.</summary>
    public const string Sent = "sent";

    /// <summary>Passwords and invitations; a whole office may come from one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>What anybody may ask without an account.</summary>
    public const string Open = "open";

    /// <summary>A page that anybody may read as any other, and may send a few times an hour.</summary>
    public const string Objections = "objections";

    private const int ObjectionsAnHour = 5;

    public static IServiceCollection AddLimits(this IServiceCollection services) =>
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (context, stop) => await Refusal(context.HttpContext).ExecuteAsync(context.HttpContext);
            o.AddPolicy(Heavy, Weighed);
            o.AddPolicy(Sent, http => HttpMethods.IsPost(http.Request.Method) ? Weighed(http) : RateLimitPartition.GetNoLimiter("opened"));
            o.AddPolicy(SignIn, http => AMinute(Address(http), 120));
            o.AddPolicy(Open, http => AMinute(Address(http), 120));
            o.AddPolicy(
                Objections,
                http => HttpMethods.IsPost(http.Request.Method) ? AnHour("post " + Address(http)) : AMinute(Address(http), 120)
            );
        });

    private static RateLimitPartition<string> Weighed(HttpContext http) => AMinute(http.Account() ?? Address(http), 120);

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

    private static RateLimitPartition<string> AnHour(string who) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = ObjectionsAnHour,
                Window = TimeSpan.FromHours(1),
                SegmentsPerWindow = 12,
            }
        );

    /// <summary>A person is told in words what else there is to do; a program gets a problem.</summary>
    private static IResult Refusal(HttpContext http)
    {
        const int status = StatusCodes.Status429TooManyRequests;
        if (!http.Request.Path.StartsWithSegments("/board", StringComparison.Ordinal))
            return Results.Problem(title: "未能办理", statusCode: status, detail: "操作太频繁，请过一分钟再试");
        http.ShowsDocument();
        var page = new DocumentContent(
            "请过一会儿再来",
            [
                new Title("请过一会儿再来"),
                HttpMethods.IsPost(http.Request.Method)
                    ? new Paragraph($"同一个网络一小时内最多提 {ObjectionsAnHour} 条意见，这一条没有收到。请过一小时再提。")
                    : new Paragraph("打开得太频繁了，请过一分钟再看。"),
                new Paragraph("急的可以直接找村民委员会或乡镇人民政府，也可以打 12345。"),
            ]
        );
        return Results.Content(Encoding.UTF8.GetString(PrintHtml.Write(page)), "text/html", Encoding.UTF8, status);
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
