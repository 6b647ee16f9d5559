using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// How a table stands on its page: the width of each column in points and the size of its letters, chosen so that no figure, name or
/// number breaks or runs into the next column.
/// </summary>
/// <param name="Least">Height in points that a line has at least.</param>
internal sealed record TableFit(IReadOnlyList<decimal> Widths, decimal Size, decimal Side, decimal Least)
{
    /// <summary>Sizes in points, the usual one first.</summary>
    public static IReadOnlyList<decimal> Sizes { get; } = [12, 11, 10.5m, 10, 9.5m, 9, 8.5m, 8, 7.5m, 7, 6.5m, 6, 5.5m, 5];

    /// <summary>Above and below the text of a cell.</summary>
    public const decimal Above = 3;

    /// <summary>A line as it goes with the size: 17 points for 12.</summary>
    public decimal Line => LineOf(Size);

    public static decimal LineOf(decimal size) => decimal.Round(size * 17 / 12, 2);

    private const decimal Border = 0.6m;
    private const int DenseColumns = 16;

    /// <summary>From this size down something is given up rather than that letters become smaller.</summary>
    private static decimal Smallest(Comfort comfort) =>
        comfort switch
        {
            Comfort.Lines or Comfort.Names => 8,
            _ => 0,
        };

    /// <summary>Lines that a text should not exceed.</summary>
    private const int WishedLines = 3;

    /// <summary>What is written in by hand needs 18 mm.</summary>
    private const decimal ByHand = 18 * PageForm.Millimetre;

    /// <param name="width">In points.</param>
    public static TableFit Of(Table table, decimal width)
    {
        var side = table.Columns.Count > DenseColumns ? 1.2m : 3;
        var lineLeast = table.RowMm * PageForm.Millimetre;
        var shares = table.Columns.Sum(c => c.Share);
        var wishes = table.Columns.Select((column, i) => Wish.Of(table, column, i, width * column.Share / shares)).ToList();
        foreach (var comfort in Enum.GetValues<Comfort>())
        foreach (var size in Sizes)
        {
            decimal[] least = [.. wishes.Select(w => w.Least(comfort, size) + 2 * side + 2 * Border)];
            if (least.Sum() <= width)
                return new TableFit(Spread(least, [.. table.Columns.Select(c => width * c.Share / shares)], width), size, side, lineLeast);
            if (size <= Smallest(comfort))
                break;
        }
        // More than a page can hold: the widest give way, and what does not fit is broken rather than printed over its neighbour.
        decimal[] all = [.. wishes.Select(w => w.Least(Comfort.None, Sizes[^1]))];
        return new TableFit([.. all.Select(w => width * w / all.Sum())], Sizes[^1], side, lineLeast);
    }

    /// <summary>Whether nothing of a column breaks.</summary>
    public bool Keeps(Table table, int column) => table.Rows.All(r => TextWidth.Of(r.Cells[column]) <= RoomOf(column));

    /// <summary>What a line of a column holds, in units of the letters' size.</summary>
    public decimal RoomOf(int column) => (Widths[column] - 2 * Side - 2 * Border) / Size;

    /// <summary>The height of a row in points, never less than it takes.</summary>
    public decimal HeightOf(TableRow row) => Math.Max(HeightOf(row.Cells), row.Kind == TableRowKind.Line ? Least : 0);

    public decimal HeightOf(IEnumerable<string> cells) =>
        cells.Select((cell, i) => TextWidth.Lines(cell, RoomOf(i))).Max() * Line + 2 * Above + Border;

    /// <summary>Each has the wished width, or what it needs; who needs more takes it from those with more than they need.</summary>
    private static decimal[] Spread(decimal[] least, decimal[] wished, decimal width)
    {
        var held = new bool[least.Length];
        while (true)
        {
            var rest = width - least.Where((_, i) => held[i]).Sum();
            var sum = wished.Where((_, i) => !held[i]).Sum();
            var narrow = Enumerable.Range(0, least.Length).Where(i => !held[i] && wished[i] * rest / sum < least[i]).ToList();
            if (narrow.Count == 0)
                return [.. least.Select((l, i) => held[i] ? l : wished[i] * rest / sum)];
            foreach (var i in narrow)
                held[i] = true;
            if (held.All(h => h))
                return [.. least.Select(l => l * width / least.Sum())];
        }
    }

    private enum Comfort
    {
        /// <summary>Names are not broken, texts take a few lines.</summary>
        Lines,
        Names,

        /// <summary>Names stand on two lines.</summary>
        HalfNames,

        /// <summary>Figures and numbers alone are not broken.</summary>
        None,
    }

    /// <summary>What a column needs, in units of the letters' size.</summary>
    /// <param name="Kept">Of what is never broken.</param>
    /// <param name="Name">Of names, which break only when nothing else helps.</param>
    /// <param name="Text">Of a text on a few lines.</param>
    /// <param name="Hand">Nothing is printed in it: in points.</param>
    private sealed record Wish(decimal Kept, decimal Name, decimal Text, decimal Hand)
    {
        public decimal Least(Comfort comfort, decimal size) =>
            Math.Max(
                Hand,
                size
                    * comfort switch
                    {
                        Comfort.Lines => Math.Max(Kept, Math.Max(Name, Text)),
                        Comfort.Names => Math.Max(Kept, Name),
                        Comfort.HalfNames => Math.Max(Kept, Name > 4 ? Name / 2 + 1 : Name),
                        _ => Kept,
                    }
            );

        /// <param name="own">The column's share of the width: a day on which nobody worked is no place to sign.</param>
        public static Wish Of(Table table, TableColumn column, int index, decimal own)
        {
            var cells = table.Rows.Select(r => r.Cells[index]).Concat(column.Sum || index == 1 ? Sums(table, index) : []).ToList();
            var head = column.Head.Split('（').Max(p => TextWidth.Of(p) is var w && w > 4 ? Math.Max(4, w / 2 + 0.5m) : w + 0.1m);
            var hand =
                table.Rows.Any(r => r.Kind == TableRowKind.Line && r.Cells[index].Length > 0) || table.Rows.Count == 0
                    ? 0
                    : Math.Min(ByHand, own);
            var widest = cells.Select(TextWidth.Of).Append(1).Max();
            // A head may stand on two lines, a text on as many as it likes.
            return column switch
            {
                { Keeps: false } => new(
                    Math.Max(Math.Min(head, 4), cells.Select(TextWidth.OfWidestPart).Append(1).Max()),
                    0,
                    widest > 4 ? Math.Max(4, widest / WishedLines + 1.5m) : widest,
                    hand
                ),
                { Holds: ColumnHolds.Name } => new(
                    Math.Max(2, cells.Select(TextWidth.OfWidestPart).Append(0).Max()),
                    Math.Max(head, widest),
                    0,
                    hand
                ),
                _ => new(Math.Max(head, widest), 0, 0, 0),
            };
        }

        /// <summary>What the foot of a page may hold there: never more digits than the sum of all.</summary>
        private static IEnumerable<string> Sums(Table table, int index) =>
            table.PageSum is not { } label ? []
            : index == 1 ? [label]
            : [PageSums.Of(table.Rows.Where(r => r.Kind == TableRowKind.Line), index)];
    }
}
