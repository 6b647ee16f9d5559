using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Archive;

/// <summary>“2+2+5”: two types of project, a list for each, five stages, three responsible levels, four aspects (BZ-01, BZ-02).</summary>
public static class ArchiveList
{
    public const string Missing = "missing";
    public const string Filed = "filed";
    public const string Qualified = "qualified";
    public const string Returned = "returned";

    public static IReadOnlyDictionary<string, string> Purposes { get; } =
        new Dictionary<string, string> { ["public"] = "农村公益性基础设施", ["industry"] = "农村产业发展配套基础设施" };

    public static IReadOnlyDictionary<string, string> Stages { get; } =
        new Dictionary<string, string>
        {
            ["planning"] = "规划储备",
            ["application"] = "申报",
            ["implementation"] = "实施",
            ["acceptance"] = "验收",
            ["handover"] = "总结移交",
        };

    public static IReadOnlyDictionary<string, string> Levels { get; } =
        new Dictionary<string, string>
        {
            ["bureau"] = "区县发展改革局",
            ["township"] = "项目乡镇",
            ["builder"] = "施工单位（村民委员会）",
        };

    public static IReadOnlyDictionary<string, string> Aspects { get; } =
        new Dictionary<string, string>
        {
            ["labour"] = "本地劳动力组织",
            ["pay"] = "劳务报酬发放",
            ["linkage"] = "利益联结机制建立",
            ["posts"] = "公益性岗位设置",
        };

    /// <summary>保管期限, the longest first (《机关文件材料归档范围和文书档案保管期限规定》，国家档案局令第8号).</summary>
    public static IReadOnlyDictionary<string, string> Terms { get; } =
        new Dictionary<string, string>
        {
            ["permanent"] = "永久",
            ["thirty-years"] = "30年",
            ["ten-years"] = "10年",
        };

    public static IReadOnlyDictionary<string, string> StateLabels { get; } =
        new Dictionary<string, string>
        {
            [Missing] = "缺",
            [Filed] = "已归，待审",
            [Qualified] = "合格",
            [Returned] = "退回",
        };

    /// <summary>The three gates and the stages whose items each looks at (BZ-09).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Gates { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["preparation"] = ["planning", "application"],
            ["implementation"] = ["implementation"],
            ["acceptance"] = ["acceptance"],
        };

    public static IReadOnlyDictionary<string, string> GateLabels { get; } =
        new Dictionary<string, string>
        {
            ["preparation"] = "项目准备",
            ["implementation"] = "项目实施",
            ["acceptance"] = "项目验收",
        };

    /// <param name="evidence">Kind of paper → number in the journal of the newest one, uploaded or written here.</param>
    public static IReadOnlyList<ItemState> Of(
        IEnumerable<ArchiveItem> items,
        string purpose,
        string projectStage,
        IReadOnlyDictionary<string, long> evidence,
        IReadOnlyDictionary<string, ArchiveVerdict> verdicts
    ) =>
        [
            .. items
                .Where(i => i.Purposes.Contains(purpose))
                .Select(item =>
                {
                    long? newest = item.Papers.Where(evidence.ContainsKey).Select(p => (long?)evidence[p]).Max();
                    // A paper that came after the return is a new attempt; a qualified item stays so until somebody looks again.
                    var state =
                        newest is null ? Missing
                        : !verdicts.TryGetValue(item.Name, out var verdict) ? Filed
                        : verdict.Qualified ? Qualified
                        : newest > verdict.Seq ? Filed
                        : Returned;
                    return new ItemState(item, state, state is Missing or Returned && StageOver(item.Stage, projectStage));
                }),
        ];

    /// <summary>The stage of the archive to which belongs what comes while the project stands there.</summary>
    public static string StageAt(string projectStage) =>
        projectStage switch
        {
            ProjectStages.Reserve => "planning",
            ProjectStages.Accepted or ProjectStages.HandedOver or ProjectStages.Archived => "handover",
            ProjectStages.Completed => "acceptance",
            _ when projectStage.StartsWith("Awaiting", StringComparison.Ordinal) => "application",
            _ when projectStage.StartsWith(ProjectStages.PassedPrefix, StringComparison.Ordinal) => "acceptance",
            _ => "implementation",
        };

    /// <summary>The project has left the part of its life that the archive's stage is about.</summary>
    private static bool StageOver(string archiveStage, string projectStage) =>
        archiveStage switch
        {
            "planning" => projectStage is not ProjectStages.Reserve,
            "application" => projectStage is not ProjectStages.Reserve && !projectStage.StartsWith("Awaiting", StringComparison.Ordinal),
            "implementation" => projectStage
                is ProjectStages.Completed
                    or ProjectStages.Accepted
                    or ProjectStages.HandedOver
                    or ProjectStages.Archived
                || projectStage.StartsWith(ProjectStages.PassedPrefix, StringComparison.Ordinal),
            "acceptance" => projectStage is ProjectStages.Accepted or ProjectStages.HandedOver or ProjectStages.Archived,
            _ => projectStage is ProjectStages.Archived,
        };
}
