namespace WorkRelief.WorkflowHost.Spreadsheets;

/// <summary>The printed pages of a sheet: A4, as wide as the page.</summary>
internal static class SheetPages
{
    // Margins in inches.
    public const double Side = 0.4;
    public const double Top = 0.6;
    public const double Bottom = 0.7;

    /// <summary>Rows that the last page of any form has at least: nobody signs alone there, or under nothing but a sum.</summary>
    public const int LastRows = 3;

    private const decimal PointsOfInch = 72;
    private const decimal Narrow = 595;
    private const decimal Long = 842;

    /// <summary>A character in points: as wide as it is, or of whole dots.</summary>
    private static readonly decimal[] Characters = [5.5m, 6];

    /// <summary>After how many rows a page is ended, so that nobody signs on an empty page; null where it may end anywhere.</summary>
    /// <param name="heights">Of all rows in points.</param>
    public static int? EndBefore(Worksheet sheet, IReadOnlyList<decimal> heights)
    {
        var (before, lines) = (sheet.Above.Count + 1, heights.Count - sheet.Below.Count);
        return sheet.Below.Count > 0 && lines - before > LastRows && Characters.Any(Alone) ? lines - LastRows : null;

        bool Alone(decimal character)
        {
            var (wide, high) = sheet.Wide ? (Long, Narrow) : (Narrow, Long);
            var scale = Math.Min(1, (wide - 2 * (decimal)Side * PointsOfInch) / (sheet.Width * character));
            var room = (high - (decimal)(Top + Bottom) * PointsOfInch) / scale;
            var (used, begins) = (0m, 0);
            for (var row = 0; row < heights.Count; row++)
            {
                if (used + heights[row] > room)
                    (used, begins) = (heights[before - 1], row);
                used += heights[row];
            }
            return begins >= lines;
        }
    }
}
