using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Spreadsheets;

/// <summary>
/// Writes the program's spreadsheets: cells are texts and numbers, never formulas; each sheet is set up to print on A4, as wide as a page,
/// with its head repeated. The same sheets give the same bytes.
/// </summary>
internal static class Workbook
{
    private const int LongestName = 31;

    // A list that stands in its own rule has at most 255 characters with its quotes.
    private const int LongestList = 253;
    private const int MostOffered = 1_000;

    // In points, of letters of 11 and of a title of 18.
    private const decimal Line = 15;
    private const decimal LeastRow = 18;
    private const decimal TitleLine = 30;
    private const decimal TitleSize = 18m / 11;
    private const decimal SignLine = 30;

    // Positions in the style sheet below; with sums one further.
    private const uint Plain = 0;
    private const uint Title = 1;
    private const uint Note = 2;
    private const uint Head = 3;
    private const uint OfText = 4;
    private const uint OfNumber = 6;
    private const uint OfAmount = 8;
    private const uint Typed = 10;
    private const uint OfCentred = 11;
    private const uint OfRight = 13;

    public static byte[] Write(IReadOnlyList<Worksheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Named by us: the library would draw a name by chance.
            var book = file.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var (listed, heads) = (new Sheets(), new DefinedNames());
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (sheet, i) in sheets.Select((s, i) => (s, (uint)i)))
            {
                Write(book.AddNewPart<WorksheetPart>($"sheet{i + 1}"), sheet);
                var name = Named(sheet.Name, names);
                listed.Append(
                    new Sheet
                    {
                        Id = $"sheet{i + 1}",
                        SheetId = i + 1,
                        Name = name,
                    }
                );
                var head = sheet.Above.Count + 1;
                heads.Append(
                    new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!${head}:${head}")
                    {
                        Name = "_xlnm.Print_Titles",
                        LocalSheetId = i,
                    }
                );
            }
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(listed, heads);
        }
        return OpenXmlFile.WithoutTimes(stream.ToArray());
    }

    private static string Named(string wished, HashSet<string> taken)
    {
        var clean = string.Concat(PlainText.OneLine(wished).Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal))).Trim('\'', ' ');
        var name = Cut(clean.Length > 0 ? clean : "表", LongestName);
        for (var n = 2; !taken.Add(name); n++)
            name = Cut(clean, LongestName - 3) + n.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>Never half of a rare character.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static void Write(WorksheetPart part, Worksheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part, Encoding.UTF8);
        var (columns, head) = (sheet.Columns.Count, (uint)sheet.Above.Count + 1);
        var last = Letters(columns - 1);
        writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = head,
                        TopLeftCell = $"A{head + 1}",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = (double)LeastRow, CustomHeight = true });
        writer.WriteElement(
            new Columns(
                sheet.Columns.Select(
                    (c, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = (double)c.Width,
                            CustomWidth = true,
                            Style = c.Text ? Typed : Plain,
                        }
                )
            )
        );
        writer.WriteStartElement(new SheetData());
        var merged = new List<string>();
        var heights = new List<decimal>();
        var row = 0u;
        foreach (var (line, i) in sheet.Above.Select((l, i) => (l, i)))
            if (i == 0)
                Across(line, Title, TitleLine * TextWidth.Lines(line, SheetColumn.RoomOf(sheet.Width) / TitleSize));
            else
                Across(line, Note, HeightOf(line, sheet.Width));
        Row(new SheetRow([.. sheet.Columns.Select(c => (object?)c.Head)]), 0, (_, _) => Head);
        foreach (var one in sheet.Rows)
            Row(one, one.Sum ? 0 : sheet.LineHeight, (cell, i) => StyleOf(cell, sheet.Columns[i].Stand) + (one.Sum ? 1u : 0));
        foreach (var line in sheet.Below)
            Across(line, Note, Math.Max(SignLine, HeightOf(line, sheet.Width)));
        writer.WriteEndElement();
        if (merged.Count > 0)
            writer.WriteElement(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
        if (Lists(sheet.Columns, head) is { } lists)
            writer.WriteElement(lists);
        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(
            new PageMargins
            {
                Left = SheetPages.Side,
                Right = SheetPages.Side,
                Top = SheetPages.Top,
                Bottom = SheetPages.Bottom,
                Header = 0.3,
                Footer = 0.3,
            }
        );
        writer.WriteElement(
            new PageSetup
            {
                PaperSize = 9,
                Orientation = sheet.Wide ? OrientationValues.Landscape : OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            }
        );
        var foot = new OddFooter($"&L{Escaped(sheet.Footer)}&R第&P页　共&N页");
        // A list without a title is printed under its sheet's name.
        writer.WriteElement(sheet.Above.Count > 0 ? new HeaderFooter(foot) : new HeaderFooter(new OddHeader("&C&14&A"), foot));
        if (SheetPages.EndBefore(sheet, heights) is { } end)
            writer.WriteElement(
                new RowBreaks(
                    new Break
                    {
                        Id = (uint)end,
                        Max = 16383,
                        ManualPageBreak = true,
                    }
                )
                {
                    Count = 1,
                    ManualBreakCount = 1,
                }
            );
        writer.WriteEndElement();

        void Across(string text, uint style, decimal height)
        {
            Begin(height);
            Cell(0, text, style);
            writer.WriteEndElement();
            if (columns > 1)
                merged.Add($"A{row}:{last}{row}");
        }

        void Row(SheetRow cells, decimal least, Func<object?, int, uint> style)
        {
            Begin(Math.Max(least, sheet.Columns.Select((c, i) => HeightOf(cells.Cells[i] as string, c.Width)).Max()));
            for (var i = 0; i < columns; i++)
                Cell(i, cells.Cells[i], style(cells.Cells[i], i));
            writer.WriteEndElement();
        }

        // Not every program makes a row as high as its text.
        void Begin(decimal height)
        {
            row++;
            heights.Add(Math.Max(height, LeastRow));
            writer.WriteStartElement(
                height > LeastRow
                    ? new Row
                    {
                        RowIndex = row,
                        Height = (double)height,
                        CustomHeight = true,
                    }
                    : new Row { RowIndex = row }
            );
        }

        void Cell(int column, object? value, uint style)
        {
            var at = $"{Letters(column)}{row}";
            if (value is decimal or int or long)
            {
                writer.WriteElement(
                    new Cell(new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)))
                    {
                        CellReference = at,
                        StyleIndex = style,
                    }
                );
                return;
            }
            var text = PlainText.Clean(value?.ToString() ?? "");
            writer.WriteElement(
                text.Length == 0
                    ? new Cell { CellReference = at, StyleIndex = style }
                    : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
                    {
                        CellReference = at,
                        StyleIndex = style,
                        DataType = CellValues.InlineString,
                    }
            );
        }
    }

    private static decimal HeightOf(string? text, decimal width) =>
        string.IsNullOrEmpty(text) ? LeastRow : LeastRow + (TextWidth.Lines(text, SheetColumn.RoomOf(width)) - 1) * Line;

    /// <summary>Null where no column offers anything, or more than a cell's list takes.</summary>
    private static DataValidations? Lists(IReadOnlyList<SheetColumn> columns, uint head)
    {
        var lists = columns
            .Select((c, i) => (At: Letters(i), List: string.Join(',', c.Offered ?? [])))
            .Where(c => c.List.Length is > 0 and <= LongestList)
            .Select(c => new DataValidation(new Formula1($"\"{c.List}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{c.At}{head + 1}:{c.At}{head + MostOffered}" },
            })
            .ToList();
        return lists.Count == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Count };
    }

    private static uint StyleOf(object? value, Standing stand) =>
        value switch
        {
            // 1,800.00 keeps its two decimals, 21.5 days their one.
            decimal amount when amount.Scale == 2 => OfAmount,
            decimal or int or long => OfNumber,
            _ => stand switch
            {
                Standing.Middle => OfCentred,
                Standing.Right => OfRight,
                _ => OfText,
            },
        };

    /// <summary>A code of a page's foot begins with &amp;.</summary>
    private static string Escaped(string? text) => PlainText.OneLine(text ?? "").Replace("&", "&&", StringComparison.Ordinal);

    private static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static Stylesheet Styles()
    {
        var formats = new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00" });
        var fonts = new Fonts(Of("宋体", 11), Of("黑体", 18), Of("宋体", 11, bold: true));
        var fills = new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
        );
        var borders = new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder()
            )
        );
        const uint text = 49;
        const uint amount = 164;
        var (center, left, right) = (HorizontalAlignmentValues.Center, HorizontalAlignmentValues.Left, HorizontalAlignmentValues.Right);
        var cells = new CellFormats(
            As(0, 0, 0, left),
            As(text, 1, 0, center),
            As(text, 0, 0, left),
            As(text, 2, 1, center),
            As(text, 0, 1, left),
            As(text, 2, 1, left),
            As(0, 0, 1, right),
            As(0, 2, 1, right),
            As(amount, 0, 1, right),
            As(amount, 2, 1, right),
            As(text, 0, 0, left),
            As(text, 0, 1, center),
            As(text, 2, 1, center),
            As(text, 0, 1, right),
            As(text, 2, 1, right)
        );
        return new Stylesheet(
            formats,
            fonts,
            fills,
            borders,
            new CellStyleFormats(new CellFormat()),
            cells,
            // Without one, other programs put a style of their own in its place.
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
        );

        static Font Of(string name, double size, bool bold = false) =>
            bold
                ? new Font(new Bold(), new FontSize { Val = size }, new FontName { Val = name })
                : new Font(new FontSize { Val = size }, new FontName { Val = name });

        static CellFormat As(uint format, uint font, uint border, HorizontalAlignmentValues align) =>
            new(
                new Alignment
                {
                    Horizontal = align,
                    Vertical = VerticalAlignmentValues.Center,
                    WrapText = true,
                }
            )
            {
                NumberFormatId = format,
                FontId = font,
                BorderId = border,
                FillId = 0,
                FormatId = 0,
                ApplyNumberFormat = true,
                ApplyFont = true,
                ApplyBorder = true,
                ApplyAlignment = true,
            };
    }
}
