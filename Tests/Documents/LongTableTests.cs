using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using Table = WorkRelief.WorkflowHost.Papers.Table;

namespace WorkRelief.Tests.Documents;

/// <summary>
/// Limits follow the size of the data: what 500 workers do in 31 days is printed whole, and a template without end is stopped all the same.
/// </summary>
public sealed class LongTableTests : IDisposable
{
    private const int People = 500;
    private static readonly Dossier Sample = (Dossier)Samples.All["documents/sign-in-sheet"];
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("workrelief-own");

    public void Dispose() => _own.Delete(recursive: true);

    public static TheoryData<string> Names =>
        [.. Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void The_largest_month_is_printed_whole_in_every_form_within_seconds(string name)
    {
        var watch = Stopwatch.StartNew();
        var content = TemplateTexts.Installed().RenderDocument(name, SampleSizes.Of(Samples.All[name], People));
        var html = Encoding.UTF8.GetString(PrintHtml.Write(content));
        var (docx, xlsx) = (Part(Docx.Write(content), "word/document.xml"), Xlsx.Write(content));
        // A few seconds alone; a build server may be doing other work beside it.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");

        var tables = content.Elements.OfType<Table>().ToList();
        var rows = tables.Sum(t => t.Rows.Count);
        // Sums of pages are laid out with the pages; in Word signatures are rows too, and each page has a head of its own.
        Assert.Equal(
            tables.Count + rows + Regex.Count(html, "<tr class=\"subtotal( page)?\""),
            Regex.Count(html, "<tr[ >](?!<td class=\"tail\")")
        );
        Assert.True(Regex.Count(docx, "<w:tr[ >]") >= tables.Count + rows);
        if (xlsx is not null)
            for (var n = 0; n < tables.Count; n++)
                Assert.True(Regex.Count(Part(xlsx, $"xl/worksheets/sheet{n + 1}.xml"), "<(x:)?row[ >]") > 1 + tables[n].Rows.Count);
        if (name is "documents/sign-in-sheet" or "documents/labour-ledger" or "documents/payroll-sheet" or "notices/payroll-notice")
            Assert.True(rows >= People, $"{rows} rows");
        if (name is "documents/sign-in-sheet" or "documents/labour-ledger" or "documents/payroll-sheet")
            foreach (var n in Enumerable.Range(1, People - 1).Where(n => !SampleSizes.Name(n).Contains("𠮷", StringComparison.Ordinal)))
            {
                Assert.Contains($">{SampleSizes.Name(n)}<", html, StringComparison.Ordinal);
                Assert.Contains($">{SampleSizes.Name(n)}<", docx, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("documents/sign-in-sheet")]
    [InlineData("documents/labour-ledger")]
    [InlineData("documents/payroll-sheet")]
    [InlineData("notices/payroll-notice")]
    public void The_last_page_of_a_sheet_never_holds_the_sum_alone_however_many_work(string name)
    {
        var several = 0;
        for (var people = 1; people <= 60; people++)
        {
            var content = PageSums.Laid(TemplateTexts.Installed().RenderDocument(name, SampleSizes.Of(Samples.All[name], people)));
            foreach (var rows in content.Elements.OfType<Table>().Select(t => t.Rows.ToList()))
            {
                var turn = rows.FindLastIndex(r => r.TurnsPage || r.Kind == TableRowKind.PageSubtotal);
                several += turn < 0 ? 0 : 1;
                Assert.True(turn < 0 || rows.Skip(turn + 1).Any(r => r.Kind == TableRowKind.Line), $"{people} people");
            }
        }
        Assert.True(several > 10, $"{several} of several pages");
    }

    [Theory]
    [InlineData("while true\nend")]
    [InlineData("for a in subject.people\nfor b in subject.people\nfor c in subject.people\nx = 1\nend\nend\nend")]
    [InlineData("s = \"x\"\nfor person in subject.people\ns = s + s\nend")]
    [InlineData("s = \"\"\nfor line in subject.ledger\ns = s + (line.name | string.pad_left 100000)\nend")]
    [InlineData("for person in subject.people\nfor line in subject.ledger\nfor mark in person.marks\nparagraph line.name\nend\nend\nend")]
    public void A_template_without_end_is_stopped_in_a_large_month_too(string attack)
    {
        Directory.CreateDirectory(Path.Combine(_own.FullName, "documents"));
        File.WriteAllText(Path.Combine(_own.FullName, "documents", "sign-in-sheet.sbn"), "title \"x\"\n" + attack);
        var watch = Stopwatch.StartNew();
        var templates = TemplateTexts.Installed(_own.FullName);
        Assert.Throws<TemplateError>(() => templates.RenderDocument("documents/sign-in-sheet", SampleSizes.Of(Sample, People)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public void What_papers_are_tried_with_is_as_short_and_as_long_as_what_they_may_hold()
    {
        var names = Enumerable.Range(0, People).Select(n => new System.Globalization.StringInfo(SampleSizes.Name(n)).LengthInTextElements);
        Assert.Equal((2, 15), (names.Min(), names.Max()));
        Assert.Equal([0, 1, 34, 320, 500], SampleSizes.Workers);
        var sheet = (Dossier)SampleSizes.Of(Samples.All["documents/payroll-sheet"], 320);
        Assert.Equal(99_999_999.99m, ((PaySheet)sheet.Subject!).TotalYuan);
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$", sheet.Document.Code);
    }

    [Fact]
    public void Days_are_summed_as_days_not_as_money()
    {
        var content = PageSums.Laid(
            TemplateTexts.Installed().RenderDocument("documents/sign-in-sheet", SampleSizes.Of(Samples.All["documents/sign-in-sheet"], 34))
        );
        var table = content.Elements.OfType<Table>().Single();
        var days = table.Columns.ToList().FindIndex(c => c.Sum);
        var sums = table.Rows.Where(r => r.Kind is TableRowKind.Subtotal or TableRowKind.PageSubtotal).Select(r => r.Cells[days]).ToList();
        Assert.NotEmpty(sums);
        Assert.All(sums, s => Assert.Matches(@"^\d+(\.5)?$", s));
    }

    private static string Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
