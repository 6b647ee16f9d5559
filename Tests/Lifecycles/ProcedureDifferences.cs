using System.Text;
using System.Text.RegularExpressions;

namespace WorkRelief.Tests.Lifecycles;

/// <summary>
/// A printed procedure as its differences from the common one, and back: a rule that changes for everybody is one changed line of the
/// common text, a county's own rule one of that county's. Works on printed texts and knows no row.
/// </summary>
public static partial class ProcedureDifferences
{
    private const string Instead = "代替",
        Lacks = "没有",
        Everywhere = "通篇",
        Differs = "不同",
        Adds = "增加",
        Nothing = "无",
        Arrow = " → ";

    public static string Of(string common, string whole)
    {
        var replaced = new List<Change>();
        var best = Of(common, whole, replaced);
        // What stands in the place of another is tried as its substitute, and kept where fewer differences remain.
        while (
            Substitutes(common, whole, replaced)
                .Select(c => (Change: c, Text: Of(common, whole, [.. replaced, c])))
                .FirstOrDefault(t => t.Text.Length < best.Length)
                is { Text: { } shorter } found
        )
        {
            replaced.Add(found.Change);
            best = shorter;
        }
        return best;
    }

    private static string Of(string common, string whole, List<Change> replaced)
    {
        var (from, to) = (Renamed(common, replaced), Parse(whole));
        var mine = to.Entries.ToDictionary(e => e.Key);
        var kept = InCommon([.. from.Select(e => e.Key)], [.. mine.Keys]).Select(k => from[k.A].Key).ToHashSet();
        var text = new StringBuilder($"（{to.Where}）与共同规程的不同；没有列出的，照共同规程办理。“：”后是其中几项，“＝”后是全部。\n\n");
        if (replaced.Count > 0)
            text.Append(Instead + "\n").AppendJoin("", replaced);
        foreach (var entry in from.Where(e => !kept.Contains(e.Key) && (ParentOf(e.Key) is not { } above || kept.Contains(above))))
            text.Append(Lacks + entry.Key + "\n");
        var everywhere = SaidOnce([.. from.Where(e => kept.Contains(e.Key)).Select(e => (e.Lines, mine[e.Key].Lines))]);
        if (everywhere.Count > 0)
            text.Append(Everywhere + "\n").AppendJoin("", everywhere);
        var changed = from.ToDictionary(e => e.Key, e => Changed(e.Lines, everywhere));
        string? before = null,
            added = "";
        foreach (var entry in to.Entries)
        {
            if (!kept.Contains(entry.Key))
            {
                var anchor = before == added || IsSource(entry.Key) ? "" : AnchorOf(entry.Key, to.Entries);
                text.Append(Adds + entry.Key + anchor + "\n").AppendJoin("", entry.Lines);
                added = entry.Key;
            }
            else if (Changes(changed[entry.Key], entry.Lines) is { Count: > 0 } changes)
                text.Append(Differs + entry.Key + "\n").AppendJoin("", changes);
            before = entry.Key;
        }
        return text.ToString();
    }

    /// <returns>The whole procedure.</returns>
    public static string Apply(string common, string differences)
    {
        var lines = differences.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var entries = Renamed(common, lines.SkipWhile(l => l != Instead).Skip(1).TakeWhile(l => l.StartsWith(' ')).Select(Change.Read));
        var (head, at) = ("", -1); // what the lines that follow speak of
        foreach (var line in lines.Skip(1))
        {
            if (!line.StartsWith(' '))
            {
                head = line[..2];
                at = Turned(entries, head, line[2..], at);
            }
            else if (head == Adds)
                entries[at].Lines.Add(Line.Read(line));
            else if (head == Differs)
                entries[at] = entries[at] with { Lines = Changed(entries[at].Lines, [Change.Read(line)]) };
            else if (head == Everywhere)
                entries = [.. entries.Select(e => e with { Lines = Changed(e.Lines, [Change.Read(line)]) })];
        }
        return Print(entries, lines[0][1..lines[0].IndexOf('）')]);
    }

    /// <summary>Takes away, turns to, or adds an entry.</summary>
    private static int Turned(List<Entry> entries, string head, string key, int at)
    {
        if (head == Lacks)
            entries.RemoveAll(e => IsUnder(e.Key, key));
        if (head == Differs)
            at = entries.FindIndex(e => e.Key == key);
        if (head != Adds)
            return at;
        var anchored = Anchored().Match(key);
        key = anchored.Groups["key"].Value;
        var above = ParentOf(key);
        if (anchored.Groups["after"].Success)
            at = entries.FindLastIndex(e => IsUnder(e.Key, above + anchored.Groups["after"].Value));
        else if (anchored.Groups["first"].Success || IsSource(key))
            at = entries.FindIndex(e => e.Key == above);
        entries.Insert(++at, new Entry(key, []));
        return at;
    }

    private static List<Entry> Renamed(string common, IEnumerable<Change> replaced) =>
        replaced.Aggregate(
            Parse(common).Entries,
            (entries, change) =>
                [
                    .. entries.Select(e =>
                        IsSource(e.Key) ? e : new Entry(change.In(e.Key), [.. e.Lines.Select(l => l with { Value = change.In(l.Value) })])
                    ),
                ]
        );

