using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QRCoder;
using WorkRelief.Workflows.Words;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>The code, the signatures beside it, and pictures.</summary>
public sealed partial class Docx
{
    private const int EmusPerMillimetre = 36000;

    /// <summary>The code as a PNG, eight dots a module: sharp on paper and on a telephone.</summary>
    public static byte[] QrPng(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(8);
    }

    /// <summary>The code at the left edge, the signatures beside it: one row, never torn by a page.</summary>
    private void WriteEnd(Qr? code, SignatureBlock signs)
    {
        var left = code is null ? 0 : DocxStyle.Twips(_form.CodeWidth);
        var right = DocxStyle.Twips(_form.Width) - left;
        var row = new DocumentFormat.OpenXml.Wordprocessing.TableRow(new TableRowProperties(new CantSplit()));
        if (code is not null)
            row.Append(Box(left, [.. OfCode(code)]));
        row.Append(Box(right, [Signatures(signs, right), Text("", DocxStyle.Gap)]));
        _body.Append(Frame(code is null ? [right] : [left, right], row), Text("", DocxStyle.Gap));
    }

    /// <summary>
    /// Role, name and date in a line at the right edge; a role that is too long goes on below, a date does not. On a sheet they stand
    /// beside each other, each with its date below.
    /// </summary>
    private DocumentFormat.OpenXml.Wordprocessing.Table Signatures(SignatureBlock block, int width)
    {
        if (_form == PageForm.Across)
            return Frame(
                [.. Enumerable.Repeat(width / PageForm.SignsInRow, PageForm.SignsInRow)],
                [
                    .. block
                        .Lines.Chunk(PageForm.SignsInRow)
                        .Select(lines =>
                            Cells(
                                [.. lines.Select(l => $"{l.Role}　{l.Name ?? SignLines.Blank}\n{l.Date ?? SignLines.NoDate}")],
                                _ => width / PageForm.SignsInRow
                            )
                        ),
                ]
            );
        // The role has at least a third; a name that is longer than one goes on below.
        int Room(Func<SignatureLine, string> text) =>
            Math.Min(width / 3, DocxStyle.Twips(block.Lines.Max(l => TextWidth.Of(text(l))) * _form.SignText) + 160);
        // A name that is left out on every line needs no room.
        var (name, date) = (
            block.Lines.All(l => l.Name is "") ? 160 : Room(l => l.Name ?? SignLines.Blank),
            Room(l => l.Date ?? SignLines.NoDate)
        );
        var role = DocxStyle.Twips(block.Lines.Max(l => TextWidth.Of(l.Role)) * _form.SignText) + 160;
        int[] widths = [Math.Min(role, width - name - date), name, date];
        return Frame(
            widths,
            [.. block.Lines.Select(l => Cells([l.Role, l.Name ?? SignLines.Blank, l.Date ?? SignLines.NoDate], i => widths[i]))]
        );
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableRow Cells(string[] texts, Func<int, int> width) =>
        new([new TableRowProperties(new CantSplit()), .. texts.Select((text, i) => Box(width(i), Text(text, DocxStyle.Signature)))]);

    private static TableCell Box(int width, params OpenXmlElement[] content) =>
        new([new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Of(width) }), .. content]);

    /// <summary>A table without lines, at the right edge.</summary>
    private static DocumentFormat.OpenXml.Wordprocessing.Table Frame(
        int[] widths,
        params DocumentFormat.OpenXml.Wordprocessing.TableRow[] rows
    ) =>
        new([
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths.Sum()) },
                new TableJustification { Val = TableRowAlignmentValues.Right },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Of(width) })),
            .. rows,
        ]);

    private OpenXmlElement[] OfCode(Qr code)
    {
        var side = _form.CodeSide / PageForm.Millimetre;
        var picture = OfPicture(QrPng(code.Text), png: true, code.Caption ?? "二维码", (side, side), TextAlign.Start);
        return code.Caption is null ? [picture] : [picture, Text(code.Caption, DocxStyle.Caption)];
    }

    /// <param name="size">In millimetres.</param>
    private DocumentFormat.OpenXml.Wordprocessing.Paragraph OfPicture(
        byte[] bytes,
        bool png,
        string alt,
        (decimal Width, decimal Height) size,
        TextAlign align
    )
    {
        var id = ++_pictures;
        var relation = $"picture{id}";
        var part = _main.AddImagePart(png ? ImagePartType.Png : ImagePartType.Jpeg, relation);
        using (var stream = new MemoryStream(bytes))
            part.FeedData(stream);
        var (width, height) = ((long)(size.Width * EmusPerMillimetre), (long)(size.Height * EmusPerMillimetre));
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
        return new(Properties(DocxStyle.Picture, align), new Run(drawing));
    }
}
