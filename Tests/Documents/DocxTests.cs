using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using WorkRelief.WorkflowHost.Papers;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace WorkRelief.Tests.Documents;

public sealed class DocxTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static DocumentContent Everything =>
        new(
            "各种要素",
            [
                new RedHead("东坡区发展和改革局", "眉东发改赈〔2026〕3号"),
                new Title("各种要素"),
                new Heading(1, "一、标题"),
                new Heading(2, "（一）标题"),
                new Heading(3, "1.标题"),
                new Paragraph("正文\n第二行"),
                new Paragraph("居中", TextAlign.Center),
                new Field("地点", "莲花村"),
                new ListBlock(["甲", "乙"]),
                new ListBlock(["一", "二"], true),
                new Table(
                    [
                        new TableColumn("姓名", 2, TextAlign.Center),
                        new TableColumn("金额", 3, TextAlign.End),
                        new TableColumn("金额", 3, TextAlign.End),
                    ],
                    [
                        new TableRow(["张*", "1,200.50", "=1+1"]),
                        new TableRow(["小计", "1,200.50", "-5"], TableRowKind.Subtotal),
                        new TableRow(["合计", "1,200.50", "@x"], TableRowKind.Total),
                    ]
                ),
                new PageBreak(),
                new Image("jpg", "照片"),
                new Qr("https://example.gov.cn/verify/7F3K", "扫码核对"),
                new SignatureBlock([new SignatureLine("村民委员会（盖章）", "", "2021年4月1日"), new SignatureLine("负责人")]),
                new Imprint("东坡区水利局", "东坡区发展和改革局", "2026年3月14日"),
            ],
            "核验码 7F3K"
        );

    // The smallest JPEG there is: start, frame head of 3 × 2 dots, end.
    private static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9];

    [Fact]
    public void A_document_is_a_valid_word_file_and_the_same_bytes_each_time()
    {
        var bytes = Docx.Write(Everything, _ => Jpeg);
        Assert.Equal(bytes, Docx.Write(Everything, _ => Jpeg));

        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(file)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .ToList();
        Assert.Empty(errors);
        Assert.Empty(file.MainDocumentPart!.ExternalRelationships);
        Assert.Empty(file.MainDocumentPart.HyperlinkRelationships);
    }

    [Fact]
    public void The_head_of_a_table_repeats_and_no_row_is_torn()
    {
        var document = Part(
            Docx.Write(Notices.Installed.RenderDocument("notices/payroll-notice", Notices.Workers(300))),
            "word/document.xml"
        );
        var tables = document.Descendants(W + "tbl").Where(t => t.Descendants(W + "tblHeader").Any()).ToList();
        Assert.All(tables, t => Assert.NotNull(t.Element(W + "tr")!.Element(W + "trPr")!.Element(W + "tblHeader")));
        var rows = tables.SelectMany(t => t.Elements(W + "tr")).ToList();
        Assert.All(rows, row => Assert.NotNull(row.Element(W + "trPr")!.Element(W + "cantSplit")));
        // 300 people and the total; each page has a head and a sum.
        Assert.Equal(300 + 2 * tables.Count + 1, rows.Count);
    }

    [Fact]
    public void A_spreadsheet_keeps_rare_characters_and_is_set_up_to_print()
    {
        var content = Notices.Installed.RenderDocument("documents/payroll-sheet", Samples.All["documents/payroll-sheet"]);
        using var file = SpreadsheetDocument.Open(new MemoryStream(Xlsx.Write(content)!), isEditable: false);
        var (book, part) = (file.WorkbookPart!, file.WorkbookPart!.WorksheetParts.Single());
        Assert.Contains("欧阳𠮷喆", part.Worksheet!.InnerText, StringComparison.Ordinal);
        Assert.Equal("莲花村通村道路硬化工程劳务报酬发放表", book.Workbook!.Sheets!.GetFirstChild<S.Sheet>()!.Name!.Value);
        Assert.EndsWith("!$4:$4", book.Workbook.DefinedNames!.InnerText, StringComparison.Ordinal);
        var page = part.Worksheet.GetFirstChild<S.PageSetup>()!;
        Assert.Equal((S.OrientationValues.Landscape, 1u, 0u), (page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
        // 5,280.00 has two decimals and its thousands, a card of stars is a text.
        Assert.Equal(
            "#,##0.00",
            book.WorkbookStylesPart!.Stylesheet!.NumberingFormats!.GetFirstChild<S.NumberingFormat>()!.FormatCode!.Value
        );
        Assert.Contains(part.Worksheet.Descendants<S.Cell>(), c => c is { InnerText: "5280.00", StyleIndex.Value: 8 });
    }

    [Fact]
    public void The_tables_go_to_a_spreadsheet_as_texts_and_numbers()
    {
        var rows = new MemoryStream(Xlsx.Write(Everything)!).Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(["各种要素", "地点：莲花村", "1.标题", "姓名"], rows.Take(4).Select(r => r["A"]));
        Assert.Equal(["张*", 1200.5d, "=1+1"], rows[4].Values);
        Assert.Equal(-5d, rows[5]["C"]);
        Assert.Equal("@x", rows[6]["C"]);
        Assert.Null(Xlsx.Write(new DocumentContent("x", [new Title("x")])));
        using var zip = new ZipArchive(new MemoryStream(Xlsx.Write(Everything)!));
        Assert.Equal(Xlsx.Write(Everything), Xlsx.Write(Everything));
        using (var file = SpreadsheetDocument.Open(new MemoryStream(Xlsx.Write(Everything)!), isEditable: false))
            Assert.Empty(
                new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(e => e.Description)
            );
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
            Assert.DoesNotContain("<f>", new StreamReader(sheet.Open()).ReadToEnd());
    }

    internal static XDocument Part(byte[] docx, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>All text that a reader sees: each paragraph a line, each row of a table a line.</summary>
    internal static string TextOf(byte[] docx)
    {
        var text = new StringBuilder();
        Add(Part(docx, "word/document.xml").Descendants(W + "body").Single());
        return text.ToString();

        // The code and the signatures stand in cells beside each other, and are read one after the other.
        void Add(XElement block, bool within = false)
        {
            if (within)
                text.Append('\n');
            foreach (var element in block.Elements())
                if (element.Name == W + "tbl")
                    foreach (var row in element.Elements(W + "tr"))
                        if (row.Elements(W + "tc").Any(c => c.Elements(W + "tbl").Any()))
                            foreach (var (cell, i) in row.Elements(W + "tc").Select((c, i) => (c, i)))
                                Add(cell, i > 0 || row.Elements(W + "tc").Count() == 1);
                        else
                            text.AppendJoin(" | ", row.Elements(W + "tc").Select(Lines)).Append('\n');
                else if (element.Name == W + "p" && (!within || element != block.Elements().Last()))
                    text.Append(Line(element)).Append('\n');
        }

        static string Lines(XElement cell) => string.Join('\n', cell.Elements(W + "p").Select(Line));

        static string Line(XElement of) =>
            string.Concat(
                of.Descendants()
                    .Select(t =>
                        t.Name == W + "t" ? t.Value
                        : t.Name == W + "br" ? "\n"
                        : ""
                    )
            );
    }
}
