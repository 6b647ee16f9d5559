using System.Globalization;
using System.Text;
using WorkRelief.WorkflowHost.Spreadsheets;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>One sheet of a spreadsheet.</summary>
/// <param name="Rows">Texts stay texts, decimals are sums of money.</param>
public sealed record SheetTable(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// Tables as files for a spreadsheet. What begins like a formula is text: in an .xlsx by its type, in a .csv by an apostrophe before it.
/// </summary>
public static class SheetWriter
{
    public static byte[] Xlsx(string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) =>
        Xlsx([new SheetTable(sheet, headings, rows)]);

    public static byte[] Xlsx(IReadOnlyList<SheetTable> tables) =>
        Workbook.Write([
            .. tables.Select(t =>
            {
                // A sum has its two decimals, however many the database kept.
                IReadOnlyList<IReadOnlyList<object?>> rows =
                [
                    .. t.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Select(c => c is decimal yuan ? yuan + 0.00m : c)]),
                ];
                return new Worksheet(
                    t.Name,
                    [.. t.Headings.Select((h, i) => new SheetColumn(h, Width(h, rows, i), Text: rows.Count == 0, Stand: Stand(rows, i)))],
                    rows.Select(r => new SheetRow(r)),
                    [],
                    []
                );
            }),
        ]);

    /// <summary>What is no number in a column of numbers stands as they do.</summary>
    private static Standing Stand(IReadOnlyList<IReadOnlyList<object?>> rows, int column) =>
        rows.Any(r => r[column] is decimal or int or long) ? Standing.Right : Standing.Left;

    /// <summary>As wide as the widest of its first lines, and not wider than a page has room for.</summary>
    internal static decimal Width(string heading, IReadOnlyList<IReadOnlyList<object?>> rows, int column)
    {
        const int looked = 200;
        var texts = rows.Take(looked)
            .Select(r =>
                r[column] is decimal amount ? amount.ToString("#,##0.00", CultureInfo.InvariantCulture) : r[column]?.ToString() ?? ""
            );
        return Math.Clamp(SheetColumn.Holding(texts.Prepend(heading).Max(TextWidth.Of)), 8, 40);
    }

    /// <summary>UTF-8 with a mark at its head, so that spreadsheets read Chinese.</summary>
    public static byte[] Csv(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(headings))
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Of a formula; a spreadsheet in Chinese takes the wide signs for the narrow ones.</summary>
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    private static string Field(object? value)
    {
        if (value is decimal number)
            return number.ToString("0.00", CultureInfo.InvariantCulture);
        var text = value?.ToString() ?? "";
        if (text.Length > 0 && Beginnings.Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
