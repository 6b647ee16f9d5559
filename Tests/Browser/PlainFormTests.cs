using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// A browser with its script turned off. Sign-in and whole projects are in <see cref="WholeProjectTests"/>, board and objection in
/// <see cref="BoardTests"/>, the month in <see cref="MonthGridTests"/>.
/// </summary>
public sealed class PlainFormTests(Played played) : IClassFixture<Played>
{
    [BrowserFact]
    public async Task Every_action_has_a_form_with_a_place_for_each_field()
    {
        var account = await AllOfficesAsync();
        await using var visitor = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await visitor.SignInAsync(account);
        var actions = Catalogue.Program.Actions.Values.Where(a => !ShippedTables.OfTheProgram.Contains(a.Name)).ToList();
        Assert.True(actions.Count > 80, $"{actions.Count} actions");
        var wrong = new List<string>();
        foreach (var action in actions)
        {
            var answer = await visitor.Page.GotoAsync($"/do/{action.Name}?on-case={Played.Project}");
            // What a paper or a record says depends on its kind, which is asked first.
            var kind = visitor.Page.Locator("main form button[name=more][value=kind]");
            if (await kind.CountAsync() == 1)
            {
                await visitor.Page.Locator("select[name=kind]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
                await kind.ClickAsync();
            }
            if (answer!.Status != 200 || await visitor.Page.Locator("main form button[name=do][value=send]").CountAsync() != 1)
            {
                wrong.Add($"{action.Name}: {answer.Status}");
                continue;
            }
            var places = await visitor
                .Page.Locator("main form [name]")
                .EvaluateAllAsync<string[]>("all => all.map(e => e.name + '|' + e.value)");
            // A paper about the project itself is about nothing else.
            foreach (var field in InputField.Of(action.Input).Where(f => f.Name != action.CaseWord && f.Offers != Offer.DocumentSubject))
                if (
                    !places.Any(p =>
                        p.Split('|')[0] is var name && (name == field.Name || name.StartsWith(field.Name + ".", StringComparison.Ordinal))
                    )
                )
                    wrong.Add($"{action.Name} has no place for {field.Name}");
        }
        Assert.Empty(wrong);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_day_is_entered_with_its_photographed_sheet()
    {
        await using var clerk = await Visitor.AtAsync(played.Machine, played.Chromium, width: 390, script: false);
        await clerk.SignInAsync(Played.Council);
        var page = clerk.Page;
        await page.GotoAsync("/phone");
        await page.Locator("a.project").First.ClickAsync();
        await page.Locator("#day").FillAsync("2026-04-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "换一天" }).ClickAsync();
        await page.Locator("#all").ClickAsync();
        Assert.Contains("已记 34 / 34 人", await page.Locator("footer").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=\"a.GA602\"]").UncheckAsync();
        await page.Locator("[name=\"x.GA603\"]").SelectOptionAsync("late");
        await page.Locator("[name=photo]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "sheet.jpg",
                    MimeType = "image/jpeg",
                    Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4],
                }
            );
        Assert.True(
            await page.Locator("[name=photo]").EvaluateAsync<bool>("e => e.getBoundingClientRect().width > 20"),
            "its name is seen"
        );
        await page.Locator("footer button[value=send]").ClickAsync();
        Assert.Contains("已登记 34 人", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var day = new DateOnly(2026, 4, 20);
        await using var db = played.Machine.App.Services.GetRequiredService<Store>().Open();
        var rows = await db.SignInSheet.Where(a => a.ProjectId == Played.Project && a.Day == day).ToDictionaryAsync(a => a.WorkerId);
        Assert.Equal(34, rows.Count);
        Assert.Equal((true, false), (rows["GA602"].Morning, rows["GA602"].Afternoon));
        Assert.Equal("late", rows["GA603"].Mark);
        Assert.Equal(1, await db.Papers.CountAsync(p => p.Kind == "sign-in-sheet" && p.DocumentDate == day));

        // The sheet of a day that stands is photographed later: a photo alone will do, nothing at all will not.
        await page.Locator("footer button[value=send]").ClickAsync();
        Assert.Contains("没有新的签到", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=photo]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "sheet2.jpg",
                    MimeType = "image/jpeg",
                    Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 5, 6, 7, 8],
                }
            );
        await page.Locator("footer button[value=send]").ClickAsync();
        Assert.Contains("签到表照片已存", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await db.Papers.CountAsync(p => p.Kind == "sign-in-sheet" && p.DocumentDate == day));
    }

    [BrowserTheory]
    [InlineData("/board/notice/" + Played.Project + "/notice-2", false)]
    [InlineData("/slip/GA631?cycle=" + Played.Project + "/2026-03", true)]
    [InlineData("/case/" + Played.Project + "/2026-03", true)]
    public async Task A_page_prints_its_text_and_not_its_menus(string path, bool signedIn)
    {
        await using var visitor = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        if (signedIn)
            await visitor.SignInAsync(Played.Council);
        await visitor.Page.GotoAsync(path);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await visitor.Page.Locator("header.top").IsVisibleAsync());
        Assert.True(await visitor.Page.Locator("main h1").First.IsVisibleAsync());
        var wider = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(wider <= 0, $"{path} is {wider} pixels too wide");
        var pdf = await visitor.Page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8) && pdf.Length > 5_000, $"{pdf.Length} bytes");
    }

    private int _keys;

    /// <summary>An account that holds every office of the county: it sees every form.</summary>
    private async Task<string> AllOfficesAsync()
    {
        const string account = "guangan.all";
        var engine = played.Machine.App.Services.GetRequiredService<Engine>();
        await MustAsync(
            engine,
            "account.register",
            new
            {
                account,
                name = "全部职责",
                email = "all@example.invalid",
            }
        );
        foreach (var body in Bodies.Grantable.Keys)
        {
            var (at, place) = Bodies.ByProjectOnly.Contains(body) ? ("project", Played.Project) : ("area", "四川省/广安市/广安区");
            var grant = new Dictionary<string, string>
            {
                ["account"] = account,
                ["body"] = body,
                [at] = place,
            };
            await MustAsync(engine, "grant.give", grant);
        }
        await played.Machine.LetInAsync(account);
        return account;
    }

    private async Task MustAsync(Engine engine, string action, object with)
    {
        var answer = await engine.ApplyAsync(
            new ActionRequest(action, JsonSerializer.SerializeToElement(with), "admin", $"{action}/{_keys++}")
        );
        Assert.True(answer is Applied, string.Join("; ", ((answer as NotApplied)?.Refusals ?? []).Select(r => r.Missing)));
    }
}
