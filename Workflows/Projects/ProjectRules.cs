using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>Claims about a project that its own steps and those of its cycles, notices and acceptances rest on.</summary>
public static class ProjectRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("LeadNamed@1", "已明确县级项目负责人", Clause.Seed("MEI-03"), Refusal? (InProject v) =>
            v.Project.Lead is null ? new("lead-missing", "项目没有县级负责人", Who(v, "appoints-lead")) : null),

        new Rule("SurveyHeld@1", "基本情况调查已做到“五个清楚”", Clause.Seed("DP-01"), Refusal? (InProject v) =>
            v.Project.Records.ContainsKey("baseline-survey") ? null : new("survey-missing", "没有基本情况调查记录（劳力数量、务工技能、务工意愿、特殊群众、村委会组织能力）", Who(v, "keeps-records"))),

        new Rule("ThreeWorkTeams@1", "县、镇、村三级工作专班均已成立", Clause.Seed("MEI-03"), Refusal? (InProject v) =>
        {
            string[] missing = [.. RecordKinds.WorkTeamLevels.Where(l => !v.Project.Records.ContainsKey($"work-team/{l}"))];
            return missing.Length == 0 ? null : new("work-team-missing", $"缺少工作专班记录：{string.Join("、", missing)}级", Who(v, "keeps-records"));
        }),

        new Rule("CouncilElected@1", "由项目理事会组织施工的，已选举产生理事会", Clause.Seed("GA-02"), Refusal? (InProject v) =>
            !v.Shape.Role("commences").Contains(Bodies.ProjectCouncil) || v.Project.Records.ContainsKey("council-election")
                ? null : new("council-missing", "没有项目理事会选举记录", Who(v, "keeps-records"))),

        new Rule("FundsArrived@1", "已有资金到位", Clause.Seed("GA-12"), Refusal? (InProject v) =>
            v.Project.ArrivedYuan > 0 ? null : new("funds-missing", "没有到位资金", Who(v, "releases-funds"))),

        new Rule("PlannedShareMeetsFloor@1", "计划劳务报酬占比不低于下限", Clause.Seed("MING-02"), Refusal? (InProject v, Moment m) =>
            BelowFloor(v, m.OccurredOn, v.Project.PlannedShare, "计划")),

        new Rule("FinalShareMeetsFloor@1", "实发劳务报酬占比不低于下限", Clause.Seed("MING-02"), Refusal? (InProject v, Moment m) =>
            BelowFloor(v, m.OccurredOn, v.Project.PaidShare, "实发")),

        new Rule("NoOpenRectification@1", "没有未销号的整改", Clause.Seed("DP-10"), Refusal? (InProject v) =>
            v.Project.OpenRectifications.Count == 0 ? null
                : new("rectification-open", $"整改未销号：{string.Join("、", v.Project.OpenRectifications)}", Who(v, "rectifies"))),
    ];

    /// <summary>The bodies that hold a role in this shape, for "who can supply it".</summary>
    public static string Who(InProject view, string role) =>
        string.Join("、", view.Shape.Role(role).Select(b => Bodies.Labels[b]));

    private static Refusal? BelowFloor(InProject v, DateOnly on, decimal? share, string which)
    {
        if (v.Pack.Floor(v.Project.Track, v.Project.FundBase, on) is not { } floor) return null;
        if (share is null) return new("share-unknown", $"{which}占比无法计算：{Tracks.BaseLabels[v.Project.FundBase]}为零", Who(v, "applies"));
        return share >= floor.Floor ? null
            : new("share-below-floor", $"{which}占比 {Money.Percent(share.Value)}，低于下限 {Money.Percent(floor.Floor)}（基数：{Tracks.BaseLabels[v.Project.FundBase]}）", Who(v, "applies"));
    }
}
