using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>What is asked of a plan, when it is proposed and when it is amended.</summary>
public static class PlanChecks
{
    public static IEnumerable<Refusal> Problems(ProjectPlan plan, Pack pack, DateOnly on)
    {
        if (!Line.IsLine(plan.Name, 100))
            yield return new(Refusals.Name, "项目名称不能为空，不换行，不超过100字");
        var track = Tracks.TrackLabels.ContainsKey(plan.Track);
        if (!track)
            yield return new(ProjectRefusals.Track, $"没有项目类别“{plan.Track}”");
        if (!Archive.ArchiveList.Purposes.ContainsKey(plan.Purpose))
            yield return new(
                ProjectRefusals.Purpose,
                $"purpose：“{plan.Purpose}”应为 {string.Join("、", Archive.ArchiveList.Purposes.Keys)}"
            );
        foreach (var problem in Money.Problems("plannedPayYuan", plan.PlannedPayYuan))
            yield return problem;
        var sound = true;
        foreach (var (source, amount) in plan.Funds)
        {
            if (!FundSources.Labels.ContainsKey(source))
                yield return new(FundsRefusals.FundSource, $"funds：没有资金来源“{source}”");
            foreach (var problem in Money.Problems($"funds.{source}", amount))
            {
                sound = false;
                yield return problem;
            }
        }
        if (sound && plan.Funds.Values.Sum() <= 0)
            yield return new(ProjectRefusals.FundsEmpty, "funds：计划资金合计应大于零");
        if (!Tracks.BaseLabels.ContainsKey(plan.FundBase))
            yield return new(ProjectRefusals.FundBase, $"没有资金基数“{plan.FundBase}”");
        else if (track && sound && Fitting(plan.Track, plan.Funds, pack, on) is var fit && !fit.Contains(plan.FundBase))
            yield return new(
                ProjectRefusals.FundBase,
                $"fundBase：{Tracks.TrackLabels[plan.Track]}按计划资金，占比的基数应为 "
                    + $"{string.Join("、", fit.Select(b => $"{Tracks.BaseLabels[b]}（{b}）"))}",
                Clause: Clause.Seed("MING-02")
            );
    }

    /// <summary>
    /// Bases against which the plan's pay may be counted: where the track has a floor, its base or one that holds it, else any; always one
    /// that the plan has money of. A narrower base would make the share look greater, an empty one leaves nothing to compare with.
    /// </summary>
    public static IReadOnlyList<string> Fitting(string track, IReadOnlyDictionary<string, decimal> funds, Pack pack, DateOnly on)
    {
        var floors = pack.FloorsOf(track, on);
        string[] fit = [.. Tracks.BaseLabels.Keys.Where(b => floors.Count == 0 || floors.Any(f => FundSources.Covers(b, f.Base)))];
        string[] held = [.. fit.Where(b => funds.Any(f => f.Value > 0 && FundSources.InBase(f.Key, b)))];
        return held.Length > 0 ? held : fit;
    }

    /// <summary>What stands in the way of approving without a word, although no floor is broken; in Chinese.</summary>
    public static IReadOnlyList<string> Doubts(ProjectBasics project, IReadOnlyDictionary<string, decimal> planned, Pack pack, DateOnly on)
    {
        var share = Share.Of(project.PlannedPayYuan, planned, project.FundBase);
        var fundBase = Tracks.BaseLabels[project.FundBase];
        var doubts = new List<string>();
        if (pack.Floor(project.Track, project.FundBase, on) is not { } floor)
            doubts.Add($"本地没有设定{Tracks.TrackLabels[project.Track]}的占比下限（计划占比 {Shown(share)}）");
        else if (share >= floor.Floor && share < floor.Target)
            doubts.Add($"计划占比 {Shown(share)}，达到下限 {Money.Percent(floor.Floor)}，未达到目标 {Money.Percent(floor.Target.Value)}");
        var (inBase, fiscal) = (Total(planned, project.FundBase), Total(planned, "fiscal"));
        if (2 * inBase < fiscal)
            doubts.Add($"基数（{fundBase}）{Money.Yuan(inBase)} 不足计划财政资金 {Money.Yuan(fiscal)} 的一半");
        return doubts;
    }

    private static string Shown(decimal? share) => share is { } known ? Money.Percent(known) : "无法计算";

    private static decimal Total(IReadOnlyDictionary<string, decimal> planned, string fundBase) =>
        planned.Where(f => FundSources.InBase(f.Key, fundBase)).Sum(f => f.Value);
}
