using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <param name="Code">The refusal's; null for what the form itself cannot read.</param>
public sealed record FormProblem(string Why, string? Code);

/// <summary>
/// A plain form made from an action's input, and the payload that its filled-in fields make. A field's path is its place in the payload:
/// <c>rows.0.worker</c>.
/// </summary>
/// <param name="at">Before every path, where one page holds several forms.</param>
public sealed partial class ActionForm(ActionDef action, string? caseId, IReadOnlyDictionary<string, string> values, string at = "")
{
    /// <summary>Of which list more lines were asked for.</summary>
    private readonly string? _more = values.GetValueOrDefault("more");

    /// <summary>Lines to fill below the filled ones, and how many more the button adds.</summary>
    public const int BlankRows = 3;
    public const int MoreRows = 20;
    private const int MostRows = 500;
    private readonly Dictionary<string, List<FormProblem>> _problems = [];

    public ActionDef Action => action;

    /// <summary>The case, or for an action that opens one the project.</summary>
    public string? CaseId => caseId;
    public IReadOnlyList<InputField> Fields { get; } = InputField.Of(action.Input);

    public string PathOf(string field) => at + field;

    /// <summary>What a text of the form's is now.</summary>
    public string Value(string path) => values.GetValueOrDefault(path, "");

    /// <summary>What is known of what a field names: code → what a person calls it.</summary>
    public IReadOnlyDictionary<Offer, IReadOnlyDictionary<string, string>> Known { get; init; } =
        new Dictionary<Offer, IReadOnlyDictionary<string, string>>();

    /// <summary>Whom the form may be about.</summary>
    public IReadOnlyList<PersonOffered> People { get; init; } = [];

    /// <summary>What stands at a path, as a person calls it; null where that is nothing else.</summary>
    public string? Named(InputField field, string path) =>
        Known.GetValueOrDefault(field.Offers)?.GetValueOrDefault(Value(path).Trim()) is { } label && label != Value(path) ? label : null;

    /// <summary>The kind that says which fields there are is still to be chosen: nothing else is asked before.</summary>
    public bool AsksKind =>
        Fields.FirstOrDefault(f => f.Name == "fields") is { IsDictionary: true } fields && Entries(fields).Count == 0 && !Kinds;

    private bool Kinds => DocumentKinds.All.ContainsKey(Value("kind")) || RecordKinds.All.ContainsKey(Value("kind"));

    /// <summary>Somebody is ticked in a list of people.</summary>
    public bool Picked(string path, PersonOffered person) =>
        _more == $"{path}{Adding}{person.Of}" || Words().Split(Value(path + Picks)).Contains(person.Worker);

    /// <summary>The values with the people of a list in the lines of a table, where its button asked for them.</summary>
    public static IReadOnlyDictionary<string, string> WithPeople(
        ActionDef action,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyList<PersonOffered> people,
        DateOnly today
    )
    {
        if (values.GetValueOrDefault("more")?.Split(Adding) is not [var path, var of])
            return values;
        var columns = InputField.Of(action.Input).FirstOrDefault(f => f.Name == path)?.Fields ?? [];
        if (columns.FirstOrDefault(IsPerson) is not { } worker)
            return values;
        var filled = new Dictionary<string, string>(values, StringComparer.Ordinal);
        var row = new ActionForm(action, null, values).Rows(path) - BlankRows;
        foreach (var person in people.Where(p => p.Of.ToString() == of).Take(MostRows - row))
        {
            foreach (var column in columns)
                if (Proposed(column, column == worker, person, today) is { Length: > 0 } value)
                    filled[$"{path}.{row}.{column.Name}"] = value;
            filled[$"{path}.{row++}{Given}"] = string.Join(' ', columns.Where(c => IsKnown(c, c == worker)).Select(c => c.Name));
        }
        return filled;
    }

    /// <summary>A column that says who the line is about.</summary>
    public static bool IsPerson(InputField column) => column is { Offers: Offer.Worker, IsList: false, IsDictionary: false };

    private static string? Proposed(InputField column, bool worker, PersonOffered person, DateOnly today) =>
        worker ? person.Worker
        : column.Offers == Offer.Trade ? person.Trade
        : column.Name == "amountYuan" ? person.AmountYuan?.ToString("0.00", CultureInfo.InvariantCulture)
        : !column.Required ? null
        : column.Value == typeof(bool) ? "true"
        : column.Value == typeof(DateOnly) ? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    /// <summary>It says who, and nothing of what was done.</summary>
    private static bool IsKnown(InputField column, bool worker) => worker || column.Offers == Offer.Trade || column.Name == "amountYuan";

    /// <summary>Follows a list's path in the button that adds people of one of the lists.</summary>
    public const string Adding = "+";

    /// <summary>Follows a list's path in the boxes to be ticked.</summary>
    public const string Picks = ".pick";

    /// <summary>Follows a line's path in the field that says what was proposed of it.</summary>
    public const string Given = ".given";

