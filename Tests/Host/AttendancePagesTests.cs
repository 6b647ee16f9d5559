using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.Tests.Host.Imports;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>The telephone's day and the office's month, as a browser without script sends them.</summary>
public sealed partial class AttendancePagesTests : PayServed
{
    private const string Keeper = "guangan.council";
    private const string Day = "/phone/GA-2026-05?day=2026-04-15";
    private const string Month = "/month/GA-2026-05/2026-03";

    [Fact]
    public async Task A_day_entered_on_the_telephone_stands_on_the_sheet_once_however_often_it_is_sent()
    {
        using var browser = await BrowserAsync(Keeper);
        var page = await browser.GetStringAsync(Day);
        Assert.Contains("刘国强", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var form = Browsing.Form(page, "attendance");
        form["do"] = "send";
        (form["m.GA601"], form["a.GA601"]) = ("m", "a");
        (form["m.GA602"], form["x.GA602"]) = ("m", "sick");
        form["x.GA603"] = "leave";
        foreach (var _ in (int[])[1, 2])
            Assert.StartsWith(Day + "&said=", await Browsing.SendAsync(browser, Day, form), StringComparison.Ordinal);
        Assert.Equal(
            [("GA601", true, true, null), ("GA602", true, false, "sick"), ("GA603", false, false, "leave")],
            (await SheetAsync(new(2026, 4, 15))).Select(a => (a.WorkerId, a.Morning, a.Afternoon, a.Mark))
        );
        var again = WebUtility.HtmlDecode(await browser.GetStringAsync(Day));
        Assert.Contains("data-worker=\"GA602\" data-was=\"m:sick\"", again, StringComparison.Ordinal);
        Assert.Contains("已记 3 / 34 人", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_marked_at_once_and_nothing_is_entered_by_that()
    {
        using var browser = await BrowserAsync(Keeper);
        var form = Browsing.Form(await browser.GetStringAsync(Day), "attendance");
        (form["do"], form["x.GA605"]) = ("all", "absent");
        var page = WebUtility.HtmlDecode(await Browsing.PageAsync(browser, Day, form));
        Assert.Contains("已记 34 / 34 人", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"absent\" selected>", page, StringComparison.Ordinal);
        Assert.Empty(await SheetAsync(new(2026, 4, 15)));
    }

    [Fact]
    public async Task What_the_engine_refuses_stands_at_the_person()
    {
        using var browser = await BrowserAsync(Keeper);
        const string past = "/phone/GA-2026-05?day=2026-03-20";
        var form = Browsing.Form(await browser.GetStringAsync(past), "attendance");
        Assert.Equal("ma", form["was.GA602"]);
        // The afternoon is taken away, and no reason given.
        form["do"] = "send";
        form.Remove("a.GA602");
        var people = WebUtility.HtmlDecode(await Browsing.PageAsync(browser, past, form)).Split("<fieldset");
        var wrong = Assert.Single(people, p => p.Contains("class=\"wrong\"", StringComparison.Ordinal));
        Assert.Contains("GA602", wrong, StringComparison.Ordinal);
        Assert.Contains("已登记；更正须写明理由", wrong, StringComparison.Ordinal);
        (form["reason"], form["key"]) = ("下午请假", "phone-with-reason");
        Assert.StartsWith(past + "&said=", await Browsing.SendAsync(browser, past, form), StringComparison.Ordinal);
        Assert.False((await SheetAsync(new(2026, 3, 20))).Single(a => a.WorkerId == "GA602").Afternoon);

        const string future = "/phone/GA-2026-05?day=2026-04-17";
        var early = Browsing.Form(await browser.GetStringAsync(future), "attendance");
        (early["do"], early["m.GA602"]) = ("send", "m");
        Assert.Contains(
            "2026-04-17 还没有到",
            WebUtility.HtmlDecode(await Browsing.PageAsync(browser, future, early)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_photographed_sheet_is_filed_with_its_day()
    {
        using var browser = await BrowserAsync(Keeper);
        var form = Browsing.Form(await browser.GetStringAsync(Day), "attendance");
        (form["do"], form["m.GA601"]) = ("send", "m");
        using var content = Browsing.Multipart(form);
        content.Add(new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4]), "photo", "sheet.jpg");
        var answer = await browser.PostAsync(Day, content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = Parts.GetRequiredService<Store>().Open();
        var paper = await db.Papers.OrderBy(p => p.Seq).LastAsync(p => p.Kind == "sign-in-sheet" && p.CaseId == "GA-2026-05");
        Assert.Equal((await SheetAsync(new(2026, 4, 15))).Single().Seq, paper.Seq);
    }

    [Fact]
    public async Task A_pasted_month_is_looked_at_and_then_entered_and_its_differences_are_shown()
    {
        using var browser = await BrowserAsync(Keeper);
        var page = await browser.GetStringAsync(Month);
        Assert.DoesNotContain("class=\"bad\"", page, StringComparison.Ordinal);
        var form = Browsing.Form(page, "grid");
        (form["c.GA601.29"], form["c.GA602.29"], form["c.GA603.29"]) = ("√", "上", "睡");
        form["do"] = "check";
        Assert.Contains("不认识“睡”", WebUtility.HtmlDecode(await Browsing.PageAsync(browser, Month, form)), StringComparison.Ordinal);
        (form["c.GA603.29"], form["reason"]) = ("病", "补录");
        Assert.Contains("检查通过", WebUtility.HtmlDecode(await Browsing.PageAsync(browser, Month, form)), StringComparison.Ordinal);
        Assert.Empty(await SheetAsync(new(2026, 3, 29)));
        form["do"] = "save";
        Assert.StartsWith(Month + "?said=", await Browsing.SendAsync(browser, Month, form), StringComparison.Ordinal);
        Assert.Equal(
            [("GA601", true, true, null), ("GA602", true, false, null), ("GA603", false, false, "sick")],
            (await SheetAsync(new(2026, 3, 29))).Select(a => (a.WorkerId, a.Morning, a.Afternoon, a.Mark))
        );
        var after = WebUtility.HtmlDecode(await browser.GetStringAsync(Month));
        Assert.Contains("漏发：2026-03-29 “GA601” 签到与台账工日不一致（签到 1，台账 0）", after, StringComparison.Ordinal);
        Assert.Contains("class=\"bad\"", after, StringComparison.Ordinal);
        // A cell that is emptied takes the day back.
        var back = Browsing.Form(after, "grid");
        (back["c.GA601.29"], back["reason"], back["do"]) = ("", "记错了人", "save");
        await Browsing.SendAsync(browser, Month, back);
        Assert.Equal((false, false), (await SheetAsync(new(2026, 3, 29))).Where(a => a.WorkerId == "GA601").Select(Halves).Single());
    }

    [Fact]
    public async Task The_second_page_has_the_rest_and_a_wrong_cell_says_so_in_its_row()
    {
        using var browser = await BrowserAsync(Keeper);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(Month + "?page=2"));
        Assert.Contains("GA634", page, StringComparison.Ordinal);
        Assert.DoesNotContain("GA625 ", page, StringComparison.Ordinal);
        var form = Browsing.Form(page, "grid");
        (form["c.GA634.3"], form["do"]) = ("", "save");
        var answer = WebUtility.HtmlDecode(await Browsing.PageAsync(browser, Month + "?page=2", form));
        Assert.Contains("aria-invalid=\"true\"", answer, StringComparison.Ordinal);
        Assert.Contains("2026-03-03 已登记；更正须写明理由", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_countys_account_finds_neither_page_and_who_may_only_look_sees_no_full_names()
    {
        using (var stranger = await BrowserAsync("dongpo.township"))
            foreach (var path in (string[])[Day, Month])
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        using var reform = await BrowserAsync("guangan.reform");
        foreach (var path in (string[])[Day, Month])
        {
            var page = WebUtility.HtmlDecode(await reform.GetStringAsync(path));
            Assert.Contains("您只能看", page, StringComparison.Ordinal);
            Assert.DoesNotContain("刘国强", page, StringComparison.Ordinal);
        }
        using var nobody = await BrowserAsync(null);
        Assert.StartsWith("/sign-in?to=", Browsing.Place(await nobody.GetAsync(Day)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/phone/who")).StatusCode);
    }

    /// <summary>What a telephone loads at first, as it goes over the network: at most 60 KB for 40 people.</summary>
    [Fact]
    public async Task The_telephones_page_is_small()
    {
        using var browser = await BrowserAsync(Keeper);
        browser.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var page = await browser.GetStringAsync(Day);
        var files = Asset().Matches(page).Select(m => m.Value).Distinct().ToList();
        Assert.Contains(files, f => f.Contains("phone.js", StringComparison.Ordinal));
        var others = 0;
        foreach (var file in files)
            others += (await browser.GetByteArrayAsync(file)).Length;
        var person = page.Split("<fieldset")[1..^1].Average(p => System.Text.Encoding.UTF8.GetByteCount("<fieldset" + p));
        var size = System.Text.Encoding.UTF8.GetByteCount(page) + 6 * person + others;
        Assert.InRange(size, 10_000, 60_000);
        var worker = await browser.GetAsync("/phone/sw.js");
        Assert.Equal("/phone", worker.Headers.GetValues("Service-Worker-Allowed").Single());
        Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
    }

    private static (bool, bool) Halves(SignInSheetRow a) => (a.Morning, a.Afternoon);

    /// <summary>What stands of a day, by worker.</summary>
    private async Task<List<SignInSheetRow>> SheetAsync(DateOnly day)
    {
        await using var db = Parts.GetRequiredService<Store>().Open();
        return await db
            .SignInSheet.AsNoTracking()
            .Where(a => a.ProjectId == "GA-2026-05" && a.Day == day && a.ReplacedBy == null)
            .OrderBy(a => a.WorkerId)
            .ToListAsync();
    }

    private Task<HttpClient> BrowserAsync(string? account) => Browsing.AsAsync(Parts, Url, account);

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Asset();
}
