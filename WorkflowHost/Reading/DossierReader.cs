using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Figures;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Gathers a project's dossier from the tables: a fixed number of queries, whatever the project's size.</summary>
internal sealed class DossierReader(WorkReliefContext db, Definitions definitions, CancellationToken stop)
{
    /// <param name="on">The day as of which policy values count; money, records and notices up to it.</param>
    public async Task<Dossier> OfAsync(string id, DocumentHead head, DateOnly on, IReadOnlyDictionary<string, string?> texts)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, stop);
        var stage = await db.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Stage, c.TableHash }).SingleAsync(stop);
        var pack = await definitions.PackNamedAsync(db, project.Pack, stop);
        var shape = (await definitions.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn)!;
        var path = await db.Areas.Where(a => a.Code == project.Area).Select(a => a.Path).SingleAsync(stop);
        var names = path.Split('/');
        var figures = (await ProjectFigures.ReadAsync(db, [id], on, stop))[id];
        var funds = await FundsAsync(project, on);
        var labour = await LabourAsync(project, figures, on);
        var cycles = await CyclesAsync(id, on);
        var floor = ProjectFigures.FloorOf(pack, project, on);
        var tiers = await TiersAsync(id, shape);
        var lead = project.Lead is null
            ? null
            : await (
                from a in db.Accounts
                join t in db.Texts on a.NameRef equals t.Key
                where a.Account == project.Lead
                select t.Text
            ).FirstOrDefaultAsync(stop);
        var contractor = project.Contractor is null
            ? null
            : await db.Contractors.Where(c => c.Id == project.Contractor).Select(c => c.Name).FirstOrDefaultAsync(stop);
        return new Dossier(
            head,
            new ProjectPart(
                id,
                project.Name,
                path,
                At(names, 2),
                At(names, 3),
                At(names, 4),
                project.Mode,
                Shape.ModeLabels[project.Mode],
                Tracks.TrackLabels[project.Track],
                Tracks.BaseLabels[project.FundBase],
                ArchiveList.Purposes[project.Purpose],
                (await definitions.TableAsync(db, stage.TableHash, stop)).StageLabel(stage.Stage),
                lead,
                contractor,
                project.ProposedOn,
                project.CommencedOn,
                project.CompletedOn,
                project.PlannedPayYuan,
                Money.Percent(figures.PlannedShare),
                Money.Percent(figures.PaidShare),
                figures.ShareLabel,
                floor is null ? null : Money.Bound(floor.Floor),
                figures.PaidYuan,
                figures.Workers.People,
                figures.Workers.About
            ),
            (await OfficeNames.InAsync(db, project.Area, project.Contractor, stop)).PartiesOf(project, shape),
            labour,
            await Consultations.OfAsync(db, id, labour.WagesFrom, on, stop),
            funds,
            cycles,
            await RecordsAsync(id, on),
            tiers,
            await FindingsAsync(id),
            await NoticesAsync(id, on),
            await PurchasesAsync(id),
            await ArchiveAsync(project, stage.Stage, pack, on),
            await PerformanceReads.OfAsync(db, project, figures, funds, labour, tiers, (floor?.Floor, on), stop),
            null,
            texts
        );
    }

    public async Task<FundsPart> FundsAsync(ProjectRow project, DateOnly until)
    {
        var planned = await db.PlannedFunds.AsNoTracking().Where(f => f.ProjectId == project.Id && f.AmountYuan > 0).ToListAsync(stop);
        var batches = (
            await db
                .FundBatches.AsNoTracking()
                .Where(f => f.ProjectId == project.Id && f.ArrivedOn <= until)
                .OrderBy(f => f.Batch)
                .ToListAsync(stop)
        )
            .Select(b => new FundBatch(b.Batch, b.Source, b.AmountYuan, b.ArrivedOn))
            .ToList();
        var spent = (await FundHost.SpentAsync(db, project.Id, stop)).Where(s => s.On <= until);
        var (drawn, _) = FundLedger.Allocate(batches, [.. spent]);
        var spentOf = drawn.GroupBy(d => d.Batch).ToDictionary(g => g.Key, g => g.Sum(d => d.AmountYuan));
        var sources = FundSources.Labels.Where(s => planned.Any(p => p.Source == s.Key) || batches.Any(b => b.Source == s.Key));
        return new FundsPart(
            planned.Sum(f => f.AmountYuan),
            batches.Sum(b => b.AmountYuan),
            drawn.Sum(d => d.AmountYuan),
            [
                .. sources.Select(s => new FundPart(
                    s.Value,
                    planned.Where(p => p.Source == s.Key).Sum(p => p.AmountYuan),
                    batches.Where(b => b.Source == s.Key).Sum(b => b.AmountYuan),
                    drawn.Where(d => d.Source == s.Key).Sum(d => d.AmountYuan)
                )),
            ],
            [
                .. batches.Select(b => new BatchPart(
                    b.Batch,
                    FundSources.Labels[b.Source],
                    b.On,
                    b.AmountYuan,
                    spentOf.GetValueOrDefault(b.Batch)
                )),
            ],
            [
                .. drawn.Select(d => new SpentPart(
                    d.Of.On,
                    d.Of.Said ?? d.Of.Voucher,
                    FundLedger.KindLabels[d.Of.Kind],
                    d.Batch,
                    FundSources.Labels[d.Source],
                    d.AmountYuan
                )),
            ]
        );
    }

    public async Task<LabourPart> LabourAsync(ProjectRow project, ProjectFigures figures, DateOnly on)
    {
        var planText = await db
            .LabourPlans.Where(p => p.ProjectId == project.Id)
            .OrderByDescending(p => p.Seq)
            .Select(p => p.Plan)
            .FirstOrDefaultAsync(stop);
        var wageText = await db
            .WageTables.Where(w => w.ProjectId == project.Id)
            .OrderByDescending(w => w.Seq)
            .Select(w => w.Wages)
            .FirstOrDefaultAsync(stop);
        var plan = planText is null ? null : JsonSerializer.Deserialize<LabourPlanned>(planText, Fact.Json);
        var wages = wageText is null ? null : JsonSerializer.Deserialize<WageTable>(wageText, Fact.Json);
        var groups = await ProjectFigures.GroupsAsync(db, [project.Id], [figures], on, stop);
        var trades =
            plan?.Trades.Select(t => new TradePart(
                t.Trade,
                t.Posts,
                t.WorkDays,
                wages?.Rates.FirstOrDefault(r => r.Trade == t.Trade)?.RateYuan
            ))
            ?? wages?.Rates.Select(r => new TradePart(r.Trade, 0, 0, r.RateYuan))
            ?? [];
        return new LabourPart(
            plan?.Days ?? 0,
            [.. trades],
            [.. (wages?.Pieces ?? []).Select(p => new PiecePart(p.Piece, p.Unit, p.PriceYuan))],
            [.. (plan?.Means ?? []).Select(m => new MeansPart(m.Name, m.Kind == "crew" ? "专业队伍" : "机械", m.Shifts))],
            [.. groups.Select(GroupPart.Of)],
            wages?.From,
            await db.Contracts.Where(c => c.ProjectId == project.Id).Select(c => c.WorkerId).Distinct().CountAsync(stop),
            await db.Passes.Where(p => p.ProjectId == project.Id).Select(p => p.WorkerId).Distinct().CountAsync(stop)
        );
    }

    public async Task<IReadOnlyList<CyclePart>> CyclesAsync(string id, DateOnly on)
    {
        var people = await (
            from l in db.PayrollLines
            join c in db.PayCycles on l.CycleId equals c.Id
            where c.ProjectId == id && l.Held == null
            group l by l.CycleId into g
            select new { g.Key, People = g.Select(l => l.WorkerId).Distinct().Count() }
        ).ToDictionaryAsync(g => g.Key, g => g.People, stop);
        var rows = await (
            from c in db.PayCycles.AsNoTracking()
            join k in db.Cases on c.Id equals k.Id
            where c.ProjectId == id
            orderby c.Period, c.Number
            select new
            {
                Cycle = c,
                k.Stage,
                k.Final,
                k.TableHash,
            }
        ).ToListAsync(stop);
        var parts = new List<CyclePart>();
        foreach (var row in rows)
            parts.Add(
                new CyclePart(
                    row.Cycle.Id,
                    ChineseText.Month(row.Cycle.PeriodEnd) + (row.Cycle.Number > 0 ? $"第{row.Cycle.Number}次补发" : ""),
                    (await definitions.TableAsync(db, row.TableHash, stop)).StageLabel(row.Stage),
                    row.Cycle.DueOn,
                    row.Cycle.PaidOn,
                    row.Cycle.TotalYuan,
                    row.Cycle.PaidOn <= on ? row.Cycle.PaidYuan ?? 0 : 0,
                    people.GetValueOrDefault(row.Cycle.Id, row.Cycle.AdoptedWorkers),
                    Lateness.Days(row.Cycle.DueOn, row.Cycle.ReceivedOn, row.Final, on)
                )
            );
        return parts;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<RecordPart>>> RecordsAsync(string id, DateOnly until)
    {
        var rows = await db
            .Records.AsNoTracking()
            .Where(r => r.ProjectId == id && r.OccurredOn <= until)
            .OrderBy(r => r.OccurredOn)
            .ThenBy(r => r.Id)
            .ToListAsync(stop);
        var corrected = rows.Select(r => r.Corrects).ToHashSet();
        var fields = rows.ToDictionary(r => r.Id, r => JsonSerializer.Deserialize<Dictionary<string, string>>(r.Fields, Fact.Json)!);
        // Texts and names lie aside, under keys that begin with the record's own place.
        var keys = rows.SelectMany(r => fields[r.Id].Values.Where(v => v.StartsWith(r.Id + "/", StringComparison.Ordinal))).ToList();
        var texts = await db.Texts.AsNoTracking().Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        return RecordKinds.All.ToDictionary(
            k => k.Key.Replace('-', '_'),
            k =>
                (IReadOnlyList<RecordPart>)
                    [
                        .. rows.Where(r => r.Kind == k.Key && !corrected.Contains(r.Id))
                            .Select(r => new RecordPart(
                                r.Id,
                                r.OccurredOn,
                                r.Level,
                                k.Value.Fields.ToDictionary(
                                    f => f.Name,
                                    f => fields[r.Id].TryGetValue(f.Name, out var value) ? texts.GetValueOrDefault(value, value) : ""
                                )
                            )),
                    ]
        );
    }

    public async Task<IReadOnlyList<TierPart>> TiersAsync(string id, Shape shape)
    {
        var rows = await db.Acceptances.AsNoTracking().Where(a => a.ProjectId == id).ToListAsync(stop);
        return
        [
            .. shape
                .Tiers.Select(t => (Tier: t, Row: rows.FirstOrDefault(r => r.Tier == t.Name)))
                .Select(t => new TierPart(
                    t.Row?.Id ?? "",
                    t.Tier.Name,
                    t.Tier.Label,
                    t.Row?.Passed ?? false,
                    t.Row?.Attempts ?? 0,
                    t.Row?.Score,
                    t.Tier.PassMark
                )),
        ];
    }

    public async Task<IReadOnlyList<FindingPart>> FindingsAsync(string id) =>
        [
            .. (
                await (
                    from r in db.Rectifications.AsNoTracking()
                    join c in db.Cases on r.Id equals c.Id
                    join t in db.Texts on r.ItemRef equals t.Key
                    where r.ProjectId == id
                    orderby r.Id
                    select new
                    {
                        r.Id,
                        t.Text,
                        r.DueOn,
                        c.Final,
                    }
                ).ToListAsync(stop)
            ).Select(r => new FindingPart(r.Id, CaseTitle.Number(r.Id), r.Text, r.DueOn, r.Final ? "已销号" : "未销号", r.Final)),
        ];

    public async Task<IReadOnlyList<NoticePart>> NoticesAsync(string id, DateOnly until)
    {
        var rows = await (
            from n in db.PublicNotices.AsNoTracking()
            join c in db.Cases on n.Id equals c.Id
            join t in db.Texts on n.PlaceRef equals t.Key
            where n.ProjectId == id && n.PostedOn <= until
            orderby n.PostedOn, n.Id
            select new
            {
                n.Id,
                n.Kind,
                t.Text,
                n.PostedOn,
                n.LastDay,
                c.Stage,
                c.TableHash,
                Objections = db.Set<ObjectionRow>().Count(o => o.NoticeId == n.Id),
            }
        ).ToListAsync(stop);
        var parts = new List<NoticePart>();
        foreach (var n in rows)
            parts.Add(
                new NoticePart(
                    n.Id,
                    PublicNoticeTable.KindLabels[n.Kind],
                    n.Text,
                    n.PostedOn,
                    n.LastDay,
                    (await definitions.TableAsync(db, n.TableHash, stop)).StageLabel(n.Stage),
                    n.Objections
                )
            );
        return parts;
    }

    public Task<IReadOnlyList<PurchasePart>> PurchasesAsync(string id) => PurchaseParts.OfAsync(db, definitions, id, stop);

    private async Task<IReadOnlyList<FolderPart>> ArchiveAsync(ProjectRow project, string stage, Pack pack, DateOnly on)
    {
        var items = (await ArchiveHost.OfAsync(db, project, stage, pack, on, stop)).Items;
        var papers = await FiledAsync(project.Id);
        return
        [
            .. items.Select(i => new FolderPart(
                ArchiveList.Stages[i.Item.Stage],
                i.Item.Label,
                ArchiveList.Levels[i.Item.Level],
                i.Item.Aspect is { } aspect ? ArchiveList.Aspects[aspect] : null,
                ArchiveList.StateLabels[i.State],
                [.. i.Item.Papers.SelectMany(k => papers[k])]
            )),
        ];
    }

    /// <summary>Kind of paper → those that lie in the project, in order of entry.</summary>
    public async Task<ILookup<string, FiledPart>> FiledAsync(string project) =>
        (
            await db
                .Papers.AsNoTracking()
                .Where(p => p.ProjectId == project)
                .OrderBy(p => p.Seq)
                .ThenBy(p => p.Number)
                .Join(
                    db.Steps,
                    p => new { p.Stream, p.Seq },
                    s => new { s.Stream, s.Seq },
                    (p, s) =>
                        new
                        {
                            p.Kind,
                            s.OccurredOn,
                            p.DocumentNumber,
                            p.File,
                        }
                )
                .ToListAsync(stop)
        ).ToLookup(p => p.Kind, p => new FiledPart(Paper.LabelOf(p.Kind), p.OccurredOn, p.DocumentNumber, p.File));

    private static string At(string[] names, int place) => place < names.Length ? names[place] : "";
}
