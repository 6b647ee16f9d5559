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

    /// <summary>Of a cell without lines, at its left and at its right, in twentieths of a point.</summary>
    private const int Margin = 40;

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
        row.Append(Box(right, [Signatures(signs, right - 2 * Margin), Text("", DocxStyle.Gap)]));
        _body.Append(Frame(code is null ? [right] : [left, right], row), Text("", DocxStyle.Gap));
    }

    /// <summary>
    /// Role, name and date in columns at the right edge. Where one of them has no room, each date stands on a line of its own; on a sheet,
    /// where signatures stand beside each other, it always does.
    /// </summary>
    private DocumentFormat.OpenXml.Wordprocessing.Table Signatures(SignatureBlock block, int width)
    {
        if (_form == PageForm.Across)
            return Across(block, width / PageForm.SignsInRow);
        if (_isLetter)
            return OfLetter(block, width);
        Func<SignatureLine, string>[] parts = [l => l.Role, Name, Day];
        int[] widths = [.. parts.Select(part => block.Lines.Max(l => Room(part(l))))];
        return widths.Sum() <= width
            ? Frame(widths, [.. block.Lines.Select(l => Cells([.. parts.Select(part => part(l))], i => widths[i]))])
            : Frame(
                [width],
                [
                    .. block.Lines.Select(l => new DocumentFormat.OpenXml.Wordprocessing.TableRow(
                        new TableRowProperties(new CantSplit()),
                        Box(
                            width,
                            Text($"{l.Role}　{Name(l)}".TrimEnd(), DocxStyle.Signature),
                            Text(Day(l), DocxStyle.Signature, TextAlign.End)
                        )
                    )),
                ]
            );
    }

    /// <summary>GB/T 9704-2012, 7.3.5: the office above the date, in its middle, and the date four characters from the edge.</summary>
    private DocumentFormat.OpenXml.Wordprocessing.Table OfLetter(SignatureBlock block, int width)
    {
        var edge = DocxStyle.Twips(4 * _form.SignText);
        int[] widths = [block.Lines.Max(l => Math.Max(Room(l.Role + Name(l)), Room(Day(l)))), edge];
        return widths.Sum() > width
            ? Frame([width], [.. block.Lines.Select(l => Lines(width, l))])
            : Frame(
                widths,
                [
                    .. block.Lines.Select(l =>
                    {
                        var row = Lines(widths[0], l);
                        row.Append(Box(edge, Text("", DocxStyle.Signature)));
                        return row;
                    }),
                ]
            );

        static DocumentFormat.OpenXml.Wordprocessing.TableRow Lines(int width, SignatureLine line) =>
            new(
                new TableRowProperties(new CantSplit()),
                Box(
                    width,
                    Text(line.Role + Name(line), DocxStyle.Signature, TextAlign.Center),
                    Text(Day(line), DocxStyle.Signature, TextAlign.Center)
                )
            );
    }

    /// <summary>Where a role leaves no room for a name beside it, all names stand before their dates.</summary>
    private DocumentFormat.OpenXml.Wordprocessing.Table Across(SignatureBlock block, int width)
    {
        var beside = block.Lines.All(l => Room(l.Role + "　" + Name(l)) <= width);
        return Frame(
            [.. Enumerable.Repeat(width, PageForm.SignsInRow)],
            [.. block.Lines.Chunk(PageForm.SignsInRow).Select(lines => Cells([.. lines.Select(Both)], _ => width))]
        );

        string Both(SignatureLine line) =>
            beside
                ? $"{$"{line.Role}　{Name(line)}".TrimEnd()}\n{Day(line)}"
                : $"{line.Role}\n{(Name(line) is { Length: > 0 } by ? by + "　" : "")}{Day(line)}";
    }

    private static string Name(SignatureLine line) => line.Name ?? SignLines.Blank;

    private static string Day(SignatureLine line) => line.Date ?? SignLines.NoDate;

    /// <summary>With the margins of its cell, and a little to spare.</summary>
    private int Room(string text) => DocxStyle.Twips(TextWidth.Of(text) * _form.SignText) + 4 * Margin;

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
                    new TableCellLeftMargin { Width = Margin, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = Margin, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Of(width) })),
            .. rows,
        ]);

    private OpenXmlElement[] OfCode(Qr code)
    {
        var side = _form.CodeSide / PageForm.Millimetre;
        var picture = OfPicture(QrPng(code.Text), png: true, code.Caption ?? "二维码", (side, side), TextAlign.Start);
        if (code.Caption is null)
            return [picture];
        // A verification code stands on a line of its own rather than on two.
        var room = _form.CodeWidth / DocxStyle.CaptionText(_form);
        var lines = code.Caption.Split('\n').SelectMany(l => TextWidth.Of(l) > room ? l.Split(' ') : [l]);
        return [picture, Text(string.Join('\n', lines), DocxStyle.Caption)];
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
