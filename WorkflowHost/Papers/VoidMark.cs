using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;
using Vml = DocumentFormat.OpenXml.Vml;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// 作废 across every form of a paper that was voided, put on when it is given out: what lies in the store stays as it was issued.
/// </summary>
public static class VoidMark
{
    private const string Mark = "作废";

    /// <summary>Above a printed sheet, in inches.</summary>
    private const double RoomForMark = 0.9;

    /// <param name="form">html, docx or xlsx; of any other the bytes come back as they are.</param>
    public static byte[] On(byte[] bytes, string form) =>
        form switch
        {
            "html" => Html(bytes),
            "docx" => Docx(bytes),
            "xlsx" => Xlsx(bytes),
            _ => bytes,
        };

    /// <summary>The page allows the one style whose hash it names, so that the hash changes with the style.</summary>
    private static byte[] Html(byte[] bytes)
    {
        const string begins = "<style>";
        var page = Encoding.UTF8.GetString(bytes);
        var from = page.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        var style = page[from..page.IndexOf("</style>", from, StringComparison.Ordinal)];
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            page.Insert(end, $"<div class=\"draft-mark\">{Mark}</div>\n")
                .Insert(from + style.Length, PrintStyle.Draft)
                .Replace(Hash(style), Hash(style + PrintStyle.Draft), StringComparison.Ordinal)
        );

        static string Hash(string style) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
    }

    /// <summary>Across every page, behind its text: hung in the head, where it takes no room.</summary>
    private static byte[] Docx(byte[] bytes)
    {
        using var stream = Copy(bytes);
        using (var file = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var main = file.MainDocumentPart!;
            main.AddNewPart<HeaderPart>("void").Header = new Word.Header(
                new Word.Paragraph(
                    new Word.ParagraphProperties(new Word.ParagraphStyleId { Val = DocxStyle.Gap }),
                    new Word.Run(new Word.Picture(Across()))
                )
            );
            foreach (var section in main.Document!.Descendants<Word.SectionProperties>())
            {
                section.RemoveAllChildren<Word.HeaderReference>();
                section.PrependChild(new Word.HeaderReference { Type = Word.HeaderFooterValues.Even, Id = "void" });
                section.PrependChild(new Word.HeaderReference { Type = Word.HeaderFooterValues.Default, Id = "void" });
            }
        }
        return stream.ToArray();
    }

    /// <summary>As the program's own watermarks are made.</summary>
    private static OpenXmlElement[] Across() =>
        [
            new Vml.Shapetype(
                new Vml.Formulas(new Vml.Formula { Equation = "sum #0 0 10800" }),
                new Vml.Path { AllowTextPath = true },
                new Vml.TextPath { On = true, FitShape = true }
            )
            {
                Id = "_x0000_t136",
                CoordinateSize = "21600,21600",
                OptionalNumber = 136,
                Adjustment = "10800",
                EdgePath = "m@7,l@8,m@5,21600l@6,21600e",
            },
            new Vml.Shape(
                new Vml.Fill { Opacity = ".25" },
                new Vml.TextPath { Style = "font-family:\"黑体\";font-size:1pt", String = Mark }
            )
            {
                Id = "PowerPlusWaterMarkObject1",
                Type = "#_x0000_t136",
                Style =
                    "position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:330;z-index:-251658752;"
                    + "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
                    + "mso-position-vertical:center;mso-position-vertical-relative:margin",
                FillColor = "#cc0000",
                Stroked = false,
                AllowInCell = false,
            },
        ];

    /// <summary>In the name and the title of every sheet, and in the head of every printed page.</summary>
    private static byte[] Xlsx(byte[] bytes)
    {
        using var stream = Copy(bytes);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var book = file.WorkbookPart!;
            foreach (var sheet in book.Workbook!.Sheets!.Elements<Spreadsheet.Sheet>())
                // A name has at most 31 characters.
                sheet.Name = string.Concat((Mark + sheet.Name!.Value).Take(31));
            foreach (var page in book.WorksheetParts.Select(p => p.Worksheet!))
            {
                var title = page.Descendants<Spreadsheet.InlineString>().First();
                title.Text!.Text = $"【{Mark}】{title.Text.Text}";
                var foot = page.GetFirstChild<Spreadsheet.HeaderFooter>()!;
                foot.RemoveAllChildren<Spreadsheet.OddHeader>();
                foot.PrependChild(new Spreadsheet.OddHeader($"&C&\"黑体\"&28&KCC0000{Mark}"));
                page.GetFirstChild<Spreadsheet.PageMargins>()!.Top = RoomForMark;
            }
        }
        return stream.ToArray();
    }

    private static MemoryStream Copy(byte[] bytes)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        return stream;
    }
}
