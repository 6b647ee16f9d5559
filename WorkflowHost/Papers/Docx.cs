using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WorkRelief.WorkflowHost.Spreadsheets;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Writes a document as a Word file of the same rank as the printed page: real tables whose head repeats, page numbers, no macro, no field
/// that fetches anything, no outside address. The same document gives the same bytes.
/// </summary>
public sealed partial class Docx
{
    private const int TextsWithSigns = 2;

    /// <summary>Rows, with its head, of a table that stands on one page.</summary>
    private const int ShortTable = 9;
    private readonly Func<string, byte[]>? _readImage;
    private readonly MainDocumentPart _main;
    private readonly PageForm _form;
    private readonly bool _isLetter;
    private readonly HashSet<decimal> _sizes = [];
    private readonly Body _body = new();
    private uint _pictures;

    private Docx(MainDocumentPart main, DocumentContent content, Func<string, byte[]>? readImage) =>
        (_main, _form, _isLetter, _readImage) = (main, PageForm.Of(content), content.Elements.Any(e => e is RedHead), readImage);

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
            var page = new Docx(main, content, readImage);
            page.WriteAll(PageSums.Laid(content).Elements);
            DocxStyle.AddTo(main, page._form, page._sizes, content.FooterText is null ? null : PlainText.OneLine(content.FooterText));
            page._body.Append(DocxStyle.Page(page._form));
            main.Document = new Document(page._body);
        }
        return OpenXmlFile.WithoutTimes(stream.ToArray());
    }

    private void WriteAll(IReadOnlyList<DocumentElement> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            var code = elements[i] as Qr;
            var signs = (code is null ? elements[i] : elements.ElementAtOrDefault(i + 1)) as SignatureBlock;
            if (signs is not null)
            {
                KeepWithNext();
                WriteEnd(code, signs);
                i += code is null ? 0 : 1;
            }
            else if (_form == PageForm.Across && elements[i] is Field)
            {
                // On a sheet fields stand beside each other.
                string[] fields = [.. elements.Skip(i).TakeWhile(e => e is Field).Cast<Field>().Select(f => $"{f.Label}：{f.Value}")];
                _body.Append(Text(string.Join('\n', TextLines.Filled(fields, _form.Width / _form.Text)), DocxStyle.Plain));
                i += fields.Length - 1;
            }
            else
                Write(elements[i]);
        }
    }

    /// <summary>What stands last so far goes to the next page with the signatures: two paragraphs, or the last rows of a table.</summary>
    private void KeepWithNext()
    {
        var last = _body.LastChild;
        if (last is DocumentFormat.OpenXml.Wordprocessing.Paragraph above)
            above.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { After = Of(DocxStyle.Twips(_form.AboveSigns)) };
        for (
            var texts = 0;
            last is DocumentFormat.OpenXml.Wordprocessing.Paragraph text && texts < TextsWithSigns;
            last = last.PreviousSibling()
        )
        {
            text.ParagraphProperties!.KeepNext = new KeepNext();
            // What follows a table belongs to it.
            texts += text.ParagraphProperties?.ParagraphStyleId?.Val == DocxStyle.Gap ? 0 : 1;
        }
        if (last is not DocumentFormat.OpenXml.Wordprocessing.Table table)
            return;
        var rows = table.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();
        // Not every program keeps a part of a table with what follows: where it is short, all of it is kept.
        Keep(rows.Count <= ShortTable ? rows : rows.TakeLast(SheetPages.LastRows));
    }

    private static void Keep(IEnumerable<OpenXmlElement> blocks)
    {
        foreach (var block in blocks)
        foreach (
            var text in block
                .Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
                .Concat(block is DocumentFormat.OpenXml.Wordprocessing.Paragraph own ? [own] : [])
        )
            text.ParagraphProperties!.KeepNext = new KeepNext();
    }

    private void Write(DocumentElement element)
    {
        switch (element)
        {
            case RedHead head:
                _body.Append(OfficialHead.Word(head));
                break;
            case Imprint imprint:
                // It stands on the page of the signatures, whole.
                Keep(_body.ChildElements.TakeLast(2));
                _body.Append(OfficialHead.Word(imprint), Text("", DocxStyle.Gap));
                break;
            case Title title:
                _body.Append(Text(string.Join('\n', TitleLines.Of(title.Text, _form)), DocxStyle.Title));
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
            case Field field:
                _body.Append(OfField(field));
                break;
            case PageBreak:
                _body.Append(
                    new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
                        Properties(DocxStyle.Gap, TextAlign.Start),
                        new Run(new Break { Type = BreakValues.Page })
                    )
                );
                break;
            case Image image:
                if (_readImage is null)
                    throw new ArgumentException("The document has an image, and no way to read it was given.");
                var bytes = _readImage(image.ContentHash);
                var (width, height) = Picture.Size(bytes, image.ContentHash);
                var shown = Math.Min(150m, width * 25.4m / 96);
                _body.Append(OfPicture(bytes, Picture.IsPng(bytes), image.Alt, (shown, shown * height / width), TextAlign.Center));
                break;
            case Qr code:
                _body.Append(OfCode(code));
                break;
            default:
                throw new ArgumentException($"No DOCX for {element.GetType().Name}.");
        }
    }

    /// <summary>What does not fit on the line goes on below the value, not below its label.</summary>
    private DocumentFormat.OpenXml.Wordprocessing.Paragraph OfField(Field field)
    {
        var written = Text($"{field.Label}：{field.Value}", DocxStyle.Plain);
        var label = TextWidth.Of(field.Label) + 1;
        if (label * 2 < _form.Width / _form.Text)
        {
            var inset = Of(DocxStyle.Twips(label * _form.Text));
            written.ParagraphProperties!.Indentation = new Indentation { Left = inset, Hanging = inset };
        }
        return written;
    }

    private void WriteTable(Table table)
    {
        if (_body.LastChild is DocumentFormat.OpenXml.Wordprocessing.Paragraph above)
        {
            above.ParagraphProperties!.KeepNext = new KeepNext();
            above.ParagraphProperties.SpacingBetweenLines = new SpacingBetweenLines { After = Of(DocxStyle.Twips(PageForm.AroundTable)) };
        }
        // After a page's subtotal a table of its own begins on the next page: a break inside a table is not one in every program.
        var fit = TableFit.Of(table, _form.Width);
        _sizes.Add(fit.Size);
        var pages = new List<List<TableRow>> { new() };
        foreach (var row in table.Rows)
        {
            pages[^1].Add(row);
            if (row.TurnsPage || row.Kind == TableRowKind.PageSubtotal)
                pages.Add([]);
        }
        foreach (var (rows, i) in pages.Where((p, i) => i == 0 || p.Count > 0).Select((p, i) => (p, i)))
        {
            if (i > 0)
                ((DocumentFormat.OpenXml.Wordprocessing.Paragraph)_body.LastChild!).ParagraphProperties!.PageBreakBefore =
                    new PageBreakBefore();
            WritePage(table, fit, rows);
        }
    }

    private void WritePage(Table table, TableFit fit, List<TableRow> rows)
    {
        int[] widths = [.. fit.Widths.Select(DocxStyle.Twips)];
        var side = (short)DocxStyle.Twips(fit.Side);
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
                    new TopMargin { Width = "50", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = side, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "50", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = side, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Of(width) }))
        );
        foreach (var border in written.GetFirstChild<TableProperties>()!.TableBorders!.Elements<BorderType>())
            (border.Val, border.Size, border.Color) = (BorderValues.Single, 5, "000000");
        written.Append(
            Row(
                table.Columns.Select(column => column.Head),
                DocxStyle.Head(fit.Size),
                _ => TextAlign.Center,
                new CantSplit(),
                new TableHeader()
            )
        );
        foreach (var row in rows)
        {
            if (row.Cells.Count != table.Columns.Count)
                throw new ArgumentException($"A row has {row.Cells.Count} cells for {table.Columns.Count} columns.");
            var line = row.Kind == TableRowKind.Line;
            OpenXmlElement[] height =
                line && fit.Least > 0
                    ? [new TableRowHeight { Val = (uint)DocxStyle.Twips(fit.Least), HeightType = HeightRuleValues.AtLeast }]
                    : [];
            written.Append(
                Row(
                    row.Cells,
                    line ? DocxStyle.Cell(fit.Size) : DocxStyle.Sum(fit.Size),
                    i => table.Columns[i].Align,
                    [new CantSplit(), .. height]
                )
            );
        }
        if (rows.Count < ShortTable)
            Keep(written.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().SkipLast(1));
        _body.Append(written, Text("", DocxStyle.Gap));

        DocumentFormat.OpenXml.Wordprocessing.TableRow Row(
            IEnumerable<string> cells,
            string style,
            Func<int, TextAlign> align,
            params OpenXmlElement[] properties
        ) =>
            new([
                new TableRowProperties(properties),
                .. cells.Select(
                    (cell, i) =>
                        new TableCell(
                            new TableCellProperties(
                                new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Of(widths[i]) },
                                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }
                            ),
                            Text(Days().IsMatch(cell) ? Broken(cell, fit.RoomOf(i)) : cell, style, align(i))
                        )
                ),
            ]);
    }

    /// <summary>Days and ranges of days: LibreOffice breaks them before the sign between them or within a figure.</summary>
    [GeneratedRegex(@"^[0-9—]+(?:、[0-9—]+)+$")]
    private static partial Regex Days();

    private static string Broken(string days, decimal room)
    {
        var text = new StringBuilder();
        var used = 0m;
        foreach (var part in days.Split('、').Select((d, i) => (Text: d, First: i == 0)))
        {
            var wide = TextWidth.Of(part.Text) + 1;
            if (!part.First)
                text.Append('、');
            if (used > 0 && used + wide > room)
            {
                text.Append('\n');
                used = 0;
            }
            text.Append(part.Text);
            used += wide;
        }
        return text.ToString();
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

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
