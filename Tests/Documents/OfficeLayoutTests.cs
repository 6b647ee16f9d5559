using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

/// <summary>How papers stand in Word and in a spreadsheet, told from their measures.</summary>
public sealed class OfficeLayoutTests
{
    private const int SignPoints = 14;
    private const int SheetSignPoints = 12;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string> Names =>
        [.. Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Whoever_signs_and_when_is_not_broken(string name)
    {
        var content = Paper(name);
        var body = DocxTests.Part(Docx.Write(content), "word/document.xml");
        var points = content.Wide ? SheetSignPoints : SignPoints;
        foreach (var cell in body.Descendants(W + "tc").Where(c => c.Elements(W + "p").Any(IsSigned)))
        {
            var room = Int(cell.Element(W + "tcPr")!.Element(W + "tcW")!, "w") / 20m - 4;
            foreach (var line in cell.Elements(W + "p").SelectMany(Lines))
                Assert.True(TextWidth.Of(line) * points <= room, $"{line} 宽 {TextWidth.Of(line) * points}，格宽 {room}");
        }
        // A frame within a cell is not wider than the cell within its margins.
        foreach (var frame in body.Descendants(W + "tbl").Where(t => t.Parent!.Name == W + "tc"))
            Assert.True(
                Int(frame.Element(W + "tblPr")!.Element(W + "tblW")!, "w")
                    <= Int(frame.Parent!.Element(W + "tcPr")!.Element(W + "tcW")!, "w") - 80
            );
    }

    [Theory, MemberData(nameof(Names))]
    public void Signatures_take_along_what_stands_before_them(string name)
    {
        var blocks = DocxTests.Part(Docx.Write(Paper(name)), "word/document.xml").Root!.Element(W + "body")!.Elements().ToList();
        foreach (var at in blocks.Index().Where(b => b.Item.Descendants(W + "p").Any(IsSigned)).Select(b => b.Index))
        {
            var before = blocks[at - 1];
            Assert.True(Keeps(before));
            if (Style(before) == "WrGap")
                Assert.All(blocks[at - 2].Elements(W + "tr").TakeLast(3).Descendants(W + "p"), p => Assert.True(Keeps(p)));
        }
    }

    [Fact]
    public void A_short_table_stands_on_one_page_with_what_introduces_it()
    {
        var content = new DocumentContent(
            "表",
            [
                new Title("表"),
                new Paragraph("下列人员："),
                new Table([new("姓名", 1, TextAlign.Center)], [new TableRow(["张伟"]), new TableRow(["李明"]), new TableRow(["王芳"])]),
            ]
        );
        var body = DocxTests.Part(Docx.Write(content), "word/document.xml").Root!.Element(W + "body")!;
        Assert.True(Keeps(body.Elements(W + "p").ElementAt(1)));
        Assert.Equal([true, true, false], body.Descendants(W + "tr").Skip(1).Select(r => Keeps(r.Descendants(W + "p").Single())));
    }

    [Fact]
    public void Figures_are_words_and_dates_are_whole()
    {
        var docx = Docx.Write(Paper("documents/approval-reply"));
        var styles = DocxTests.Part(docx, "word/styles.xml");
        // In a Chinese language a figure would be broken anywhere; a program's own space would widen what was measured.
        Assert.Equal("en-US", (string)styles.Descendants(W + "lang").Single().Attribute(W + "val")!);
        Assert.All(
            styles.Descendants(W + "style").Where(s => (string)s.Attribute(W + "styleId")! != "WrPicture"),
            s => Assert.NotNull(s.Element(W + "pPr")!.Element(W + "autoSpaceDN"))
        );
        var settings = DocxTests.Part(docx, "word/settings.xml");
        foreach (var rule in (string[])["noLineBreaksBefore", "noLineBreaksAfter"])
            Assert.Contains("年月", (string)settings.Descendants(W + rule).Single().Attribute(W + "val")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_is_signed_above_its_date_and_ends_with_lines_as_wide_as_its_text()
    {
        var body = DocxTests.Part(Docx.Write(Paper("documents/approval-reply")), "word/document.xml").Root!.Element(W + "body")!;
        var signed = body.Descendants(W + "p").Where(IsSigned).Where(p => p.Value.Length > 0).ToList();
        Assert.Equal(["东坡区发展和改革局", "2026年10月9日"], signed.Select(p => p.Value));
        Assert.All(signed, p => Assert.Equal("center", (string)p.Descendants(W + "jc").Single().Attribute(W + "val")!));
        var imprint = body.Elements(W + "tbl").Last();
        // It is not torn from the signatures.
        Assert.True(Keeps(imprint.ElementsBeforeSelf().Last()));
        Assert.All(imprint.Descendants(W + "p"), p => Assert.True(Keeps(p)));
        Assert.StartsWith("抄送：", imprint.Value, StringComparison.Ordinal);
        // 156 mm.
        Assert.Equal(8844, Int(imprint.Descendants(W + "tblW").Single(), "w"));
    }

    [Fact]
    public void A_day_on_which_nobody_worked_is_as_narrow_as_the_others()
    {
        string[] marks = [.. Enumerable.Range(1, 30).Select(d => d % 7 == 0 ? "" : "√")];
        var content = new DocumentContent(
            "签到表",
            [
                new Title("签到表"),
                new Table(
                    [
                        new("姓名", 9, TextAlign.Center, ColumnHolds.Name),
                        .. marks.Select((_, d) => new TableColumn($"{d + 1}", 3, TextAlign.Center)),
                        new("签字", 9, TextAlign.Center),
                    ],
                    [new TableRow(["张伟", .. marks, ""])]
                ),
            ],
            Wide: true
        );
        int[] widths = [.. DocxTests.Part(Docx.Write(content), "word/document.xml").Descendants(W + "gridCol").Select(c => Int(c, "w"))];
        Assert.InRange(widths[1..31].Max(), 1, 1.2 * widths[1..31].Min());
        Assert.True(widths[^1] > 2 * widths[7]);
    }

    [Fact]
    public void A_field_goes_on_below_its_value()
    {
        var content = new DocumentContent("x", [new Title("x"), new Field("建设地点", new string('村', 60))]);
        var inset = DocxTests.Part(Docx.Write(content), "word/document.xml").Descendants(W + "ind").Single();
        Assert.Equal((1600, 1600), (Int(inset, "left"), Int(inset, "hanging")));
    }

    [Fact]
    public void Days_are_parted_after_the_sign_between_them()
    {
        const string days = "1、3、5、7、9、11、13、15、17、19、21、23、25、27、29、31";
        var content = new DocumentContent(
            "x",
            [
                new Title("x"),
                new Table([new("日", 1, TextAlign.Start), new("注", 6, TextAlign.Start)], [new TableRow([days, new string('注', 90)])]),
            ]
        );
        var cell = DocxTests.Part(Docx.Write(content), "word/document.xml").Descendants(W + "tr").Last().Element(W + "tc")!;
        var lines = Lines(cell.Element(W + "p")!).ToList();
        Assert.True(lines.Count > 1);
        Assert.All(lines.SkipLast(1), l => Assert.EndsWith("、", l, StringComparison.Ordinal));
        Assert.Equal(days, string.Concat(lines));
    }

    [Fact]
    public void A_verification_code_is_not_broken()
    {
        var content = new DocumentContent(
            "x",
            [
                new Title("x"),
                new Qr("x", "扫码核对公示\n核验码 A46J-SXV3-17HR-TRAF"),
                new SignatureBlock([new SignatureLine("村民委员会", "")]),
            ]
        );
        var docx = Docx.Write(content);
        var caption = DocxTests.Part(docx, "word/document.xml").Descendants(W + "p").Single(p => Style(p) == "WrCaption");
        Assert.Equal(["扫码核对公示", "核验码", "A46J-SXV3-17HR-TRAF"], Lines(caption));
        var style = DocxTests
            .Part(docx, "word/styles.xml")
            .Descendants(W + "style")
            .Single(s => (string)s.Attribute(W + "styleId")! == "WrCaption");
        // 38 mm less the cell's margins; letters and figures are at most 0.62 as wide as they are high.
        Assert.True(19 * 0.62m * Int(style.Descendants(W + "sz").Single(), "val") / 2 < 104);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_row_of_a_spreadsheet_is_as_high_as_its_texts(string name)
    {
        foreach (var sheet in Sheets(Xlsx.Write(Paper(name))))
        {
            decimal[] widths = [.. sheet.Descendants(S + "col").Select(c => Decimal(c, "width"))];
            var merged = sheet.Descendants(S + "mergeCell").Select(m => ((string)m.Attribute("ref")!).Split(':')[0]).ToHashSet();
            var title = true;
            foreach (var row in sheet.Descendants(S + "row"))
            {
                var height = row.Attribute("ht") is null ? 18 : Decimal(row, "ht");
                foreach (var (cell, i) in row.Elements(S + "c").Select((c, i) => (c, i)))
                {
                    var width = merged.Contains((string)cell.Attribute("r")!) ? widths.Sum() : widths[i];
                    // Two characters are one Chinese one of 11 points, the title's is of 18.
                    var lines = TextWidth.Lines(cell.Value, width / 2.05m / (title ? 18m / 11 : 1));
                    Assert.True(height >= lines * (title ? 24 : 14.5m), $"{cell.Value}：{lines} 行，高 {height}");
                }
                title = false;
            }
        }
    }

    [Fact]
    public void A_spreadsheet_is_signed_with_room_for_a_name_and_a_date()
    {
        var sheet = Sheets(Xlsx.Write(Paper("documents/payroll-sheet"))).Single();
        var last = sheet.Descendants(S + "row").Last();
        Assert.Contains("＿＿＿＿＿＿　　　年　　月　　日", last.Value, StringComparison.Ordinal);
        Assert.True(Decimal(last, "ht") >= 30);
        // Who is paid signs with a thumb: 9 mm.
        Assert.Contains(sheet.Descendants(S + "row"), r => r.Attribute("ht") is not null && Decimal(r, "ht") is > 25 and < 26);
    }

    /// <summary>34 projects fill the page, and the seal alone would go to the next.</summary>
    [Fact]
    public void Nobody_signs_a_spreadsheet_on_an_empty_page()
    {
        var sheet = Sheets(Xlsx.Write(Paper("notices/county-plan-notice", 34))).Single();
        var rows = sheet.Descendants(S + "row").Count();
        Assert.Equal(rows - 4, Int(sheet.Descendants(S + "brk").Single(), "id", XNamespace.None));
        Assert.Empty(Sheets(Xlsx.Write(Paper("notices/county-plan-notice"))).Single().Descendants(S + "brk"));
    }

    [Fact]
    public void What_is_no_figure_stands_in_a_column_of_figures_as_they_do()
    {
        var content = new DocumentContent(
            "占比",
            [
                new Title("占比"),
                new Table([new("项目", 1, TextAlign.Center), new("占比", 1, TextAlign.End)], [new TableRow(["甲", "23.61%"])]),
            ]
        );
        var bytes = Xlsx.Write(content)!;
        var formats = DocxTests.Part(bytes, "xl/styles.xml").Descendants(S + "cellXfs").Single().Elements().ToList();
        var cells = Sheets(bytes).Single().Descendants(S + "c").TakeLast(2).Select(c => formats[Int(c, "s", XNamespace.None)]);
        Assert.Equal(["center", "right"], cells.Select(f => (string)f.Element(S + "alignment")!.Attribute("horizontal")!));
    }

    [Fact]
    public void A_name_and_a_card_for_the_bank_stand_on_one_line()
    {
        var file = new BankFile(
            "提灌渠",
            "B1",
            "以工代赈劳务报酬",
            true,
            true,
            [new BankLine("GA601", SampleSizes.Name(0), "6217003600000000001", "农村商业银行", "51160219620101100X", 4_000.5m, "")]
        );
        var sheet = Sheets(BankSheet.Xlsx(file)).Single();
        Assert.DoesNotContain(sheet.Descendants(S + "row").Skip(2), r => r.Attribute("ht") is not null);
        Assert.True(Decimal(sheet.Descendants(S + "col").ElementAt(4), "width") >= 20);
    }

    private static DocumentContent Paper(string name, int? workers = null) =>
        Notices.Installed.RenderDocument(name, workers is { } n ? SampleSizes.Of(Samples.All[name], n) : Samples.All[name]);

    /// <summary>None of a paper without a table.</summary>
    private static List<XDocument> Sheets(byte[]? xlsx)
    {
        if (xlsx is null)
            return [];
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        return
        [
            .. zip
                .Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                .Select(e =>
                {
                    using var part = e.Open();
                    return XDocument.Load(part);
                }),
        ];
    }

    private static bool IsSigned(XElement paragraph) => Style(paragraph) == "WrSignature";

    private static string? Style(XElement paragraph) => (string?)paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val");

    private static bool Keeps(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "keepNext") is not null;

    private static IEnumerable<string> Lines(XElement paragraph) =>
        string.Concat(
                paragraph
                    .Descendants()
                    .Select(e =>
                        e.Name == W + "t" ? e.Value
                        : e.Name == W + "br" ? "\n"
                        : ""
                    )
            )
            .Split('\n');

    private static int Int(XElement of, string attribute, XNamespace? space = null) =>
        int.Parse((string)of.Attribute((space ?? W) + attribute)!, CultureInfo.InvariantCulture);

    private static decimal Decimal(XElement of, string attribute) =>
        decimal.Parse((string)of.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
