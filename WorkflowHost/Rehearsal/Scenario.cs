using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <param name="Area">Path from the province down; null for a role bound to <paramref name="Project"/>.</param>
public sealed record ScenarioRole(string Role, string? Area, string? Project, int Line);

public sealed record ScenarioActor(string Id, string Name, IReadOnlyList<ScenarioRole> Roles, int Line);

/// <summary>One line of a scenario: something done, or something expected.</summary>
/// <param name="At">Shanghai wall time, as an instant.</param>
/// <param name="Refused">The refusal's code that is expected; null when the step must succeed.</param>
/// <param name="Expect">For an expectation: what must hold.</param>
public sealed record ScenarioStep(
    DateTimeOffset At,
    string? By,
    string? Do,
    JsonObject With,
    string? Refused,
    JsonObject? Expect,
    int Line
);

/// <summary>A rehearsal file: who, and what happens when.</summary>
public sealed partial record Scenario(
    string File,
    string Title,
    string Policy,
    IReadOnlyList<ScenarioActor> Actors,
    IReadOnlyList<ScenarioStep> Steps
)
{
    /// <exception cref="PackError">The file is no scenario; every problem with its line.</exception>
    public static Scenario Read(string yaml, string file)
    {
        var problems = new PackProblems();
        var root = new Reader(PlainYaml.Parse(yaml, file, problems), file, problems);
        root.Only("rehearsal", "policy", "actors", "steps", "$schema");
        var title = root.Text("rehearsal");
        var policy = root.Text("policy");
        var actors = root.Map("actors").Select(a => Actor(a.Key, new Reader(a.Value, file, problems), problems)).ToList();
        var steps = new List<ScenarioStep>();
        foreach (var item in root.List("steps"))
        {
            if (item is not YamlMap)
                problems.Add(file, item.Line, "每一步应写作 { on: …, by: …, do: …, with: … } 或 { on: …, expect: … }");
            else
                steps.Add(Step(new Reader(item, file, problems), steps.LastOrDefault()?.At, problems));
        }
        for (var i = 1; i < steps.Count; i++)
            if (steps[i].At < steps[i - 1].At)
                problems.Add(file, steps[i].Line, "各步应按时间先后排列");
        foreach (var step in steps.Where(s => s.By is not null && s.By != "admin" && actors.All(a => a.Id != s.By)))
            problems.Add(file, step.Line, $"actors 中没有“{step.By}”");
        if (steps.Count == 0)
            problems.Add(file, 1, "steps 没有任何一步");
        problems.ThrowIfAny();
        return new Scenario(file, title, policy, actors, steps);
    }

    private static ScenarioActor Actor(string id, Reader actor, PackProblems problems)
    {
        actor.Only("name", "role", "area", "project", "roles");
        List<ScenarioRole> roles = [];
        if (actor.Has("role"))
            roles.Add(Role(actor));
        if (actor.Has("roles"))
            foreach (var item in actor.List("roles"))
            {
                var role = new Reader(item, actor.File, problems);
                role.Only("role", "area", "project");
                roles.Add(Role(role));
            }
        if (roles.Count == 0)
            problems.Add(actor.File, actor.Line, $"“{id}”没有 role");
        return new ScenarioActor(id, actor.Text("name"), roles, actor.Line);

        static ScenarioRole Role(Reader r) =>
            new(r.Text("role"), r.Has("area") ? r.Text("area") : null, r.Has("project") ? r.Text("project") : null, r.Line);
    }

    private static ScenarioStep Step(Reader step, DateTimeOffset? before, PackProblems problems)
    {
        step.Only("on", "by", "do", "with", "refused", "expect");
        var at = before ?? DateTimeOffset.MinValue;
        if (step.Has("on"))
        {
            var text = step.Text("on");
            if (
                DateTime.TryParseExact(
                    text,
                    ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var wall
                )
            )
                at = ChinaTime.At(DateOnly.FromDateTime(wall), text.Length > 10 ? TimeOnly.FromDateTime(wall) : new TimeOnly(9, 0));
            else
                problems.Add(step.File, step.Line, $"on：“{text}”应写作 2021-04-01 或 2021-04-01 08:00");
        }
        else if (before is null)
            problems.Add(step.File, step.Line, "第一步须写明 on");
        var expecting = step.Has("expect");
        if (expecting == step.Has("do"))
            problems.Add(step.File, step.Line, "每一步须有 do 或 expect，且只有一个");
        return new ScenarioStep(
            at,
            expecting ? null : step.Text("by"),
            expecting ? null : step.Text("do"),
            step.Has("with") ? step.Json("with") : [],
            step.Has("refused") ? step.Text("refused") : null,
            expecting ? step.Json("expect") : null,
            step.Line
        );
    }

    [GeneratedRegex(@"^([A-Za-z\-]*)(\d+)\.\.([A-Za-z\-]*)(\d+)$")]
    private static partial Regex RangePattern();

    /// <summary>W001..W018 → W001, W002 … W018; any other text is itself.</summary>
    internal static IReadOnlyList<string> Expand(string text)
    {
        var range = RangePattern().Match(text);
        if (!range.Success || range.Groups[1].Value != range.Groups[3].Value)
            return [text];
        var (from, to) = (
            int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture),
            int.Parse(range.Groups[4].Value, CultureInfo.InvariantCulture)
        );
        var width = range.Groups[2].Value.Length;
        return to < from || to - from > 5000
            ? [text]
            :
            [
                .. Enumerable
                    .Range(from, to - from + 1)
                    .Select(n => range.Groups[1].Value + n.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')),
            ];
    }

    private sealed class Reader(YamlNode node, string file, PackProblems problems)
    {
        private readonly YamlMap _map = node as YamlMap ?? new YamlMap([], node.Line);

        public string File => file;
        public int Line => node.Line;

        public bool Has(string key) => _map.Entries.Any(e => e.Key == key);

        public void Only(params string[] keys)
        {
            foreach (var entry in _map.Entries.Where(e => !keys.Contains(e.Key)))
                problems.Add(file, entry.Line, $"没有“{entry.Key}”这一项，可用：{string.Join("、", keys)}");
        }

        public string Text(string key)
        {
            if (Find(key) is YamlScalar { Text.Length: > 0 } text)
                return text.Text;
            problems.Add(file, node.Line, $"缺少 {key}，或不是文字");
            return "";
        }

        public IReadOnlyList<YamlEntry> Map(string key)
        {
            if (Find(key) is YamlMap map)
                return map.Entries;
            problems.Add(file, node.Line, $"缺少 {key}，或不是“键: 值”");
            return [];
        }

        public IReadOnlyList<YamlNode> List(string key)
        {
            if (Find(key) is YamlList list)
                return list.Items;
            problems.Add(file, node.Line, $"缺少 {key}，或不是列表");
            return [];
        }

        public JsonObject Json(string key)
        {
            if (Find(key) is YamlMap map)
                return (JsonObject)ToJson(map)!;
            problems.Add(file, node.Line, $"{key} 应写作“键: 值”");
            return [];
        }

        private YamlNode? Find(string key) => _map.Entries.FirstOrDefault(e => e.Key == key)?.Value;

        private static JsonNode? ToJson(YamlNode node) =>
            node switch
            {
                YamlMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, ToJson(e.Value)))),
                YamlList list => new JsonArray([.. list.Items.SelectMany(Unfold)]),
                YamlScalar { Plain: true, Text: "" or "~" or "null" } => null,
                YamlScalar { Plain: true, Text: "true" } => JsonValue.Create(true),
                YamlScalar { Plain: true, Text: "false" } => JsonValue.Create(false),
                YamlScalar { Plain: true } number
                    when decimal.TryParse(
                        number.Text,
                        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var value
                    ) => JsonValue.Create(value),
                YamlScalar text => JsonValue.Create(text.Text),
                _ => null,
            };

        /// <summary>
        /// An item whose worker is a range stands for one item a worker, each with the same other fields; a range alone for its workers.
        /// </summary>
        private static IEnumerable<JsonNode?> Unfold(YamlNode item)
        {
            if (
                item is YamlMap map
                && map.Entries.FirstOrDefault(e => e.Key == "worker")?.Value is YamlScalar worker
                && Expand(worker.Text) is { Count: > 1 } workers
            )
            {
                foreach (var (id, number) in workers.Select((id, i) => (id, i + 1)))
                {
                    var one = (JsonObject)ToJson(map)!;
                    one["worker"] = id;
                    // 工{n}: names and cards of a range are numbered.
                    foreach (var field in map.Entries.Where(e => e.Value is YamlScalar).Select(e => e.Key))
                        if (one[field] is JsonValue value && value.TryGetValue<string>(out var text))
                            one[field] = text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                    yield return one;
                }
            }
            else if (item is YamlScalar one && Expand(one.Text) is { Count: > 1 } many)
            {
                foreach (var id in many)
                    yield return JsonValue.Create(id);
            }
            else
                yield return ToJson(item);
        }
    }
}
