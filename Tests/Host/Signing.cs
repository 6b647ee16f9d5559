using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;

namespace WorkRelief.Tests.Host;

/// <summary>
/// How a test's program shows who it is: its requests carry a token of the account, which need not be a registered one. It is issued with
/// the first of them: nobody blocks one of the runner's few threads for it, which others may need before the token can be written.
/// </summary>
public sealed class Signing(WebApplication app, string account, HttpMessageHandler? inner = null)
    : DelegatingHandler(inner ?? new SocketsHttpHandler())
{
    private readonly Lazy<Task<string>> _token = new(() =>
        app.Services.GetRequiredService<AccessKeys>().IssueAsync(account, KeyKind.Token, "test", TimeSpan.FromDays(1), default)
    );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token.Value);
        return await base.SendAsync(request, cancellationToken);
    }
}
