using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>What a step starts from: the part that every view has.</summary>
public sealed record Ground(string CaseId, string Stage, Table Table, Pack Pack, long Area, IReadOnlyList<PaperGiven> Given, IReadOnlySet<string> Papers);

/// <summary>Loads what a decision may look at, one kind of view each. Reads only the case's own project.</summary>
public sealed class Views(WorkReliefContext db, Vault vault, Definitions definitions, CancellationToken stop)
{
    // What only some steps' rules look at is loaded for these alone: an action costs queries.
    private static readonly HashSet<string> AsksTheArchive = ["acceptance.apply", "project.commence", "project.complete"];
    private static readonly HashSet<string> WeighsSpending = ["funds.spend"];
    private readonly ArchiveViews _archive = new(db, stop);
    private readonly LabourViews _labour = new(db, vault, stop);

    public async Task<CaseView> LoadAsync(Type wanted, ActionDef action, object input, Ground g, ProjectRow? project, Shape? shape, Moment moment)
    {
        if (wanted == typeof(RegisterView)) return await RegisterAsync(input, g, moment);
        var file = await FileAsync(project!);
        if (WeighsSpending.Contains(action.Name)) file = file with { Spending = await _archive.SpendingAsync(file.Id) };
        if (AsksTheArchive.Contains(action.Name))
        {
            var (items, gates, _) = await _archive.ArchiveAsync(file.Id, project!.Purpose, file.Stage, g.Pack, moment.OccurredOn, g.Given);
            file = file with { Archive = items, ArchiveGates = gates, ClosedNotices = await _archive.ClosedNoticesAsync(file.Id) };
        }
        if (wanted == typeof(ProjectView) || wanted == typeof(InProject))
            return new ProjectView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            };
        if (wanted == typeof(DocumentView))
            return await _archive.DocumentAsync(new DocumentView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            }, input, moment);
        if (wanted == typeof(ArchiveView))
        {
            var (items, gates, ticked) = await _archive.ArchiveAsync(file.Id, project!.Purpose, file.Stage, g.Pack, moment.OccurredOn, input is FileForArchive ? g.Given : []);
            return new ArchiveView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                Items = items, GatesPassed = gates, Ticked = ticked,
            };
        }
        if (wanted == typeof(PurchaseView))
            return await _archive.PurchaseAsync(new PurchaseView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            }, action.Opens);
        throw new InvalidOperationException($"No loader for {wanted.Name}.");
    }

    /// <summary>The pack in force for a place: of those that cover it the narrowest, of that the newest.</summary>
    public async Task<Pack?> PackOfAreaAsync(long area)
    {
        var covering = await db.Packs.AsNoTracking().Where(p => p.AreaFrom <= area && area <= p.AreaTo).ToListAsync(stop);
        var narrowest = covering.OrderBy(p => p.AreaTo - p.AreaFrom).ThenByDescending(p => p.Number).FirstOrDefault();
        return narrowest is null ? null : await definitions.PackAsync(db, narrowest.Hash, stop);
    }

    /// <summary>A place by its path or its code.</summary>
    public async Task<AreaPlace?> PlaceAsync(string area)
    {
        var places = db.Areas.AsNoTracking();
        var row = long.TryParse(area, out var code)
            ? await places.FirstOrDefaultAsync(a => a.Code == AreaCodes.Pad(code), stop)
            : await places.FirstOrDefaultAsync(a => a.Path == area, stop);
        return row is null ? null : new AreaPlace(row.Code, row.Last, row.Path, row.Level);
    }

    private async Task<RegisterView> RegisterAsync(object input, Ground g, Moment moment)
    {
        var view = new RegisterView { CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area };
        switch (input)
        {
            case RegisterArea area:
                var above = area.Path.LastIndexOf('/') is var slash && slash > 0 ? await PlaceAsync(area.Path[..slash]) : null;
                return view with { Named = await PlaceAsync(area.Path), Parent = above, NextCode = above is { Level: < 5 } parent ? await NextCodeAsync(parent) : 0 };
            case RegisterAccount account:
                return view with { AccountKnown = await db.Accounts.AnyAsync(a => a.Account == account.Account, stop) };
            case AppointArchivist appoint:
                var town = await PlaceAsync(appoint.Area);
                return view with
                {
                    Named = town, AccountKnown = await db.Accounts.AnyAsync(a => a.Account == appoint.Account, stop),
                    Archivist = town is null ? null : await db.Grants.Where(x => x.Body == Bodies.Archivist && x.AreaFrom == town.Code && x.UntilDay == null).Select(x => new ArchivistSeen(x.Id, x.Account)).FirstOrDefaultAsync(stop),
                };
            case IssueCountyDocument overview:
                return view with { NextNumber = DocumentKinds.All.TryGetValue(overview.Kind, out var kind) && kind.Numbered ? await _archive.NextAsync(view.Area, moment.ActingAs, moment.OccurredOn.Year) : null };
            case GiveGrant grant:
                return view with
                {
                    AccountKnown = await db.Accounts.AnyAsync(a => a.Account == grant.Account, stop),
                    Named = grant.Area is null ? null : await PlaceAsync(grant.Area),
                    ProjectKnown = grant.Project is not null && await db.Projects.AnyAsync(p => p.Id == grant.Project, stop),
                };
            case EndGrant end:
                return view with { Grant = await db.Grants.Where(x => x.Id == end.Grant).Select(x => new GrantHeld(x.Id, x.FromDay, x.UntilDay)).FirstOrDefaultAsync(stop) };
            case INamesContractor contractor:
                return await _labour.ContractorAsync(view, contractor, moment.OccurredOn);
            case INamesWorkers:
                return view with { KnownWorkers = await WorkersAsync(input), Holders = input is INamesNumbers numbers ? await _labour.HoldersAsync(numbers) : view.Holders };
            default:
                return view with { Root = await JournalRoot.OfAsync(db, stop), Streams = await db.Streams.CountAsync(stop) };
        }
    }

    private async Task<long> NextCodeAsync(AreaPlace parent)
    {
        var step = AreaCodes.Step(parent.Level + 1);
        var last = await db.Areas.Where(a => a.Code > parent.Code && a.Code <= parent.Last && a.Level == parent.Level + 1).MaxAsync(a => (long?)a.Code, stop);
        return (last ?? parent.Code) + step;
    }

    private async Task<ProjectFile> FileAsync(ProjectRow project)
    {
        var id = project.Id;
        var stage = await db.Cases.Where(c => c.Id == id).Select(c => c.Stage).SingleAsync(stop);
        var planned = await db.PlannedFunds.AsNoTracking().Where(f => f.ProjectId == id).ToDictionaryAsync(f => f.Source, f => f.AmountYuan, stop);
        var batches = await db.FundBatches.AsNoTracking().Where(f => f.ProjectId == id).OrderBy(f => f.Batch).ToListAsync(stop);
        var cycles = await (
            from cycle in db.PayCycles.AsNoTracking()
            join held in db.Cases.AsNoTracking() on cycle.Id equals held.Id
            where cycle.ProjectId == id
            orderby cycle.Period, cycle.Number
            select new { cycle.AdoptedWorkers, cycle.Id, cycle.Period, held.Stage, held.Final, cycle.TotalYuan, cycle.DueOn, cycle.PaidYuan }).ToListAsync(stop);
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.ProjectId == id && (c.Kind == RectificationTable.Kind || c.Kind == NoticeTable.Kind || c.Kind == AcceptanceTable.Kind))
            .Select(c => new { c.Id, c.Kind, c.Final }).ToListAsync(stop);
        var passed = await db.Acceptances.AsNoTracking().Where(a => a.ProjectId == id && a.Passed).OrderBy(a => a.PassedAs).Select(a => a.Tier).ToListAsync(stop);
        var records = await db.Records.AsNoTracking().Where(r => r.ProjectId == id)
            .GroupBy(r => new { r.Kind, r.Level }).Select(r => new { r.Key.Kind, r.Key.Level, Count = r.Count() }).ToListAsync(stop);
        return new ProjectFile(
            id, project.Name, stage, project.Mode, project.Track, project.FundBase, project.ProposedOn, planned, project.PlannedPayYuan, project.Lead,
            [.. batches.Select(b => new FundBatch(b.Batch, b.Source, b.AmountYuan, b.ArrivedOn))],
            cycles.Sum(c => c.PaidYuan ?? 0),
            [.. cycles.Select(c => new CycleSeen(c.Id, c.Period, c.Stage, c.Final, c.TotalYuan, c.DueOn, c.AdoptedWorkers > 0))],
            [.. cases.Where(c => c.Kind == RectificationTable.Kind && !c.Final).Select(c => c.Id).Order(StringComparer.Ordinal)],
            cases.Count(c => c.Kind == RectificationTable.Kind), cases.Count(c => c.Kind == NoticeTable.Kind), passed,
            cases.Any(c => c.Kind == AcceptanceTable.Kind && !c.Final),
            records.GroupBy(r => r.Kind).Select(k => (k.Key, Count: k.Sum(r => r.Count)))
                .Concat(records.Where(r => r.Level is not null).Select(r => (Key: $"{r.Kind}/{r.Level}", r.Count)))
                .ToDictionary(r => r.Key, r => r.Count), project.CommencedOn, project.CompletedOn);
    }

    private async Task<IReadOnlySet<string>> WorkersAsync(object input)
    {
        if (input is not INamesWorkers naming) return new HashSet<string>();
        var ids = naming.WorkerIds.Distinct(StringComparer.Ordinal).ToList();
        return (await db.Workers.Where(w => ids.Contains(w.Id)).Select(w => w.Id).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
    }

}
