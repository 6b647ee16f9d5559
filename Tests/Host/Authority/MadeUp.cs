using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>
/// The least that an action's input type lets through, made from the type alone. What it says is mostly nonsense: whether somebody may
/// act is decided before.
/// </summary>
public sealed class MadeUp(AuthorityWorld world, Shape shape)
{
    public JsonObject Payload(ActionDef action, string? about = null)
    {
        var payload = new JsonObject();
        if (action.CaseWord is { } word)
            payload[word] = world.CaseOf(action.At is Place.Opening ? Subject.Project : action.CaseKind);
        foreach (var field in InputField.Of(action.Input).Where(f => f.Required))
            payload[field.Name] = Value(field, about);
        return payload;
    }

    /// <summary>The payload as the fields of the action's form.</summary>
    public static Dictionary<string, string> Form(JsonObject payload)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("", payload);
        return fields;

        void Add(string path, JsonNode node)
        {
            if (node is JsonObject record)
                foreach (var (name, value) in record)
                    Add(path.Length == 0 ? name : $"{path}.{name}", value!);
            else if (node is JsonArray { Count: > 0 } list)
                fields[path] = string.Join(' ', list.Select(i => i!.ToString()));
            else if (node is JsonValue)
                fields[path] = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
        }
    }

    private JsonNode Value(InputField field, string? about)
    {
        if (field.Fields.Count > 0 && !field.IsList && !field.IsDictionary)
            return new JsonObject(field.Fields.Where(f => f.Required).Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Value(f, about))));
        if (field.IsList)
            return field.Offers == Offer.Worker ? new JsonArray("W1") : [];
        if (field.IsDictionary)
            return new JsonObject();
        if (field.Value == typeof(DateTimeOffset) || field.Value == typeof(DateTime))
            return world.World.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        if (field.Value == typeof(bool))
            return true;
        if (field.Value == typeof(DateOnly))
            return world.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (field.Value != typeof(string))
            return 1;
        return field.Choices is { } words ? Word(words, about) : Named(field.Offers, about);
    }

    private string Word(IReadOnlyDictionary<string, string> words, string? about) =>
        about is not null && words.ContainsKey(about) ? about
        : words.ContainsKey(shape.Mode) ? shape.Mode
        : words.Keys.First();

    private string Named(Offer offer, string? about) =>
        offer switch
        {
            Offer.Account => AuthorityWorld.NoGrants,
            Offer.Area => AuthorityWorld.Township,
            Offer.Project => AuthorityWorld.Project,
            Offer.Grant => world.Grant,
            Offer.Worker => "W1",
            Offer.Tier => about ?? shape.Tiers[0].Name,
            Offer.Cycle => world.CaseOf("pay-cycle"),
            Offer.Month => "2026-03",
            Offer.Contractor => "C0",
            _ => "x",
        };

    /// <summary>What authority says no with; a decision that says no speaks of something else.</summary>
    public static bool IsOfAuthority(string account, NotApplied no) =>
        no.Refusals is [{ Kind.Status: 403 } only] && only.Missing.Contains($"账号“{account}”", StringComparison.Ordinal);
}
