using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>Claims about a project that its own steps rest on.</summary>
public static class ProjectRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("LeadNamed@1", "已明确县级项目负责人", Clause.Seed("MEI-03"), LeadNamed),
        new Rule("SurveyHeld@1", "基本情况调查已做到“五个清楚”", Clause.Seed("DP-01"), SurveyHeld),
        new Rule("ThreeWorkTeams@1", "县、镇、村三级工作专班均已成立", Clause.Seed("MEI-03"), ThreeWorkTeams),
        new Rule("CouncilElected@1", "由项目理事会组织施工的，已选举产生理事会", Clause.Seed("GA-02"), CouncilElected),
        new Rule("FundsArrived@1", "已有资金到位", Clause.Seed("GA-12"), FundsArrived),
        new Rule("PlannedShareMeetsFloor@1", "计划劳务报酬占比不低于下限", Clause.Seed("MING-02"), PlannedShareMeetsFloor),
        new Rule("FinalShareMeetsFloor@1", "实发劳务报酬占比不低于下限", Clause.Seed("MING-02"), FinalShareMeetsFloor),
    ];

    public static Refusal? LeadNamed(ProjectBasics project, Practice practice) =>
        project.Lead is null ? new(ProjectRefusals.LeadMissing, "项目没有县级负责人", practice.Who("appoints-lead")) : null;

    public static Refusal? SurveyHeld(RecordsKept records, Practice practice) =>
        records.Count.ContainsKey("baseline-survey")
            ? null
            : new(
                ProjectRefusals.SurveyMissing,
                "没有基本情况调查记录（劳力数量、务工技能、务工意愿、特殊群众、村委会组织能力）",
                practice.Who("keeps-records")
            );

    public static Refusal? ThreeWorkTeams(RecordsKept records, Practice practice)
    {
        string[] missing = [.. RecordKinds.WorkTeamLevels.Where(l => !records.Count.ContainsKey($"work-team/{l}"))];
        return missing.Length == 0
            ? null
            : new(ProjectRefusals.WorkTeamMissing, $"缺少工作专班记录：{string.Join("、", missing)}级", practice.Who("keeps-records"));
    }

    public static Refusal? CouncilElected(RecordsKept records, Practice practice) =>
        !practice.Shape.Role("commences").Contains(Bodies.ProjectCouncil) || records.Count.ContainsKey("council-election")
            ? null
            : new(ProjectRefusals.CouncilMissing, "没有项目理事会选举记录", practice.Who("keeps-records"));

    public static Refusal? FundsArrived(ArrivedFunds funds, Practice practice) =>
        funds.TotalYuan > 0 ? null : new(ProjectRefusals.FundsMissing, "没有到位资金", practice.Who("releases-funds"));

    public static Refusal? PlannedShareMeetsFloor(ProjectBasics project, PlannedFunds planned, Practice practice, Moment moment) =>
        BelowFloor(project, practice, moment.OccurredOn, PayShare.Planned(project, planned), "计划");

    public static Refusal? FinalShareMeetsFloor(
        ProjectBasics project,
        ArrivedFunds arrived,
        PayCycles cycles,
        Practice practice,
        Moment moment
    ) =>
        project.ShareExemptUntil >= moment.OccurredOn
            ? null
            : BelowFloor(project, practice, FloorDay(project, moment), PayShare.Paid(project, arrived, cycles), "实发");

    public static DateOnly FloorDay(ProjectBasics project, Moment moment) =>
        ProjectPolicy.FloorDay(project.ApprovedOn, project.CommencedOn, moment.OccurredOn);

    public static Refusal? BelowFloor(ProjectBasics project, Practice practice, DateOnly on, decimal? share, string which)
    {
        if (practice.Pack.Floor(project.Track, project.FundBase, on) is not { } floor)
            return null;
        var fundBase = Tracks.BaseLabels[project.FundBase];
        if (share is null)
            return new(ProjectRefusals.ShareUnknown, $"{which}占比无法计算：{fundBase}为零", practice.Who("applies"));
        return share >= floor.Floor
            ? null
            : new(
                ProjectRefusals.ShareBelowFloor,
                $"{which}占比 {Money.Percent(share.Value)}，低于下限 {Money.Percent(floor.Floor)}（基数：{fundBase}）",
                practice.Who("applies")
            );
    }
}

/// <summary>劳务报酬占比 as a project's facets give it.</summary>
public static class PayShare
{
    /// <summary>Planned pay over planned funds of the base; null when the base is empty.</summary>
    public static decimal? Planned(ProjectBasics project, PlannedFunds planned) =>
        Figures.Share.Of(project.PlannedPayYuan, planned.BySource, project.FundBase);

    /// <summary>Pay so far over arrived funds of the base. A figure "so far" until the last cycle is closed.</summary>
    public static decimal? Paid(ProjectBasics project, ArrivedFunds arrived, PayCycles cycles) =>
        Figures.Share.Of(cycles.FromFundsYuan, arrived.Batches.Select(b => KeyValuePair.Create(b.Source, b.AmountYuan)), project.FundBase);
}
