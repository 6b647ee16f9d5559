using System.Text;
using System.Text.RegularExpressions;

namespace WorkRelief.Tests.Lifecycles;

/// <summary>The printed procedure as one list: each table, stage, step and source under the name of what it stands in.</summary>
public static partial class ProcedureDifferences
{
    private const string Sources = "依据";

    /// <summary>What is said of a step, in the order of print.</summary>
    private static readonly string[] Fields = ["办理", "环节", "材料", "条件", "时限", "回避", "之后", "抄送", "依据"];

    /// <summary><c>《table》</c>, <c>《table》【stage】</c>, <c>《table》【stage】step</c>, <c>《table》依据</c> or <c>《table》依据 source</c>.</summary>
    private sealed record Entry(string Key, List<Line> Lines);

    private sealed record Line(string Field, string Value)
    {
        public static Line Read(string line) => new(line.Trim().Split('：', 2)[0], line.Trim().Split('：', 2)[1]);

        public override string ToString() => $"   {Field}：{Value}\n";
    }

    private static (string Where, List<Entry> Entries) Parse(string text)
    {
        var (where, table, stage) = ("", "", "");
        var entries = new List<Entry>();
        var times = new Dictionary<string, int>();
        var blank = true;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("   ", StringComparison.Ordinal))
                entries[^1].Lines.Add(Line.Read(line));
            else if (Numbered().IsMatch(line))
                Add(stage + Numbered().Replace(line, ""));
            else if (line.StartsWith('【'))
                Add(stage = table + line);
            else if (line == Sources + "：")
                Add(stage = table + Sources);
            else if (line != "" && !blank)
                Add(stage + " " + line);
            else if (Title().Match(line) is { Success: true } title)
                (table, where) = (Add($"《{title.Groups[1].Value}》"), title.Groups[2].Value);
            blank = line == "";
        }
        return (where, entries);

        string Add(string key)
        {
            // The same step twice in one stage, to different ends.
            var time = times[key] = times.GetValueOrDefault(key) + 1;
            entries.Add(new Entry(time == 1 ? key : $"{key}（第{time}项）", []));
            return entries[^1].Key;
        }
    }

    private static string Print(List<Entry> entries, string where)
    {
        var text = new StringBuilder();
        var step = 0;
        foreach (var entry in entries.Where(e => !IsSource(e.Key)))
        {
            var (table, stage, name) = PartsOf(entry.Key);
            if (stage == "")
                text.Append((text.Length > 0 ? "\n" : "") + table.Trim('《', '》') + $"（{where}）\n");
            else if (stage == Sources)
            {
                var sources = entries
                    .Where(e => IsSource(e.Key) && IsUnder(e.Key, entry.Key))
                    .Select(e => PartsOf(e.Key).Name.Trim() + "\n")
                    .OrderBy(s => s.Split('：')[0], StringComparer.Ordinal)
                    .ThenBy(s => s, StringComparer.Ordinal);
                text.Append("\n" + Sources + "：\n").AppendJoin("", sources);
            }
            else if (name == "")
            {
                text.Append("\n" + stage + "\n");
                step = 0;
            }
            else
            {
                text.Append(++step).Append(". " + Again().Replace(name, "") + "\n").AppendJoin("", entry.Lines);
            }
        }
        return text.ToString();
    }

    private static (string Table, string Stage, string Name) PartsOf(string key)
    {
        var parts = Key().Match(key).Groups;
        return (parts["table"].Value, parts["stage"].Value, parts["name"].Value);
    }

    /// <returns>Null for a table.</returns>
    private static string? ParentOf(string key) =>
        PartsOf(key) switch
        {
            (_, "", _) => null,
            (var table, _, "") => table,
            var (table, stage, _) => table + stage,
        };

    /// <summary>What a table, stage or step is called.</summary>
    private static string NameOf(string key) => key[(ParentOf(key) ?? "").Length..].Trim('《', '》', '【', '】');

    private static bool IsSource(string key) => PartsOf(key) is { Stage: Sources, Name: not "" };

    private static bool IsUnder(string key, string above) =>
        key == above || (ParentOf(key) is { } parent && (parent == above || ParentOf(parent) == above));

    /// <summary>Where a new entry stands among its like.</summary>
    private static string AnchorOf(string key, List<Entry> entries)
    {
        var parent = ParentOf(key);
        var before = entries.TakeWhile(e => e.Key != key).LastOrDefault(e => ParentOf(e.Key) == parent)?.Key;
        return before is null ? "，排在最前" : "，接在" + before[(parent ?? "").Length..] + "之后";
    }

    private static string SeparatorOf(string field) => field is "环节" or "条件" ? "；" : "、";

    /// <summary>The longest common subsequence, as places in both.</summary>
    private static List<(int A, int B)> InCommon(string[] a, string[] b)
    {
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        for (var j = b.Length - 1; j >= 0; j--)
            length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var found = new List<(int, int)>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            if (a[i] == b[j])
                found.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
        return found;
    }

    [GeneratedRegex("^(?<table>《.+?》)(?<stage>(?:【.+?】(?:（可在此结束）)?|依据)?)(?<name>.*)$")]
    private static partial Regex Key();

    [GeneratedRegex("^(.+)（(.+)）$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex("（第\\d+项）$")]
    private static partial Regex Again();
}
