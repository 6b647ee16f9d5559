namespace WorkRelief.Workflows.Figures;

/// <summary>
/// 务工人数: people count once, by identity. A project that was adopted with a bare number counts the larger of it and of the people
/// named, and is 约 until all are named.
/// </summary>
/// <param name="People">How many.</param>
/// <param name="About">Somebody of them is not named.</param>
public readonly record struct HeadCount(int People, bool About)
{
    /// <param name="named">Who was paid, by name.</param>
    /// <param name="declared">The number that was declared when the project was adopted; 0 for none.</param>
    public static HeadCount Of(IEnumerable<string> named, int declared) => OfAll([(named, declared)]);

    /// <summary>Of several projects: who worked in two of them is one person.</summary>
    public static HeadCount OfAll(IEnumerable<(IEnumerable<string> Named, int Declared)> projects)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var unnamed = 0;
        foreach (var (named, declared) in projects)
        {
            var own = named.ToHashSet(StringComparer.Ordinal);
            all.UnionWith(own);
            unnamed += Math.Max(0, declared - own.Count);
        }
        return new(all.Count + unnamed, unnamed > 0);
    }

    public override string ToString() => About ? $"约{People}" : $"{People}";
}
