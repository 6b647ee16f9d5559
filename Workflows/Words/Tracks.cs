namespace WorkRelief.Workflows.Words;

/// <summary>Tracks of projects, and what the share of pay is counted against.</summary>
public static class Tracks
{
    public static IReadOnlyDictionary<string, string> TrackLabels { get; } =
        new Dictionary<string, string>
        {
            ["special"] = "以工代赈专项",
            ["rural"] = "农业农村基础设施推广",
            ["key"] = "重点工程",
        };

    public static IReadOnlyDictionary<string, string> BaseLabels { get; } =
        new Dictionary<string, string>
        {
            ["fiscal"] = "财政资金",
            ["central"] = "中央资金",
            ["central-provincial"] = "中央和省级资金",
            ["special"] = "专项资金",
        };
}
