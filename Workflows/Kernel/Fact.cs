using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// What an accepted action made true. Facts are the journal's content and the only thing that changes state, so they hold ids, numbers,
/// amounts and hashes, never names or numbers of persons. The discriminator carries a version: a changed shape gets a new one and the
/// old stays readable, because old journals are replayed for ever.
/// </summary>
public abstract record Fact
{
    /// <summary>The one way facts become bytes: the journal hashes these.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Facts.TellApart } },
        };
}

/// <summary>The name by which journals know a fact, with its version. It never changes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The fact says something that no table holds: the journal alone has it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JournalOnlyAttribute : Attribute;

/// <summary>The facts of this assembly, found by their names.</summary>
public static class Facts
{
    /// <summary>Every kind of fact.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)))];

    /// <summary>Facts without a name, and names of two.</summary>
    internal static IEnumerable<string> Problems =>
        [
            .. All.Where(t => NameOf(t) is null).Select(t => $"{t.Name} is a fact without a name"),
            .. All.GroupBy(NameOf).Where(g => g.Key is not null && g.Count() > 1).Select(g => $"two of one name: fact {g.Key}"),
        ];

    public static string? NameOf(Type fact) => fact.GetCustomAttribute<NameAttribute>()?.Name;

    internal static void TellApart(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "fact" };
        foreach (var fact in All)
            if (NameOf(fact) is { } name)
                type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(fact, name));
    }
}

/// <summary>A case began, pinning its table.</summary>
[Name("case-opened.1")]
public sealed record CaseOpened(string Case, string Kind, string TableHash, string Stage, string? Project, long Area, string Pack) : Fact;

[Name("case-moved.1")]
public sealed record CaseMoved(string Case, string From, string To) : Fact;

/// <param name="File">SHA-256 of the stored bytes.</param>
/// <param name="SignerRef">Points to the signer's name, kept beside the journal.</param>
[Name("paper-filed.1")]
public sealed record PaperFiled(string Case, string Kind, string File, string? Number, DateOnly? Date, string? SignerRef) : Fact;

/// <param name="Id">Verification code of the issued paper.</param>
/// <param name="File">SHA-256 of the printed page's bytes, frozen; <paramref name="Docx"/> and <paramref name="Xlsx"/> of the other
/// forms.</param>
/// <param name="Of">What it is about, within the case.</param>
/// <param name="Office">Whose number it carries: the <paramref name="Number"/>th of the <paramref name="Year"/>.</param>
[Name("document-issued.1")]
public sealed record DocumentIssued(
    string Id,
    string Case,
    string Kind,
    string File,
    string? Docx = null,
    string? Xlsx = null,
    string? Of = null,
    string? Office = null,
    int? Year = null,
    int? Number = null
) : Fact;

[Name("deadline-armed.1")]
public sealed record DeadlineArmed(string Case, string Action, DateOnly BaseDate, DateTimeOffset DueUtc, int Rung, bool Provisional) : Fact;

[Name("deadline-ended.1")]
public sealed record DeadlineEnded(string Case, string Action) : Fact;

/// <param name="Model">Values for the template, named as the template names them.</param>
[Name("mail-queued.1")]
public sealed record MailQueued(string Key, string Template, string ToBody, string? CopyTo, string? Project, long Area, JsonElement Model)
    : Fact
{
    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A record as a template reads it: names in snake_case, dates as 2021-04-01, nulls kept.</summary>
    public static JsonElement ModelOf(object model) => JsonSerializer.SerializeToElement(model, model.GetType(), Snake);
}

/// <summary>The body is told of this step.</summary>
[Name("copied.1")]
public sealed record Copied(string Case, string To) : Fact;

/// <param name="ReasonRef">Points to the text, kept beside the journal.</param>
[Name("reason-given.1"), JournalOnly]
public sealed record ReasonGiven(string Case, string ReasonRef) : Fact;
