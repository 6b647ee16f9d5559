using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>What a client of Elsa asks of a list. Names of members are Elsa's; what is null or empty asks for nothing.</summary>
/// <param name="Page">From 0 on.</param>
public sealed record ElsaCaseQuery(
    int? Page,
    int? PageSize,
    string? SearchTerm,
    string? DefinitionId,
    IReadOnlyList<string>? DefinitionIds,
    string? CorrelationId,
    bool? HasIncidents,
    string? Status,
    IReadOnlyList<string>? Statuses,
    string? SubStatus,
    IReadOnlyList<string>? SubStatuses,
    string? OrderBy,
    string? OrderDirection,
    IReadOnlyList<ElsaTimeFilter>? TimestampFilters
);

/// <param name="Column">CreatedAt, UpdatedAt or FinishedAt.</param>
/// <param name="Operator">Is, IsNot, GreaterThan, GreaterThanOrEqual, LessThan or LessThanOrEqual; counted by days.</param>
public sealed record ElsaTimeFilter(string Column, string Operator, DateTimeOffset Timestamp);

public sealed record ElsaCasePage(IReadOnlyList<ElsaInstance> Items, int TotalCount);

/// <summary>The cases of the visible projects as Elsa's instances.</summary>
public sealed class ElsaCases(Store store, ElsaProcedures procedures, CaseReads cases)
{
    public const int MostLines = 200;
    private const int UsualLines = 25;

    /// <summary>A case's id holds slashes, which an address takes apart; the other sign is in none.</summary>
    public static string IdOf(string caseId) => caseId.Replace('/', '~');

    public static string CaseOf(string id) => id.Replace('~', '/');