    /// <summary>The line has nothing but what was proposed, or its person was taken out again.</summary>
    private bool IsOnlyProposed(InputField list, string line)
    {
        if (Value(line + Given) is not { Length: > 0 } given)
            return false;
        var known = given.Split(' ');
        var filled = list.Fields.Select(f => f.Name).Where(f => values.Any(v => v.Value.Length > 0 && IsAt(v.Key, $"{line}.{f}"))).ToList();
        return !known.Where(k => list.Fields.First(f => f.Name == k).Offers == Offer.Worker).All(filled.Contains)
            || filled.All(known.Contains);
    }

    private static bool IsAt(string key, string path) => key == path || key.StartsWith(path + ".", StringComparison.Ordinal);

    /// <summary>How many lines of a list are shown: the filled ones and some to fill.</summary>
    public int Rows(string path)
    {
        var filled = values
            .Where(v => v.Value.Length > 0 && v.Key.StartsWith(path + ".", StringComparison.Ordinal))
            .Select(v => int.TryParse(v.Key[(path.Length + 1)..].Split('.')[0], CultureInfo.InvariantCulture, out var n) ? n + 1 : 0)
            .DefaultIfEmpty(0)
            .Max();
        return Math.Min(filled + (_more == path ? MoreRows : BlankRows), MostRows);
    }

    /// <summary>The labelled entries of a dictionary whose keys are known; empty where anything may stand.</summary>
    public IReadOnlyList<FormField> Entries(InputField field) =>
        field.KeyChoices is { } keys ? [.. keys.Select(k => new FormField(k.Key, k.Value, FieldType.Number, Required: false))]
        : field.Name != "fields" ? []
        : action.Name == RecordAdd && RecordKinds.All.TryGetValue(Value(PathOf("kind")), out var record) ? record.Fields
        : DocumentKinds.All.TryGetValue(Value(PathOf("kind")), out var document) ? document.Fields
        : [];

    private const string RecordAdd = "record.add";

    // List → which of its lines on the page each item of the payload is; empty lines between are none.
    private readonly Dictionary<string, List<int>> _filled = [];

    private List<int> Filled(string path) => _filled.TryGetValue(path, out var lines) ? lines : _filled[path] = [];

    public IReadOnlyList<FormProblem> Problems(string path) => _problems.GetValueOrDefault(path, []);

    /// <summary>What is wrong with a line of a list and with each of its cells.</summary>
    public IReadOnlyList<FormProblem> Within(string line) =>
        [.. _problems.Where(p => p.Key == line || p.Key.StartsWith(line + ".", StringComparison.Ordinal)).SelectMany(p => p.Value)];

    /// <summary>What stands at no field of this form.</summary>
    public IReadOnlyList<Refusal> Others { get; private set; } = [];

    private void Note(string path, string why, string? code = null)
    {
        if (!_problems.TryGetValue(path, out var own))
            _problems[path] = own = [];
        own.Add(new FormProblem(why, code));
    }

    /// <summary>Puts each refusal at the field that it begins with; the rest stands above the form.</summary>
    public void Note(IEnumerable<Refusal> refusals)
    {
        var others = new List<Refusal>();
        foreach (var refusal in refusals)
            if (Place().Match(refusal.Missing) is { Success: true } place && PathOf(place) is { } path)
                Note(
                    path,
                    InWords(refusal.Missing[place.Length..]) + (refusal.WhoSupplies.Length > 0 ? $"（可由{refusal.WhoSupplies}提供）" : ""),
                    refusal.Code
                );
            else
                others.Add(refusal with { Missing = InWords(refusal.Missing) });
        Others = others;
    }

    /// <summary>A refusal speaks of fields by the names that programs know; a person reads labels.</summary>
    public string InWords(string text) =>
        Code()
            .Replace(
                text,
                m =>
                    m.Groups["kind"] is { Success: true, Value: var kind } ? (Catalogue.Program.Papers.ContainsKey(kind) ? "" : m.Value)
                    : _labels.TryGetValue(m.Value, out var label) ? $"“{label}”"
                    : m.Value
            );

    /// <summary>A text for people without the code of a kind of paper that programs read.</summary>
    public static string WithoutCodes(string text) =>
        Code()
            .Replace(
                text,
                m => m.Groups["kind"].Value is { Length: > 0 } kind && Catalogue.Program.Papers.ContainsKey(kind) ? "" : m.Value
            );

    private readonly Dictionary<string, string> _labels = InputField
        .Of(action.Input)
        .SelectMany(f => f.Fields.Prepend(f))
        .DistinctBy(f => f.Name)
        .ToDictionary(f => f.Name, f => f.Label, StringComparer.Ordinal);

    public bool Wrong => _problems.Count > 0 || Others.Count > 0;

    private string? PathOf(Match place)
    {
        var name = place.Groups["name"].Value;
        if (name is "on" or "as" || Fields.FirstOrDefault(f => f.Name == name) is { IsList: false })
            return PathOf(name);
        if (Fields.All(f => f.Name != name))
            return null;
        var item =
            place.Groups["row"].Value is { Length: > 0 } row ? int.Parse(row, CultureInfo.InvariantCulture) - 1
            : place.Groups["index"].Value is { Length: > 0 } index ? int.Parse(index, CultureInfo.InvariantCulture)
            : -1;
        var (path, lines) = (PathOf(name), Filled(PathOf(name)));
        return item < 0 ? path : $"{path}.{(item < lines.Count ? lines[item] : item)}";
    }

