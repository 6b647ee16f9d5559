namespace WorkRelief.Workflows.Kernel;

/// <summary>What a field of an input is to the one who fills it in; said of the parameter of the input's record, in Chinese.</summary>
/// <param name="label">As forms and lists head it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FieldAttribute(string label) : Attribute
{
    public string Label { get; } = label;

    /// <summary>Of a number: 元, 人, 天, 分.</summary>
    public string? Unit { get; init; }

    /// <summary>A short sentence for what a clerk could not know.</summary>
    public string? Hint { get; init; }

    /// <summary>The label of a dictionary's keys.</summary>
    public string? Key { get; init; }

    /// <summary>Where <see cref="Choices"/> stands.</summary>
    public Type? ChoicesIn { get; init; }

    /// <summary>
    /// The public static property with the closed set that the text, or each of a list, is one word of: word → label. In a dictionary of
    /// texts it is that of the values, in any other that of the keys.
    /// </summary>
    public string? Choices { get; init; }

    /// <summary>What the text, each of a list, or each key of a dictionary names.</summary>
    public Offer Offers { get; init; }

    /// <summary>A text of several lines.</summary>
    public bool Lines { get; init; }
}