    public async Task<ElsaCasePage> ListAsync(Scope scope, ElsaCaseQuery query, CancellationToken stop)
    {
        var known = await procedures.ListAsync(scope, stop);
        await using var db = store.Open();
        var found =
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            select new
            {
                Case = c,
                Project = p,
                Runs = db.TableSteps.Any(s => s.TableHash == c.TableHash && s.FromStage == c.Stage),
            };
        if (query.SearchTerm?.Trim() is { Length: > 0 } term)
            found = found.Where(f => f.Project.Name.Contains(term) || f.Case.Id.Contains(CaseOf(term)));
        if (Words(query.DefinitionId, query.DefinitionIds) is { Count: > 0 } ids)
        {
            var hashes = known.Where(p => ids.Contains(p.DefinitionId)).Select(p => p.Table.Hash).ToList();
            found = found.Where(f => hashes.Contains(f.Case.TableHash));
        }
        if (query.CorrelationId is { Length: > 0 } project)
            found = found.Where(f => f.Project.Id == project);
        if (Words(query.Status, query.Statuses) is { Count: > 0 } statuses)
            found = found.Where(f => statuses.Contains(f.Runs ? ElsaInstance.Running : ElsaInstance.Finished));
        if (Words(query.SubStatus, query.SubStatuses) is { Count: > 0 } states)
            found = found.Where(f => states.Contains(f.Runs ? ElsaInstance.Suspended : ElsaInstance.Finished));
        if (query.HasIncidents == true)
            found = found.Where(f => false);
        foreach (var filter in query.TimestampFilters ?? [])
        {
            var (from, until, within) = Days(filter);
            var created = filter.Column == "CreatedAt";
            found = found.Where(f =>
                (from <= (created ? f.Case.OpenedOn : f.Case.MovedOn) && (created ? f.Case.OpenedOn : f.Case.MovedOn) <= until) == within
            );
            if (filter.Column == "FinishedAt")
                found = found.Where(f => !f.Runs);
        }
        var count = await found.CountAsync(stop);
        var size = Math.Clamp(query.PageSize ?? UsualLines, 1, MostLines);
        var down = query.OrderDirection != "Ascending";
        var ordered = query.OrderBy switch
        {
            "Name" => down ? found.OrderByDescending(f => f.Project.Name) : found.OrderBy(f => f.Project.Name),
            "Created" => down ? found.OrderByDescending(f => f.Case.OpenedOn) : found.OrderBy(f => f.Case.OpenedOn),
            _ => down ? found.OrderByDescending(f => f.Case.MovedOn) : found.OrderBy(f => f.Case.MovedOn),
        };
        var rows = await ordered.ThenBy(f => f.Case.Id).Skip(Math.Max(0, query.Page ?? 0) * size).Take(size).ToListAsync(stop);
        var keys = rows.Select(r => r.Case.Id).ToList();
        var times = await db
            .Steps.Where(s => keys.Contains(s.CaseId))
            .GroupBy(s => s.CaseId)
            .Select(g => new
            {
                g.Key,
                First = g.Min(s => s.RecordedUtc),
                Last = g.Max(s => s.RecordedUtc),
            })
            .ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, stop);
        var byHash = known.ToLookup(p => p.Table.Hash);
        return new ElsaCasePage(
            [
                .. rows.Select(r =>
                {
                    var procedure = byHash[r.Case.TableHash].First();
                    var opened = ChinaTime.At(r.Case.OpenedOn, TimeOnly.MinValue);
                    return new ElsaInstance(
                        IdOf(r.Case.Id),
                        procedure.DefinitionId,
                        procedure.Id,
                        procedure.Version,
                        CaseTitle.Of(procedure.Table, r.Case.Id, r.Project.Name),
                        r.Project.Id,
                        r.Runs ? ElsaInstance.Running : ElsaInstance.Finished,
                        times.TryGetValue(r.Case.Id, out var t) ? t.First : opened,
                        times.TryGetValue(r.Case.Id, out t) ? t.Last : opened
                    );
                }),
            ],
            count
        );
    }

    /// <summary>Null when there is none, or none that the asker may see.</summary>
    public async Task<ElsaInstance?> OneAsync(Scope scope, string id, CancellationToken stop)
    {
        if (await TrailAsync(scope, id, stop) is not { } trail)
            return null;
        var procedure = (await procedures.ListAsync(scope, stop)).First(p => p.Table.Hash == trail.Table.Hash);
        var past = new ElsaPast(id, trail);
        var bookmarks = past.Bookmarks;
        var instance = new ElsaInstance(
            id,
            procedure.DefinitionId,
            procedure.Id,
            procedure.Version,
            trail.Title,
            trail.Project,
            past.Status,
            past.Executions[0].StartedAt,
            past.Executions[^1].StartedAt
        );
        return instance with
        {
            WorkflowState = new ElsaState(
                id,
                procedure.DefinitionId,
                procedure.Id,
                procedure.Version,
                instance.Status,
                instance.SubStatus,
                bookmarks
            ),
        };
    }

    /// <summary>Null when there is no such case, or none that the asker may see.</summary>
    public async Task<ElsaPast?> PastAsync(Scope scope, string id, CancellationToken stop) =>
        await TrailAsync(scope, id, stop) is { } trail ? new ElsaPast(id, trail) : null;

    private Task<CaseTrail?> TrailAsync(Scope scope, string id, CancellationToken stop) => cases.TrailAsync(scope, CaseOf(id), stop);

    private static List<string> Words(string? one, IReadOnlyList<string>? many) =>
        [.. (many ?? []).Append(one).OfType<string>().Where(w => w.Length > 0)];

    /// <summary>Which days a filter asks for, or, where it is not within, for all but these.</summary>
    private static (DateOnly From, DateOnly Until, bool Within) Days(ElsaTimeFilter filter)
    {
        var (day, first, last) = (ChinaTime.DateOf(filter.Timestamp), DateOnly.MinValue, DateOnly.MaxValue);
        return filter.Operator switch
        {
            "GreaterThan" => (first, day, false),
            "GreaterThanOrEqual" => (day, last, true),
            "LessThan" => (day, last, false),
            "LessThanOrEqual" => (first, day, true),
            "IsNot" => (day, day, false),
            _ => (day, day, true),
        };
    }
}
