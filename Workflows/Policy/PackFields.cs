using System.Globalization;

namespace WorkRelief.Workflows.Policy;

/// <summary>Reads typed fields of one file; each wrong one becomes a problem with its line, and reading goes on.</summary>
internal sealed class PackFields(string file, PackProblems problems)
{
    public string File => file;

    public void Problem(YamlNode at, string reason) => Problem(at.Line, reason);

    public void Problem(int line, string reason) => problems.Add(file, line, reason);

    /// <summary>The entries of a map whose keys must be among <paramref name="known"/>; null when it is not a map.</summary>
    public Dictionary<string, YamlEntry>? Map(YamlNode node, string what, IEnumerable<string> known)
    {
        if (node is not YamlMap map)
        {
            Problem(node, $"“{what}”应为“键: 值”");
            return null;
        }
        var names = known.ToList();
        foreach (var entry in map.Entries)
            Known(entry.Key, entry.Line, $"{what}中的键", names);
        return map.Entries.Where(e => names.Contains(e.Key)).ToDictionary(e => e.Key, StringComparer.Ordinal);
    }

    /// <summary>Any keys; for maps whose keys are names of steps.</summary>
    public IReadOnlyList<YamlEntry> Entries(YamlNode node, string what)
    {
        if (node is YamlMap map)
            return map.Entries;
        Problem(node, $"“{what}”应为“键: 值”");
        return [];
    }

    public IReadOnlyList<YamlNode> List(YamlNode node, string what, bool mayBeEmpty = false)
    {
        if (node is not YamlList list)
        {
            Problem(node, $"“{what}”应为列表");
            return [];
        }
        if (list.Items.Count == 0 && !mayBeEmpty)
            Problem(node, $"“{what}”不能为空");
        return list.Items;
    }

    public bool Known(string name, int line, string what, IReadOnlyCollection<string> known)
    {
        if (known.Contains(name))
            return true;
        var near = Nearest(name, known);
        Problem(line, $"{what}“{name}”不认识" + (near is null ? "" : $"，是否要写“{near}”？"));
        return false;
    }

    /// <summary>The field, or a problem at the map's line when it is missing.</summary>
    public YamlNode? Required(Dictionary<string, YamlEntry> map, string key, int line, string what)
    {
        if (map.TryGetValue(key, out var entry))
            return entry.Value;
        Problem(line, $"{what}缺少“{key}”");
        return null;
    }

    public string? Text(YamlNode? node, string what)
    {
        if (node is null)
            return null;
        if (node is YamlScalar { Text: var text } && !string.IsNullOrWhiteSpace(text))
            return text.Trim();
        Problem(node, $"“{what}”应为文字，且不能为空");
        return null;
    }

    public string? Word(YamlNode? node, string what, IReadOnlyCollection<string> words) =>
        Text(node, what) is { } text && Known(text, node!.Line, what, words) ? text : null;

    public int? Whole(YamlNode? node, string what, int least, int most)
    {
        if (node is null)
            return null;
        if (
            node is not YamlScalar { Plain: true } s
            || !int.TryParse(s.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
        {
            Problem(node, $"“{what}”应为整数");
            return null;
        }
        if (number >= least && number <= most)
            return number;
        Problem(node, $"“{what}”为 {number}，应在 {least} 到 {most} 之间");
        return null;
    }

    public decimal? Number(YamlNode? node, string what, decimal least, decimal most)
    {
        if (node is null)
            return null;
        if (
            node is not YamlScalar { Plain: true } s
            || !decimal.TryParse(
                s.Text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            Problem(node, $"“{what}”应为数字");
            return null;
        }
        if (number >= least && number <= most)
            return number;
        Problem(node, string.Create(CultureInfo.InvariantCulture, $"“{what}”为 {number}，应在 {least} 到 {most} 之间"));
        return null;
    }

    public bool? Truth(YamlNode? node, string what)
    {
        if (node is null)
            return null;
        if (node is YamlScalar { Plain: true, Text: "true" or "false" } s)
            return s.Text == "true";
        Problem(node, $"“{what}”应为 true 或 false");
        return null;
    }

    public DateOnly? Date(YamlNode? node, string what)
    {
        if (node is null)
            return null;
        if (
            node is YamlScalar s
            && DateOnly.TryParseExact(s.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
            return date;
        Problem(node, $"“{what}”应为日期，如 2021-12-17");
        return null;
    }

    /// <summary>A list of known names, each once.</summary>
    public IReadOnlyList<string> Names(YamlNode? node, string what, IReadOnlyCollection<string> known, bool mayBeEmpty = false)
    {
        if (node is null)
            return [];
        var names = new List<string>();
        foreach (var item in List(node, what, mayBeEmpty))
        {
            if (Word(item, what, known) is not { } name)
                continue;
            if (names.Contains(name))
                Problem(item, $"“{what}”中“{name}”重复");
            else
                names.Add(name);
        }
        return names;
    }

    /// <summary>The known name within a few letters of the one written, if any.</summary>
    private static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > 60)
            return null;
        var (best, distance) = known
            .Select(k => (Name: k, Distance: Distance(name, k)))
            .OrderBy(k => k.Distance)
            .ThenBy(k => k.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is not null && distance <= Math.Max(1, Math.Min(name.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        for (var j = 0; j <= b.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                cost[i, j] = i + j;
                continue;
            }
            var changed = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i, j] = Math.Min(changed, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
        }
        return cost[a.Length, b.Length];
    }
}
