using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>A column that a sheet may have, by any of the names that offices give it.</summary>
public sealed record Column(string Name, params string[] Aliases)
{
    public bool Is(string heading) => Tidy(heading) is var tidy && (tidy == Name || Aliases.Contains(tidy));

    /// <summary>Spaces, line ends, stars and what stands in brackets do not count: “身份证号码（18位）*” is 身份证号码.</summary>
    private static string Tidy(string heading)
    {
        var text = string.Concat(heading.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '＊')));
        var bracket = text.IndexOfAny(['(', '（']);
        return bracket > 0 ? text[..bracket] : text;
    }
}

/// <summary>The body of a sheet under its heading: title rows above, 合计 rows below and empty rows between are left out.</summary>
public sealed class SheetBody
{
    private const int DeepestHeading = 20;
    private readonly Dictionary<string, int> _at;

    private SheetBody(SheetFile file, Dictionary<string, int> at, IReadOnlyList<Cell> heading, IReadOnlyList<IReadOnlyList<Cell>> rows) =>
        (File, _at, Heading, Rows) = (file, at, heading, rows);

    public SheetFile File { get; }
    public IReadOnlyList<Cell> Heading { get; }
    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; }

    /// <summary>Finds the heading: the row of the first twenty that has most of the columns.</summary>
    /// <exception cref="NotASheet">No row has the needed columns.</exception>
    public static SheetBody Find(SheetFile file, IReadOnlyList<Column> columns, params string[] needed)
    {
        var heading = file.Rows.Take(DeepestHeading).MaxBy(row => row.Count(c => columns.Any(k => k.Is(c.Text))))!;
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in heading)
            if (columns.FirstOrDefault(k => k.Is(cell.Text)) is { } column)
            {
                if (!at.TryAdd(column.Name, cell.Column))
                    throw new NotASheet($"“{column.Name}”一列出现两次（{cell.Place}）");
            }
        var missing = needed.Where(n => !at.ContainsKey(n)).ToList();
        if (missing.Count > 0)
            throw new NotASheet($"没有找到表头：缺少“{string.Join("”“", missing)}”列");
        var rows = file.Rows.SkipWhile(r => !ReferenceEquals(r, heading)).Skip(1).Where(r => !IsTotal(r)).ToList();
        return rows.Count == 0 ? throw new NotASheet("表头下面没有内容") : new SheetBody(file, at, heading, rows);
    }

    public Cell? At(IReadOnlyList<Cell> row, string column) =>
        _at.TryGetValue(column, out var index) ? row.FirstOrDefault(c => c.Column == index) : null;

    public SheetProblem Problem(IReadOnlyList<Cell> row, Cell? cell, string why) =>
        new(File.Sheet, cell?.Place ?? $"第{row[0].Row}行", why);

    private static bool IsTotal(IReadOnlyList<Cell> row) =>
        string.Concat(row[0].Text.Where(c => !char.IsWhiteSpace(c))) is "合计" or "总计" or "小计" or "制表人" or "备注"
        || row[0].Text.StartsWith("制表", StringComparison.Ordinal)
        || row[0].Text.StartsWith("审核", StringComparison.Ordinal);

    /// <summary>A number that must keep every digit: a cell that a spreadsheet made a number of has lost the last ones.</summary>
    public static string? Digits(Cell? cell, out string? problem)
    {
        problem = null;
        if (cell is null || cell.Text.Length == 0)
            return null;
        if (cell.IsNumber && cell.Text.Length > 15 || cell.Text.Contains("E+", StringComparison.OrdinalIgnoreCase))
        {
            problem = "被表格软件改成了数字，末几位已经丢失；请把该列设为“文本”后重新填写，不能猜";
            return null;
        }
        return IdNumber.Tidy(cell.Text);
    }
}
