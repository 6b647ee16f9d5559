using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkRelief.Workflows.Kernel;

/// <summary>A field of an action's input, or of a record within it: what a caller writes and a form shows.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Type">As declared.</param>
/// <param name="Required">It must be given.</param>
public sealed record InputField(string Name, Type Type, bool Required, string Label)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<InputField>> Known = new();

    /// <summary>What stands where it is left out; null for nothing.</summary>
    public object? Default { get; private init; }
    public string? Unit { get; private init; }
    public string? Hint { get; private init; }

    /// <summary>Word → label; null where any value may stand.</summary>
    public IReadOnlyDictionary<string, string>? Choices { get; private init; }

    /// <summary>The label of a dictionary's keys; null for all else.</summary>
    public string? Key { get; private init; }

    /// <summary>Of a dictionary's keys: word → label; null where any key may stand.</summary>
    public IReadOnlyDictionary<string, string>? KeyChoices { get; private init; }

    /// <summary>What its text, each of its list, or each key of its dictionary names.</summary>
    public Offer Offers { get; private init; }

    /// <summary>A text of several lines.</summary>
    public bool Lines { get; private init; }

    public bool IsList => Generic(Type) == typeof(IReadOnlyList<>);
    public bool IsDictionary => Generic(Type) == typeof(IReadOnlyDictionary<,>);

    /// <summary>Its type; of a list that of the items, of a dictionary that of the values.</summary>
    public Type Value => IsList || IsDictionary ? Type.GetGenericArguments()[^1] : Nullable.GetUnderlyingType(Type) ?? Type;

    /// <summary>Of the record that it is, or that it lists; empty for all else.</summary>
    public IReadOnlyList<InputField> Fields => IsRecord(Value) ? Of(Value) : [];

    /// <summary>The fields of an input in order; what only a step of the program can say is none.</summary>
    public static IReadOnlyList<InputField> Of(Type input) => Known.GetOrAdd(input, static i => [.. Parameters(i).Select(Read)]);

    /// <summary>What the fields of an input, and of the records within it, do not say.</summary>
    public static IEnumerable<string> Problems(Type input)
    {
        foreach (var parameter in Parameters(input))
        {
            var (place, field) = ($"{input.Name}.{parameter.Name}", Read(parameter));
            if (parameter.GetCustomAttribute<FieldAttribute>() is not { Label.Length: > 0 } said)
                yield return $"{place} has no label";
            else if (Words(said) is null && (said.ChoicesIn is not null || said.Choices is not null))
                yield return $"{place} offers choices that are not there";
            if (field.IsDictionary == field.Key is null)
                yield return $"{place} is no dictionary with labelled keys";
            if (IsRecord(field.Value))
                foreach (var problem in Problems(field.Value))
                    yield return problem;
        }
    }

    private static IEnumerable<ParameterInfo> Parameters(Type input) =>
        input
            .GetConstructors()[0]
            .GetParameters()
            .Where(p => input.GetProperty(p.Name!) is { } property && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static InputField Read(ParameterInfo parameter)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var said = parameter.GetCustomAttribute<FieldAttribute>() ?? new FieldAttribute(name);
        var field = new InputField(name, parameter.ParameterType, !parameter.HasDefaultValue, said.Label)
        {
            Default = parameter.HasDefaultValue ? parameter.DefaultValue : null,
            Unit = said.Unit,
            Hint = said.Hint,
            Key = said.Key,
            Offers = said.Offers,
            Lines = said.Lines,
        };
        return field.IsDictionary && field.Value != typeof(string)
            ? field with
            {
                KeyChoices = Words(said),
            }
            : field with
            {
                Choices = Words(said),
            };
    }

    private static IReadOnlyDictionary<string, string>? Words(FieldAttribute said) =>
        said.ChoicesIn?.GetProperty(said.Choices ?? "", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
        as IReadOnlyDictionary<string, string>;

    private static Type? Generic(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static bool IsRecord(Type type) => !type.IsEnum && !type.Namespace!.StartsWith(nameof(System), StringComparison.Ordinal);
}
