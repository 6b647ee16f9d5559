using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>The tables of a document for a spreadsheet, one sheet each. Cells are texts and numbers, never formulas.</summary>
public static class Xlsx
{
    /// <returns>Null for a document without a table.</returns>
    public static byte[]? Write(DocumentContent content)
    {
        var tables = content.Elements.OfType<Table>().ToList();
        if (tables.Count == 0)
            return null;
        var sheets = tables.Select((table, i) => (Name: $"表{i + 1}", Rows: (object)Rows(table))).ToDictionary(s => s.Name, s => s.Rows);
        using var stream = new MemoryStream();
        stream.SaveAs(sheets, configuration: new OpenXmlConfiguration { AutoFilter = false, TableStyles = TableStyles.None });
        return stream.ToArray();
    }

    private static List<Dictionary<string, object?>> Rows(Table table)
    {
        // Two columns may have one name; a space tells them apart without showing.
        var heads = new List<string>();
        foreach (var head in table.Columns.Select(c => PlainText.OneLine(c.Head)))
        {
            var name = head;
            while (heads.Contains(name))
                name += " ";
            heads.Add(name);
        }
        if (table.Rows.Count == 0)
            return [heads.ToDictionary(h => h, _ => (object?)"")];
        return
        [
            .. table.Rows.Select(row =>
                heads.Zip(row.Cells, table.Columns).ToDictionary(c => c.First, c => Value(c.Second, c.Third.Align))
            ),
        ];
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
            : PlainText.Clean(cell);
}
