using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Rectification;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A record of bookkeeping in words.</summary>
/// <param name="Says">Label and value of each field that was filled in.</param>
public sealed record KeptRecord(string Id, string Kind, string KindLabel, DateOnly On, IReadOnlyList<(string Label, string Value)> Says);

/// <summary>Something to be put right.</summary>
/// <param name="Days">To the date; negative when it is over. Null once it is done.</param>
/// <param name="Source">The case that asked for it; null when an inspector ordered it.</param>
public sealed record Finding(
    string Id,
    string Item,
    DateOnly OrderedOn,
    DateOnly DueOn,
    int? Days,
    string StageLabel,
    bool Done,
    string? OrderedBy,
    string? Source
);

/// <param name="State">passed, open or to come.</param>
/// <param name="Decides">Who passes it, in Chinese.</param>
/// <param name="Missing">What it still asks for: for the application, or once applied for its passing.</param>
public sealed record TierStanding(
    TierPart Tier,
    StageState State,
    string StageLabel,
    string Applies,
    string Decides,
    IReadOnlyList<Refusal> Missing
);

/// <summary>The works and how they are looked after: funds, records, purchases, findings, acceptance. Null for strangers.</summary>
public sealed class WorksReads(Store store, Definitions definitions, Engine.Engine engine)
{
    public Task<FundsPart?> FundsAsync(Scope scope, string id, CancellationToken stop) =>
        OfAsync(scope, id, (project, reader) => reader.FundsAsync(project, scope.Today), stop);

    public Task<IReadOnlyList<PurchasePart>?> PurchasesAsync(Scope scope, string id, CancellationToken stop) =>
        OfAsync(scope, id, (_, reader) => reader.PurchasesAsync(id), stop);

    public Task<IReadOnlyList<NoticePart>?> NoticesAsync(Scope scope, string id, CancellationToken stop) =>
        OfAsync(scope, id, (_, reader) => reader.NoticesAsync(id, scope.Today), stop);

    /// <summary>The records of some kinds that no later one corrects, the newest first.</summary>
    public async Task<IReadOnlyList<KeptRecord>?> RecordsAsync(Scope scope, string id, Func<RecordKind, bool> which, CancellationToken stop)
    {
        var all = await OfAsync(scope, id, (_, reader) => reader.RecordsAsync(id, scope.Today), stop);
        return all is null
            ? null
            :
            [
                .. RecordKinds
                    .All.Values.Where(which)
                    .SelectMany(kind =>
                        all[kind.Name.Replace('-', '_')]
                            .Select(r => new KeptRecord(
                                r.Id,
                                kind.Name,
                                kind.Label,
                                r.On,
                                [
                                    .. kind
                                        .Fields.Where(f => r.Fields.GetValueOrDefault(f.Name, "").Length > 0)
                                        .Select(f => (f.Label, r.Fields[f.Name])),
                                ]
                            ))
                    )
                    .OrderByDescending(r => r.On),
            ];
    }

    /// <summary>What is to be put right first, the soonest due before the others; then what was.</summary>
    public async Task<IReadOnlyList<Finding>?> FindingsAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.Projects(db).AnyAsync(p => p.Id == id, stop))
            return null;
        var rows = await (
            from r in db.Rectifications.AsNoTracking()
            join c in db.Cases on r.Id equals c.Id
            join t in db.Texts on r.ItemRef equals t.Key
            where r.ProjectId == id
            orderby c.Final, r.DueOn, r.Id
            select new
            {
                Row = r,
                t.Text,
                c.OpenedOn,
                c.Stage,
                c.Final,
                c.TableHash,
            }
        ).ToListAsync(stop);
        var findings = new List<Finding>();
        foreach (var r in rows)
            findings.Add(
                new Finding(
                    r.Row.Id,
                    r.Text,
                    r.OpenedOn,
                    r.Row.DueOn,
                    r.Final ? null : r.Row.DueOn.DayNumber - scope.Today.DayNumber,
                    (await definitions.TableAsync(db, r.TableHash, stop)).StageLabel(r.Stage),
                    r.Stage == RectificationTable.Closed,
                    r.Row.OrderedBy is { } by ? Bodies.Labels[by] : null,
                    r.Row.Source
                )
            );
        return findings;
    }

    /// <summary>The tiers in order, and what the next step of the one in hand still asks for; of those after it nobody asks yet.</summary>
    public async Task<IReadOnlyList<TierStanding>?> TiersAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == id, stop) is not { } project)
            return null;
        var shape = (await definitions.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn)!;
        var parts = await new DossierReader(db, definitions, stop).TiersAsync(id, shape);
        var stages = await db
            .Cases.AsNoTracking()
            .Where(c => c.ProjectId == id && c.Kind == AcceptanceTable.Kind)
            .ToDictionaryAsync(c => c.Id, stop);
        var standing = new List<TierStanding>();
        foreach (var (tier, part) in shape.Tiers.Zip(parts))
        {
            var held = stages.GetValueOrDefault(part.Id);
            var inHand = !part.Passed && standing.All(s => s.State == StageState.Done);
            standing.Add(
                new TierStanding(
                    part,
                    part.Passed ? StageState.Done
                        : inHand ? StageState.Now
                        : StageState.Ahead,
                    held is null ? "还没有申请" : (await definitions.TableAsync(db, held.TableHash, stop)).StageLabel(held.Stage),
                    Labels(tier.Applies),
                    Labels(tier.Decides),
                    inHand ? (await engine.MissingAsync(id, [Ahead(id, tier, held)], stop))[0] : []
                )
            );
        }
        return standing;
    }

    private static StepAhead Ahead(string project, Tier tier, CaseRow? held) =>
        held?.Stage switch
        {
            null => new("acceptance.apply", project, tier.Applies[0], tier.Name),
            AcceptanceTable.Rectifying => new("acceptance.reapply", held.Id, tier.Applies[0], null),
            _ => new("acceptance.pass", held.Id, tier.Decides[0], null),
        };

    private static string Labels(IReadOnlyList<string> bodies) => string.Join("、", bodies.Select(b => Bodies.Labels[b]));

    private async Task<T?> OfAsync<T>(Scope scope, string id, Func<ProjectRow, DossierReader, Task<T>> read, CancellationToken stop)
        where T : class
    {
        await using var db = store.Open();
        return await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == id, stop) is { } project
            ? await read(project, new DossierReader(db, definitions, stop))
            : null;
    }
}
