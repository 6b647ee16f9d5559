using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>A table as a version of an Elsa definition.</summary>
/// <param name="DefinitionId">See <see cref="ElsaExport.IdOf(string, string, Table)"/>.</param>
/// <param name="Version">From 1 on, one more for each table of that id.</param>
/// <param name="Latest">No later one of that id is known: new cases follow it.</param>
/// <param name="From">The first day on which it was followed; null for a register, which follows the program.</param>
public sealed record ElsaProcedure(string DefinitionId, int Version, bool Latest, Table Table, DateOnly? From)
{
    /// <summary>What names this version in Elsa.</summary>
    public string Id => Table.Hash[..32];

    /// <summary>As a client of Elsa reads it.</summary>
    public JsonObject Write()
    {
        var written = (JsonObject)JsonSerializer.SerializeToNode(ElsaWriter.Write(Table, DefinitionId, Version), ElsaDefinition.Json)!;
        written["isLatest"] = Latest;
        written["createdAt"] = CreatedAt;
        written["links"] = new JsonArray();
        return written;
    }

    /// <summary>As a line of a list.</summary>
    public ElsaProcedureLine Line() => new(Id, DefinitionId, Table.Label, Version, Latest, CreatedAt);

    private DateTimeOffset CreatedAt => From is { } day ? ChinaTime.At(day, TimeOnly.MinValue) : DateTimeOffset.UnixEpoch;
}

/// <summary>Names of members are Elsa's.</summary>
public sealed record ElsaProcedureLine(string Id, string DefinitionId, string Name, int Version, bool IsLatest, DateTimeOffset CreatedAt)
{
    /// <summary>Every version is of a practice that was put into force.</summary>
    public bool IsPublished => true;
    public bool IsReadonly => true;
    public string Description => $"由程序的表导出，第 {Version} 版";
    public string MaterializerName => "Json";
    public bool IsMaterializerAvailable => true;
    public IReadOnlyList<object> Links => [];
}

/// <summary>
/// The procedures that an account may look at as Elsa definitions: those of the packs that hold where its grants lie, in every version that
/// a pack in the database gives or a case follows.
/// </summary>
public sealed class ElsaProcedures(Store store, Definitions definitions)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Id, Table Table, DateOnly From)>> _ofPack = new(
        StringComparer.Ordinal
    );

    /// <summary>By id, the versions of one in their order.</summary>
    public async Task<IReadOnlyList<ElsaProcedure>> ListAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var (grants, projects) = (scope.Grants(db), db.Projects.AsNoTracking());
        // Of the packs in force where a grant lies, and of those that a visible project was begun by.
        var visible = scope.Projects(db);
        var names = await (
            from p in db.Packs.AsNoTracking()
            where
                grants.Any(g => g.ProjectId == null && g.AreaFrom <= p.AreaTo && p.AreaFrom <= g.AreaTo)
                || visible.Any(v => v.Pack == p.Name)
            select p.Name
        )
            .Distinct()
            .ToListAsync(stop);
        var followed = await (
            from c in db.Cases.AsNoTracking()
            join p in projects on c.ProjectId equals p.Id
            where names.Contains(p.Pack)
            group c by new
            {
                c.TableHash,
                p.Pack,
                p.Mode,
            } into g
            select new { g.Key, From = g.Min(c => c.OpenedOn) }
        ).ToListAsync(stop);
        var found = new List<(string Id, Table Table, DateOnly? From)>();
        foreach (var one in followed.OrderBy(f => f.From).ThenBy(f => f.Key.TableHash, StringComparer.Ordinal))
        {
            var table = await definitions.TableAsync(db, one.Key.TableHash, stop);
            found.Add((ElsaExport.IdOf(one.Key.Pack, one.Key.Mode, table), table, one.From));
        }
        var given = new List<(string Id, Table Table, DateOnly? From)>();
        foreach (var pack in await db.Packs.AsNoTracking().Where(p => names.Contains(p.Name)).OrderBy(p => p.Number).ToListAsync(stop))
            given.AddRange((await OfPackAsync(db, pack, stop)).Select(t => (t.Id, t.Table, (DateOnly?)t.From)));
        if (await scope.AdministersAsync(db, stop))
            given.AddRange(Catalogue.Program.Registers.Values.Select(t => (ElsaExport.IdOf(t), t, (DateOnly?)null)));
        // What an earlier program wrote and no pack gives any more comes before what is given now.
        var now = given.Select(g => g.Table.Hash).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. found
                .Where(f => !now.Contains(f.Table.Hash))
                .Concat(given)
                .GroupBy(t => t.Id, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(Versions),
        ];
    }

    private static IEnumerable<ElsaProcedure> Versions(IGrouping<string, (string Id, Table Table, DateOnly? From)> tables)
    {
        var versions = tables.DistinctBy(t => t.Table.Hash).ToList();
        return versions.Select((t, n) => new ElsaProcedure(t.Id, n + 1, n == versions.Count - 1, t.Table, t.From));
    }

    private async Task<IReadOnlyList<(string Id, Table Table, DateOnly From)>> OfPackAsync(
        WorkReliefContext db,
        PackRow pack,
        CancellationToken stop
    ) =>
        _ofPack.TryGetValue(pack.Hash, out var known)
            ? known
            : _ofPack[pack.Hash] = [
                .. (await definitions.PackAsync(db, pack.Hash, stop)).Shapes.SelectMany(s =>
                    Catalogue.Program.Expand(s).Select(t => (ElsaExport.IdOf(pack.Name, s.Mode, t), t, s.From))
                ),
            ];
}
