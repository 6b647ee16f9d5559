using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using WorkRelief.WorkflowHost.Papers;

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
        // 300 people, a subtotal and a head for each of 16 pages (12 on the first, then 20), and the total.
        Assert.Equal(300 + 16 + 16 + 1, rows.Count);
    }

    [Fact]
    public void The_tables_go_to_a_spreadsheet_as_texts_and_numbers()
    {
        var rows = new MemoryStream(Xlsx.Write(Everything)!).Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(["张*", 1200.5d, "=1+1"], rows[1].Values);
        Assert.Equal(-5d, rows[2]["C"]);
        Assert.Equal("@x", rows[3]["C"]);
        Assert.Null(Xlsx.Write(new DocumentContent("x", [new Title("x")])));
        using var zip = new ZipArchive(new MemoryStream(Xlsx.Write(Everything)!));
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
        foreach (var element in Part(docx, "word/document.xml").Descendants(W + "body").Single().Elements())
            if (element.Name == W + "tbl")
                foreach (var row in element.Elements(W + "tr"))
                    text.AppendJoin(" | ", row.Elements(W + "tc").Select(Line)).Append('\n');
            else if (element.Name == W + "p")
                text.Append(Line(element)).Append('\n');
        return text.ToString();

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
