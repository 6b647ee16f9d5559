using System.Globalization;
using WorkRelief.WorkflowHost.Spreadsheets;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The tables of a document for a spreadsheet, one sheet each, with its title, its fields and who signs. Pages of a spreadsheet end where
/// its program ends them, so no page's sum stands in it.
/// </summary>
public static class Xlsx
{
    private static readonly Dictionary<TextAlign, Standing> Standings = new()
    {
        [TextAlign.Start] = Standing.Left,
        [TextAlign.Center] = Standing.Middle,
        [TextAlign.End] = Standing.Right,
    };

    /// <returns>Null for a document without a table.</returns>
    public static byte[]? Write(DocumentContent content)
    {
        var (elements, form) = (content.Elements, PageForm.Of(content));
        var tables = elements.Index().Where(e => e.Item is Table).ToList();
        if (tables.Count == 0)
            return null;
        string[] fields = [.. elements.OfType<Field>().Select(f => $"{f.Label}：{f.Value}")];
        string[] signs = [.. elements.OfType<SignatureBlock>().SelectMany(b => b.Lines).Select(SignLines.Whole)];
        return Workbook.Write([
            .. tables.Select(
                (found, n) =>
                {
                    var table = (Table)found.Item;
                    var fit = TableFit.Of(table, form.Width);
                    SheetColumn[] columns =
                    [
                        .. table.Columns.Select(
                            (c, i) => new SheetColumn(c.Head, SheetColumn.Holding(fit.RoomOf(i)), Stand: Standings[c.Align])
                        ),
                    ];
                    var room = SheetColumn.RoomOf(columns.Sum(c => c.Width));
                    var part = elements.Take(found.Index).Reverse().TakeWhile(e => e is not Table).OfType<Heading>().FirstOrDefault()?.Text;
                    return new Worksheet(
                        part ?? (n == 0 ? content.Title : $"表{n + 1}"),
                        columns,
                        table.Rows.Select(r => new SheetRow(
                            [.. r.Cells.Zip(table.Columns, (cell, c) => Value(cell, c.Align))],
                            r.Kind != TableRowKind.Line
                        )),
                        [
                            content.Title,
                            .. n > 0 ? []
                            : content.Wide ? TextLines.Filled(fields, room)
                            : fields,
                            .. part is null ? (string[])[] : [part],
                        ],
                        n == tables.Count - 1 ? [.. TextLines.Filled(signs, room)] : [],
                        content.FooterText,
                        content.Wide,
                        table.RowMm * PageForm.Millimetre
                    );
                }
            ),
        ]);
    }

    /// <summary>Figures stand at the right edge; there alone a text that reads as a number is one.</summary>
    private static object? Value(string cell, TextAlign align) =>
        align == TextAlign.End
        && decimal.TryParse(
            cell,
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : cell;
}
