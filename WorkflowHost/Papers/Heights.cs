using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>How high the elements of a page stand, in points, counted from above.</summary>
internal static class Heights
{
    public static decimal Of(IEnumerable<DocumentElement> elements, PageForm form)
    {
        var (height, list) = (0m, elements.ToList());
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is Field)
            {
                var fields = list.Skip(i).TakeWhile(e => e is Field).Cast<Field>().ToList();
                height += OfFields(fields, form);
                i += fields.Count - 1;
            }
            else if (list[i] is Qr code && i + 1 < list.Count && list[i + 1] is SignatureBlock signs)
            {
                height += Math.Max(OfCode(code, form), OfSigns(signs, form, form.Width - form.CodeWidth));
                i++;
            }
            else
                height += Of(list[i], form);
        }
        return height;
    }

    private static decimal Of(DocumentElement element, PageForm form) =>
        element switch
        {
            Title title => TitleLines.Of(title.Text, form).Count * form.TitleLine + form.AfterTitle,
            Heading heading => TextWidth.Lines(heading.Text, form.Width / form.Text - 2) * form.Line,
            Paragraph text => TextWidth.Lines((text.Indent ? "　　" : "") + text.Text, form.Width / form.Text) * form.Line,
            ListBlock list => list.Items.Sum(i => TextWidth.Lines(i, form.Width / form.Text - 2)) * form.Line,
            Table table => OfTable(table, form),
            SignatureBlock signs => OfSigns(signs, form, form.Width),
            Qr code => OfCode(code, form),
            Image => form.Height,
            _ => 0,
        };

    private static decimal OfTable(Table table, PageForm form)
    {
        var fit = TableFit.Of(table, form.Width);
        return fit.HeightOf(table.Columns.Select(c => c.Head)) + table.Rows.Sum(fit.HeightOf) + 2 * PageForm.AroundTable;
    }

    private static decimal OfCode(Qr code, PageForm form) =>
        form.AboveSigns
        + form.CodeSide
        + 8
        + (code.Caption is { } text ? TextWidth.Lines(text, (form.CodeWidth - PageForm.BesideCode) / 10.5m) * PageForm.CaptionLine : 0);

    private static decimal OfSigns(SignatureBlock signs, PageForm form, decimal width) =>
        form == PageForm.Across
            ? form.AboveSigns + (signs.Lines.Count + PageForm.SignsInRow - 1) / PageForm.SignsInRow * 2 * form.SignLine
            : form.AboveSigns + signs.Lines.Sum(l => SignLines.Of(l, width / form.SignText)) * form.SignLine;

    /// <summary>One under the other on a paper; on a sheet beside each other as they fit.</summary>
    private static decimal OfFields(List<Field> fields, PageForm form)
    {
        if (form == PageForm.Upright)
        {
            var label = fields.Max(f => TextWidth.Of(f.Label)) + 1;
            return fields.Sum(f => TextWidth.Lines(f.Value, form.Width / form.Text - label)) * form.Line;
        }
        var (lines, used, room) = (1, 0m, form.Width / form.Text);
        foreach (var wide in fields.Select(f => TextWidth.Of(f.Label + "：" + f.Value) + 2))
            if (wide > room)
                (lines, used) = (lines + (int)Math.Ceiling(wide / (room - 2)), 0);
            else if (used + wide > room)
                (lines, used) = (lines + 1, wide);
            else
                used += wide;
        return lines * form.Line;
    }
}

/// <summary>A signature stands on one line, or its name and date on a second; who seals and on which day under each other.</summary>
internal static class SignLines
{
    public const string Blank = "＿＿＿＿＿＿";
    public const string NoDate = "　　年　　月　　日";

    /// <summary>The parts after each other.</summary>
    public static string Whole(SignatureLine line) =>
        string.Join('　', ((string[])[line.Role, line.Name ?? Blank, line.Date ?? NoDate]).Where(p => p.Length > 0));

    /// <summary>Nothing is written in by hand: as at the end of a letter, the office and under it the day.</summary>
    public static bool IsSealed(SignatureLine line) => line is { Name: "", Date: not null };

    /// <param name="room">Width in units of the letters' size.</param>
    public static bool OnOne(SignatureLine line, decimal room) =>
        TextWidth.Of(line.Role) + TextWidth.Of(Name(line)) + TextWidth.Of(line.Date ?? NoDate) + 1 <= room;

    public static int Of(SignatureLine line, decimal room) =>
        IsSealed(line) ? TextWidth.Lines(line.Role, room - 2) + 1
        : OnOne(line, room) ? 1
        : TextWidth.Lines(line.Role, room) + TextWidth.Lines(Name(line), room - TextWidth.Of(line.Date ?? NoDate) - 0.5m);

    // Beside a seal nobody writes a name.
    private static string Name(SignatureLine line) =>
        line.Name ?? (line.Role.EndsWith("（盖章）", StringComparison.Ordinal) ? "" : Blank[1..]);
}
