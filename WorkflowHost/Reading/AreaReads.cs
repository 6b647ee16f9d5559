using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A registered place and how much lies in it, at any depth.</summary>
/// <param name="Holders">Accounts that hold an office there or below.</param>
public sealed record AreaLine(long Code, string Path, string Name, int Level, int Places, int Projects, int Workers, int Holders);

/// <param name="Above">From the province down.</param>
/// <param name="Here">Null above the provinces.</param>
/// <param name="More">There are more below than are listed.</param>
public sealed record AreaPage(IReadOnlyList<(long Code, string Name)> Above, AreaLine? Here, IReadOnlyList<AreaLine> Below, bool More);

/// <summary>The tree of places, for an administrator; nothing for anyone else.</summary>
public sealed class AreaReads(Store store)
{
    public const int Most = 200;

    /// <summary>What a level is called.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["", "省", "市", "县（区）", "乡镇（街道）", "村（社区）"];

    /// <param name="at">A code; null for the provinces.</param>
    /// <returns>Null when there is no such place, or none for the asker.</returns>
    public async Task<AreaPage?> AtAsync(Scope scope, long? at, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return null;
        var here = at is null ? null : await Lines(db, db.Areas.Where(a => a.Code == at), scope).FirstOrDefaultAsync(stop);
        if (here is null && at is not null)
            return null;
        var above = here is null
            ? []
            : await db
                .Areas.Where(a => a.Code < at && at <= a.Last)
                .OrderBy(a => a.Level)
                .Select(a => new { a.Code, a.Name })
                .ToListAsync(stop);
        var (last, level) = (
            here is null ? 0 : await db.Areas.Where(a => a.Code == at).Select(a => a.Last).SingleAsync(stop),
            here?.Level ?? 0
        );
        var below = here is null
            ? db.Areas.Where(a => a.Level == 1)
            : db.Areas.Where(a => at < a.Code && a.Code <= last && a.Level == level + 1);
        var lines = await Lines(db, below.OrderBy(a => a.Code).Take(Most + 1), scope).ToListAsync(stop);
        return new AreaPage([.. above.Select(a => (a.Code, a.Name))], here, [.. lines.Take(Most)], lines.Count > Most);
    }

    /// <summary>The code of a place as a form writes it: its path, its code, or its own name where only one is called so.</summary>
    public async Task<long?> FindAsync(Scope scope, string written, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return null;
        var code = long.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? Workflows.Words.AreaCodes.Pad(number)
            : 0;
        var found = await db
            .Areas.Where(a => a.Path == written || a.Code == code || a.Name == written)
            .Select(a => new { a.Code, Exact = a.Name != written })
            .Take(2)
            .ToListAsync(stop);
        return found.Count == 1 || found.Any(f => f.Exact) ? found.OrderByDescending(f => f.Exact).First().Code : null;
    }

    private static IQueryable<AreaLine> Lines(WorkReliefContext db, IQueryable<AreaRow> these, Scope scope)
    {
        var (areas, projects, workers) = (db.Areas, db.Projects, db.Workers);
        var held = db.Grants.Where(g =>
            g.ProjectId == null
            && g.Body != Bodies.Villager
            && g.FromDay <= scope.Today
            && (g.UntilDay == null || scope.Today <= g.UntilDay)
        );
        return these
            .AsNoTracking()
            .OrderBy(a => a.Code)
            .Select(a => new AreaLine(
                a.Code,
                a.Path,
                a.Name,
                a.Level,
                areas.Count(b => a.Code < b.Code && b.Code <= a.Last),
                projects.Count(p => a.Code <= p.Area && p.Area <= a.Last),
                workers.Count(w => a.Code <= w.Area && w.Area <= a.Last),
                held.Where(g => a.Code <= g.AreaFrom && g.AreaTo <= a.Last).Select(g => g.Account).Distinct().Count()
            ));
    }
}
