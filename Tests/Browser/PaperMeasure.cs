using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// What an official would send back when he sees the pages, measured in the browser that prints them: on the sheet as one long page, and on
/// the pages of the PDF.
/// </summary>
public static class PaperMeasure
{
    /// <summary>A page but the last holds text at least down to here, from above.</summary>
    private const double Full = 0.5;

    /// <param name="spoil">A style that plants a fault, to see it found.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, DocumentContent content, string? spoil = null)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // As wide as the page between its margins.
        await page.SetViewportSizeAsync(content.Wide ? 1009 : 589, 800);
        await page.SetContentAsync(Encoding.UTF8.GetString(PrintHtml.Write(content)));
        if (spoil is not null)
            await page.AddStyleTagAsync(new() { Content = spoil });
        var faults = await page.EvaluateAsync<string[]>(OnTheSheet);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = false });
        using var printed = PdfDocument.Open(pdf);
        return [.. faults, .. OnThePages([.. printed.GetPages()], content)];
    }

    private static IEnumerable<string> OnThePages(IReadOnlyList<Page> pages, DocumentContent content)
    {
        var texts = pages.Select(p => Plain(string.Concat(p.Letters.Select(l => l.Value)))).ToList();
        if (pages.Count > 1 && content.Elements.OfType<SignatureBlock>().Any() && CompanyOf(texts[^1], content) is { Length: < 4 } alone)
            yield return $"signatures stand alone on page {pages.Count}, with “{alone}”";
        for (var n = 0; n < pages.Count - 1; n++)
            if (Filled(pages[n], content) is var filled and < Full)
                yield return $"page {n + 1} of {pages.Count} is filled to {filled:P0}";
        foreach (var fault in Sums(texts, content))
            yield return fault;
    }

    /// <summary>What stands there beside signatures, code, heads of tables, foot and page number.</summary>
    private static string CompanyOf(string text, DocumentContent content)
    {
        string?[] known =
        [
            .. content.Elements.OfType<SignatureBlock>().SelectMany(b => b.Lines).SelectMany(l => (string?[])[l.Role, l.Name, l.Date]),
            .. content.Elements.OfType<Qr>().Select(q => q.Caption),
            .. content.Elements.OfType<Imprint>().SelectMany(i => (string?[])[$"抄送：{i.CopyTo}。", i.Office, i.On + "印发"]),
            .. content.Elements.OfType<Table>().SelectMany(t => t.Columns).Select(c => c.Head),
            content.FooterText,
            "年月日",
        ];
        foreach (var part in known.OfType<string>().Select(Plain).Where(k => k.Length > 0).OrderByDescending(k => k.Length))
            text = text.Replace(part, "", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, @"[—\d第页共]", "");
    }

    /// <summary>How far down its text reaches, of the room between the margins.</summary>
    private static double Filled(Page page, DocumentContent content)
    {
        var (above, below) = content.Wide ? (18, 20) : (37, 35);
        const double Millimetre = 72 / 25.4;
        var (top, foot) = (page.Height - above * Millimetre, below * Millimetre);
        var lowest = page.Letters.Where(l => l.StartBaseLine.Y > foot).Select(l => l.StartBaseLine.Y).DefaultIfEmpty(top).Min();
        return (top - lowest) / (top - foot);
    }

    /// <summary>Each sum of a page stands on the page of all the lines it is of, and no other does.</summary>
    private static IEnumerable<string> Sums(List<string> texts, DocumentContent content)
    {
        if (content.Elements.OfType<Table>().FirstOrDefault(t => t.PageSum is not null) is not { } table)
            yield break;
        var label = Plain(table.PageSum!);
        var laid = PageSums.Laid(content).Elements.OfType<Table>().First(t => t.Columns.SequenceEqual(table.Columns));
        var groups = new List<List<string>> { new() };
        foreach (var row in laid.Rows)
            if (row.Kind is TableRowKind.Subtotal or TableRowKind.PageSubtotal)
                groups.Add([]);
            else if (row.Kind == TableRowKind.Line)
                groups[^1].Add(Plain(row.Cells[0] + row.Cells[1]));
        groups.RemoveAt(groups.Count - 1);
        var pages = texts.Select((text, n) => (text, n)).Where(p => p.text.Contains(label, StringComparison.Ordinal)).ToList();
        if (pages.Count != groups.Count)
            yield return $"{groups.Count} sums of pages on {pages.Count} pages";
        foreach (var (group, (text, n)) in groups.Zip(pages))
        {
            if (text.Split(label).Length != 2)
                yield return $"page {n + 1} has {text.Split(label).Length - 1} sums";
            foreach (var line in group.Where(line => !text.Contains(line, StringComparison.Ordinal)))
                yield return $"the sum on page {n + 1} counts {line}, who is not on it";
        }
    }

    /// <summary>Radicals that Unicode does not call compatible with the character they look like, and that.</summary>
    private const string Radicals =
        "⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

    /// <summary>A font's letters may name the radical for the character: 工 as ⼯.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormKC)
                .Where(c => !char.IsWhiteSpace(c))
                .Select(c => Radicals.IndexOf(c) is >= 0 and var at && at % 2 == 0 ? Radicals[at + 1] : c)
        );

    private const string OnTheSheet = """
        () => {
          const faults = [];
          for (const cell of document.querySelectorAll('td,th'))
            if (cell.scrollWidth > cell.clientWidth + 1)
              faults.push(`${cell.textContent} is ${cell.scrollWidth} wide in ${cell.clientWidth}`);
          const range = document.createRange();
          const rows = e => {
            range.selectNodeContents(e);
            return new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top))).size;
          };
          for (const whole of document.querySelectorAll('.nb,.day,td.keep,td.figure'))
            if (rows(whole) > 1) faults.push(`${whole.textContent} is broken`);
          for (const h1 of document.querySelectorAll('h1'))
            if (rows(h1) > h1.textContent.split('\n').length) faults.push(`the title ${h1.textContent} is broken`);
          const lines = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
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
