using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>A column that a sheet may have, by any of the names that offices give it.</summary>
public sealed record Column(string Name, params string[] Aliases)
{
    public bool Is(string heading) => Tidy(heading) is var tidy && (tidy == Name || Aliases.Contains(tidy));

    /// <summary>How a preview shows what is private; null shows it as it is.</summary>
    public Func<string, string>? Masked { get; init; }

    /// <summary>Spaces, line ends, stars and what stands in brackets do not count: “身份证号码（18位）*” is 身份证号码.</summary>
    internal static string Tidy(string heading)
    {
        var text = string.Concat(heading.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '＊')));
        var bracket = text.IndexOfAny(['(', '（']);
        return bracket > 0 ? text[..bracket] : text;
    }
}

/// <summary>What whoever sends a sheet says of headings that are not understood.</summary>
/// <param name="Means">Heading → the column that it is.</param>
/// <param name="Skipped">Headings whose columns are not wanted.</param>
public sealed record ColumnChoice(IReadOnlyDictionary<string, string> Means, IReadOnlySet<string> Skipped)
{
    public static ColumnChoice None { get; } = new(new Dictionary<string, string>(), new HashSet<string>());

    /// <param name="map">Each as 社保账号=卡号.</param>
    /// <exception cref="NotASheet">One is written otherwise.</exception>
    public static ColumnChoice Of(IEnumerable<string?> map, IEnumerable<string?> skip) =>
        new(
            map.OfType<string>()
                .Select(m => m.Split('=', 2))
                .Select(m =>
                    m is [{ Length: > 0 }, { Length: > 0 }] ? m : throw new NotASheet($"map：“{m[0]}”应写作 表头=列名，如 社保账号=卡号")
                )
                .GroupBy(m => Column.Tidy(m[0]))
                .ToDictionary(g => g.Key, g => g.Last()[1], StringComparer.Ordinal),
            skip.OfType<string>().Select(Column.Tidy).ToHashSet(StringComparer.Ordinal)
        );
}

/// <param name="As">The column that it is; null for one that is left out.</param>
public sealed record ColumnSeen(string Cell, string Heading, string? As);

/// <summary>
/// The body of a sheet under its heading, which may stand in two rows: title rows above, 合计 and 填表人 rows below and empty rows between are
/// left out.
/// </summary>
public sealed partial class SheetBody
{
    private const int DeepestHeading = 20;

    /// <summary>Columns that say nothing of anybody.</summary>
    private static readonly string[] Counting = ["序号", "序", "行号", "合计", "小计", "总计"];
    private readonly Dictionary<string, int> _at;

    private SheetBody(SheetFile file, Dictionary<string, int> at, IReadOnlyList<Cell> heading, IReadOnlyList<IReadOnlyList<Cell>> below)
    {
        (File, _at, Heading) = (file, at, heading);
        Rows = [.. below.Where(r => !IsFooter(r))];
        Left = [.. below.Where(IsFooter)];
    }