    /// <summary>The payload; a value that is no number or no date is noted at its field.</summary>
    public JsonObject Payload()
    {
        var payload = new JsonObject();
        if (action.CaseWord is { } word)
            payload[word] = caseId;
        foreach (var field in Fields)
            if (Read(field, PathOf(field.Name)) is { } value)
                payload[field.Name] = value;
            else if (Nothing(field) is { } nothing)
                payload[field.Name] = nothing;
        foreach (var name in (string[])["on", "as"])
            if (Value(PathOf(name)) is { Length: > 0 } value)
                payload[name] = value;
        return payload;
    }

    private JsonNode? Read(InputField field, string path) =>
        field.IsDictionary ? Dictionary(field, path)
        : field.IsList ? List(field, path)
        : field.Fields.Count > 0 ? Record(field.Fields, path)
        : Scalar(field.Value, Value(path), path);

    /// <summary>
    /// What stands for a list, dictionary or record that must be given and was left empty: the engine says what is missing.
    /// </summary>
    private static JsonNode? Nothing(InputField field) =>
        !field.Required ? null
        : field.IsList ? new JsonArray()
        : field.IsDictionary || field.Fields.Count > 0 ? new JsonObject()
        : null;

    private JsonObject? Record(IReadOnlyList<InputField> fields, string path)
    {
        var record = new JsonObject();
        foreach (var field in fields)
            if (Read(field, $"{path}.{field.Name}") is { } value)
                record[field.Name] = value;
        if (record.Count == 0)
            return null;
        foreach (var field in fields.Where(f => !record.ContainsKey(f.Name)))
            if (Nothing(field) is { } nothing)
                record[field.Name] = nothing;
        return record;
    }

    private JsonArray? List(InputField field, string path)
    {
        var list = new JsonArray();
        if (field.Fields.Count > 0)
            for (var row = 0; row < Rows(path); row++)
            {
                if (!IsOnlyProposed(field, $"{path}.{row}") && Record(field.Fields, $"{path}.{row}") is { } record)
                {
                    list.Add((JsonNode)record);
                    Filled(path).Add(row);
                }
            }
        else
            // Sentences hold commas; codes do not.
            foreach (var word in (field.Lines ? Value(path).Split('\n') : Codes(path)).Where(w => w.Trim().Length > 0))
                list.Add(Scalar(field.Value, word, path));
        return list.Count > 0 ? list : null;
    }

    /// <summary>What was written, and whoever was ticked besides.</summary>
    private IEnumerable<string> Codes(string path) => Words().Split(Value(path)).Concat(Words().Split(Value(path + Picks))).Distinct();

    private JsonObject? Dictionary(InputField field, string path)
    {
        var entries = new JsonObject();
        foreach (var known in Entries(field))
            if (Scalar(field.Value, Value($"{path}.@{known.Name}"), $"{path}.@{known.Name}") is { } value)
                entries[known.Name] = value;
        // In the cell of a table: 3=0.5，4=1.
        foreach (var pair in Words().Split(Value(path)).Where(w => w.Length > 0))
            if (pair.Split('=', '＝', ':', '：') is [var name, var inline])
                entries[name] = Scalar(field.Value, inline, path);
            else
                Note(path, $"“{pair}”应如 3=0.5");
        for (var row = 0; row < Rows(path); row++)
            if (Value($"{path}.{row}.key") is { Length: > 0 } key)
                entries[key] = Scalar(field.Value, Value($"{path}.{row}.value"), $"{path}.{row}.value");
        return entries.Count > 0 ? entries : null;
    }

    private JsonNode? Scalar(Type type, string text, string path)
    {
        text = text.Trim();
        if (text.Length == 0)
            return null;
        if (type == typeof(bool))
            return text == "true";
        if (type == typeof(System.Text.Json.JsonElement))
            return Json(text, path);
        if (type == typeof(decimal) || type == typeof(int) || type == typeof(long))
        {
            var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal);
            if (type == typeof(decimal) && decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                return number;
            if (type != typeof(decimal) && long.TryParse(plain, CultureInfo.InvariantCulture, out var whole))
                return whole;
            Note(path, $"“{text}”不是{(type == typeof(decimal) ? "数字" : "整数")}");
            return null;
        }
        return text;
    }

    private JsonNode? Json(string text, string path)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            Note(path, "不是完整的 JSON");
            return null;
        }
    }

    [GeneratedRegex(@"^(?<name>[a-zA-Z]+)(?:[ .]*第(?<row>[0-9]+)[人行笔项条]|\[(?<index>[0-9]+)\])?[^：]{0,40}：")]
    private static partial Regex Place();

    // An account is called what it is called, whatever a field is called.
    [GeneratedRegex("账号“[^”]*”|（(?<kind>[a-z-]+)）|(?<![a-zA-Z-])[a-z][a-zA-Z]+(?![a-zA-Z-])")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\s,，、;；]+")]
    private static partial Regex Words();
}
