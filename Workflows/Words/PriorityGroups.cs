namespace WorkRelief.Workflows.Words;

/// <summary>重点群体: who is chosen first; in the order in which a person of several is counted.</summary>
public static class PriorityGroups
{
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["lifted-household"] = "脱贫户",
            ["relocated-household"] = "易地搬迁户",
            ["low-income"] = "低收入人口",
            ["special-hardship"] = "特殊困难群众",
            ["monitored-household"] = "监测户",
            ["unstable-lifted-household"] = "脱贫不稳定户",
            ["at-risk-household"] = "边缘易致贫户",
            ["stranded-migrant"] = "受疫情影响无法外出务工人员",
        };
}
