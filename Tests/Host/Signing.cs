using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;

namespace WorkRelief.Tests.Host;

/// <summary>How a test's program shows who it is.</summary>
public static class Signing
{
    /// <summary>From now on the client comes with a token of the account, which need not be a registered one.</summary>
    public static void SignIn(this HttpClient client, WebApplication app, string account)
    {
        var keys = app.Services.GetRequiredService<AccessKeys>();
        // Away from the runner's own context, whose few threads would wait for themselves.
        var token = Task.Run(() => keys.IssueAsync(account, KeyKind.Token, "test", TimeSpan.FromDays(1), default)).GetAwaiter().GetResult();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }
}
