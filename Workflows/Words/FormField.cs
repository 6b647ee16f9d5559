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
public sealed record FormField(string Name, string Label, FieldType Type, bool Required = true, IReadOnlyList<string>? Choices = null)
{
    /// <summary>What a <see cref="FieldType.Number"/> can be; every number has bounds.</summary>
    public Bounds? Within { get; init; }

    /// <summary>Another number of the same form that it cannot exceed: of those present no more can be skilled.</summary>
    public string? UpTo { get; init; }

    /// <summary>People or things that are counted one by one.</summary>
    public static FormField Count(string name, string label, int most, int least = 0) =>
        new(name, label, FieldType.Number) { Within = new Bounds(least, most, Digits: 0) };

    /// <summary>A measure, with at most two decimals.</summary>
    public static FormField Measure(string name, string label, decimal most, bool required = true) =>
        new(name, label, FieldType.Number, required) { Within = new Bounds(0, most, Digits: 2) };
}

/// <param name="Least">The least value; it is allowed itself, like <paramref name="Most"/>.</param>
/// <param name="Digits">Most decimals.</param>
public sealed record Bounds(decimal Least, decimal Most, int Digits)
{
    public bool Hold(decimal value) => value >= Least && value <= Most && decimal.Round(value, Digits) == value;

    /// <summary>In Chinese.</summary>
    public override string ToString() => Digits == 0 ? $"{Least}–{Most} 的整数" : $"{Least}–{Most}，最多{Digits}位小数";
}
