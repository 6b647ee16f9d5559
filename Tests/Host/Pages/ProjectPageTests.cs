using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.Tests.Host.Imports;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>The desk's pages of a project, as a browser without script reads and sends them.</summary>
public sealed class ProjectPageTests : PayServed
{
    private const string Project = "GA-2026-05";
    private const string Page = "/case/" + Project;
    private const string Council = "guangan.council";

    private static readonly (string Part, string Says)[] Sections =
    [
        ("", "下一步"),
        ("?part=funds", "支出"),
        ("?part=labour", "怎么选的人"),
        ("?part=attendance&month=2026-03", "签到、台账、日志"),
        ("?part=pay", "应付日"),
        ("?part=notices", "四不缺"),
        ("?part=works", "建设内容和工作记录"),
        ("?part=inspections", "督查、推进会、专班"),
        ("?part=acceptance", "级已通过"),
        ("?part=handover", "移交、管护、利益联结"),
        ("?part=documents", "已出具"),
        ("?part=archive", "档案管理员"),
        ("?part=past", "意见、理由"),
    ];

    [Fact]
    public async Task Each_part_of_a_project_opens_for_its_people_and_for_nobody_of_another_county()
    {
        using var stranger = await BrowserAsync("dongpo.township");
        foreach (var (part, says) in Sections)
        {
            Assert.Contains(says, await ReadAsync(Council, Page + part), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Page + part)).StatusCode);
        }
    }

    [Fact]
    public async Task The_next_step_says_what_is_missing_and_who_can_supply_it()
    {
        var page = await ReadAsync("guangan.township", Page);
        Assert.Contains("/do/pay-cycle.receipts?on-case=" + Uri.EscapeDataString(Cycle), page, StringComparison.Ordinal);
        Assert.Contains("缺少材料：银行回单", page, StringComparison.Ordinal);
        Assert.DoesNotContain("（bank-receipt）", page, StringComparison.Ordinal);
        // Who does not pay sees whom it waits for, and no button.
        var council = await ReadAsync(Council, "/case/" + Cycle);
        Assert.Contains("在等：乡镇人民政府", council, StringComparison.Ordinal);
        Assert.DoesNotContain("/do/pay-cycle.receipts", council, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tier_says_what_it_still_needs_and_of_whom()
    {
        var page = await ReadAsync("guangan.reform", Page + "?part=acceptance");
        Assert.Contains("项目尚未竣工", page, StringComparison.Ordinal);
        Assert.Contains("由项目理事会提供或办理", page, StringComparison.Ordinal);
        Assert.Contains("前一级通过以后办理", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_says_why_it_hung_until_that_day_and_how_long_an_objection_may_still_be_answered()
    {
        var hung = await ReadAsync("guangan.township", "/case/" + Project + "/notice-2");
        Assert.Contains("2026年4月7日张贴，当天不算，从第二天起算 7 天，到2026年4月14日晚上 12 点为止", hung, StringComparison.Ordinal);
        Assert.Contains("/api/pictures/", hung, StringComparison.Ordinal);
        const string notice = Project + "/notice-3";
        var posted = new
        {
            project = Project,
            kind = "construction",
            place = "村务公开栏",
            papers = new[] { new { kind = "posting-photo", file = await UploadAsync() } },
        };
        await MustAsync(Council, "public-notice.post", posted);
        var lodged = new
        {
            notice,
            text = "没有写监理单位",
            channel = "visit",
        };
        await MustAsync("guangan.township", "public-notice.object", lodged);
        var disputed = await ReadAsync("guangan.township", "/case/" + notice);
        Assert.Matches("还没有答复，2026年4月[0-9]+日 前答复，还有 [0-9]+ 天", disputed);
        var form = PageForm.Of(
            await ReadAsync("guangan.township", "/do/public-notice.dismiss?on-case=" + Uri.EscapeDataString(notice) + "&objection=1")
        );
        Assert.Equal("1", form["objection"]);
        // Who does not answer is offered none.
        Assert.DoesNotContain("public-notice.dismiss", await ReadAsync(Council, "/case/" + notice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_shown_and_nothing_else_that_was_uploaded()
    {
        await using var db = Parts.GetRequiredService<Store>().Open();
        var photo = await db.Papers.Where(p => p.Kind == "posting-photo").Select(p => p.File).FirstAsync();
        using var browser = await BrowserAsync(Council);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/api/pictures/" + photo.Hex)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/files/" + photo.Hex)).StatusCode);
    }

    [Fact]
    public async Task What_happened_is_told_with_who_as_what_and_why()
    {
        var page = await ReadAsync("guangan.reform", Page + "?part=past");
        Assert.Contains("李明（乡镇人民政府（街道办事处））", page, StringComparison.Ordinal);
        Assert.Contains("2026年3月报酬期", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_three_papers_of_a_month_stand_beside_each_other_with_their_differences()
    {
        var before = await ReadAsync(Council, Page + "?part=attendance&month=2026-03");
        Assert.Contains("三份一致", before, StringComparison.Ordinal);
        var entered = new
        {
            project = Project,
            month = "2026-03",
            reason = "补记",
            rows = new[] { new { worker = "GA601", full = "29" } },
        };
        await MustAsync(Council, "sign-in-sheet.record", entered);
        var after = await ReadAsync(Council, Page + "?part=attendance&month=2026-03");
        Assert.Contains("签到与台账工日不一致（签到 1，台账 0）", after, StringComparison.Ordinal);
        Assert.DoesNotContain("三份一致", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_looked_at_before_it_is_issued_and_nothing_is_kept()
    {
        const string path = "/do/document.issue?on-case=" + Project + "&about=labour-organisation-plan";
        using var browser = await BrowserAsync(Council);
        var form = PageForm.Of(await browser.GetStringAsync(path));
        Assert.Equal("labour-organisation-plan", form["kind"]);
        (form["do"], form["fields.@measures"]) = ("preview", "按三个优先组织");
        await using var db = Parts.GetRequiredService<Store>().Open();
        var before = (await db.Documents.CountAsync(), Directory.GetFiles(Files, "*", SearchOption.AllDirectories).Length);
        var page = WebUtility.HtmlDecode(await (await browser.PostAsync(path, PageForm.Content(form))).Content.ReadAsStringAsync());
        Assert.Contains("按三个优先组织", page[page.IndexOf("预览，未出具", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("<div class=\"draft-mark\">草稿</div>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("核验码", page[page.IndexOf("预览，未出具", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(before, (await db.Documents.CountAsync(), Directory.GetFiles(Files, "*", SearchOption.AllDirectories).Length));
        form["do"] = "send";
        var answer = await browser.PostAsync(path, PageForm.Content(form));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("part=documents", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("群众务工组织方案", await ReadAsync(Council, Page + "?part=documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_is_opened_by_whoever_is_concerned_and_each_look_is_noted()
    {
        const string path = "/do/document.issue?on-case=" + Project + "&about=employment-contracts";
        using var browser = await BrowserAsync(Council);
        var form = PageForm.Of(await browser.GetStringAsync(path));
        (form["do"], form["of"]) = ("send", "GA601");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(path, PageForm.Content(form))).StatusCode);
        await using var db = Parts.GetRequiredService<Store>().Open();
        var code = await db.Documents.Where(d => d.Kind == "employment-contracts").Select(d => d.Id).SingleAsync();
        var address = $"/api/documents/{code}.html";
        Assert.Contains("51160219620101100X", await browser.GetStringAsync(address), StringComparison.Ordinal);
        using var bureau = await BrowserAsync("guangan.reform");
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.GetAsync(address)).StatusCode);
        var looks = await db.Texts.Where(t => t.Text.Contains(address)).CountAsync();
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task A_document_that_the_engine_would_refuse_is_not_shown()
    {
        const string path = "/do/document.issue?on-case=" + Project + "&kind=payroll-sheet";
        using var browser = await BrowserAsync(Council);
        var form = PageForm.Of(await browser.GetStringAsync(path));
        (form["do"], form["of"]) = ("preview", Project + "/2020-01");
        var page = WebUtility.HtmlDecode(await (await browser.PostAsync(path, PageForm.Content(form))).Content.ReadAsStringAsync());
        Assert.Contains("本项目没有", page, StringComparison.Ordinal);
        Assert.DoesNotContain("预览，未出具", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_is_chosen_before_its_fields_are_asked()
    {
        var page = await ReadAsync(Council, "/do/record.add?on-case=" + Project);
        Assert.Contains("下一步：填写内容", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"send\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_people_of_a_batch_are_filled_in_and_what_is_left_of_them_is_sent()
    {
        const string path = "/do/pay-cycle.receipts?on-case=GA-2026-05%2F2026-03";
        using var browser = await BrowserAsync("guangan.township");
        var form = PageForm.Of(await browser.GetStringAsync(path));
        Assert.NotEqual("", form["batch"]);
        form["more"] = "lines+Sheet";
        form = PageForm.Of(await (await browser.PostAsync(path, PageForm.Content(form))).Content.ReadAsStringAsync());
        var people = form.Where(f => f.Key.EndsWith(".worker", StringComparison.Ordinal) && f.Value.Length > 0).ToList();
        await using var db = Parts.GetRequiredService<Store>().Open();
        var sent = await db
            .Payees.Where(p => p.CycleId == Cycle && p.State == "sent")
            .ToDictionaryAsync(p => p.WorkerId, p => p.AmountYuan);
        Assert.Equal(sent.Keys.Order(), people.Select(p => p.Value).Order());
        Assert.All(
            people,
            p =>
                Assert.Equal(
                    sent[p.Value],
                    decimal.Parse(form[p.Key.Replace(".worker", ".amountYuan")], System.Globalization.CultureInfo.InvariantCulture)
                )
        );
        var confirm = PageForm.Of(await browser.GetStringAsync("/do/pay-cycle.confirm?on-case=GA-2026-05%2F2026-03"));
        Assert.Equal(sent.Values.Sum(), decimal.Parse(confirm["amountYuan"], System.Globalization.CultureInfo.InvariantCulture));
        // One is taken out of the list again; the paper is missing, and nothing else.
        form[people[0].Key] = "";
        (form["do"], form["more"]) = ("check", "");
        var page = WebUtility.HtmlDecode(await (await browser.PostAsync(path, PageForm.Content(form))).Content.ReadAsStringAsync());
        Assert.Contains("缺少材料：银行回单", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"wrong\"", page, StringComparison.Ordinal);
    }

    private async Task MustAsync(string account, string action, object payload)
    {
        var answer = await As(account).PostAsJsonAsync("/api/actions/" + action, payload);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> ReadAsync(string account, string path)
    {
        using var browser = await BrowserAsync(account);
        return WebUtility.HtmlDecode(await browser.GetStringAsync(path));
    }

    /// <summary>A browser with a session's cookie; it follows no redirect by itself.</summary>
    private async Task<HttpClient> BrowserAsync(string account)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var secret = await Parts
            .GetRequiredService<AccessKeys>()
            .IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
        handler.CookieContainer.Add(Url, new Cookie(KeyAuthentication.CookieName, secret));
        return new HttpClient(handler) { BaseAddress = Url };
    }
}
