using System.Text;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// Every paper as it is printed, with nobody on it, one, a usual month and the largest: measured in the browser that prints it. Nothing
/// stands over its neighbour, and nothing is wider than its cell.
/// </summary>
public sealed class PrintTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Names =>
        [.. Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [BrowserTheory, MemberData(nameof(Names))]
    public async Task Nothing_overflows_its_cell_or_stands_over_another(string name)
    {
        var templates = TemplateTexts.Installed();
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var workers in SampleSizes.Workers.Where(n => SampleSizes.Prints(Samples.All[name], n)))
        {
            var content = templates.RenderDocument(name, SampleSizes.Of(Samples.All[name], workers));
            // As wide as the page between its margins.
            await page.SetViewportSizeAsync(content.Wide ? 1009 : 589, 800);
            await page.SetContentAsync(Encoding.UTF8.GetString(PrintHtml.Write(content)));
            var faults = await page.EvaluateAsync<string[]>(Measured);
            Assert.True(faults.Length == 0, $"{workers} people: {string.Join("; ", faults.Take(5))}");
        }
    }

    private const string Measured = """
        () => {
          const faults = [];
          for (const cell of document.querySelectorAll('td,th'))
            if (cell.scrollWidth > cell.clientWidth + 1)
              faults.push(`${cell.textContent} is ${cell.scrollWidth} wide in ${cell.clientWidth}`);
          const lines = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (walk.nextNode()) {
            const text = walk.currentNode;
            if (!text.textContent.trim() || text.parentElement.closest('svg,style,footer')) continue;
            range.selectNodeContents(text);
            for (const r of range.getClientRects()) {
              if (r.width < 1) continue;
              if (r.right > document.documentElement.clientWidth + 1) faults.push(`${text.textContent} leaves the page`);
              lines.push({ r, text: text.textContent });
            }
          }
          // Lines of Chinese letters are as high as their font says, more than they show: only the middle counts.
          lines.sort((a, b) => a.r.top - b.r.top);
          for (let i = 0; i < lines.length; i++) {
            const a = lines[i].r, middle = (a.top + a.bottom) / 2;
            for (let j = i + 1; j < lines.length && lines[j].r.top < middle; j++) {
              const b = lines[j].r;
              if (b.bottom > middle && a.left < b.right - 1 && b.left < a.right - 1)
                faults.push(`${lines[i].text} stands over ${lines[j].text}`);
            }
          }
          return faults;
        }
        """;
}
