using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>
/// Tables as files for a spreadsheet. What begins like a formula is text: in an .xlsx by its type, in a .csv by an apostrophe before it.
/// </summary>
public static class SheetWriter
{
    /// <param name="rows">Texts stay texts, decimals are numbers.</param>
    public static byte[] Xlsx(string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        var table = rows.Select(row => headings.Select((h, i) => (h, row[i])).ToDictionary(c => c.h, c => c.Item2)).ToList();
        // With no row there would be no heading: a blank form has one empty row.
        if (table.Count == 0)
            table.Add(headings.ToDictionary(h => h, _ => (object?)""));
        stream.SaveAs(
            table,
            sheetName: sheet,
            configuration: new OpenXmlConfiguration { AutoFilter = false, TableStyles = TableStyles.None }
        );
        return stream.ToArray();
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
