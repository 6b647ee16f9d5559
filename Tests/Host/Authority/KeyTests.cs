using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>Links, tokens and what ends them: who gave them for whom stands in the system's register, and the secret nowhere.</summary>
[Collection(nameof(AuthorityWorlds))]
public sealed partial class KeyTests(AuthorityWorld world)
{
    private static readonly string Official = AuthorityWorld.AccountOf(Bodies.Township, Lies.Own);

    [Fact]
    public async Task A_link_a_token_and_their_end_are_journalled_before_they_are_made()
    {
        var before = (await FactsAsync()).Count;
        using var admin = new WaysIn(world, "admin");
        using var official = new WaysIn(world, Official);
        var invited = await admin.PageAsync("/system/accounts/" + Official, new() { ["_handler"] = "access", ["Do"] = "invite" });
        var secret = Link().Match(invited).Groups[1].Value;
        Assert.Equal(43, secret.Length);
        var given = await official.PageAsync(
            "/account",
            new()
            {
                ["_handler"] = "token",
                ["Purpose"] = "报表",
                ["Days"] = "30",
            }
        );
        var token = Secret().Match(given).Groups[1].Value;
        Assert.Equal(43, token.Length);
        await admin.PageAsync("/system/accounts/" + Official, new() { ["_handler"] = "access", ["Do"] = "out" });

        var today = world.Today;
        Assert.Equal(
            [
                ("admin", new KeyGiven(Official, KeyActions.Link, today.AddDays(1))),
                (Official, new KeyGiven(Official, KeyActions.Token, today.AddDays(30))),
                ("admin", (Fact)new KeysEnded(Official)),
            ],
            (await FactsAsync()).Skip(before)
        );
        await using var db = world.Store.Open();
        var keys = world.App.Services.GetRequiredService<AccessKeys>();
        Assert.Null(await keys.FindAsync(token, default));
        foreach (var one in (string[])[secret, token])
        {
            Assert.False(await db.Texts.AnyAsync(t => t.Text.Contains(one)));
            Assert.DoesNotContain(
                await db.Journal.ToListAsync(),
                j => System.Text.Encoding.UTF8.GetString(j.Body).Contains(one, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_token_opens_no_page_that_makes_or_shows_what_proves_who_somebody_is()
    {
        using var program = world.As(Official);
        foreach (var page in (string[])["/account", "/password", "/authenticator", "/system"])
            Assert.Equal((page, HttpStatusCode.Forbidden), (page, (await program.GetAsync(page)).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_of_a_part_lets_nobody_in_and_ends_nobodys_sign_in()
    {
        using var part = new WaysIn(world, AuthorityWorld.AccountOf(Bodies.Administrator, Lies.Upper));
        var before = (await FactsAsync()).Count;
        foreach (var button in (string[])["invite", "out"])
            Assert.Equal(
                "wrong-role",
                await part.ByPageAsync("/system/accounts/admin", new() { ["_handler"] = "access", ["Do"] = button })
            );
        Assert.Equal(before, (await FactsAsync()).Count);
        using var client = world.As(AuthorityWorld.AccountOf(Bodies.Administrator, Lies.Upper));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/tasks?for=admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/api/incidents/mail/1/retry", null)).StatusCode);
    }

    private async Task<List<(string Account, Fact Fact)>> FactsAsync()
    {
        await using var db = world.Store.Open();
        var rows = await db.Journal.Where(j => j.Stream == Streams.System).OrderBy(j => j.Seq).ToListAsync();
        return
        [
            .. rows.Select(r => Entry.Read(r.Body))
                .Where(e => e.Action is KeyActions.Give or KeyActions.End)
                .SelectMany(e => e.Facts.Select(f => (e.Account, f))),
        ];
    }

    [GeneratedRegex("/welcome/([A-Za-z0-9_-]+)")]
    private static partial Regex Link();

    [GeneratedRegex("<code class=\"secret\">([A-Za-z0-9_-]+)<")]
    private static partial Regex Secret();
}
