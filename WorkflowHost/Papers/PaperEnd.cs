namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// What stands on one page with the signatures, so that these never stand alone: the text before them and, where that is short, the last
/// rows of the table before it. Browsers keep one block together; a chain of blocks that should not part they give up.
/// </summary>
/// <param name="From">The first element; all that follow are on the page.</param>
/// <param name="Rows">So many of the rows of the table before it go along.</param>
/// <param name="Near">A long paragraph before it may part, but not from it.</param>
internal sealed record PaperEnd(int From, int Rows, bool Near = false)
{
    /// <summary>Lines that are company enough, and lines of one paragraph that would leave too much of a page empty.</summary>
    private const int Enough = 2;
    private const int TooMany = 3;

    /// <summary>Beside its sums and what is still to be written in: two who are paid, not one.</summary>
    private const int Company = 2;

    /// <summary>Null for a paper that ends with no signature.</summary>
    public static PaperEnd? Of(IReadOnlyList<DocumentElement> elements, PageForm form)
    {
        var from = elements.Count;
        while (from > 0 && elements[from - 1] is Qr or SignatureBlock or Imprint)
            from--;
        if (!elements.Skip(from).Any(e => e is SignatureBlock))
            return null;
        for (var height = 0m; from > 0; from--)
        {
            var element = elements[from - 1];
            if (element is not Heading && height >= Enough * form.Line)
                return new PaperEnd(from, 0);
            var high = Heights.Of([element], form);
            if (element is Table table)
            {
                // A short one goes along whole, with its heading.
                if (RowsOf(table, form) is var rows && rows < table.Rows.Count)
                    return new PaperEnd(from, rows);
            }
            else if (element is not (Heading or Paragraph or Field) || high > TooMany * form.Line)
                return new PaperEnd(from, 0, Near: element is Paragraph or Field or ListBlock);
            height += high;
        }
        return new PaperEnd(from, 0);
    }

    private static int RowsOf(Table table, PageForm form)
    {
        var fit = TableFit.Of(table, form.Width);
        var (rows, lines, height) = (0, 0, 0m);
        foreach (var row in table.Rows.Reverse())
        {
            height += fit.HeightOf(row);
            if (lines == Company || row.TurnsPage || row.Kind == TableRowKind.PageSubtotal || height > form.Height / 3)
                break;
            lines += row.Kind == TableRowKind.Line && row.Cells.Any(c => c.Length > 0) ? 1 : 0;
            rows++;
        }
        return rows;
    }
}
