using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Browser;

/// <summary>The real Elsa Studio over the cases of all shipped rehearsals: each picture is the case.</summary>
public sealed class StudioTests(StudioCounty county, ITestOutputHelper output) : IClassFixture<StudioCounty>
{
    private const int LeastCases = 30;

    /// <summary>Starting the runtime of a page takes a while on a busy machine.</summary>
    private const int Patience = 60_000;

    /// <summary>
    /// Each node that a colour marks as waiting or done, and the journal beside it; asked until it is as expected, for a picture is drawn
    /// bit by bit.
    /// </summary>
    private const string Seen = """
        text => {
          const expected = JSON.parse(text);
          const marked = kind => [...document.querySelectorAll('g.x6-node')].filter(n => n.querySelector('.mud-badge.mud-theme-' + kind))
            .map(n => n.dataset.cellId).filter(id => !id.startsWith('Step-') && id !== 'Start1').sort();
          const journal = [...document.querySelectorAll('.mud-timeline-item-content')].slice(0, expected.journal.length)
            .map(c => [...c.querySelectorAll('p')].map(p => p.textContent.trim()).join('|'));
          window.seen = { amber: marked('warning'), green: marked('success'), journal };
          return JSON.stringify(window.seen) === text;
        }
        """;

    private const string Next = """
        async id => {
          const before = document.querySelector('elsa-workflow-instance-viewer'), parent = before.parentElement;
          const frame = () => new Promise(done => requestAnimationFrame(done));
          before.remove();
          // The runtime lets go of what left the page a second later, and has one such component at a time.
          while (!before._isDisposed) await frame();
          for (let n = 0; n < 30; n++) await frame();
          const next = document.createElement('elsa-workflow-instance-viewer');
          next.setAttribute('instance-id', id);
          parent.append(next);
        }
        """;

    [StudioFact]
    public async Task The_amber_node_of_every_case_is_its_stage_the_green_ones_its_past_and_the_journal_its_steps_in_words()
    {
        var cases = await CasesAsync();
        Assert.True(cases.Count >= LeastCases);
        await using var visitor = await Visitor.AtAsync(county.Machine, county.Chromium);
        await visitor.SignInAsync("admin");
        var page = visitor.Page;
        foreach (var (n, id) in cases.Index())
        {
            if (n == 0)
                await page.GotoAsync("/studio/case/" + ElsaCases.IdOf(id));
            else
                await page.EvaluateAsync(Next, ElsaCases.IdOf(id));
            var expected = JsonSerializer.Serialize(await ExpectedAsync(id), ElsaShown.Plain);
            try
            {
                await page.WaitForFunctionAsync(Seen, expected, new() { Timeout = Patience });
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{id}: expected {expected}, seen {await page.EvaluateAsync<string>("JSON.stringify(window.seen)")}");
            }
        }
        output.WriteLine($"{cases.Count} cases");
        Assert.True(visitor.Faults.Count == 0, string.Join('\n', visitor.Faults.Distinct()));
    }

    [StudioFact]
    public async Task A_line_of_a_list_leads_to_its_picture_and_the_case_page_leads_there_too()
    {
        await using var visitor = await Visitor.AtAsync(county.Machine, county.Chromium);
        await visitor.SignInAsync("admin");
        var page = visitor.Page;
        await page.GotoAsync("/system");
        await page.GetByRole(AriaRole.Link, new() { Name = "流程图（Elsa）" }).ClickAsync();
        await page.GetByText("bazhou-contractor-acceptance-county").ClickAsync(new() { Timeout = Patience });
        await page.WaitForURLAsync("**/studio/definition/bazhou-contractor-acceptance-county");
        await page.Locator("body[data-shown=yes]").WaitForAsync(new() { Timeout = Patience });
        var table = Catalogue
            .Program.Expand(Workflows.Policy.PackReader.Shipped("bazhou").Shapes.Last(s => s.Mode == Shape.ByContractor))
            .Single(t => t.Name == "acceptance/county");
        var activities = ElsaWriter.Write(table, "", 1).Root.Activities!;
        await page.WaitForFunctionAsync("n => document.querySelectorAll('g.x6-node').length === n", activities.Count);
        foreach (var label in table.Stages.Select(s => s.Label))
            Assert.True(await page.Locator("g.x6-node .activity-label", new() { HasTextString = label }).CountAsync() > 0, label);
        Assert.False(await page.Locator("button[title='Run workflow']").IsVisibleAsync());

        await page.GotoAsync("/studio/cases");
        await page.GetByText("GA-2026-05~2026-03", new() { Exact = true })
            .Or(page.Locator(".instances-table tbody tr"))
            .First.ClickAsync(new() { Timeout = Patience });
        await page.WaitForURLAsync("**/studio/case/*");
        await page.Locator("g.x6-node .mud-badge").First.WaitForAsync(new() { Timeout = Patience });

        await page.GotoAsync("/case/GA-2026-05");
        await page.GetByRole(AriaRole.Link, new() { Name = "看流程图（Elsa Studio）" }).ClickAsync();
        await page.WaitForURLAsync("**/studio/case/GA-2026-05");
        await page.Locator("g.x6-node .mud-badge.mud-theme-warning").First.WaitForAsync(new() { Timeout = Patience });
        Assert.Empty(visitor.Faults);
    }

    /// <summary>Some of every table, and more until there are enough.</summary>
    private async Task<IReadOnlyList<string>> CasesAsync()
    {
        await using var db = county.Part<Store>().Open();
        var held = await db.Cases.AsNoTracking().Where(c => c.ProjectId != null).OrderBy(c => c.Id).ToListAsync();
        var names = new Dictionary<string, string>();
        foreach (var hash in held.Select(c => c.TableHash).Distinct())
            names[hash] = (await county.Part<Definitions>().TableAsync(db, hash, default)).Name;
        output.WriteLine(string.Join("; ", held.GroupBy(c => names[c.TableHash]).Select(g => $"{g.Key} {g.Count()}")));
        var some = held.GroupBy(c => names[c.TableHash]).SelectMany(g => g.DistinctBy(c => c.Stage).Take(3)).Select(c => c.Id).ToList();
        return [.. some.Union(held.Select(c => c.Id)).Take(Math.Max(LeastCases, some.Count))];
    }

    /// <summary>What the rows of the database say of the case.</summary>
    private async Task<ElsaShown> ExpectedAsync(string id)
    {
        await using var db = county.Part<Store>().Open();
        var held = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        var table = await county.Part<Definitions>().TableAsync(db, held.TableHash, default);
        var scope = Scope.Of("admin", county.Machine.Clock);
        var steps = (await county.Part<CaseReads>().PageAsync(scope, id, default))!.Steps;
        var left = steps.Select(s => s.Stage).SkipLast(1).Prepend(Stage.None).ToList();
        var ended = !table.Rows.Any(r => r.From == held.Stage);
        var green = left.Where(s => s != held.Stage).Select(s => "Wait-" + (s == Stage.None ? "None" : s));
        return new ElsaShown(
            ended ? [] : ["Wait-" + held.Stage],
            [.. (ended ? green.Append("End-" + held.Stage) : green).Distinct().Order(StringComparer.Ordinal)],
            [
                .. steps
                    .Zip(left, (s, from) => $"{table.StageLabel(from)}|{s.Label} - {s.By}{(s.By == s.ActingAs ? "" : $"（{s.ActingAs}）")}")
                    .Take(15),
            ]
        );
    }
}
