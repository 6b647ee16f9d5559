using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Writes a document as one self-contained HTML page for A4 paper and for a telephone: UTF-8, no script, no outside address, the same bytes
/// for the same document.
/// </summary>
public sealed class PrintHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();
    private readonly Func<string, byte[]>? readImage;

    private PrintHtml(Func<string, byte[]>? readImage) => this.readImage = readImage;

    /// <param name="readImage">Gives the PNG or JPEG bytes for a content hash; needed only by a document with images.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than its table has columns, or an image cannot be read as PNG
    /// or JPEG.</exception>
    public static byte[] Write(DocumentContent content, Func<string, byte[]>? readImage = null)
    {
        var page = new PrintHtml(readImage);
        page.WriteAll(content);
        return Encoding.UTF8.GetBytes(page.html.ToString());
    }

    /// <summary>What stands between the page's head and its end, to be shown within another page.</summary>
    public static string BodyOf(string page)
    {
        const string begins = "<body>\n";
        var from = page.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        return page[from..page.LastIndexOf("</body>", StringComparison.Ordinal)];
    }

    private void WriteAll(DocumentContent content)
    {
        var style =
            PrintStyle.Sheet(content.FooterText)
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
            .Append(Safe(content.Title))
            .Append("</title>\n<style>")
            .Append(style)
            .Append("</style>\n</head>\n<body>\n");
        for (var i = 0; i < content.Elements.Count; i++)
        {
            // The code stands beside the signatures: neither goes to another page alone.
            var together = content.Elements[i] is Qr && i + 1 < content.Elements.Count && content.Elements[i + 1] is SignatureBlock;
            if (together)
                html.Append("<div class=\"close\">");
            Write(content.Elements[i]);
            if (!together)
                continue;
            Write(content.Elements[++i]);
            html.Append("</div>\n");
        }
        if (content.FooterText is not null)
            html.Append("<footer>").Append(Safe(content.FooterText)).Append("</footer>\n");
        // It stands on every printed page, and may hide nothing beneath it.
        if (content.Draft)
            html.Append("<div class=\"draft-mark\">草稿</div>\n");
        html.Append("</body>\n</html>\n");
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
                Tag("h1", title.Text);
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
                WriteTable(table);
                break;
            case ListBlock list:
                var name = list.Numbered ? "ol" : "ul";
                html.Append(CultureInfo.InvariantCulture, $"<{name}>");
                foreach (var item in list.Items)
                    html.Append("<li>").Append(Safe(item)).Append("</li>");
                html.Append(CultureInfo.InvariantCulture, $"</{name}>\n");
                break;
            case SignatureBlock block:
                html.Append("<div class=\"sign\">");
                foreach (var line in block.Lines)
                    html.Append("<div><bdi>")
                        .Append(Safe(line.Role))
                        .Append(line.Name is null ? "</bdi><bdi class=\"blank\">" : "</bdi><bdi>")
                        .Append(Safe(line.Name ?? ""))
                        .Append("</bdi><bdi>")
                        .Append(Safe(line.Date ?? "　　年　　月　　日"))
                        .Append("</bdi></div>");
                html.Append("</div>\n");
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
                html.Append("<figure class=\"code\">").Append(QrSvg.Of(code.Text, Safe(code.Caption ?? "二维码")));
                if (code.Caption is not null)
                    html.Append("<figcaption>").Append(Safe(code.Caption)).Append("</figcaption>");
                html.Append("</figure>\n");
                break;
            default:
                throw new ArgumentException($"No HTML for {element.GetType().Name}.");
        }
    }

    private void WriteTable(Table table)
    {
        html.Append("<div class=\"wide\" tabindex=\"0\"><table>\n<colgroup>");
        var shares = table.Columns.Sum(column => column.Share);
        foreach (var column in table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<col width=\"{100m * column.Share / shares:0.##}%\">");
        html.Append("</colgroup>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th scope=\"col\">").Append(Safe(column.Head)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            if (row.Cells.Count != table.Columns.Count)
                throw new ArgumentException($"A row has {row.Cells.Count} cells for {table.Columns.Count} columns.");
            html.Append(
                row.Kind switch
                {
                    TableRowKind.Subtotal => "<tr class=\"subtotal\">",
                    TableRowKind.PageSubtotal => "<tr class=\"subtotal page\">",
                    TableRowKind.Total => "<tr class=\"total\">",
                    _ => "<tr>",
                }
            );
            foreach (var (cell, column) in row.Cells.Zip(table.Columns))
            {
                var kind = column.Align switch
                {
                    TextAlign.Center => "center",
                    TextAlign.End => "end figure",
                    _ => "",
                };
                html.Append(kind.Length == 0 ? "<td>" : $"<td class=\"{kind}\">").Append(Safe(cell)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table></div>\n");
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
            .Append(Safe(image.Alt))
            .Append("\" src=\"data:")
            .Append(type)
            .Append(";base64,")
            .Append(Convert.ToBase64String(bytes))
            .Append("\"></figure>\n");
    }

    private void Tag(string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(Safe(text)).Append("</").Append(name).Append(">\n");

    private static string Safe(string text) => Encoder.Encode(PlainText.Clean(text));
}