    public SheetFile File { get; }
    public IReadOnlyList<Cell> Heading { get; }
    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; }

    /// <summary>Rows below the heading that are no line: 合计, 制表人, 注.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Left { get; }

    public required IReadOnlyList<ColumnSeen> Columns { get; init; }

    /// <summary>Headings over something that nobody has said what it is.</summary>
    public required IReadOnlyList<Cell> Unknown { get; init; }

    /// <summary>Finds the heading: the row of the first twenty that has most of the columns.</summary>
    /// <param name="day">Whether a heading is a day's.</param>
    /// <exception cref="NotASheet">No row has the needed columns, or a column is there twice.</exception>
    public static SheetBody Find(
        SheetFile file,
        IReadOnlyList<Column> columns,
        ColumnChoice choice,
        IReadOnlyList<string> needed,
        Func<string, bool>? day = null
    )
    {
        bool IsDay(Cell cell) => day?.Invoke(cell.Text) == true;
        Column? Of(Cell cell) =>
            choice.Skipped.Contains(Column.Tidy(cell.Text)) ? null
            : choice.Means.TryGetValue(Column.Tidy(cell.Text), out var name) ? columns.FirstOrDefault(k => k.Name == name)
            : columns.FirstOrDefault(k => k.Is(cell.Text));
        if (choice.Means.Values.FirstOrDefault(m => columns.All(k => k.Name != m)) is { } strange)
            throw new NotASheet($"map：没有“{strange}”列，可用：{string.Join("、", columns.Select(k => k.Name))}");

        // “出勤日期” over 1, 2, 3 …, or a name over two rows: what stands lower is the column's.
        bool Two(IReadOnlyList<Cell> over, IReadOnlyList<Cell> under) =>
            over.Any(c => Of(c) is not null)
            && !over.Any(IsDay)
            && under.All(c => Of(c) is not null || IsDay(c))
            && !over.Any(c => Of(c) is not null && under.Any(u => u.Column == c.Column));

        var best = Enumerable
            .Range(0, Math.Min(DeepestHeading, file.Rows.Count))
            .MaxBy(n => file.Rows[n].Count(c => Of(c) is not null || IsDay(c)));
        if (best > 0 && Two(file.Rows[best - 1], file.Rows[best]))
            best--;
        var below = file.Rows.Skip(best + 1).ToList();
        var heading = file.Rows[best];
        if (below is [var lower, ..] && Two(heading, lower))
        {
            heading =
            [
                .. heading.Where(c => Of(c) is not null || lower.All(l => l.Column != c.Column)).Concat(lower).OrderBy(c => c.Column),
            ];
            below.RemoveAt(0);
        }

        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var (seen, unknown) = (new List<ColumnSeen>(), new List<Cell>());
        foreach (var cell in heading)
        {
            var column = Of(cell);
            if (column is not null && !at.TryAdd(column.Name, cell.Column))
                throw new NotASheet($"“{column.Name}”一列出现两次（{cell.Place}）；有一列不要的，请写明（skip={Column.Tidy(cell.Text)}）");
            var left = Counting.Contains(Column.Tidy(cell.Text)) || choice.Skipped.Contains(Column.Tidy(cell.Text));
            if (column is null && !IsDay(cell) && !left && below.Exists(r => r.Any(c => c.Column == cell.Column)))
                unknown.Add(cell);
            seen.Add(new ColumnSeen(cell.Place, cell.Text, column?.Name ?? (IsDay(cell) ? cell.Text : null)));
        }
        var missing = needed.Where(n => !at.ContainsKey(n)).ToList();
        if (missing.Count > 0)
            throw new NotASheet($"没有找到表头：缺少“{string.Join("”“", missing)}”列");
        var body = new SheetBody(file, at, heading, below) { Columns = seen, Unknown = unknown };
        return body.Rows.Count == 0 ? throw new NotASheet("表头下面没有内容") : body;
    }

    public Cell? At(IReadOnlyList<Cell> row, string column) =>
        _at.TryGetValue(column, out var index) ? row.FirstOrDefault(c => c.Column == index) : null;

    public SheetProblem Problem(IReadOnlyList<Cell> row, Cell? cell, string why) =>
        new(File.Sheet, cell?.Place ?? $"第{row[0].Row}行", why);

    /// <summary>A column that is not understood is never dropped in silence.</summary>
    public IEnumerable<SheetProblem> UnknownColumns() =>
        Unknown.Select(c => new SheetProblem(
            File.Sheet,
            c.Place,
            $"不认识“{c.Text}”一列：请写明它是哪一列（map={c.Text}=列名），或者不要它（skip={c.Text}）"
        ));

    /// <summary>Day of the month → its column, where there are such.</summary>
    internal IReadOnlyDictionary<int, int> DayColumns { get; set; } = new Dictionary<int, int>();

    /// <summary>
    /// The cell of an item that a word of the engine speaks of, by the day or the column that it names; null when it names neither.
    /// </summary>
    public string? PlaceOf(int row, string why) =>
        ColumnOfDay(why) is { } column
            ? new Cell(row, column, null).Place
            : _at.Where(c => why.Contains(c.Key, StringComparison.Ordinal))
                .OrderByDescending(c => c.Key.Length)
                .Select(c => new Cell(row, c.Value, null).Place)
                .FirstOrDefault();

    /// <summary>The heading of a day that a word of the engine speaks of.</summary>
    public string? PlaceOfDay(string why) =>
        ColumnOfDay(why) is { } column ? new Cell(Heading.First(c => c.Column == column).Row, column, null).Place : null;

    private int? ColumnOfDay(string why) =>
        Date().Match(why) is { Success: true } date
        && DayColumns.TryGetValue(int.Parse(date.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), out var column)
            ? column
            : null;

    [System.Text.RegularExpressions.GeneratedRegex("[0-9]{4}-[0-9]{2}-([0-9]{2})")]
    private static partial System.Text.RegularExpressions.Regex Date();

    private static bool IsFooter(IReadOnlyList<Cell> row) => Footer().IsMatch(string.Concat(row[0].Text.Where(c => !char.IsWhiteSpace(c))));

    [System.Text.RegularExpressions.GeneratedRegex(
        "^(合计|总计|小计|制表|填表|审核|审批|复核|经办|负责人|备注|说明|注)(人.*|[:：].*|单位.*|日期.*|时间.*|)$"
    )]
    private static partial System.Text.RegularExpressions.Regex Footer();

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
