using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Benchmarks;

/// <summary>
/// How long each paper of 320 people takes: its template, its page, its PDF; beside the PDF of an empty page and of a plain table with the
/// same cells, printed by the same browser in the same run.
/// </summary>
public static class PaperTimes
{
    private const int People = 320;
    private const int Rounds = 3;

    public static async Task PrintAsync()
    {
        using var browser = new WorkflowHost.Papers.Browser(WorkflowHost.Papers.Browser.Find());
        if (browser.Program is null)
        {
            Console.WriteLine("left out: no Chromium, Chrome or Edge on this machine");
            return;
        }
        var templates = TemplateTexts.Installed();
        Console.WriteLine(FormattableString.Invariant($"{People} people, median of {Rounds}"));
        Console.WriteLine(FormattableString.Invariant($"  an empty page {(await PdfAsync("<!DOCTYPE html><p>1")).Ms:0} ms"));
        Console.WriteLine("                                    template ms  page ms   page KB  pages    PDF KB    PDF ms  plain table ms");
        foreach (var name in Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var model = SampleSizes.Of(Samples.All[name], People);
            DocumentContent content = null!;
            byte[] page = [];
            var render = Timed(() => content = templates.RenderDocument(name, model));
            var write = Timed(() => page = PrintHtml.Write(content));
            var (ms, pdf) = await PdfAsync(Encoding.UTF8.GetString(page));
            var plain = await PdfAsync(Plain(content));
            var html = string.Create(CultureInfo.InvariantCulture, $"{render, 9:0}{write, 9:0}{page.Length / 1024, 10}");
            var printed = string.Create(CultureInfo.InvariantCulture, $"{Pages(pdf), 7}{pdf.Length / 1024, 10}{ms, 10:0}{plain.Ms, 16:0}");
            Console.WriteLine($"  {name, -36}{html}{printed}");
        }

        async Task<(double Ms, byte[] Pdf)> PdfAsync(string html)
        {
            var (times, pdf) = (new List<double>(), (byte[]?)[]);
            for (var n = 0; n < Rounds; n++)
            {
                var watch = Stopwatch.StartNew();
                pdf = await browser.PdfAsync(Encoding.UTF8.GetBytes(html), default);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            return (Steps.Median(times), pdf!);
        }
    }

    private static double Timed(Action act)
    {
        var times = new List<double>();
        for (var n = 0; n < Rounds; n++)
        {
            var watch = Stopwatch.StartNew();
            act();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Steps.Median(times);
    }

    /// <summary>What any program would print: the texts and the cells, with no look but lines.</summary>
    private static string Plain(DocumentContent content)
    {
        var html = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><style>");
        html.Append(content.Wide ? "@page{size:A4 landscape}" : "@page{size:A4}")
            .Append("table{border-collapse:collapse;width:100%;font-size:8pt}td{border:1px solid}</style>");
        foreach (var element in content.Elements)
            if (element is Table table)
            {
                html.Append("<table>");
                foreach (var row in table.Rows)
                    html.Append("<tr><td>").AppendJoin("<td>", row.Cells.Select(WebUtility.HtmlEncode));
                html.Append("</table>");
            }
            else if (element is Paragraph { Text: var text })
                html.Append("<p>").Append(WebUtility.HtmlEncode(text));
        return html.ToString();
    }

    private static int Pages(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), "/Type /Page\\b");
}
