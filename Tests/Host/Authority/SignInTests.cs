using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>Who tries to sign in learns nothing of an account but by its password.</summary>
[Collection(nameof(AuthorityWorlds))]
public sealed partial class SignInTests(AuthorityWorld world)
{
    private const string Password = "mima2026gongdai";
    private static readonly string Locked = AuthorityWorld.AccountOf(Bodies.Archivist, Lies.Own);
    private static readonly string Known = AuthorityWorld.AccountOf(Bodies.Archivist, Lies.Upper);

    [Fact]
    public async Task A_locked_a_known_and_an_unknown_account_are_answered_alike_and_none_sooner_than_the_others()
    {
        await using (var scope = world.App.Services.CreateAsyncScope())
        {
            var signIn = scope.ServiceProvider.GetRequiredService<SignIn>();
            foreach (var account in (string[])[Locked, Known])
                Assert.Empty(await signIn.SetAsync(account, Password, mustChange: false, default));
        }
        for (var wrong = 0; wrong < 5; wrong++)
            await EnterAsync(Locked, "falsch" + wrong);
        // The right password opens a locked account no more than a wrong one.
        var answers = new List<string>();
        foreach (var (account, password) in ((string, string)[])[(Locked, Password), (Known, "falsch"), ("no-such-account", "falsch")])
        {
            var began = Stopwatch.GetTimestamp();
            var (status, page) = await EnterAsync(account, password);
            Assert.True(Stopwatch.GetElapsedTime(began) >= SignIn.WrongTakes, account);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("账号或密码不对", page, StringComparison.Ordinal);
            answers.Add(Token().Replace(page, "").Replace(account, "", StringComparison.Ordinal));
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(Known, Password)).Status);
    }

    private async Task<(HttpStatusCode Status, string Page)> EnterAsync(string account, string password)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Url };
        var token = Token().Match(await browser.GetStringAsync("/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = token,
                ["Account"] = account,
                ["Password"] = password,
            }
        );
        var answer = await browser.PostAsync("/sign-in", form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
