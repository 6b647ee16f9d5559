using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Words;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Browser;

/// <summary>A project from its proposal to the archive, through the pages alone and without script.</summary>
public sealed class WholeProjectTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("dongpo.yaml", 10)] // from the proposal to the archive
    [InlineData("labour-self-build.yaml", 6)] // the three papers of a month, payees whose money came back and was sent again
    public async Task Its_people_carry_a_project_through_plain_forms(string name, int accounts)
    {
        var scenario = await ReadAsync(Path.Combine("Rehearsals", name));
        await using var machine = await Machine.StartAsync(scenario.Steps[0].At.AddHours(-12));
        await using var people = new PageActor(machine, chromium);
        await PlayAsync(machine, scenario, people.TakeAsync);
        output.WriteLine($"{people.Visitors.Count} people took {people.Taken} steps and were refused {people.Refused}");
        Assert.Equal(accounts, people.Visitors.Count);
        Assert.All(people.Visitors.Values, v => Assert.Empty(v.Faults));
    }

    /// <summary>
    /// Seven accounts; the month pasted from a spreadsheet, a villager's objection from the board that is upheld, a payee whose money came
    /// back and who alone is sent it again.
    /// </summary>
    [BrowserFact, Trait("Seed", "DP-08")]
    public async Task Seven_accounts_and_a_villager_carry_a_project_from_proposal_to_archive()
    {
        var scenario = await ReadAsync("whole-project.yaml");
        await using var machine = await Machine.StartAsync(scenario.Steps[0].At.AddHours(-12));
        await using var people = new PageActor(machine, chromium);
        await using var builder = await Visitor.AtAsync(machine, chromium);
        await using var villager = await Visitor.AtAsync(machine, chromium, width: 390, script: false);
        await PlayAsync(
            machine,
            scenario,
            (request, stop) =>
                request.Action switch
                {
                    "sign-in-sheet.record" => PasteAsync(builder, request),
                    "public-notice.object" => ObjectAsync(villager, request),
                    _ => people.TakeAsync(request, stop),
                }
        );
        Assert.Equal(7, people.Visitors.Count);
        Assert.All(people.Visitors.Values.Append(builder).Append(villager), v => Assert.Empty(v.Faults));
        await using var db = machine.App.Services.GetRequiredService<Store>().Open();
        Assert.Equal(96, await db.SignInSheet.CountAsync(a => a.ReplacedBy == null && a.Morning && a.Afternoon));
    }

    private static async Task<Scenario> ReadAsync(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, name);
        return Scenario.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
    }

    private async Task PlayAsync(Machine machine, Scenario scenario, Func<ActionRequest, CancellationToken, Task<Outcome>> take)
    {
        var log = new StringWriter();
        try
        {
            await new Rehearsal(machine.App.Services, machine.Clock, machine.Mail, new Timeline(log, json: false), take).RunAsync([
                scenario,
            ]);
        }
        finally
        {
            output.WriteLine(log.ToString());
        }
    }

    /// <summary>The month as it lies in the builder's spreadsheet, pasted where it begins, looked at, then saved.</summary>
    private static async Task<Outcome> PasteAsync(Visitor builder, ActionRequest request)
    {
        var input = request.Payload;
        var (project, month) = (input.GetProperty("project").GetString()!, input.GetProperty("month").GetString()!);
        var page = builder.Page;
        await page.GotoAsync($"/month/{project}/{month}");
        if (page.Url.Contains("/sign-in?", StringComparison.Ordinal))
            await builder.SignInHereAsync(request.Account);
        await page.Locator("#grid[data-ready=yes]").WaitForAsync();
        var first = DayList.Month(month)!.Value;
        var rows = input.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("worker").GetString()!, r => r);
        var lines = new List<string>();
        foreach (var cell in await page.Locator("tbody input[name$=\".1\"]").AllAsync())
        {
            var worker = (await cell.GetAttributeAsync("name"))!.Split('.')[1];
            var full = rows.TryGetValue(worker, out var row) ? DayList.Read(first, row.GetProperty("full").GetString())! : [];
            var stands = await page.Locator($"[name^=\"c.{worker}.\"]").EvaluateAllAsync<string[]>("all => all.map(c => c.value)");
            lines.Add(string.Join('\t', stands.Select((text, day) => full.Contains(first.AddDays(day)) ? "√" : text)));
        }
        await Spreadsheet.PasteAsync(
            page,
            (await page.Locator("tbody td input").First.GetAttributeAsync("name"))!,
            string.Join("\r\n", lines)
        );
        if (input.TryGetProperty("reason", out var reason))
            await page.Locator("#reason").FillAsync(reason.GetString()!);
        await page.Locator(".sheet button[value=check]").ClickAsync();
        Assert.Contains("检查通过", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".sheet button[value=save]").ClickAsync();
        await page.WaitForURLAsync("**said=*");
        return new Applied("", 0, project, "");
    }

    /// <summary>Down the board to the pay of the month, on a telephone, without script and without an account.</summary>
    private static async Task<Outcome> ObjectAsync(Visitor villager, ActionRequest request)
    {
        var page = villager.Page;
        await page.GotoAsync("/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "莲花村" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "劳务报酬" }).First.ClickAsync();
        await page.Locator("#text").FillAsync(request.Payload.GetProperty("text").GetString()!);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        Assert.Contains("/board/receipt/", page.Url, StringComparison.Ordinal);
        return new Applied("", 0, request.Payload.GetProperty("notice").GetString()!, "");
    }
}
