using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// Turns a payload into an action's typed input. Nothing unknown, doubled, missing, oversized or of another type gets through.
/// </summary>
public static class RequestReader
{
    /// <summary>Bytes of a request; a month of 500 workers, each day of each written out, has a fifth of it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    // A ledger of 5,000 rows, the most that a file may have, on 31 days comes to 200,000 values.
    private const int MostValues = 300_000;
    private const int MostItems = 10_000;
    private const int LongestText = 20_000;
    private const int Deepest = 16;

    private const string On = "on";
    private const string As = "as";
    private const string PapersField = "papers";

    public static JsonSerializerOptions Strict { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };

    public static (ReadRequest? Request, NotApplied? Refused) Read(string action, JsonElement payload)
    {
        if (!Catalogue.Program.Actions.TryGetValue(action, out var known))
            return (null, NotApplied.Because(Refusals.UnknownAction, $"没有名为“{action}”的操作"));
        if (payload.ValueKind != JsonValueKind.Object)
            return (null, NotApplied.Because(EngineRefusals.BadInput, "请求内容应为一个 JSON 对象"));
        var values = 0;
        try
        {
            if (TooLarge(payload, "请求内容", 1, ref values) is { } tooLarge)
                return (null, new NotApplied([tooLarge]));
        }
        catch (InvalidOperationException)
        {
            return (null, NotApplied.Because(EngineRefusals.BadInput, "请求内容中有不完整的字符"));
        }

        var problems = new List<Refusal>();
        var own = new JsonObject();
        string? caseId = null,
            actingAs = null;
        DateOnly? on = null;
        IReadOnlyList<PaperGiven> papers = [];
        var caseField = known.CaseWord;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in payload.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                problems.Add(new(EngineRefusals.BadInput, $"{member.Name}：字段重复"));
            else if (member.Name == caseField)
                caseId = Text(member, problems);
            else if (member.Name == On)
            {
                if (Text(member, problems) is not { } day)
                    continue;
                if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    on = date;
                else
                    problems.Add(new(EngineRefusals.BadInput, $"on：“{day}”不是日期（应如 2021-04-01）"));
            }
            else if (member.Name == As)
            {
                actingAs = Text(member, problems);
                if (actingAs is not null && !Bodies.Labels.ContainsKey(actingAs))
                    problems.Add(new(Refusals.UnknownBody, $"as：没有“{actingAs}”这一职责"));
            }
            else if (member.Name == PapersField)
                papers = Typed<IReadOnlyList<PaperGiven>>(member.Value, PapersField, problems) ?? [];
            else
                own[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
        if (caseField is not null && caseId is null && !seen.Contains(caseField))
            problems.Add(new(EngineRefusals.MissingField, $"缺少字段 {caseField}"));
        problems.AddRange(FieldProblems(known, own));
        foreach (var member in payload.EnumerateObject())
            problems.AddRange(ValueProblems(member.Name, member.Value));
        object? input = null;
        if (problems.Count == 0)
            input = Typed(own, known.Input, problems);
        return problems.Count > 0
            ? (null, new NotApplied(problems))
            : (new ReadRequest(known, input!, known.At is Place.Register register ? register.Name : caseId, on, actingAs, papers), null);
    }

    /// <summary>What goes beyond all that offices send is refused before anything is made of it.</summary>
    /// <param name="depth">Of the value; the payload itself has 1.</param>
    /// <exception cref="InvalidOperationException">A text or name has half a character: its bytes are JSON, and no text.</exception>
    private static Refusal? TooLarge(JsonElement value, string place, int depth, ref int values)
    {
        if (++values > MostValues)
            return Because($"请求中的数据超过 {MostValues} 项，请分成几次");
        if (depth > Deepest)
            return Because($"{place}：嵌套超过 {Deepest} 层");
        if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > MostItems)
                return Because($"{place}：超过 {MostItems} 项，请分成几次");
            foreach (var item in value.EnumerateArray())
                if (TooLarge(item, place, depth + 1, ref values) is { } no)
                    return no;
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.Name.Length > LongestText)
                    return Because($"{place}：字段名超过 {LongestText} 字");
                if (TooLarge(member.Value, depth == 1 ? member.Name : place, depth + 1, ref values) is { } no)
                    return no;
            }
        }
        else if ((value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).Length > LongestText)
            return Because($"{place}：超过 {LongestText} 字");
        return null;

        static Refusal Because(string missing) => new(EngineRefusals.RequestTooLarge, missing);
    }

    private static IEnumerable<Refusal> FieldProblems(ActionDef action, JsonObject own)
    {
        var fields = InputField.Of(action.Input);
        foreach (var (name, _) in own.Where(m => fields.All(f => f.Name != m.Key)).ToList())
            yield return new(EngineRefusals.UnknownField, $"{action.Name} 没有字段“{name}”");
        foreach (var field in fields.Where(f => f.Required && !own.ContainsKey(f.Name)))
            yield return new(EngineRefusals.MissingField, $"缺少字段 {field.Name}");
    }

    /// <summary>
    /// No field of any input has a greater number than the last code of an area; what a field allows itself, its action says. So no sum or
    /// product of what is asked can overflow. And no text turns the direction in which others around it are read.
    /// </summary>
    private static IEnumerable<Refusal> ValueProblems(string place, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out var number) && Math.Abs(number) <= AreaCodes.Everywhere
                ? []
                : [new(EngineRefusals.NumberRange, $"{place}：数字过大")],
            JsonValueKind.String => value.GetString().AsSpan().ContainsAny(PlainText.Directions)
                ? [new(EngineRefusals.BadInput, $"{place}：有看不见的改变文字方向的字符，请删去后重新输入")]
                : [],
            JsonValueKind.Object => value.EnumerateObject().SelectMany(m => ValueProblems($"{place}.{m.Name}", m.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => ValueProblems($"{place}[{i}]", item)),
            _ => [],
        };

    private static string? Text(JsonProperty member, List<Refusal> problems)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
            return member.Value.GetString();
        problems.Add(new(EngineRefusals.BadInput, $"{member.Name}：应为文字"));
        return null;
    }

    private static T? Typed<T>(JsonElement value, string place, List<Refusal> problems)
        where T : class
    {
        try
        {
            return value.Deserialize<T>(Strict);
        }
        catch (JsonException error)
        {
            problems.Add(new(EngineRefusals.BadInput, $"{place}{Within(error)}：格式不对"));
            return null;
        }
    }

    private static object? Typed(JsonObject own, Type type, List<Refusal> problems)
    {
        try
        {
            return own.Deserialize(type, Strict);
        }
        catch (JsonException error)
        {
            var path = Within(error).TrimStart('.');
            problems.Add(
                new(EngineRefusals.BadInput, $"{(path.Length == 0 ? "请求内容" : path)}：格式不对，或缺少、多出字段{Expected(type, path)}")
            );
            return null;
        }
    }

    private static string Within(JsonException error) => error.Path is { Length: > 1 } path ? path[1..] : "";

    private static string Expected(Type input, string path)
    {
        var type = InputField.Of(input).FirstOrDefault(f => f.Name == path)?.Type;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? "（应为数字）"
            : type == typeof(string) ? "（应为文字）"
            : type == typeof(DateOnly) ? "（应为日期，如 2021-04-01）"
            : "";
    }
}
