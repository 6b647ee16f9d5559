using System.Text.Json;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// Where a row or rule comes from, so that an official can look it up: a practice named by one of the five governments, or an article of
/// law.
/// </summary>
/// <param name="Id">Short reference, e.g. <c>DP-08</c> or <c>民法典 203</c>.</param>
/// <param name="Text">The source's own words or the article's effect, in Chinese.</param>
public sealed record Clause(string Id, string Text)
{
    /// <summary>
    /// A practice of the five governments (speeches of 2021-12-17), quoted from the catalogue that ships with the program.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such id.</exception>
    public static Clause Seed(string id) => Seeds.ById[id].AsClause();

    /// <summary>An article of law or a national rule.</summary>
    public static Clause Law(string article, string effect) => new(article, effect);

    /// <summary>A decision of this program where the sources are silent; said openly, so that a county can overrule it.</summary>
    public static Clause Default(string text) => new("系统默认", text);

    public override string ToString() => $"{Id}：{Text}";
}

/// <summary>One practice of the catalogue.</summary>
public sealed record SeedPractice(string Id, string From, string Says)
{
    public Clause AsClause() => new(Id, $"{From}：{Says}");
}

/// <summary>The 70 practices that the five governments described.</summary>
public static class Seeds
{
    public static IReadOnlyList<SeedPractice> All { get; } = Read();

    public static IReadOnlyDictionary<string, SeedPractice> ById { get; } = All.ToDictionary(s => s.Id);

    private static List<SeedPractice> Read()
    {
        using var stream =
            typeof(Seeds).Assembly.GetManifestResourceStream("seeds.json")
            ?? throw new InvalidOperationException("seeds.json is not embedded");
        return JsonSerializer.Deserialize<List<SeedPractice>>(stream, JsonSerializerOptions.Web)!;
    }
}
