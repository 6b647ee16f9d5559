using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Tests.Browser;

/// <summary>Each page as an eye and a screen reader meet it, at an office machine and on a telephone.</summary>
public sealed class PageTests(Played played) : IClassFixture<Played>
{
    private const string Cycle = "/case/" + Played.Project + "/2026-03";

    public static TheoryData<string, string?> Pages { get; } =
        new()
        {
            { "/", null },
            { "/sign-in", null },
            { "/nowhere", null },
            { "/board", null },
            { "/board/511600000000", null },
            { "/board/notice/" + Played.Project + "/notice-2", null },
            { "/phone", Played.Council },
            { "/phone/" + Played.Project + "?day=2026-03-20", Played.Council },
            { "/month/" + Played.Project + "/2026-03", Played.Council },
            { "/hand-in", Played.Council },
            { "/desk", Played.Council },
            { "/desk?tab=done", Played.Council },
            { "/desk?tab=begun", Played.Council },
            { "/desk?tab=waiting", Played.Council },
            { "/projects", Played.Council },
            { "/case/" + Played.Project, Played.Council },
            { "/case/" + Played.Project + "?part=funds", Played.Council },
            { "/case/" + Played.Project + "?part=labour", Played.Council },
            { "/case/" + Played.Project + "?part=attendance&month=2026-03", Played.Council },
            { "/case/" + Played.Project + "?part=pay", Played.Council },
            { "/case/" + Played.Project + "?part=notices", Played.Council },
            { "/case/" + Played.Project + "?part=works", Played.Council },
            { "/case/" + Played.Project + "?part=inspections", Played.Council },
            { "/case/" + Played.Project + "?part=acceptance", Played.Council },
            { "/case/" + Played.Project + "?part=handover", Played.Council },
            { "/case/" + Played.Project + "?part=documents", Played.Council },
            { "/case/" + Played.Project + "?part=archive", Played.Council },
            { "/case/" + Played.Project + "?part=past", Played.Council },
            { "/case/" + Played.Project + "/notice-2", Played.Council },
            { "/do/document.issue?on-case=" + Played.Project + "&about=employment-contracts", Played.Council },
            { Cycle, Played.Council },
            { "/slip/GA631?cycle=" + Played.Project + "/2026-03", Played.Council },
            { "/do/labour-ledger.record?on-case=" + Played.Project, Played.Council },
            { "/do/record.add?on-case=" + Played.Project + "&about=work-team", Played.Council },
            { "/pay", Played.Township },
            { "/notices?all=true", Played.Township },
            { "/overview", Played.Township },
            { "/overview/rows?figure=in-time", Played.Township },
            { "/projects?find=干埝村&late=true", Played.Township },
            { "/month-end?month=2026-03", Played.Township },
            { "/together/pay-cycle.compile?case=" + Played.Project + "%2F2026-04", Played.Council },
            { "/work", Played.Township },
            { "/account", Played.Council },
            { "/password", Played.Council },
            { "/authenticator", Played.Council },
            { "/system", "admin" },
            { "/system/areas", "admin" },
            { "/system/accounts", "admin" },
            { "/system/accounts/guangan.head", "admin" },
            { "/system/vacancies", "admin" },
            { "/system/packs", "admin" },
            { "/system/packs/" + PackReader.Shipped("guangan").Hash, "admin" },
            { "/system/packs/check?shipped=dongpo", "admin" },
            {
                "/system/packs/compare?before=" + PackReader.Shipped("guangan").Hash + "&after=" + PackReader.Shipped("dongpo").Hash,
                "admin"
            },
            { "/system/holidays", "admin" },
            { "/system/templates", "admin" },
            { "/system/templates/notices/payroll-notice", "admin" },
            { "/system/outbox?state=sent", "admin" },
            { "/system/clock", "admin" },
            { "/do/account.register", "admin" },
        };

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task A_page_is_whole_at_a_desk_and_on_a_telephone(string path, string? account)
    {
        foreach (var width in (int[])[1366, 360])
        {
            await using var visitor = await Visitor.AtAsync(played.Machine, played.Chromium, width);
            if (account is not null)
                await visitor.SignInAsync(account);
            await visitor.Page.GotoAsync(path);
            var title = await visitor.Page.TitleAsync();
            Assert.Contains("以工代赈", title, StringComparison.Ordinal);
            var axe = await visitor.Page.RunAxe();
            Assert.Empty(
                axe.Violations.Where(v => v.Impact is "serious" or "critical")
                    .Select(v => $"{path} at {width}: {v.Id} {v.Help}: {v.Nodes[0].Html}")
            );
            var wider = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(wider <= 0, $"{path} at {width} is {wider} pixels too wide");
            Assert.Empty(visitor.Faults);
        }
    }

    [BrowserFact]
    public async Task A_wrong_password_says_no_more_than_that_and_five_of_them_lock_the_account()
    {
        await played.Machine.LetInAsync("guangan.villager");
        await using var visitor = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await visitor.SignInAsync("guangan.nobody", "nothing-at-all");
        var unknown = await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync();
        for (var n = 1; n <= 5; n++)
        {
            await visitor.SignInAsync("guangan.villager", "nothing-at-all");
            var said = await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync();
            if (n < 5)
                Assert.Equal(unknown, said);
            else
                Assert.Contains("锁定", said, StringComparison.Ordinal);
        }
        await visitor.SignInAsync("guangan.villager");
        Assert.EndsWith("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_one_time_link_sets_a_password_once()
    {
        await using var admin = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await admin.SignInAsync("admin");
        await admin.Page.GotoAsync("/system/accounts/guangan.head");
        await admin.Page.Locator("button[name=Do][value=invite]").ClickAsync();
        var link = await admin.Page.Locator(".secret").InnerTextAsync();
        await using var head = await Visitor.AtAsync(played.Machine, played.Chromium, width: 390, script: false);
        await head.Page.GotoAsync(link);
        await head.Page.Locator("#password").FillAsync("short1");
        await head.Page.Locator("#again").FillAsync("short1");
        await head.Page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Contains("至少10个字符", await head.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await head.Page.Locator("#password").FillAsync("zhengfu2026qianzi");
        await head.Page.Locator("#again").FillAsync("zhengfu2026qianzi");
        await head.Page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.EndsWith("/desk", head.Page.Url, StringComparison.Ordinal);
        await using var again = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await again.Page.GotoAsync(link);
        Assert.Contains("已经用过", await again.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Signing_out_everywhere_ends_the_other_browser_at_once()
    {
        await using var office = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await using var phone = await Visitor.AtAsync(played.Machine, played.Chromium, width: 390, script: false);
        await office.SignInAsync(Played.Township);
        await phone.SignInAsync(Played.Township);
        await office.Page.GotoAsync("/account");
        await office.Page.Locator("button[value=everywhere]").ClickAsync();
        await phone.Page.GotoAsync("/desk");
        Assert.Contains("/sign-in?to=%2Fdesk", phone.Page.Url, StringComparison.Ordinal);
        await office.Page.GotoAsync("/desk");
        Assert.EndsWith("/desk", office.Page.Url, StringComparison.Ordinal);
    }
}
