using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>Whatever people wrote, a page shows it as the characters it is made of.</summary>
[Collection(nameof(AuthorityWorlds))]
public sealed class HostilePageTests(AuthorityWorld world)
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    [Fact]
    public async Task No_page_runs_or_closes_anything_that_a_text_holds()
    {
        var kept = await PoisonAsync();
        try
        {
            var shown = 0;
            foreach (
                var account in (string?[])
                    [
                        AuthorityWorld.AccountOf(Bodies.Township, Lies.Own),
                        AuthorityWorld.AccountOf(Bodies.Supervisor, Lies.Own),
                        "admin",
                        null,
                    ]
            )
            {
                using var browser = await BrowserAsync(account);
                foreach (var address in await AddressesAsync())
                {
                    var answer = await browser.GetAsync(address);
                    if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                        continue;
                    var page = await answer.Content.ReadAsStringAsync();
                    Assert.False(page.Contains("<script>alert", StringComparison.Ordinal), address);
                    Assert.False(page.Contains("<img src=x", StringComparison.Ordinal), address);
                    shown += WebUtility.HtmlDecode(page).Contains(Hostile, StringComparison.Ordinal) ? 1 : 0;
                }
            }
            Assert.True(shown > 15, $"{shown}");
        }
        finally
        {
            await CureAsync(kept);
        }
    }

    [Theory]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    public async Task No_text_comes_in_that_turns_the_direction_of_others(string turning)
    {
        var said = new
        {
            project = AuthorityWorld.Project,
            kind = "problem",
            fields = new { raised = "路肩" + turning + "开裂", solved = "返工" },
        };
        var outcome = await world.World.ApplyAsync(Small.All, "record.add", said);
        var refusal = Assert.Single(Assert.IsType<NotApplied>(outcome).Refusals);
        Assert.Equal(("bad-input", true), (refusal.Code, refusal.Missing.StartsWith("fields.raised：", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync() =>
        [
            .. Watched.All.Values.Where(r => !r.Costly && !r.Address.Contains('{', StringComparison.Ordinal)).Select(r => r.Address),
            "/case/P1",
            "/case/P1/purchase-1",
            "/board/511402001001",
            "/desk?said=" + Uri.EscapeDataString(Hostile),
            "/sign-in?to=" + Uri.EscapeDataString(Hostile),
            "/do/" + Uri.EscapeDataString(Hostile),
            "/verify/" + Uri.EscapeDataString(Hostile),
        ];

    private async Task<(string Name, List<(string Key, string Text)> Texts)> PoisonAsync()
    {
        await using var db = world.Store.Open();
        var texts = await db.Texts.Where(t => t.Mark == null && !t.Key.StartsWith("table/") && !t.Key.StartsWith("pack/")).ToListAsync();
        var kept = texts.Select(t => (t.Key, t.Text)).ToList();
        foreach (var text in texts.Where(t => !t.Text.StartsWith('{') && !t.Text.StartsWith('[')))
            await db.Texts.Where(t => t.Key == text.Key).ExecuteUpdateAsync(t => t.SetProperty(x => x.Text, text.Text + Hostile));
        await db.Projects.ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => x.Name + Hostile));
        return (AuthorityWorld.Name, kept);
    }

    private async Task CureAsync((string Name, List<(string Key, string Text)> Texts) kept)
    {
        await using var db = world.Store.Open();
        foreach (var (key, text) in kept.Texts)
            await db.Texts.Where(t => t.Key == key).ExecuteUpdateAsync(t => t.SetProperty(x => x.Text, text));
        await db.Projects.ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => x.Name.Replace(Hostile, "")));
    }

    private async Task<HttpClient> BrowserAsync(string? account)
    {
        var cookies = new CookieContainer();
        if (account is not null)
        {
            var keys = world.App.Services.GetRequiredService<AccessKeys>();
            var secret = await keys.IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
            cookies.Add(world.Url, new Cookie(KeyAuthentication.CookieName, secret));
        }
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = world.Url };
    }
}
