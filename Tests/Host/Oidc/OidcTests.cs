using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using WorkRelief.Tests.Host.Pages;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.Tests.Host.Oidc;

/// <summary>Signing in at an identity provider, over real HTTP, with real signatures.</summary>
public sealed class OidcTests(OidcServed served) : IClassFixture<OidcServed>
{
    private const string Start = "/sign-in/oidc/start";

    [Fact]
    public async Task Who_is_registered_comes_in_with_a_session_as_after_a_password()
    {
        using var browser = await served.BrowserAsync();
        Assert.Contains("政务平台登录", await browser.ReadAsync("/sign-in?to=/projects"), StringComparison.Ordinal);
        Assert.Equal("/projects", PageBrowser.PlaceOf(await EnterAsync(browser, OidcServed.Account, Start + "?to=/projects")));
        Assert.Contains("王芳", await browser.ReadAsync("/desk"), StringComparison.Ordinal);
        await using var db = served.Open();
        var key = await db.Set<AccessKeyRow>().OrderBy(k => k.Id).LastAsync(k => k.Account == OidcServed.Account);
        Assert.Equal((KeyKind.Session, AccessKeys.SessionIdle), (key.Kind, key.Idle));
    }

    [Theory]
    [InlineData("nobody.here")]
    [InlineData("admin")] // every provider may have one of its own
    [InlineData("clock")]
    public async Task Who_is_not_registered_stays_outside_and_is_not_registered_by_that(string user)
    {
        using var browser = await served.BrowserAsync();
        var accounts = await AccountsAsync();
        Assert.Contains("没有登记与它对应的账号", await RefusedAsync(browser, user), StringComparison.Ordinal);
        Assert.Equal(accounts, await AccountsAsync());
    }

    public static TheoryData<string> Spoilt { get; } = [.. Spoiling.Keys];

