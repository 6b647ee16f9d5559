using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Documents;

/// <summary>A voided paper says so in every form, and is a sound file still.</summary>
public sealed partial class VoidMarkTests
{
    private static readonly DocumentContent Content = new(
        "批复",
        [
            new Title("批复"),
            new Table([new("事项", 50, TextAlign.Start), new("金额", 50, TextAlign.End)], [new TableRow(["石料", "1.00"])]),
        ],
        "核验码 0123"
    );

    [Fact]
    public void A_page_bears_the_mark_and_allows_the_style_that_it_needs()
    {
        var page = Encoding.UTF8.GetString(VoidMark.On(PrintHtml.Write(Content), "html"));
        Assert.Contains(">作废</div>", page, StringComparison.Ordinal);
        var style = Style().Match(page).Groups[1].Value;
        Assert.Contains("draft-mark", style, StringComparison.Ordinal);
        Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_word_file_bears_it_on_every_page()
    {
        using var stream = new MemoryStream(VoidMark.On(Docx.Write(Content), "docx"));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        var head = Assert.Single(file.MainDocumentPart!.HeaderParts).Header!;
        Assert.Equal("作废", head.Descendants<DocumentFormat.OpenXml.Vml.TextPath>().Last().String!.Value);
        // It hangs in the head and takes no room: pages end where they ended.
        Assert.Contains(
            "position:absolute",
            head.Descendants<DocumentFormat.OpenXml.Vml.Shape>().Single().Style!.Value,
            StringComparison.Ordinal
        );
        Assert.Equal(2, file.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.HeaderReference>().Count());
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
    }

    [Fact]
    public void A_spreadsheet_bears_it_in_its_sheets_name_and_head()
    {
        using var stream = new MemoryStream(VoidMark.On(Xlsx.Write(Content)!, "xlsx"));
        using var file = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.StartsWith(
            "作废",
            file.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Name!.Value,
            StringComparison.Ordinal
        );
        var sheet = file.WorkbookPart.WorksheetParts.First().Worksheet!;
        Assert.StartsWith("【作废】批复", sheet.InnerText, StringComparison.Ordinal);
        Assert.Contains(
            "作废",
            sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>()!.OddHeader!.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "核验码",
            sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>()!.OddFooter!.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
