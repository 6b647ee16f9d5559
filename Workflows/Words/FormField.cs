namespace WorkRelief.Workflows.Words;

public enum FieldType
{
    Text,
    Person,
    Number,
    Date,
    Choice,
}

/// <param name="Choices">For <see cref="FieldType.Choice"/>.</param>
public sealed record FormField(string Name, string Label, FieldType Type, bool Required = true, IReadOnlyList<string>? Choices = null);
