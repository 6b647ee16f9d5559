using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A place whose figures the asker may see.</summary>
public sealed record PlaceName(long Code, string Name);

/// <summary>A place's page.</summary>
/// <param name="Above">The places that it lies in, as far as the asker stands over them, the highest first.</param>
/// <param name="Others">Places of the asker's, when there is more than one to begin with.</param>
public sealed record PlaceFigures(PlaceName? Place, Overview Figures, IReadOnlyList<PlaceName> Above, IReadOnlyList<PlaceName> Others);

/// <summary>Figures of places, and the rows behind each of them: the same for a page, a document and the interface.</summary>
public sealed class OverviewReads(Store store, Definitions definitions)
{
    /// <summary>Figures of a place with the rows they are made of; null when the asker holds nothing over it.</summary>
    public async Task<Overview?> OverviewAsync(Scope scope, string path, DateOnly until, CancellationToken stop)
    {
        await using var db = store.Open();
        return await Over(db, scope).FirstOrDefaultAsync(a => a.Path == path, stop) is { } area
            ? await ReadAsync(db, scope, area, until, stop)
            : null;
    }

    /// <summary>A place's page; without a place the widest of the asker's, or all that he or she sees.</summary>
    public async Task<PlaceFigures?> PageAsync(Scope scope, long? code, CancellationToken stop)
    {
        await using var db = store.Open();
        var begin = await BeginAsync(db, scope, stop);
        var area = code is null ? begin.FirstOrDefault() : await Over(db, scope).FirstOrDefaultAsync(a => a.Code == code, stop);
        if (code is not null && area is null)
            return null;
        var above = area is null
            ? []
            : await Over(db, scope)
                .Where(a => a.Code <= area.Code && area.Last <= a.Last && a.Level < area.Level)
                .OrderBy(a => a.Level)
                .Select(a => new PlaceName(a.Code, a.Name))
                .ToListAsync(stop);
        return new PlaceFigures(
            area is null ? null : new PlaceName(area.Code, area.Name),
            await ReadAsync(db, scope, area, scope.Today, stop),
            above,
            begin.Count > 1 ? [.. begin.Select(a => new PlaceName(a.Code, a.Name))] : []
        );
    }

    /// <summary>
    /// The rows behind a figure of a place; null when there is no such figure, or the asker holds nothing over the place.
    /// </summary>
    public async Task<FigureTable?> RowsAsync(Scope scope, long? code, string name, string? of, CancellationToken stop)
    {
        await using var db = store.Open();
        var area = code is null
            ? (await BeginAsync(db, scope, stop)).FirstOrDefault()
            : await Over(db, scope).FirstOrDefaultAsync(a => a.Code == code, stop);
        if (code is not null && area is null)
            return null;
        var lines = await new OverviewLines(db, definitions, stop).OfAsync(Seen(db, scope, area), scope.Today);
        var figures = Figure.All(await OfAsync(db, area, lines, scope.Today, stop));
        return figures.FirstOrDefault(f => f.Name == name && f.Of == (string.IsNullOrEmpty(of) ? null : of)) is { } figure
            ? await new FigureRows(db, lines, scope.Today, stop).OfAsync(figure)
            : null;
    }

    private async Task<Overview> ReadAsync(WorkReliefContext db, Scope scope, AreaRow? area, DateOnly until, CancellationToken stop) =>
        await OfAsync(db, area, await new OverviewLines(db, definitions, stop).OfAsync(Seen(db, scope, area), until), until, stop);

    private Task<Overview> OfAsync(
        WorkReliefContext db,
        AreaRow? area,
        IReadOnlyList<OverviewLine> lines,
        DateOnly until,
        CancellationToken stop
    ) =>
        new OverviewReader(db, definitions, stop).OfAsync(
            area,
            lines,
            until,
            new DocumentHead("", null, "", "", "", until),
            new Dictionary<string, string?>()
        );

    private static IQueryable<ProjectRow> Seen(WorkReliefContext db, Scope scope, AreaRow? area) =>
        area is null ? scope.Projects(db) : scope.Projects(db).Where(p => area.Code <= p.Area && p.Area <= area.Last);

    /// <summary>The places of the asker's own grants that lie in no other of them.</summary>
    private static async Task<List<AreaRow>> BeginAsync(WorkReliefContext db, Scope scope, CancellationToken stop)
    {
        var mine = scope.Grants(db).Where(g => g.ProjectId == null);
        return await db
            .Areas.AsNoTracking()
            .Where(a => mine.Any(g => g.AreaFrom == a.Code && g.AreaTo == a.Last))
            .Where(a => !mine.Any(g => g.AreaFrom <= a.Code && a.Last <= g.AreaTo && g.AreaTo - g.AreaFrom > a.Last - a.Code))
            .OrderBy(a => a.Code)
            .ToListAsync(stop);
    }

    /// <summary>The places that a grant of the asker's covers.</summary>
    private static IQueryable<AreaRow> Over(WorkReliefContext db, Scope scope) =>
        db.Areas.AsNoTracking().Where(a => scope.Grants(db).Any(g => g.ProjectId == null && g.AreaFrom <= a.Code && a.Last <= g.AreaTo));
}
