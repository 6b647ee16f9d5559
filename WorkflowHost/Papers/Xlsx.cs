using System.Globalization;
using WorkRelief.WorkflowHost.Spreadsheets;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The tables of a document for a spreadsheet, one sheet each, with its title, its fields and who signs. Pages of a spreadsheet end where
/// its program ends them, so no page's sum stands in it.
/// </summary>
public static class Xlsx
{
    /// <returns>Null for a document without a table.</returns>
    public static byte[]? Write(DocumentContent content)
    {
        var (elements, form) = (content.Elements, PageForm.Of(content));
        var tables = elements.Index().Where(e => e.Item is Table).ToList();
        if (tables.Count == 0)
            return null;
        string[] fields = [.. elements.OfType<Field>().Select(f => $"{f.Label}：{f.Value}")];
        string[] signs = [.. elements.OfType<SignatureBlock>().SelectMany(b => b.Lines).Select(l => $"{l.Role}：{l.Name}{l.Date}")];
        return Workbook.Write([
            .. tables.Select(
                (found, n) =>
                {
                    var table = (Table)found.Item;
                    var fit = TableFit.Of(table, form.Width);
                    var part = elements.Take(found.Index).Reverse().TakeWhile(e => e is not Table).OfType<Heading>().FirstOrDefault()?.Text;
                    return new Worksheet(
                        part ?? (n == 0 ? content.Title : $"表{n + 1}"),
                        [
                            .. table.Columns.Zip(
                                fit.Widths,
                                // Three points are about half a letter of the spreadsheet's.
                                (c, width) => new SheetColumn(c.Head, decimal.Round(Math.Max(4, width / fit.Size * 1.9m), 1))
                            ),
                        ],
                        table.Rows.Select(r => new SheetRow(
                            [.. r.Cells.Zip(table.Columns, (cell, c) => Value(cell, c.Align))],
                            r.Kind != TableRowKind.Line
                        )),
                        [content.Title, .. n == 0 ? fields : [], .. part is null ? (string[])[] : [part]],
                        n == tables.Count - 1 && signs.Length > 0 ? [string.Join("　　　　　　", signs)] : [],
                        content.FooterText,
                        content.Wide
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
