using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Figures;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A project's performance from what its dossier has read.</summary>
internal static class PerformanceReads
{
    public static async Task<PerformancePart> OfAsync(
        WorkReliefContext db,
        ProjectRow project,
        ProjectFigures figures,
        FundsPart funds,
        LabourPart labour,
        IReadOnlyList<TierPart> tiers,
        (decimal? Floor, DateOnly On) by,
        CancellationToken stop
    )
    {
        var works = await OverviewReader.WorksOfAsync(db, [project.Id], by.On, stop);
        var indicators = Performance.Of(
            new PerformanceFigures(
                funds.ArrivedYuan,
                funds.SpentYuan,
                project.PlannedPayYuan,
                figures.PaidYuan,
                figures.PaidShare,
                by.Floor,
                figures.Cycles.Count(c => c.InTime(by.On) is not null),
                figures.Cycles.Count(c => c.InTime(by.On) is true),
                labour.Trades.Sum(t => t.People),
                figures.Workers.People,
                labour.Groups.Where(g => g.Group != GroupPart.Others).Sum(g => g.People),
                tiers.Count(t => t.Passed),
                tiers.Count,
                [.. works.Select(w => new WorkFigures(w.Work, w.Unit, w.Planned, w.Done))]
            )
        );
        return new PerformancePart(
            [.. indicators.Select(i => new IndicatorPart(i.Group, i.Name, i.Target, i.Done, i.Weight, i.Points))],
            indicators.Sum(i => i.Points ?? 0),
            indicators.Where(i => i.Points is not null).Sum(i => i.Weight),
            Performance.MayExcel(figures.PaidShare, by.Floor)
        );
    }
}
