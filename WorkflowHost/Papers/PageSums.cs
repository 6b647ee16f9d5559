using System.Globalization;
using WorkRelief.WorkflowHost.Spreadsheets;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Where the pages of a table end whose columns are summed on each page. Heights are counted from above, so a page never holds more than
/// it was given, and a sum is true of the page it stands on.
/// </summary>
public static class PageSums
{
    /// <summary>What a page keeps free for what is counted from above and stands a little lower.</summary>
    private const decimal Spare = 10;

    /// <summary>The document with a sum at the foot of each of its pages.</summary>
    public static DocumentContent Laid(DocumentContent content)
    {
        if (!content.Elements.Any(e => e is Table { PageSum: not null }))
            return content;
        var form = PageForm.Of(content);
        var laid = new List<DocumentElement>();
        var before = 0m;
        for (var i = 0; i < content.Elements.Count; i++)
        {
            if (content.Elements[i] is Table { PageSum: not null } table)
            {
                var after = content.Elements.Skip(i + 1).ToList();
                // Signatures stay with the text before them; where that is the table itself, or a line under it, its last rows go along.
                var close = after.Count(e => e is not (Qr or SignatureBlock)) <= 1;
                laid.Add(Broken(table, form, before, close ? Heights.Of(after, form) : 0));
                // Further tables with sums begin where nobody knows: they begin a page.
                before = 0;
                if (content.Elements.Skip(i + 1).Any(e => e is Table { PageSum: not null }))
                    laid.Add(new PageBreak());
                continue;
            }
            laid.Add(content.Elements[i]);
            before = Heights.Of(laid, form);
        }
        return content with { Elements = laid };
    }

    /// <summary>The sum of a column's figures; empty where it has none.</summary>
    public static string Of(IEnumerable<TableRow> rows, int column)
    {
        decimal? sum = null;
        foreach (var row in rows)
            if (decimal.TryParse(row.Cells[column], NumberStyles.Number, CultureInfo.InvariantCulture, out var figure))
                sum = (sum ?? 0) + figure;
        return sum is not { } yuan ? ""
            : rows.Any(r => IsMoney(r.Cells[column])) ? ChineseText.Yuan(yuan)
            : ChineseText.Number(yuan);
    }

    /// <summary>Always with two decimals, while 27.5 days have one.</summary>
    private static bool IsMoney(string cell) => cell.LastIndexOf('.') is >= 0 and var point && point == cell.Length - 3;

    /// <param name="before">Height of what stands above the table on its first page.</param>
    /// <param name="after">Height of what follows it and stays with it.</param>
    private static Table Broken(Table table, PageForm form, decimal before, decimal after)
    {
        var fit = TableFit.Of(table, form.Width);
        var head = fit.HeightOf(table.Columns.Select(c => c.Head));
        var sum = fit.HeightOf(Sum(table, table.Rows));
        decimal[] heights = [.. table.Rows.Select(fit.HeightOf)];
        var room = form.Height - Spare - head - PageForm.AroundTable;
        var ends = new List<int>();
        var used = before;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (used + heights[row] + sum > room && row > 0)
            {
                ends.Add(row);
                used = 0;
            }
            used += heights[row];
        }
        if (ends.Count > 0 && table.Rows.Count - ends[^1] < SheetPages.LastRows)
        {
            ends[^1] = Math.Max(ends.Count > 1 ? ends[^2] + 1 : 1, table.Rows.Count - SheetPages.LastRows);
            used = heights.Skip(ends[^1]).Sum();
        }
        // What follows the table may take some rows along to a page of its own.
        if (used + sum + after + PageForm.AroundTable > room && after <= room)
        {
            var along = Math.Max(ends.Count == 0 ? 1 : ends[^1] + 1, table.Rows.Count - SheetPages.LastRows);
            if (along < table.Rows.Count)
                ends.Add(along);
        }
        return ends.Count == 0 ? table with { PageSum = null } : table with { Rows = WithSums(table, ends), PageSum = null };
    }

    private static List<TableRow> WithSums(Table table, List<int> ends)
    {
        var rows = new List<TableRow>();
        var total = table.Rows.ToList().FindIndex(r => r.Kind == TableRowKind.Total);
        var counted = total < 0 ? table.Rows.Count : total;
        var from = 0;
        foreach (var end in ends.Append(table.Rows.Count))
        {
            var page = table.Rows.Skip(from).Take(end - from).ToList();
            var lines = page.Take(counted - from).ToList();
            var rest = page.Skip(lines.Count).ToList();
            var last = end == table.Rows.Count;
            rows.AddRange(lines);
            if (lines.Count > 0)
                rows.Add(Sum(table, lines) with { Kind = last || rest.Count > 0 ? TableRowKind.Subtotal : TableRowKind.PageSubtotal });
            rows.AddRange(rest);
            if (!last && (rest.Count > 0 || lines.Count == 0))
                rows[^1] = rows[^1] with { TurnsPage = true };
            from = end;
        }
        return rows;
    }

    private static TableRow Sum(Table table, IReadOnlyList<TableRow> rows) =>
        new(
            [
                .. table.Columns.Select(
                    (column, i) =>
                        column.Sum ? Of(rows.Where(r => r.Kind == TableRowKind.Line), i)
                        : i == 1 ? table.PageSum!
                        : ""
                ),
            ],
            TableRowKind.PageSubtotal
        );
}
