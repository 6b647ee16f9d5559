using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>A county's page, a month's end and what goes on behind them, as a browser without script meets them.</summary>
public sealed partial class MonthEndPagesTests : PayServed
{
    private const string Payer = "guangan.township";
    private const string Together = "/together/pay-cycle.confirm?case=GA-2026-05%2F2026-03";

    [Fact]
    public async Task Every_figure_on_a_countys_page_opens_to_its_rows()
    {
        using var browser = await Browsing.AsAsync(Parts, Url, "guangan.reform");
        var page = await browser.GetStringAsync("/overview");
        var links = Rows().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ToList();
        Assert.True(links.Count > 20, $"{links.Count} links");
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/overview?area=511402000000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/overview/rows?figure=nothing")).StatusCode);
        foreach (var drawn in (string[])["class=\"lines-chart\"", "class=\"share\""])
            Assert.Contains(drawn, page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_handed_out_as_a_spreadsheet_of_what_its_page_shows_and_of_nothing_else()
    {
        using var browser = await Browsing.AsAsync(Parts, Url, Payer);
        using var stranger = await Browsing.AsAsync(Parts, Url, "dongpo.township");
        foreach (
            var (path, mine) in ((string, string)[])
                [
                    ("/api/projects.xlsx?find=干埝村&track=special", "GA-2026-05"),
                    ("/api/tasks.xlsx", Cycle),
                    ("/api/month-end.xlsx?month=2026-03", Cycle),
                    ("/api/figure.xlsx?figure=workers", "GA601"),
                    ("/api/overview.xlsx", "GA-2026-05"),
                ]
        )
        {
            Assert.Contains(mine, await TextAsync(browser, path), StringComparison.Ordinal);
            Assert.DoesNotContain(mine, await TextAsync(stranger, path), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("GA-2026-05", await TextAsync(browser, "/api/projects.xlsx?year=2020"), StringComparison.Ordinal);
        var people = await TextAsync(browser, "/api/figure.xlsx?figure=workers");
        Assert.DoesNotContain("刘国强", people, StringComparison.Ordinal);
        Assert.Contains("刘**", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_taken_in_several_cycles_at_once_needs_of_each_its_own_fields_and_papers()
    {
        using var browser = await Browsing.AsAsync(Parts, Url, Payer);
        Assert.Contains(
            "formaction=\"/together/pay-cycle.confirm\"",
            await browser.GetStringAsync("/month-end?month=2026-03"),
            StringComparison.Ordinal
        );
        var form = Browsing.Form(await browser.GetStringAsync(Together), "together");
        (form["do"], form["0.amountYuan"]) = ("check", "1");
        var looked = WebUtility.HtmlDecode(await Browsing.PageAsync(browser, Together, form));
        Assert.Contains("检查：0 件可以办理，1 件还不能", looked, StringComparison.Ordinal);
        Assert.Contains("缺少材料：银行回单", looked, StringComparison.Ordinal);
        Assert.Contains("href=\"/do/pay-cycle.confirm?on-case=GA-2026-05%2F2026-03\"", looked, StringComparison.Ordinal);
        // Sent all the same, it is refused for its own reason, and nothing happened. Sent twice it is one work.
        form["do"] = "send";
        var work = await Browsing.SendAsync(browser, Together, form);
        Assert.Equal(work, await Browsing.SendAsync(browser, Together, form));
        var page = await EndedAsync(browser, work);
        Assert.Contains("已办 0，不予办理 1", page, StringComparison.Ordinal);
        Assert.Contains("缺少材料：银行回单", page, StringComparison.Ordinal);
        await using var db = Parts.GetRequiredService<Store>().Open();
        Assert.Equal("Paid", (await db.Cases.SingleAsync(c => c.Id == Cycle)).Stage);
        using var other = await Browsing.AsAsync(Parts, Url, "guangan.reform");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(work)).StatusCode);
        // Whoever takes no such step anywhere has nothing of the form read.
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(Together)).StatusCode);
    }

    [Fact]
    public async Task An_archive_is_asked_for_on_the_projects_page_and_fetched_when_it_is_ready()
    {
        using var browser = await Browsing.AsAsync(Parts, Url, Payer);
        var form = Browsing.Form(await browser.GetStringAsync("/case/GA-2026-05?part=archive"), "archive");
        var work = await Browsing.SendAsync(browser, "/case/GA-2026-05?part=archive", form);
        Assert.Contains("下载结果", await EndedAsync(browser, work), StringComparison.Ordinal);
        Assert.Contains("导出全部档案", WebUtility.HtmlDecode(await browser.GetStringAsync("/work")), StringComparison.Ordinal);
        using var zip = new MemoryStream(await browser.GetByteArrayAsync("/api" + work + "/file"));
        Assert.Empty(WorkflowHost.Papers.Archive.ArchiveCheck.Verify(zip).Problems);
        using var other = await Browsing.AsAsync(Parts, Url, "guangan.reform");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/api" + work + "/file")).StatusCode);
    }

    [Fact]
    public async Task A_sheet_may_be_taken_in_later()
    {
        var client = As("guangan.council");
        var sheet = SheetWriter.Csv(
            ["编号", "姓名"],
            [
                ["GA690", "新来的"],
            ]
        );
        var path = "/api/imports/workers?area=" + Uri.EscapeDataString(Village);
        var looked = await (await client.PostAsync(path, new ByteArrayContent(sheet))).Content.ReadFromJsonAsync<JsonElement>();
        var answer = await client.PostAsync(
            $"{path}&later=true&apply={looked.GetProperty("file").GetString()}",
            new ByteArrayContent(sheet)
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var browser = await Browsing.AsAsync(Parts, Url, "guangan.council");
        Assert.Contains(
            "已办",
            await EndedAsync(browser, answer.Headers.Location!.OriginalString["/api".Length..]),
            StringComparison.Ordinal
        );
        await using var db = Parts.GetRequiredService<Store>().Open();
        Assert.True(await db.Workers.AnyAsync(w => w.Id == "GA690"));
    }

    /// <summary>The work's page as soon as it says that the work ended.</summary>
    private static async Task<string> EndedAsync(HttpClient browser, string work)
    {
        for (var tries = 0; tries < 500; tries++)
            if (WebUtility.HtmlDecode(await browser.GetStringAsync(work)) is var page && !page.Contains("正在办", StringComparison.Ordinal))
                return page;
        throw new InvalidOperationException($"{work} does not end.");
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var zip = new System.IO.Compression.ZipArchive(stream);
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            using (var reader = new StreamReader(entry.Open()))
                text.Append(await reader.ReadToEndAsync());
        return WebUtility.HtmlDecode(text.ToString());
    }

    [GeneratedRegex("href=\"(/overview/rows[^\"]*)\"")]
    private static partial Regex Rows();
}
