using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// 作废 across every form of a paper that was voided, put on when it is given out: what lies in the store stays as it was issued.
/// </summary>
public static class VoidMark
{
    private const string Mark = "作废";

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

    /// <summary>In the head of every page.</summary>
    private static byte[] Docx(byte[] bytes)
    {
        using var stream = Copy(bytes);
        using (var file = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var main = file.MainDocumentPart!;
            var head = main.AddNewPart<HeaderPart>("void");
            head.Header = new Word.Header(
                new Word.Paragraph(
                    new Word.ParagraphProperties(new Word.Justification { Val = Word.JustificationValues.Center }),
                    new Word.Run(
                        new Word.RunProperties(new Word.Bold(), new Word.Color { Val = "CC0000" }, new Word.FontSize { Val = "72" }),
                        new Word.Text(Mark)
                    )
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

    /// <summary>In the name of every sheet and in the head of every printed page.</summary>
    private static byte[] Xlsx(byte[] bytes)
    {
        using var stream = Copy(bytes);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var book = file.WorkbookPart!;
            foreach (var sheet in book.Workbook!.Sheets!.Elements<Spreadsheet.Sheet>())
                // A name has at most 31 characters.
                sheet.Name = string.Concat((Mark + sheet.Name!.Value).Take(31));
            foreach (var part in book.WorksheetParts)
            {
                part.Worksheet!.RemoveAllChildren<Spreadsheet.HeaderFooter>();
                var head = new Spreadsheet.HeaderFooter(new Spreadsheet.OddHeader($"&C&\"-,Bold\"&36{Mark}"));
                // After the page's set-up, whose place in the schema is fixed.
                OpenXmlElement? before =
                    part.Worksheet.GetFirstChild<Spreadsheet.PageSetup>()
                    ?? (OpenXmlElement?)part.Worksheet.GetFirstChild<Spreadsheet.PageMargins>()
                    ?? part.Worksheet.GetFirstChild<Spreadsheet.PrintOptions>()
                    ?? (OpenXmlElement?)part.Worksheet.Elements<Spreadsheet.MergeCells>().LastOrDefault()
                    ?? part.Worksheet.GetFirstChild<Spreadsheet.SheetData>();
                part.Worksheet.InsertAfter(head, before);
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
