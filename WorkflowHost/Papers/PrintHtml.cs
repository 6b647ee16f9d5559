using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Writes a document as one self-contained HTML page for A4 paper and for a telephone: UTF-8, no script, no outside address, the same bytes
/// for the same document.
/// </summary>
public sealed partial class PrintHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();
    private readonly Func<string, byte[]>? readImage;
    private readonly PageForm form;

    private PrintHtml(PageForm form, Func<string, byte[]>? readImage) => (this.form, this.readImage) = (form, readImage);

    /// <param name="readImage">Gives the PNG or JPEG bytes for a content hash; needed only by a document with images.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than its table has columns, or an image cannot be read as PNG
    /// or JPEG.</exception>
    public static byte[] Write(DocumentContent content, Func<string, byte[]>? readImage = null)
    {
        var page = new PrintHtml(PageForm.Of(content), readImage);
        page.WriteAll(PageSums.Laid(content));
        return Encoding.UTF8.GetBytes(page.html.ToString());
    }

    /// <summary>What stands between the page's head and its end, to be shown within another page.</summary>
    public static string BodyOf(string page)
    {
        var from = page.IndexOf('>', page.IndexOf("<body", StringComparison.Ordinal)) + 2;
        return page[from..page.LastIndexOf("</body>", StringComparison.Ordinal)];
    }

    /// <summary>What <see cref="BodyOf"/> gives, with the names of its tables masked.</summary>
    public static string Masked(string body) =>
        string.Join(
            '\n',
            body.Split('\n')
                .Select(line =>
                    line.StartsWith("<tr", StringComparison.Ordinal) && !Sums().IsMatch(line)
                        ? Name()
                            .Replace(
                                line,
                                m => m.Groups[1].Value + Encoder.Encode(ChineseText.MaskName(WebUtility.HtmlDecode(m.Groups[2].Value)))
                            )
                        : line
                )
        );

    [GeneratedRegex("^<tr class=\"(?:sub)?total")]
    private static partial Regex Sums();

    [GeneratedRegex("(<td class=\"(?:[a-z]+ )*name\">)([^<]+)")]
    private static partial Regex Name();

    private void WriteAll(DocumentContent content)
    {
        var style =
            PrintStyle.Sheet(content.FooterText, content.Wide)
            + (content.Draft ? PrintStyle.Draft : "")
            + (content.Elements.Any(e => e is RedHead or Imprint) ? OfficialHead.Css : "");
        var styleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Append("default-src 'none'; script-src 'none'; img-src data:; style-src 'sha256-")
            .Append(styleHash)
            .Append("'; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Append("<meta name=\"format-detection\" content=\"telephone=no\">\n")
            .Append("<title>")
            .Append(Plain(content.Title))
            .Append("</title>\n<style>")
            .Append(style)
            .Append(content.Wide ? "</style>\n</head>\n<body class=\"across\">\n" : "</style>\n</head>\n<body>\n");
        if (PaperEnd.Of(content.Elements, form) is { } end)
        {
            WriteFrom(content.Elements, 0, end.From - (end.Rows > 0 ? 1 : 0));
            if (end.Rows > 0)
                WriteTable((Table)content.Elements[end.From - 1], end.Rows, () => WriteFrom(content.Elements, end.From));
            else
            {
                html.Append(end.Near ? "<div class=\"last near\">\n" : "<div class=\"last\">\n");
                WriteFrom(content.Elements, end.From);
                html.Append("</div>\n");
            }
        }
        else
            WriteFrom(content.Elements, 0);
        if (content.FooterText is not null)
            html.Append("<footer>").Append(Safe(content.FooterText)).Append("</footer>\n");
        // It stands on every printed page, and may hide nothing beneath it.
        if (content.Draft)
            html.Append("<div class=\"draft-mark\">草稿</div>\n");
        html.Append("</body>\n</html>\n");
    }

    private void WriteFrom(IReadOnlyList<DocumentElement> elements, int from, int? to = null)
    {
        for (var i = from; i < (to ?? elements.Count); i++)
        {
            // The code stands beside the signatures.
            var together = elements[i] is Qr && elements.ElementAtOrDefault(i + 1) is SignatureBlock;
            // On a sheet fields stand beside each other.
            var beside = form == PageForm.Across && elements[i] is Field;
            if (beside && (i == from || elements[i - 1] is not Field))
                html.Append("<div class=\"facts\">\n");
            if (together)
                html.Append("<div class=\"close\">");
            Write(elements[i]);
            if (beside && elements.ElementAtOrDefault(i + 1) is not Field)
                html.Append("</div>\n");
            if (!together)
                continue;
            WriteSigns((SignatureBlock)elements[++i], form.Width - form.CodeWidth);
            html.Append("</div>\n");
        }
    }

    private void Write(DocumentElement element)
    {
        switch (element)
        {
            case RedHead head:
                OfficialHead.Write(html, head, Safe);
                break;
            case Imprint imprint:
                OfficialHead.Write(html, imprint, Safe);
                break;
            case Title title:
                Tag("h1", string.Join('\n', TitleLines.Of(title.Text, form)));
                break;
            case Heading heading:
                Tag($"h{Math.Clamp(heading.Level, 1, 3) + 1}", heading.Text);
                break;
            case Paragraph paragraph:
                var kind = paragraph.Align switch
                {
                    TextAlign.Center => "center",
                    TextAlign.End => "end",
                    _ => paragraph.Indent ? "indent" : "",
                };
                html.Append(kind.Length == 0 ? "<p>" : $"<p class=\"{kind}\">").Append(Safe(paragraph.Text)).Append("</p>\n");
                break;
            case Table table:
                WriteTable(table, 0, () => { });
                break;
            case ListBlock list:
                var name = list.Numbered ? "ol" : "ul";
                html.Append(CultureInfo.InvariantCulture, $"<{name}>");
                foreach (var item in list.Items)
                    html.Append("<li>").Append(Safe(item)).Append("</li>");
                html.Append(CultureInfo.InvariantCulture, $"</{name}>\n");
                break;
            case SignatureBlock block:
                WriteSigns(block, form.Width);
                break;
            case Field field:
                html.Append("<dl><dt>").Append(Safe(field.Label)).Append("</dt><dd>").Append(Safe(field.Value)).Append("</dd></dl>\n");
                break;
            case PageBreak:
                html.Append("<div class=\"break\"></div>\n");
                break;
            case Image image:
                WriteImage(image);
                break;
            case Qr code:
                html.Append("<figure class=\"code\">").Append(QrSvg.Of(code.Text, Plain(code.Caption ?? "二维码")));
                if (code.Caption is not null)
                    html.Append("<figcaption>").Append(Caption(code.Caption)).Append("</figcaption>");
                html.Append("</figure>\n");
                break;
            default:
                throw new ArgumentException($"No HTML for {element.GetType().Name}.");
        }
    }

    /// <summary>Roles, names and days each under the other; who seals and on which day as at the end of a letter.</summary>
    private void WriteSigns(SignatureBlock block, decimal width)
    {
        html.Append("<div class=\"sign\">");
        foreach (var line in block.Lines)
        {
            var marks =
                SignLines.IsSealed(line) ? " class=\"seal\""
                : SignLines.OnOne(line, width / form.SignText) ? ""
                : " class=\"two\"";
            html.Append("<div").Append(marks).Append("><bdi>").Append(Safe(line.Role)).Append("</bdi>");
            if (!SignLines.IsSealed(line))
                html.Append(line.Name is null ? "<bdi class=\"blank\">" : "<bdi>").Append(Safe(line.Name ?? "")).Append("</bdi>");
            html.Append("<bdi class=\"day\">").Append(Safe(line.Date ?? SignLines.NoDate)).Append("</bdi></div>");
        }
        html.Append("</div>\n");
    }

    /// <summary>The code that is copied by hand stands on one line, in letters small enough.</summary>
    private string Caption(string text) =>
        Copied()
            .Replace(
                Plain(text),
                code =>
                {
                    var room = form.CodeWidth - PageForm.BesideCode;
                    var size = TableFit.Sizes.FirstOrDefault(s => s <= 9 && s * TextWidth.Of(code.Value) <= room, TableFit.Sizes[^1]);
                    return $"<span class=\"nb {PrintStyle.SizeClass(size)}\">{code.Value}</span>";
                }
            );

    /// <param name="along">So many rows at its end stay with what follows.</param>
    /// <param name="follow">Writes that, within the table: there a browser keeps both together, below the repeated head.</param>
    private void WriteTable(Table table, int along, Action follow)
    {
        var fit = TableFit.Of(table, form.Width);
        string[] cells = [.. table.Columns.Select(CellOf)];
        html.Append("<div class=\"wide\" tabindex=\"0\"><table class=\"")
            .Append(PrintStyle.SizeClass(fit.Size))
            .Append(fit.Side < 3 ? " dense" : "")
            .Append("\">\n<colgroup>");
        foreach (var width in fit.Widths)
            html.Append(CultureInfo.InvariantCulture, $"<col width=\"{100 * width / form.Width:0.###}%\">");
        html.Append("</colgroup>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th scope=\"col\">").Append(Unit().Replace(Safe(column.Head), "<span class=\"nb\">$0</span>")).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (var n = 0; n < table.Rows.Count; n++)
        {
            if (along > 0 && n == table.Rows.Count - along)
                html.Append("</tbody>\n<tbody class=\"last\">\n");
            WriteRow(table, table.Rows[n], cells, fit);
        }
        if (along > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"tail\" colspan=\"{table.Columns.Count}\"><div>\n");
            follow();
            html.Append("</div></td></tr>\n");
        }
        html.Append("</tbody>\n</table></div>\n");

        string CellOf(TableColumn column, int index)
        {
            string[] marks =
            [
                column.Align switch
                {
                    TextAlign.Start => "start",
                    TextAlign.End => "end figure",
                    // Most cells: said once, in the style.
                    _ => "",
                },
                // What does not fit on any size of letters is broken all the same.
                column.Holds != ColumnHolds.Text
                && fit.Keeps(table, index)
                    ? "keep"
                    : "",
                column.Holds == ColumnHolds.Name ? "name" : "",
            ];
            return string.Join(' ', marks.Where(m => m.Length > 0)) is { Length: > 0 } marked ? $"<td class=\"{marked}\">" : "<td>";
        }
    }

    private void WriteRow(Table table, TableRow row, string[] cells, TableFit fit)
    {
        if (row.Cells.Count != table.Columns.Count)
            throw new ArgumentException($"A row has {row.Cells.Count} cells for {table.Columns.Count} columns.");
        html.Append("<tr");
        string[] marks =
        [
            row.Kind switch
            {
                TableRowKind.Subtotal or TableRowKind.PageSubtotal => "subtotal",
                TableRowKind.Total => "total",
                _ => "",
            },
            row.TurnsPage || row.Kind == TableRowKind.PageSubtotal ? "page" : "",
        ];
        if (string.Join(' ', marks.Where(m => m.Length > 0)) is { Length: > 0 } marked)
            html.Append(CultureInfo.InvariantCulture, $" class=\"{marked}\"");
        if (row.Kind == TableRowKind.Line && (fit.Least > 0 || row.Cells.All(c => c.Length == 0)))
            html.Append(CultureInfo.InvariantCulture, $" height=\"{fit.HeightOf(row) * 96 / 72:0}\"");
        html.Append('>');
        foreach (var (cell, kind) in row.Cells.Zip(cells))
            html.Append(kind).Append(Safe(cell)).Append("</td>");
        html.Append("</tr>\n");
    }

    private void WriteImage(Image image)
    {
        if (readImage is null)
            throw new ArgumentException("The document has an image, and no way to read it was given.");
        var bytes = readImage(image.ContentHash);
        var type =
            Picture.IsPng(bytes) ? "image/png"
            : Picture.IsJpeg(bytes) ? "image/jpeg"
            : throw new ArgumentException($"The image {image.ContentHash} is neither PNG nor JPEG.");
        html.Append("<figure><img alt=\"")
            .Append(Plain(image.Alt))
            .Append("\" src=\"data:")
            .Append(type)
            .Append(";base64,")
            .Append(Convert.ToBase64String(bytes))
            .Append("\"></figure>\n");
    }

    private void Tag(string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(Safe(text)).Append("</").Append(name).Append(">\n");

    /// <summary>Neither a date nor a space to write in is broken.</summary>
    private static string Safe(string text) => Whole().Replace(Encoder.Encode(PlainText.Clean(text)), "<span class=\"nb\">$0</span>");

    private static string Plain(string text) => Encoder.Encode(PlainText.Clean(text));

    [GeneratedRegex("[0-9A-Z]{4}(?:-[0-9A-Z]{4})+")]
    private static partial Regex Copied();

    /// <summary>A unit in brackets: it goes to the next line whole.</summary>
    [GeneratedRegex("（[^（）]{1,6}）")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?:\d{4}年)?\d{1,2}月\d{1,2}日|＿{2,8}")]
    private static partial Regex Whole();
}
