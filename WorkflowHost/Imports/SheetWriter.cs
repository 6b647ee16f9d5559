using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>One sheet of a spreadsheet.</summary>
/// <param name="Rows">Texts stay texts, decimals are numbers.</param>
public sealed record SheetTable(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// Tables as files for a spreadsheet. What begins like a formula is text: in an .xlsx by its type, in a .csv by an apostrophe before it.
/// </summary>
public static class SheetWriter
{
    public static byte[] Xlsx(string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) =>
        Xlsx([new SheetTable(sheet, headings, rows)]);

    public static byte[] Xlsx(IReadOnlyList<SheetTable> tables)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(
            tables.ToDictionary(t => t.Name, t => (object)Rows(t)),
            configuration: new OpenXmlConfiguration { AutoFilter = false, TableStyles = TableStyles.None }
        );
        return stream.ToArray();
    }

    private static List<Dictionary<string, object?>> Rows(SheetTable table)
    {
        var rows = table.Rows.Select(row => table.Headings.Select((h, i) => (h, row[i])).ToDictionary(c => c.h, c => c.Item2)).ToList();
        // With no row there would be no heading: a blank form has one empty row.
        return rows.Count > 0 ? rows : [table.Headings.ToDictionary(h => h, _ => (object?)"")];
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
