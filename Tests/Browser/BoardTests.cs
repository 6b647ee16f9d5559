using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.Tests.Browser;

/// <summary>A villager with a telephone and no account, and the officials who have to answer her.</summary>
public sealed class BoardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Cycle = Played.Project + "/2026-03";

    [BrowserFact, Trait("Seed", "DP-08")]
    public async Task An_objection_from_the_board_stops_the_pay_until_it_is_answered_and_its_receipt_shows_the_answer()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Rehearsals", "labour-self-build.yaml");
        var whole = Scenario.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
        var posted = whole.Steps.First(s => s.Do == "pay-cycle.post").At;
        var scenario = whole with { Steps = [.. whole.Steps.Where(s => s.At <= posted)] };
        await using var machine = await Machine.StartAsync(scenario.Steps[0].At.AddHours(-12));
        var rehearsal = new Rehearsal(machine.App.Services, machine.Clock, machine.Mail, new Timeline(TextWriter.Null, json: false));
        await rehearsal.RunAsync([scenario]);
        machine.Clock.MoveTo(posted.AddDays(1));

        await using var villager = await Visitor.AtAsync(machine, chromium, width: 390, script: false);
        var page = villager.Page;
        await page.GotoAsync("/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "干埝村" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "劳务报酬" }).First.ClickAsync();
        var notice = page.Url;
        Assert.Contains("/board/notice/", notice, StringComparison.Ordinal);

        // What her telephone opens from the poster's code: every number whole, on one line.
        await using (var db = machine.App.Services.GetRequiredService<Store>().Open())
            await page.GotoAsync("/verify/" + await db.Documents.Where(d => d.Kind == "payroll-notice").Select(d => d.Id).SingleAsync());
        var lines = await page.Locator(".paper td:has-text('***'), .paper td.figure")
            .EvaluateAllAsync<int[]>(
                "cells => cells.map(c => { const r = new Range(); r.selectNodeContents(c); return r.getClientRects().length; })"
            );
        Assert.Contains(1, lines);
        Assert.All(lines, n => Assert.True(n <= 1, $"{n} lines"));
        await page.GotoAsync(notice);
        await page.Locator("#text").FillAsync("我三月做了十九天，表上只有十八天");
        await page.Locator("#name").FillAsync("刘桂英");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        Assert.Contains("/board/receipt/", page.Url, StringComparison.Ordinal);
        var receipt = page.Url;
        Assert.Contains("等待答复", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(notice);
        Assert.Contains("暂停", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("刘桂英", await page.ContentAsync(), StringComparison.Ordinal);

        await using var officials = new PageActor(machine, chromium);
        var paid = await TakeAsync(
            machine,
            officials,
            "pay-cycle.pay",
            new
            {
                cycle = Cycle,
                batch = "B1",
                amountYuan = 176612.52m,
            },
            "payment-batch"
        );
        Assert.Contains(Assert.IsType<NotApplied>(paid).Refusals, r => r.Code == "wrong-stage");
        var answer = new
        {
            notice = notice[(notice.IndexOf("/board/notice/", StringComparison.Ordinal) + "/board/notice/".Length)..],
            objection = 1,
            reply = "经核对签到表，应为十九天，已更正后重新公示",
        };
        var upheld = await TakeAsync(machine, officials, "public-notice.uphold", answer, "objection-reply");
        Assert.True(upheld is Applied, string.Join("; ", ((upheld as NotApplied)?.Refusals ?? []).Select(r => r.Missing)));

        await page.GotoAsync(receipt);
        var told = await page.Locator("main").InnerTextAsync();
        Assert.Contains("成立", told, StringComparison.Ordinal);
        Assert.Contains("应为十九天", told, StringComparison.Ordinal);
        Assert.Empty(villager.Faults);
    }

    private static async Task<Outcome> TakeAsync(Machine machine, PageActor officials, string action, object with, string paper)
    {
        var files = machine.App.Services.GetRequiredService<IFileStore>();
        var payload = JsonSerializer.SerializeToNode(with)!.AsObject();
        var file = await files.PutAsync("%PDF-1.4 test"u8.ToArray(), default);
        payload["papers"] = JsonSerializer.SerializeToNode(new[] { new { kind = paper, file } });
        return await officials.TakeAsync(
            new ActionRequest(action, JsonSerializer.SerializeToElement(payload), Played.Township, "board-test"),
            default
        );
    }
}
