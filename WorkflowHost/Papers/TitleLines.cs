using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A long title is broken before 关于 and before the name of its kind, never inside it.</summary>
internal static class TitleLines
{
    private const string Every = "以工代赈项目";

    // The longest first: 实施方案的批复 before 批复.
    private static readonly IReadOnlyList<string> Kinds =
    [
        .. DocumentKinds
            .All.Values.Select(k => k.Label)
            .Concat(Catalogue.Program.Papers.Values.Where(p => p.Template is not null).Select(p => p.Label))
            // After a project's own name the kind stands without what every project is.
            .SelectMany(l => (string[])[l, l.StartsWith(Every, StringComparison.Ordinal) ? l[Every.Length..] : l])
            .Distinct()
            .OrderByDescending(l => l.Length),
    ];

    public static IReadOnlyList<string> Of(string title, PageForm form)
    {
        var room = form.Width / form.Title;
        return [.. title.Split('\n').SelectMany(line => Of(line, room))];
    }

    private static IEnumerable<string> Of(string line, decimal room)
    {
        if (TextWidth.Of(line) <= room)
            return [line];
        // 机关关于事由的文种: who, about what, of which kind.
        if (line.IndexOf("关于", StringComparison.Ordinal) is > 0 and var about)
            return [.. Of(line[..about], room), .. Of(line[about..], room)];
        // What is said in brackets behind it belongs to it: 劳务报酬发放表（补发）.
        var ends = line.EndsWith('）') && line.LastIndexOf('（') is > 0 and var bracket ? bracket : line.Length;
        var kind = Kinds.FirstOrDefault(k => ends > k.Length && line[..ends].EndsWith(k, StringComparison.Ordinal));
        return kind is null
            ? ends < line.Length && TextWidth.Of(line[..ends]) <= room
                ? [line[..ends], .. Even(line[ends..], room)]
                : Even(line, room)
            : [.. Even(line[..(ends - kind.Length)], room), .. Even(line[(ends - kind.Length)..], room)];
    }

    /// <summary>Lines of like length; a number or a word in letters stays whole.</summary>
    private static IEnumerable<string> Even(string text, decimal room)
    {
        var wide = TextWidth.Of(text);
        if (wide <= room)
            return [text];
        var each = wide / Math.Ceiling(wide / (room - 1));
        var (lines, line) = (new List<string>(), "");
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && TextWidth.Of(line + piece) > room || TextWidth.Of(line) >= each)
            {
                lines.Add(line);
                line = "";
            }
            line += piece;
        }
        return [.. lines, line];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var at = 0;
        foreach (System.Text.RegularExpressions.Match part in TextWidth.Part().Matches(text))
        {
            foreach (var rune in text[at..part.Index].EnumerateRunes())
                yield return rune.ToString();
            yield return part.Value;
            at = part.Index + part.Length;
        }
        foreach (var rune in text[at..].EnumerateRunes())
            yield return rune.ToString();
    }
}
