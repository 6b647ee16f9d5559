using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>The administrator's pages, as a browser without script meets them.</summary>
public sealed class SystemPagesTests(SystemServed served) : IClassFixture<SystemServed>
{
    private const string Village = "四川省/广安市/广安区/龙台镇/干埝村";

    [Theory]
    [InlineData("/system")]
    [InlineData("/system/areas")]
    [InlineData("/system/accounts")]
    [InlineData("/system/accounts/guangan.head")]
    [InlineData("/system/vacancies")]
    [InlineData("/system/packs")]
    [InlineData("/system/packs/compare")]
    [InlineData("/system/packs/check")]
    [InlineData("/system/holidays")]
    [InlineData("/system/templates")]
    [InlineData("/system/templates/documents/approval-reply")]
    [InlineData("/system/outbox")]
    [InlineData("/system/clock")]
    [InlineData("/system/hangfire")]
    public async Task Nobody_but_an_administrator_opens_a_page_of_the_system(string path)
    {
        using var reform = await served.BrowserAsync("guangan.reform");
        Assert.Equal(HttpStatusCode.Forbidden, (await reform.GetAsync(path)).StatusCode);
        using var stranger = await served.BrowserAsync(null);
        Assert.StartsWith("/sign-in?to=", PageBrowser.PlaceOf(await stranger.GetAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_walked_down_and_one_is_registered_under_another()
    {
        using var admin = await served.BrowserAsync("admin");
        var county = await admin.ReadAsync("/system/areas?at=" + await CodeAsync("四川省/广安市/广安区"));
        Assert.Contains("龙台镇", county, StringComparison.Ordinal);
        Assert.Contains("1 个项目", county, StringComparison.Ordinal);
        var town = "/system/areas?at=" + await CodeAsync("四川省/广安市/广安区/龙台镇");
        Assert.Contains(
            "path=" + Uri.EscapeDataString("四川省/广安市/广安区/龙台镇/"),
            await RawAsync(admin, town),
            StringComparison.Ordinal
        );
        var form = $"/do/area.register?back={Uri.EscapeDataString(town)}&path={Uri.EscapeDataString("四川省/广安市/广安区/龙台镇/石桥村")}";
        Assert.StartsWith(town + "&said=", await admin.DoneAsync(form, "act", ("do", "send")), StringComparison.Ordinal);
        Assert.Contains("石桥村", await admin.ReadAsync(town), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/system/areas?at=990000000000")).StatusCode);
    }

    [Theory]
    [InlineData("find=王德军", "guangan.head", "guangan.council")]
    [InlineData("find=guangan.co", "guangan.council", "guangan.head")]
    [InlineData("area=干埝村", "guangan.council", "guangan.head")]
    [InlineData("area=龙台镇", "guangan.head", "guangan.reform")]
    [InlineData("body=township-head", "guangan.head", "guangan.township")]
    [InlineData("area=龙台镇&body=township", "guangan.township", "guangan.head")]
    public async Task An_account_is_found_by_name_place_and_office(string asked, string found, string other)
    {
        using var admin = await served.BrowserAsync("admin");
        var page = await admin.ReadAsync("/system/accounts?" + asked);
        Assert.Contains($"/system/accounts/{found}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/system/accounts/{other}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_is_ended_by_the_engine_and_its_place_is_then_vacant_until_it_is_given_again()
    {
        using var admin = await served.BrowserAsync("admin");
        Assert.DoesNotContain("乡镇政府主要负责同志", await admin.ReadAsync("/system/vacancies"), StringComparison.Ordinal);
        const string head = "/system/accounts/guangan.head";
        Assert.Contains("早于起始日", await admin.AnswerAsync(head, "end-*", ("Until", "1999-01-01")), StringComparison.Ordinal);
        Assert.Contains("said=", await admin.DoneAsync(head, "end-*", ("Until", "2026-04-15")), StringComparison.Ordinal);
        Assert.Contains("已终止", await admin.ReadAsync(head), StringComparison.Ordinal);
        await using (var db = served.Open())
        {
            Assert.Equal(
                new DateOnly(2026, 4, 15),
                await db.Grants.Where(g => g.Account == "guangan.head").Select(g => g.UntilDay).SingleAsync()
            );
            Assert.True(await db.Steps.AnyAsync(s => s.Action == "grant.end" && s.Account == "admin"));
        }
        var vacant = await admin.ReadAsync("/system/vacancies");
        Assert.Contains("乡镇政府主要负责同志</b>：四川省 广安市 广安区 龙台镇", vacant, StringComparison.Ordinal);
        Assert.Contains("干埝村提灌渠以工代赈项目", vacant, StringComparison.Ordinal);
        var give =
            "/do/grant.give?back=/system/vacancies&account=guangan.head&body=township-head&area="
            + Uri.EscapeDataString("四川省/广安市/广安区/龙台镇");
        Assert.StartsWith(
            "/system/vacancies?said=",
            await admin.DoneAsync(give, "act", ("do", "send"), ("body", "township-head")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("乡镇政府主要负责同志", await admin.ReadAsync("/system/vacancies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_last_sign_in_stays_after_it_was_ended_everywhere_and_a_link_is_shown_once()
    {
        const string page = "/system/accounts/guangan.industry";
        using var admin = await served.BrowserAsync("admin");
        Assert.Contains("还没有登录过", await admin.ReadAsync(page), StringComparison.Ordinal);
        using var person = await served.BrowserAsync("guangan.industry");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/desk")).StatusCode);
        Assert.Contains("2026-04-16 09:15", await admin.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains("said=1 处", await admin.DoneAsync(page, "access", ("Do", "out")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/desk")).StatusCode);
        var after = await admin.ReadAsync(page);
        Assert.Contains("2026-04-16 09:15", after, StringComparison.Ordinal);
        Assert.Contains("现在登录着</dt><dd>没有", string.Concat(after.Split('\n').Select(l => l.Trim())), StringComparison.Ordinal);
        var link = await admin.AnswerAsync(page, "access", ("Do", "invite"));
        Assert.Matches("/welcome/[A-Za-z0-9_-]{43}", link);
        Assert.DoesNotContain("/welcome/", await admin.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_clock_gave_up_waits_with_its_reason_until_it_is_tried_again()
    {
        using var admin = await served.BrowserAsync("admin");
        long id;
        await using (var db = served.Open())
        {
            var deadline = await db.Deadlines.OrderBy(d => d.Id).FirstAsync();
            id = deadline.Id;
            (deadline.Parked, deadline.Attempts) = ("pack-missing：本地尚未启用政策包", 6);
            await db.SaveChangesAsync();
        }
        foreach (var page in (string[])["/system", "/system/clock"])
            Assert.Contains("本地尚未启用政策包", await admin.ReadAsync(page), StringComparison.Ordinal);
        await admin.DoneAsync("/system", "deadlines", ("Deadline", $"{id}"));
        await using (var db = served.Open())
            Assert.Null((await db.Deadlines.SingleAsync(d => d.Id == id)).Parked);
        Assert.DoesNotContain("本地尚未启用政策包", await admin.ReadAsync("/system"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_could_not_be_sent_shows_no_whole_address_and_goes_back_to_the_outbox()
    {
        using var admin = await served.BrowserAsync("admin");
        await using (var db = served.Open())
        {
            db.Add(
                new OutgoingRow
                {
                    Key = "test/mail",
                    Template = "objection-lodged",
                    ToBody = "leading-group",
                    ProjectId = "GA-2026-05",
                    Area = await CodeAsync(Village),
                    Model = """{"project":"干埝村提灌渠","notice":"N","label":"劳务报酬发放公示","day":"2026-04-16"}""",
                    QueuedUtc = World.At("2026-04-16 08:00"),
                    NextTryUtc = World.At("2026-04-16 08:00"),
                    Attempts = 30,
                    Parked = true,
                    Problem = "550 <zhangsan@county.gov.cn> unknown user",
                }
            );
            await db.SaveChangesAsync();
        }
        var failed = await admin.ReadAsync("/system/outbox?state=failed");
        Assert.Contains("z***@county.gov.cn", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("zhangsan@", failed, StringComparison.Ordinal);
        Assert.Contains("没有带邮箱的账号", failed, StringComparison.Ordinal);
        await admin.DoneAsync("/system/outbox?state=failed", "mails", ("Whole", "true"));
        await using (var db = served.Open())
            Assert.True((await db.Outgoing.SingleAsync(o => o.Key == "test/mail")).Attempts < 30);
    }

    [Fact]
    public async Task The_chores_are_shown_and_Hangfires_own_pages_work_below_their_path_with_the_one_policy_that_they_need()
    {
        using var admin = await served.BrowserAsync("admin");
        // Hangfire is opened after the program serves.
        HttpResponseMessage jobs;
        do jobs = await admin.GetAsync("/system/hangfire/recurring");
        while (jobs.StatusCode == HttpStatusCode.ServiceUnavailable);
        var clock = await admin.ReadAsync("/system/clock");
        foreach (var chore in (string[])["重算暂定的日期", "封存当日日志", "清理没有登记的上传文件"])
            Assert.Contains(chore, clock, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, jobs.StatusCode);
        Assert.Contains("/system/hangfire/recurring", await jobs.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = Assert.Single(jobs.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("style-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        var other = Assert.Single((await admin.GetAsync("/system/clock")).Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", other, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/system/hangfire/nothing")).StatusCode);
    }

    private static async Task<string> RawAsync(PageBrowser browser, string path) =>
        WebUtility.HtmlDecode(await (await browser.GetAsync(path)).Content.ReadAsStringAsync());

    private async Task<long> CodeAsync(string path)
    {
        await using var db = served.Open();
        return await db.Areas.Where(a => a.Path == path).Select(a => a.Code).SingleAsync();
    }
}
