using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Scriban.Runtime;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>How much data a template is given.</summary>
/// <param name="Values">Texts, numbers, lists and records in all.</param>
/// <param name="Characters">Of all texts.</param>
internal readonly record struct DataSize(long Values, long Characters);

/// <summary>
/// Copies what a template may read — records, dictionaries or JSON — into plain values, so that a template can reach no method, no live
/// object, and change nothing outside. Properties become snake_case (PayBy → pay_by); dictionary keys and JSON names stay as they are.
/// Dates become ISO texts (2021-04-01), instants ISO texts in China's time (2021-04-01 08:00), enum members snake_case texts.
/// </summary>
internal static class TemplateModel
{
    private const int DeepestLevel = 16;
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <exception cref="ArgumentException">The model is no object, is deeper than 16 levels (or a circle), or holds a number that is
    /// none.</exception>
    public static ScriptObject From(object model) =>
        Copy(model, 0) as ScriptObject
        ?? throw new ArgumentException("A template's model is a record, a dictionary or a JSON object.", nameof(model));

    public static DataSize SizeOf(object? value) =>
        value switch
        {
            string text => new DataSize(1, text.Length),
            ScriptArray items => Sum(items),
            ScriptObject members => Sum(members.Values),
            _ => new DataSize(1, 0),
        };

    private static DataSize Sum(IEnumerable<object?> values)
    {
        var (count, characters) = (1L, 0L);
        foreach (var size in values.Select(SizeOf))
            (count, characters) = (count + size.Values, characters + size.Characters);
        return new DataSize(count, characters);
    }

    private static object? Copy(object? value, int level)
    {
        if (level > DeepestLevel)
            throw new ArgumentException($"The model is deeper than {DeepestLevel} levels.");
        return value switch
        {
            null => null,
            string or bool or int or long or decimal => value,
            byte or sbyte or short or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ulong large => (decimal)large,
            float or double => AsDecimal(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            char or Guid or Uri => value.ToString(),
            Enum member => StandardMemberRenamer.Rename(member.ToString()),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToOffset(ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            DateTime => throw new ArgumentException("A model holds DateOnly or DateTimeOffset: a DateTime has no zone."),
            JsonElement json => FromJson(json, level),
            IDictionary dictionary => FromPairs(dictionary.Keys.Cast<object>().Select(key => ((string)key, dictionary[key])), level),
            IEnumerable<KeyValuePair<string, object?>> pairs => FromPairs(pairs.Select(pair => (pair.Key, pair.Value)), level),
            IEnumerable items => new ScriptArray(items.Cast<object?>().Select(item => Copy(item, level + 1))),
            _ => FromPairs(
                value
                    .GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                    .Select(property => (StandardMemberRenamer.Rename(property.Name), property.GetValue(value))),
                level
            ),
        };
    }

    private static ScriptObject FromPairs(IEnumerable<(string Name, object? Value)> pairs, int level)
    {
        var copy = new ScriptObject();
        foreach (var (name, value) in pairs)
            copy.Add(name, Copy(value, level + 1));
        return copy;
    }

    private static object? FromJson(JsonElement json, int level) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => FromPairs(json.EnumerateObject().Select(member => (member.Name, (object?)member.Value)), level),
            JsonValueKind.Array => new ScriptArray(json.EnumerateArray().Select(item => Copy(item, level + 1))),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDecimal(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static decimal AsDecimal(double value) =>
        double.IsFinite(value) ? (decimal)value : throw new ArgumentException("The model holds a number that is not finite.");
}
