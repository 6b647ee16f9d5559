using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;

namespace WorkRelief.Tests.Host;

/// <summary>Who is let in, how far, and what is read of those who are not.</summary>
public sealed class AccessTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("/api/projects")]
    [InlineData("/api/tasks")]
    [InlineData("/api/projects/DP-2021-01")]
    [InlineData("/api/files/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/api/documents/ABCDEFGH.html")]
    public async Task A_stranger_is_told_nothing_but_to_sign_in(string path)
    {
        var answer = await served.As(null).GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("DP-2021-01", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/case/DP-2021-01")]
    [InlineData("/case/DP-9999-99")]
    [InlineData("/do/project.propose")]
    public async Task A_page_sends_a_stranger_to_sign_in_whether_there_is_such_a_case_or_not(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = served.Url };
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?to=" + Uri.EscapeDataString(path), answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_token_ends_with_its_day_and_when_it_is_revoked()
    {
        var keys = served.App.Services.GetRequiredService<AccessKeys>();
        var token = await keys.IssueAsync("dongpo.reform", KeyKind.Token, "test", TimeSpan.FromDays(1), default);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        var id = (await keys.OfAsync("dongpo.reform", default))[0].Id;
        await keys.EndAsync("dongpo.reform", id, except: null, default);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
        var past = await keys.IssueAsync("dongpo.reform", KeyKind.Token, "test", TimeSpan.FromTicks(-1), default);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(past));
    }

    [Fact]
    public async Task A_session_is_no_token_and_a_token_no_session()
    {
        var keys = served.App.Services.GetRequiredService<AccessKeys>();
        var session = await keys.IssueAsync("dongpo.reform", KeyKind.Session, "test", TimeSpan.FromDays(1), default);
        var invitation = await keys.IssueAsync("dongpo.reform", KeyKind.Invitation, "test", TimeSpan.FromDays(1), default);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(session));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(invitation));
    }

    [Fact]
    public async Task Another_site_cannot_act_with_a_browsers_session()
    {
        var keys = served.App.Services.GetRequiredService<AccessKeys>();
        var session = await keys.IssueAsync("dongpo.township", KeyKind.Session, "test", TimeSpan.FromDays(1), default);
        foreach (
            var (site, status) in ((string, HttpStatusCode)[])
                [
                    ("cross-site", HttpStatusCode.Forbidden),
                    ("same-site", HttpStatusCode.Forbidden),
                    ("same-origin", HttpStatusCode.BadRequest),
                ]
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(served.Url, "/api/actions/project.apply"));
            request.Headers.Add("Cookie", "workrelief=" + session);
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Content = new StringContent("{}");
            Assert.Equal(status, (await served.As(null).SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_is_read_of_a_request_by_whoever_takes_no_such_step()
    {
        // What is no JSON at all is not looked at: the answer is about the right, not about the text.
        var answer = await served.As("dongpo.villager").PostAsync("/api/actions/project.release-funds", new StringContent("{{{"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        answer = await served.As("dongpo.reform").PostAsync("/api/actions/project.release-funds", new StringContent("{{{"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_lets_nothing_foreign_run_and_nothing_private_stay_in_a_cache()
    {
        foreach (var path in (string[])["/", "/sign-in", "/api/projects", "/health", "/nowhere"])
        {
            var answer = await served.As("dongpo.reform").GetAsync(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("short1", "密码至少10个字符")]
    [InlineData("ABCDEFGHIJ1", "密码须有小写字母")]
    [InlineData("abcdefghijk", "密码须有数字")]
    [InlineData("aaaaaaaaaa1", "密码须有至少5个不同的字符")]
    [InlineData("x-dongpo.reform-1", "密码不能含有账号")]
    public async Task A_weak_password_is_refused_in_words(string password, string problem)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var problems = await scope.ServiceProvider.GetRequiredService<SignIn>().SetAsync("dongpo.reform", password, false, default);
        Assert.Contains(problem, problems);
    }

    [Fact]
    public async Task A_password_that_somebody_else_knows_opens_nothing_but_its_change()
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignIn>();
        Assert.Empty(await signIn.SetAsync("mingshan.lead", "chushi2026mima", mustChange: true, default));
        var entered = await signIn.EnterAsync(new Attempt("mingshan.lead", "chushi2026mima", null, false, "test"), default);
        Assert.True(entered is { End: SignInEnd.Done, MustChange: true });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = served.Url,
        };
        client.DefaultRequestHeaders.Add("Cookie", "workrelief=" + entered.Secret);
        Assert.Equal("/password", (await client.GetAsync("/desk")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/projects")).StatusCode);
        Assert.Equal(["新密码与原密码相同"], await signIn.ChangeAsync("mingshan.lead", "chushi2026mima", "chushi2026mima", default));
        Assert.Empty(await signIn.ChangeAsync("mingshan.lead", "chushi2026mima", "zijide2026mima", default));
        // Whoever was signed in with the old one is out.
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/projects")).StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var client = new HttpClient { BaseAddress = served.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await client.GetAsync("/api/projects")).StatusCode;
    }
}
