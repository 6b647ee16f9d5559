using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.Tests.Browser;

/// <summary>The month of a sign-in sheet at an office machine: pasted, typed, and as a plain form.</summary>
public sealed class MonthGridTests(Played played) : IClassFixture<Played>
{
    private const string Month = "/month/" + Played.Project + "/2026-04";

    [BrowserFact]
    public async Task A_paste_from_a_spreadsheet_is_checked_cell_by_cell_and_saved()
    {
        await using var office = await AtGridAsync();
        var page = office.Page;
        await Spreadsheet.PasteAsync(page, "c.GA601.20", "√\t１\t半天\t\t上午\r\n０．５\t睡\t病假\t下午\t\r\n全天\t√迟\t休\t\t－\r\n");
        Assert.Contains("已粘贴 15 格", await page.Locator("#pasted").InnerTextAsync(), StringComparison.Ordinal);
        await PressAsync(page, "check");
        // Only the cell that nobody can read is wrong; what else was pasted stays as it was.
        Assert.Equal(["c.GA602.21"], await InvalidAsync(page));
        Assert.Contains("不认识“睡”", await page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("半天", await page.Locator("[name=\"c.GA601.22\"]").InputValueAsync());
        await page.Locator("[name=\"c.GA602.21\"]").FillAsync("旷");
        await PressAsync(page, "check");
        Assert.Contains("检查通过", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await SheetAsync(20, 24));
        await PressAsync(page, "save");
        await page.WaitForURLAsync("**said=*");
        Assert.Equal(
            [
                "GA601 20 ma",
                "GA601 21 ma",
                "GA601 22 m",
                "GA601 24 m",
                "GA602 20 m",
                "GA602 21 absent",
                "GA602 22 sick",
                "GA602 23 a",
                "GA603 20 ma",
                "GA603 21 malate",
                "GA603 22 rest",
                "GA603 24 rest",
            ],
            await SheetAsync(20, 24)
        );
        // What stands is not changed without a reason, and the engine's answer stands at the cell.
        await Spreadsheet.PasteAsync(page, "c.GA601.20", "\t上");
        await PressAsync(page, "check");
        Assert.Equal(["c.GA601.20", "c.GA601.21"], await InvalidAsync(page));
        Assert.Contains("更正须写明理由", await page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(office.Faults);
    }

    [BrowserFact]
    public async Task What_does_not_fit_on_the_page_is_said_and_not_lost_unseen()
    {
        await using var office = await AtGridAsync();
        await Spreadsheet.PasteAsync(office.Page, "c.GA625.29", "√\t√\t√\r\n上\t\t");
        var said = await office.Page.Locator("#pasted").InnerTextAsync();
        Assert.Contains("已粘贴 2 格", said, StringComparison.Ordinal);
        Assert.Contains("还有 2 格超出这一页", said, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_keyboard_goes_from_cell_to_cell_and_fills_down()
    {
        await using var office = await AtGridAsync();
        var page = office.Page;
        await page.Locator("[name=\"c.GA601.27\"]").FocusAsync();
        foreach (
            var (key, at) in ((string Key, string At)[])
                [
                    ("ArrowDown", "GA602.27"),
                    ("ArrowRight", "GA602.28"),
                    ("ArrowUp", "GA601.28"),
                    ("ArrowLeft", "GA601.27"),
                    ("Enter", "GA602.27"),
                    ("Shift+Enter", "GA601.27"),
                    ("Tab", "GA601.28"),
                    ("Shift+Tab", "GA601.27"),
                    ("ArrowUp", "GA601.27"),
                ]
        )
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal("c." + at, await page.EvaluateAsync<string>("document.activeElement.name"));
        }
        Assert.EndsWith(Month, page.Url, StringComparison.Ordinal);
        await page.Locator("[name=\"c.GA604.27\"]").FillAsync("病");
        await page.Locator("[name=\"c.GA601.27\"]").FillAsync("√");
        await page.Keyboard.PressAsync("Control+d");
        var column = await page.Locator("tbody [name$=\".27\"]").EvaluateAllAsync<string[]>("all => all.map(c => c.value)");
        Assert.Equal(25, column.Length);
        Assert.Equal(["√", "√", "√", "病", "√"], column[..5]);
        Assert.All(column[5..], text => Assert.Equal("√", text));
        await page.Locator("[name=\"c.GA601.28\"]").FillAsync("上");
        await page.Locator("#fill").ClickAsync();
        Assert.Equal("上", await page.Locator("[name=\"c.GA625.28\"]").InputValueAsync());
    }

    [BrowserFact]
    public async Task Without_script_the_month_is_a_plain_form()
    {
        await using var office = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await office.SignInAsync(Played.Council);
        var page = office.Page;
        await page.GotoAsync(Month);
        await page.Locator("[name=\"c.GA611.17\"]").FillAsync("√");
        await page.Locator("[name=\"c.GA612.17\"]").FillAsync("睡");
        // Enter looks before it leaps.
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[aria-invalid=true]").WaitForAsync();
        Assert.Equal(["c.GA612.17"], await InvalidAsync(page));
        await page.Locator("[name=\"c.GA612.17\"]").FillAsync("下");
        await PressAsync(page, "check");
        Assert.Contains("检查通过", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await PressAsync(page, "save");
        Assert.Contains("已保存 2 天", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["GA611 17 ma", "GA612 17 a"], await SheetAsync(17, 17));
    }

    private async Task<Visitor> AtGridAsync()
    {
        var office = await Visitor.AtAsync(played.Machine, played.Chromium);
        office.Page.Dialog += (_, leave) => leave.AcceptAsync();
        await office.SignInAsync(Played.Council);
        await office.Page.GotoAsync(Month);
        await office.Page.Locator("#grid[data-ready=yes]").WaitForAsync();
        return office;
    }

    private static Task PressAsync(IPage page, string what) => page.Locator($".sheet button[value={what}]").ClickAsync();

    private static Task<string[]> InvalidAsync(IPage page) =>
        page.Locator("tbody [aria-invalid=true]").EvaluateAllAsync<string[]>("all => all.map(c => c.name)");

    private async Task<List<string>> SheetAsync(int from, int until)
    {
        await using var db = played.Machine.App.Services.GetRequiredService<Store>().Open();
        var (first, last) = (new DateOnly(2026, 4, from), new DateOnly(2026, 4, until));
        var rows = await db
            .SignInSheet.Where(a => a.ProjectId == Played.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null)
            .OrderBy(a => a.WorkerId)
            .ThenBy(a => a.Day)
            .ToListAsync();
        return [.. rows.Select(a => $"{a.WorkerId} {a.Day.Day} {(a.Morning ? "m" : "")}{(a.Afternoon ? "a" : "")}{a.Mark}")];
    }
}
