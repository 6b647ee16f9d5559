using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QRCoder;
using WorkRelief.Workflows.Words;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Writes a document as a Word file of the same rank as the printed page: real tables whose head repeats, page numbers, no macro, no field
/// that fetches anything, no outside address. The same document gives the same bytes.
/// </summary>
public sealed class Docx
{
    // 156 mm between the margins, in twentieths of a point.
    private const int TypeWidth = 8844;
    private const int EmusPerMillimetre = 36000;
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Func<string, byte[]>? _readImage;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private uint _pictures;

    private Docx(MainDocumentPart main, Func<string, byte[]>? readImage) => (_main, _readImage) = (main, readImage);

    /// <param name="readImage">Gives the PNG or JPEG bytes for a content hash; needed only by a document with images.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than its table has columns, or an image cannot be read as PNG
    /// or JPEG.</exception>
    public static byte[] Write(DocumentContent content, Func<string, byte[]>? readImage = null)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Named by us: the library would draw a name by chance.
            var main = file.AddNewPart<MainDocumentPart>(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "document"
            );
            var page = new Docx(main, readImage);
            foreach (var element in content.Elements)
                page.Write(element);
            DocxStyle.AddTo(main, content.FooterText is null ? null : PlainText.OneLine(content.FooterText));
            page._body.Append(DocxStyle.Page());
            main.Document = new Document(page._body);
        }
        return WithoutTimes(stream.ToArray());
    }

    private void Write(DocumentElement element)
    {
        switch (element)
        {
            case RedHead head:
                _body.Append(OfficialHead.Word(head));
                break;
            case Imprint imprint:
                _body.Append(OfficialHead.Word(imprint));
                break;
            case Title title:
                _body.Append(Text(title.Text, DocxStyle.Title));
                break;
            case Heading heading:
                _body.Append(Text(heading.Text, DocxStyle.Heading(Math.Clamp(heading.Level, 1, 3))));
                break;
            case Paragraph paragraph:
                _body.Append(
                    Text(
                        paragraph.Text,
                        paragraph.Align == TextAlign.Start && paragraph.Indent ? DocxStyle.Indented : DocxStyle.Plain,
                        paragraph.Align
                    )
                );
                break;
            case Table table:
                WriteTable(table);
                break;
            case ListBlock list:
                foreach (var (item, number) in list.Items.Select((item, i) => (item, i + 1)))
                    _body.Append(Text(list.Numbered ? $"{number}. {item}" : "• " + item, DocxStyle.Indented));
                break;
            case SignatureBlock block:
                WriteSignatures(block);
                break;
            case Field field:
                _body.Append(Text($"{field.Label}：{field.Value}", DocxStyle.Plain));
                break;
            case PageBreak:
                _body.Append(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Break { Type = BreakValues.Page })));
                break;
            case Image image:
                if (_readImage is null)
                    throw new ArgumentException("The document has an image, and no way to read it was given.");
                var bytes = _readImage(image.ContentHash);
                var (width, height) = Picture.Size(bytes, image.ContentHash);
                var shown = Math.Min(150m, width * 25.4m / 96);
                WritePicture(bytes, Picture.IsPng(bytes), image.Alt, shown, shown * height / width, TextAlign.Center);
                break;
            case Qr code:
                WritePicture(QrPng(code.Text), true, code.Caption ?? "二维码", 32, 32, TextAlign.Start);
                if (code.Caption is not null)
                    _body.Append(Text(code.Caption, DocxStyle.Caption));
                break;
            default:
                throw new ArgumentException($"No DOCX for {element.GetType().Name}.");
        }
    }

    /// <summary>The code as a PNG, eight dots a module: sharp on paper and on a telephone.</summary>
    public static byte[] QrPng(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(8);
    }

    private void WriteTable(Table table)
    {
        // After a page's subtotal a table of its own begins on the next page: a break inside a table is not one in every program.
        var next = table.Rows.ToList().FindIndex(row => row.Kind == TableRowKind.PageSubtotal) + 1;
        if (next > 0 && next < table.Rows.Count)
        {
            WriteTable(table with { Rows = [.. table.Rows.Take(next)] });
            var turn = (DocumentFormat.OpenXml.Wordprocessing.Paragraph)_body.LastChild!;
            turn.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            WriteTable(table with { Rows = [.. table.Rows.Skip(next)] });
            return;
        }
        var shares = table.Columns.Sum(column => column.Share);
        int[] widths = [.. table.Columns.Select(column => TypeWidth * column.Share / shares)];
        var written = new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths.Sum()) },
                new TableBorders(
                    new TopBorder(),
                    new LeftBorder(),
                    new BottomBorder(),
                    new RightBorder(),
                    new InsideHorizontalBorder(),
                    new InsideVerticalBorder()
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Of(width) }))
        );
        foreach (var border in written.GetFirstChild<TableProperties>()!.TableBorders!.Elements<BorderType>())
            (border.Val, border.Size, border.Color) = (BorderValues.Single, 5, "000000");
        written.Append(Row(table.Columns.Select(column => column.Head), DocxStyle.Head, _ => TextAlign.Center, head: true));
        foreach (var row in table.Rows)
        {
            if (row.Cells.Count != table.Columns.Count)
                throw new ArgumentException($"A row has {row.Cells.Count} cells for {table.Columns.Count} columns.");
            written.Append(
                Row(row.Cells, row.Kind == TableRowKind.Line ? DocxStyle.Cell : DocxStyle.Sum, i => table.Columns[i].Align, head: false)
            );
        }
        _body.Append(written, Text("", DocxStyle.Gap));

        DocumentFormat.OpenXml.Wordprocessing.TableRow Row(
            IEnumerable<string> cells,
            string style,
            Func<int, TextAlign> align,
            bool head
        ) =>
            new([
                head ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()),
                .. cells.Select(
                    (cell, i) =>
                        new TableCell(
                            new TableCellProperties(
                                new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths[i]) },
                                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }
                            ),
                            Text(cell, style, align(i))
                        )
                ),
            ]);
    }

    /// <summary>Role, name, date: a table without lines at the right edge, never torn by a page.</summary>
    private void WriteSignatures(SignatureBlock block)
    {
        // A name that is left out on every line needs no room.
        int[] widths = block.Lines.All(line => line.Name is "") ? [6000, 44, 2800] : [3300, 2200, 3200];
        _body.Append(Text("", DocxStyle.Plain));
        var table = new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths.Sum()) },
                new TableJustification { Val = TableRowAlignmentValues.Right },
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Of(width) }))
        );
        foreach (var line in block.Lines)
            table.Append(
                new DocumentFormat.OpenXml.Wordprocessing.TableRow([
                    new TableRowProperties(new CantSplit()),
                    .. new[] { line.Role, line.Name ?? "＿＿＿＿＿＿", line.Date ?? "　　年　　月　　日" }.Select(
                        (cell, i) =>
                            new TableCell(
                                new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths[i]) }),
                                Text(cell, DocxStyle.Signature)
                            )
                    ),
                ])
            );
        _body.Append(table, Text("", DocxStyle.Gap));
    }

    private void WritePicture(byte[] bytes, bool png, string alt, decimal widthMm, decimal heightMm, TextAlign align)
    {
        var id = ++_pictures;
        var relation = $"picture{id}";
        var part = _main.AddImagePart(png ? ImagePartType.Png : ImagePartType.Jpeg, relation);
        using (var stream = new MemoryStream(bytes))
            part.FeedData(stream);
        var (width, height) = ((long)(widthMm * EmusPerMillimetre), (long)(heightMm * EmusPerMillimetre));
        var name = PlainText.OneLine(alt);
        var drawing = new Drawing(
            new W.Inline(
                new W.Extent { Cx = width, Cy = height },
                new W.DocProperties
                {
                    Id = id,
                    Name = relation,
                    Description = name,
                },
                new A.Graphic(
                    new A.GraphicData(
                        new P.Picture(
                            new P.NonVisualPictureProperties(
                                new P.NonVisualDrawingProperties { Id = id, Name = relation },
                                new P.NonVisualPictureDrawingProperties()
                            ),
                            new P.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                            new P.ShapeProperties(
                                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
                            )
                        )
                    )
                    {
                        Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
                    }
                )
            )
            {
                DistanceFromTop = 0,
                DistanceFromBottom = 0,
                DistanceFromLeft = 0,
                DistanceFromRight = 0,
            }
        );
        _body.Append(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(Properties(DocxStyle.Picture, align), new Run(drawing)));
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Text(string text, string style, TextAlign align = TextAlign.Start)
    {
        var run = new Run();
        foreach (var (line, i) in PlainText.Clean(text).Split('\n').Select((line, i) => (line, i)))
        {
            if (i > 0)
                run.Append(new Break());
            if (line.Length > 0)
                run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return new(Properties(style, align), run);
    }

    private static ParagraphProperties Properties(string style, TextAlign align)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (align != TextAlign.Start)
            properties.Append(
                new Justification { Val = align == TextAlign.Center ? JustificationValues.Center : JustificationValues.Right }
            );
        return properties;
    }

    /// <summary>A package notes when each of its parts was written; without that the same document is the same file.</summary>
    private static byte[] WithoutTimes(byte[] package)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var into = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries)
            {
                var entry = into.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var read = part.Open();
                using var write = entry.Open();
                read.CopyTo(write);
            }
        return result.ToArray();
    }

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
