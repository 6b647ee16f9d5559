using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A long title is broken before 关于 and before the name of its kind, never inside it.</summary>
internal static partial class TitleLines
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

    /// <summary>Lines of like length, broken where a word ends; a number or a word in letters stays whole.</summary>
    private static IEnumerable<string> Even(string text, decimal room)
    {
        var wide = TextWidth.Of(text);
        if (wide <= room)
            return [text];
        var lines = Math.Ceiling(wide / (room - 1));
        var (each, best, head) = (wide / lines, (Cost: decimal.MaxValue, Head: ""), "");
        foreach (var piece in Pieces(text))
        {
            head += piece;
            var (width, rest) = (TextWidth.Of(head), text[head.Length..]);
            if (rest.Length == 0 || width > room && best.Head.Length > 0)
                break;
            var cost = Math.Abs(width - each) + (WordEnd().IsMatch(head + "|" + rest) ? 0 : InsideWord);
            // What is left has to fit the lines that are left.
            if (cost < best.Cost && (wide - width <= (lines - 1) * room || best.Head.Length == 0))
                best = (cost, head);
        }
        return [best.Head, .. Even(text[best.Head.Length..], room)];
    }

    /// <summary>So many characters longer or shorter may a line be to end with a word.</summary>
    private const int InsideWord = 6;

    /// <summary>The names of places, years and works of which a project's name is made.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(
        "[省市州县区镇乡村社组湾年期段、）》”]\\|(?![民人道委社组级内集度域间长政区。、，）》”])"
            + "|(?:工程|项目|建设|整治|改造|修复|硬化)\\|(?![。、，）》”])"
            + "|(?<![新改扩])\\|(?:工程|项目|建设|整治|改造|修复|硬化|新建|改建|扩建|维修|道路|公路|沟渠|灌溉|产业|农村|基础|以工代赈|（|《|“)"
    )]
    private static partial System.Text.RegularExpressions.Regex WordEnd();

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
