namespace WorkRelief.WorkflowHost.Spreadsheets;

/// <summary>A sheet of a workbook, ready to be printed: what stands above the table, the table, and what stands below it.</summary>
/// <param name="Name">Cut to what a spreadsheet takes: 31 characters, none of []:*?/\.</param>
/// <param name="Above">Lines over the table, the first of them its title.</param>
/// <param name="Below">Lines under it, such as who signs.</param>
/// <param name="Footer">At the foot of each printed page beside its number.</param>
/// <param name="LineHeight">Of a row that is signed by hand, in points, at least; 0 where nobody signs.</param>
internal sealed record Worksheet(
    string Name,
    IReadOnlyList<SheetColumn> Columns,
    IEnumerable<SheetRow> Rows,
    IReadOnlyList<string> Above,
    IReadOnlyList<string> Below,
    string? Footer = null,
    bool Wide = true,
    decimal LineHeight = 0
)
{
    /// <summary>In characters.</summary>
    public decimal Width => Columns.Sum(c => c.Width);
}

/// <param name="Width">In characters.</param>
/// <param name="Text">Empty cells, too, take what is typed as text: a number of 18 digits is no figure.</param>
/// <param name="Offered">Values that the column's cells offer; another may be typed.</param>
/// <param name="Stand">Where its texts stand; figures stand at the right.</param>
internal sealed record SheetColumn(
    string Head,
    decimal Width,
    bool Text = false,
    IReadOnlyList<string>? Offered = null,
    Standing Stand = Standing.Left
)
{
    /// <summary>As many characters as hold a text of a width in units of its letters' size.</summary>
    public static decimal Holding(decimal width) => Math.Max(4, Math.Ceiling((width * CharactersOfOne + Beside) * 10) / 10);

    /// <summary>What a line of a width in characters holds, in units of the letters' size.</summary>
    public static decimal RoomOf(decimal width) => (width - Beside) / CharactersOfOne;

    // A character is a figure of 宋体 11, half as wide as a Chinese one or a little more.
    private const decimal CharactersOfOne = 2.15m;
    private const decimal Beside = 1.2m;
}

internal enum Standing
{
    Left,
    Middle,
    Right,
}

/// <param name="Cells">
/// Texts, and numbers as <see cref="decimal"/>, <see cref="int"/> or <see cref="long"/>; amounts have two decimals.
/// </param>
/// <param name="Sum">In bold.</param>
internal sealed record SheetRow(IReadOnlyList<object?> Cells, bool Sum = false);
