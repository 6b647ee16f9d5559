namespace WorkRelief.Workflows.Kernel;

/// <summary>The type of a policy value, for reading a pack.</summary>
public enum PolicyType
{
    Days,
    Share,
    Word,
    Names,
    Ladder,
    ShareFloors,
    Notices,
    Archive,
}

/// <summary>A key that packs may set.</summary>
/// <param name="Words">The permitted words of a <see cref="PolicyType.Word"/>.</param>
public sealed record PolicyKey(
    string Name,
    string Label,
    PolicyType Type,
    string Unit,
    int Least = 0,
    int Most = 3650,
    IReadOnlyList<string>? Words = null
)
{
    /// <summary>For values that are lists of things: field → what it may say, with its label.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Choices { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();
}