    private static Dictionary<string, Action<SecurityTokenDescriptor>> Spoiling =>
        new()
        {
            ["another issuer"] = t => t.Issuer = "https://elsewhere.example",
            ["for another program"] = t => t.Audience = "another",
            ["expired"] = t =>
                (t.NotBefore, t.IssuedAt, t.Expires) = (
                    t.NotBefore!.Value.AddHours(-2),
                    t.IssuedAt!.Value.AddHours(-2),
                    t.Expires!.Value.AddHours(-1)
                ),
            ["another key of the same name"] = t =>
                t.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "published" }, "RS256"),
            ["unsigned"] = t => t.SigningCredentials = null,
            ["of another sign-in"] = t => t.Claims["nonce"] = "another",
        };

    [Theory, MemberData(nameof(Spoilt))]
    public async Task A_token_that_is_not_the_providers_for_us_now_is_refused(string how)
    {
        using var browser = await served.BrowserAsync();
        served.Provider.Spoils = Spoiling[how];
        try
        {
            Assert.Contains("身份认证没有通过", await RefusedAsync(browser, OidcServed.Account), StringComparison.Ordinal);
        }
        finally
        {
            served.Provider.Spoils = null;
        }
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked_for_it()
    {
        using var browser = await served.BrowserAsync();
        var answer = await AnswerAsync(browser, OidcServed.Account, Start);
        using var other = await served.BrowserAsync();
        Assert.Contains("已经用过或者过期", await SaidAsync(other, await other.GetAsync(answer)), StringComparison.Ordinal);
        Assert.Equal("/desk", PageBrowser.PlaceOf(await browser.GetAsync(answer)));
        Assert.Contains("已经用过或者过期", await SaidAsync(browser, await browser.GetAsync(answer)), StringComparison.Ordinal);
        foreach (var made in (string[])["/sign-in/oidc?code=1&state=forged", "/sign-in/oidc?code=1", "/sign-in/oidc"])
            Assert.Contains("已经用过或者过期", await SaidAsync(other, await other.GetAsync(made)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_turns_away_at_the_provider_is_told_what_else_there_is()
    {
        using var browser = await served.BrowserAsync();
        Assert.Contains("没有在身份认证平台完成登录", await RefusedAsync(browser, user: null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_on_to_another_site()
    {
        using var browser = await served.BrowserAsync();
        Assert.Equal("/desk", PageBrowser.PlaceOf(await EnterAsync(browser, OidcServed.Account, Start + "?to=https://elsewhere.example/")));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_there_and_the_form_may_lead_there()
    {
        using var browser = await served.BrowserAsync();
        await EnterAsync(browser, OidcServed.Account, Start);
        var page = await browser.GetAsync("/account");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith($"form-action 'self' {served.Provider.Url.GetLeftPart(UriPartial.Authority)}", policy, StringComparison.Ordinal);
        Assert.Equal("/sign-in/oidc/out", await browser.DoneAsync("/account", "keys", ("Do", "out")));
        var there = (await browser.GetAsync("/sign-in/oidc/out")).Headers.Location!;
        Assert.StartsWith(served.Provider.Url + "leave?", there.OriginalString, StringComparison.Ordinal);
        var back = (await browser.GetAsync(there.OriginalString)).Headers.Location!;
        Assert.Equal("/", PageBrowser.PlaceOf(await browser.GetAsync(back.OriginalString)));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_named_and_the_password_stays()
    {
        var home = Directory.CreateTempSubdirectory("workrelief-oidc-").FullName;
        // Nobody listens on port 1.
        var oidc = new OidcSettings(new Uri("http://127.0.0.1:1"), "x", "y", "sub", "政务平台登录");
        var app = await OidcServed.ServeAsync(home, EntrySettings.ThisMachine with { Oidc = oidc });
        using (var browser = await PageBrowser.OfAsync(app.Services, new Uri(app.Urls.Single()), null))
            Assert.Contains("连不上身份认证平台", await SaidAsync(browser, await browser.GetAsync(Start)), StringComparison.Ordinal);
        await OidcServed.EndAsync(app, home);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_way_in()
    {
        var home = Directory.CreateTempSubdirectory("workrelief-oidc-").FullName;
        var app = await OidcServed.ServeAsync(home, EntrySettings.ThisMachine);
        using (var browser = await PageBrowser.OfAsync(app.Services, new Uri(app.Urls.Single()), null))
        {
            Assert.DoesNotContain("/sign-in/oidc", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
            foreach (var path in (string[])[Start, "/sign-in/oidc", "/sign-in/oidc/out"])
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }
        await OidcServed.EndAsync(app, home);
    }

    /// <summary>The address with which the provider sends the browser back.</summary>
    private async Task<string> AnswerAsync(PageBrowser browser, string? user, string start)
    {
        served.Provider.User = user;
        var asks = (await browser.GetAsync(start)).Headers.Location!;
        Assert.StartsWith(served.Provider.Url + "authorize?", asks.OriginalString, StringComparison.Ordinal);
        return (await browser.GetAsync(asks.OriginalString)).Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> EnterAsync(PageBrowser browser, string? user, string start) =>
        await browser.GetAsync(await AnswerAsync(browser, user, start));

    /// <summary>What somebody reads who was not let in.</summary>
    private async Task<string> RefusedAsync(PageBrowser browser, string? user) =>
        await SaidAsync(browser, await EnterAsync(browser, user, Start));

    private static async Task<string> SaidAsync(PageBrowser browser, HttpResponseMessage answer)
    {
        var place = PageBrowser.PlaceOf(answer);
        Assert.StartsWith("/sign-in?problem=", place, StringComparison.Ordinal);
        var session = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
        Assert.DoesNotContain(session, c => c.StartsWith(KeyAuthentication.CookieName + "=", StringComparison.Ordinal));
        return await browser.ReadAsync(place);
    }

    private async Task<int> AccountsAsync()
    {
        await using var db = served.Open();
        return await db.Accounts.CountAsync();
    }
}
