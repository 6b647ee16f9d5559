namespace WorkRelief.Workflows.Words;

/// <summary>Money that arrived.</summary>
public sealed record FundBatch(int Batch, string Source, decimal AmountYuan, DateOnly On);

/// <summary>Where money comes from, and which sources make up a fund base.</summary>
public static class FundSources
{
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["central"] = "中央资金",
            ["provincial"] = "省级资金",
            ["integrated"] = "整合资金",
            ["county"] = "县级财政资金",
            ["other"] = "其他资金（自筹等）",
        };

    /// <summary>Whatever counts in <paramref name="narrow"/> counts in <paramref name="wide"/> too.</summary>
    public static bool Covers(string wide, string narrow) => Labels.Keys.All(s => !InBase(s, narrow) || InBase(s, wide));

    public static bool InBase(string source, string fundBase) =>
        fundBase switch
        {
            "central" => source == "central",
            "central-provincial" or "special" => source is "central" or "provincial",
            "fiscal" => source != "other",
            _ => throw new ArgumentOutOfRangeException(nameof(fundBase), fundBase, "unknown fund base"),
        };
}