    /// <summary>What only the common procedure has, with what only the other has in the same table or stage.</summary>
    private static IEnumerable<Change> Substitutes(string common, string whole, List<Change> replaced)
    {
        var (from, to) = (Renamed(common, replaced), Parse(whole).Entries);
        var shared = from.Select(e => e.Key).Intersect(to.Select(e => e.Key)).ToHashSet();
        return shared
            .Select(ParentOf)
            .Distinct()
            .SelectMany(above => Only(from, above).SelectMany(old => Only(to, above).Select(now => new Change("", old, now))))
            .Where(c => Renamed(common, [.. replaced, c]).DistinctBy(e => e.Key).Count() == from.Count);

        IEnumerable<string> Only(List<Entry> entries, string? above) =>
            entries.Select(e => e.Key).Where(k => ParentOf(k) == above && !shared.Contains(k) && !IsSource(k)).Select(NameOf);
    }

    /// <summary>Replacements that hold nearly wherever the replaced item stands, or stands alone; said once, not at every step.</summary>
    private static List<Change> SaidOnce(List<(List<Line> Common, List<Line> Mine)> pairs)
    {
        const int Often = 2;
        var said = new List<Change>();
        var often = pairs
            .SelectMany(p => Changes(p.Common, p.Mine))
            .Where(c => c.From != Nothing && c.To != Nothing)
            .CountBy(c => c)
            .Where(c => c.Value > Often)
            .OrderByDescending(c => c.Value)
            .SelectMany(c => (Change[])[c.Key with { Alone = true }, c.Key]);
        foreach (var change in often)
        {
            var saved = pairs
                .Select(p => (Before: Changed(p.Common, said), After: Changed(p.Common, [.. said, change]), p.Mine))
                .Where(p => !p.Before.SequenceEqual(p.After))
                .Sum(p => Changes(p.Before, p.Mine).Count - Changes(p.After, p.Mine).Count);
            if (saved > Often)
                said.Add(change);
        }
        return said;
    }

    private static List<Change> Changes(List<Line> common, List<Line> mine)
    {
        var changes = new List<Change>();
        foreach (var field in common.Concat(mine).Select(l => l.Field).Distinct())
        {
            var (from, to) = (common.Find(l => l.Field == field)?.Value, mine.Find(l => l.Field == field)?.Value);
            if (from == to)
                continue;
            var parts = from is null || to is null ? [] : Parts(field, from, to).ToList();
            if (parts.Count > 0 && Changed([new Line(field, from!)], parts) is [var made] && made.Value == to)
                changes.AddRange(parts);
            else
                changes.Add(new Change(field, from ?? Nothing, to ?? Nothing, Alone: true));
        }
        return changes;
    }

    /// <summary>The items of a list that were replaced, each run of them with the item before it where something was only added.</summary>
    private static IEnumerable<Change> Parts(string field, string from, string to)
    {
        var separator = SeparatorOf(field);
        string[] a = from.Split(separator),
            b = to.Split(separator);
        var (i, j) = (0, 0);
        foreach (var (endA, endB) in InCommon(a, b).Append((a.Length, b.Length)))
        {
            var context = endA == i && endB > j && i > 0 ? 1 : 0;
            var (old, now) = (string.Join(separator, a[(i - context)..endA]), string.Join(separator, b[(j - context)..endB]));
            if (old != "")
                yield return new Change(field, old, now == "" ? Nothing : now);
            (i, j) = (endA + 1, endB + 1);
        }
    }

    private static List<Line> Changed(List<Line> lines, IEnumerable<Change> changes)
    {
        var result = lines.ToList();
        foreach (var (field, from, to, alone) in changes)
        {
            var at = result.FindIndex(l => l.Field == field);
            if (at < 0 && from == Nothing)
                result.Add(new Line(field, to));
            if (at < 0 || (alone && result[at].Value != from))
                continue;
            var separator = SeparatorOf(field);
            var value = separator + result[at].Value + separator;
            var place = value.IndexOf(separator + from + separator, StringComparison.Ordinal);
            if (place < 0)
                continue;
            value = value[..(place + 1)] + (to == Nothing ? "" : to + separator) + value[(place + from.Length + 2)..];
            if (value.Length > 2)
                result[at] = new Line(field, value[1..^1]);
            else
                result.RemoveAt(at);
        }
        return [.. result.OrderBy(l => Array.IndexOf(Fields, l.Field))];
    }

    /// <param name="Alone">Only where it is all that is said.</param>
    private sealed record Change(string Field, string From, string To, bool Alone = false)
    {
        public static Change Read(string line)
        {
            var parts = Written().Match(line).Groups;
            return new(parts["field"].Value, parts["from"].Value, parts["to"].Value, parts["sign"].Value == "＝");
        }

        public string In(string text) => text.Replace(From, To, StringComparison.Ordinal);

        public override string ToString() => $"   {Field}{(Field == "" ? "" : Alone ? "＝" : "：")}{From}{Arrow}{To}\n";
    }

    [GeneratedRegex("^   (?:(?<field>[^：＝]+)(?<sign>[：＝]))?(?<from>.+) → (?<to>.+)$")]
    private static partial Regex Written();

    [GeneratedRegex("^(?<key>.+?)(?:，接在(?<after>.+)之后|，(?<first>排在最前))?$")]
    private static partial Regex Anchored();
}
