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
public sealed class Views(WorkReliefContext db, Vault vault, CancellationToken stop)
{
    // What only some steps' rules look at is loaded for these alone: an action costs queries.
    private static readonly HashSet<string> WeighsSpending = ["funds.spend", "pay-cycle.pay"];
    private readonly ArchiveViews _archive = new(db, stop);
    private readonly LabourViews _labour = new(db, vault, stop);

    public async Task<CaseView> LoadAsync(Type wanted, ActionDef action, object input, Ground g, ProjectRow? project, Shape? shape, Moment moment)
    {
        if (wanted == typeof(ProposalView)) return await ProposalAsync((IProposes)input, g, moment);
        var file = await FileAsync(project!);
        if (WeighsSpending.Contains(action.Name)) file = file with { Spending = await _archive.SpendingAsync(file.Id) };
        if (action.Name == "acceptance.apply") file = file with { ClosedNotices = await _archive.ClosedNoticesAsync(file.Id) };
        if (wanted == typeof(ProjectView) || wanted == typeof(InProject))
            return new ProjectView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                AccountKnown = input is NameLead lead && await db.Accounts.AnyAsync(a => a.Account == lead.Account, stop),
            };
        if (wanted == typeof(LabourView))
            return await _labour.EntryAsync(new LabourView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            }, input, moment.OccurredOn);
        if (wanted == typeof(VerificationView))
            return new VerificationView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                PaidWorkers = await _labour.PaidWorkersAsync(file.Id),
            };
        if (wanted == typeof(RecoveryView))
            return await _labour.RecoveryAsync(new RecoveryView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            }, input);
        if (wanted == typeof(DrawView))
            return await _labour.DrawAsync(new DrawView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
            }, input);
        if (wanted == typeof(PayCycleView))
            return await _labour.CycleAsync(new PayCycleView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                Cycle = action.Opens ? null : await CycleAsync(g.CaseId), KnownWorkers = await WorkersAsync(input),
                Rung = await db.Deadlines.Where(d => d.CaseId == g.CaseId && d.Action == "pay-cycle.remind").Select(d => d.Rung).FirstOrDefaultAsync(stop),
            }, action.Name, input);
        if (wanted == typeof(NoticeView))
            return new NoticeView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                Notice = action.Opens ? null : await NoticeAsync(g.CaseId),
                RecruitmentReady = input is PostNotice { Kind: NoticeTable.Recruitment }
                    && await db.LabourPlans.AnyAsync(p => p.ProjectId == file.Id, stop) && await db.WageTables.AnyAsync(w => w.ProjectId == file.Id, stop),
            };
        if (wanted == typeof(AcceptanceView))
            return new AcceptanceView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Given = g.Given, Area = g.Area, Shape = shape!,
                Project = file with { Unverified = await _labour.UnverifiedAsync(file.Id) },
                Papers = action.Opens ? await PapersSoFarAsync(g) : g.Papers,
                Acceptance = action.Opens ? null : await db.Acceptances.Where(a => a.Id == g.CaseId).Select(a => new TierState(a.Id, a.Tier, a.Attempts)).SingleAsync(stop),
            };
        if (wanted == typeof(RectificationView))
            return new RectificationView
            {
                CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area, Project = file, Shape = shape!,
                Rectification = action.Opens ? null
                    : await db.Rectifications.Where(r => r.Id == g.CaseId).Select(r => new RectificationState(r.Id, r.DueOn)).SingleAsync(stop),
            };
        throw new InvalidOperationException($"No loader for {wanted.Name}.");
    }

    private async Task<ProposalView> ProposalAsync(IProposes input, Ground g, Moment moment) => new()
    {
        CaseId = g.CaseId, Stage = g.Stage, Table = g.Table, Pack = g.Pack, Papers = g.Papers, Given = g.Given, Area = g.Area,
        IdTaken = await db.Cases.AnyAsync(c => c.Id == input.Project, stop),
        ModeUsed = g.Pack.ShapeOf(input.Mode, moment.OccurredOn) is not null,
        LeadKnown = input is AdoptProject { Lead: { } lead } && await db.Accounts.AnyAsync(a => a.Account == lead, stop),
    };

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

    private async Task<CycleState> CycleAsync(string id)
    {
        var c = await db.PayCycles.AsNoTracking().SingleAsync(x => x.Id == id, stop);
        return new CycleState(c.Id, c.Period, c.PeriodEnd, c.DueOn, c.Provisional, c.Revision, c.Lines, c.TotalYuan, c.PaidYuan, c.CountedFrom);
    }

    private async Task<NoticeState> NoticeAsync(string id)
    {
        var n = await db.Notices.AsNoTracking().SingleAsync(x => x.Id == id, stop);
        var objections = await db.Objections.AsNoTracking().Where(o => o.NoticeId == id).OrderBy(o => o.Number).Select(o => new { o.Number, Open = o.AnsweredOn == null }).ToListAsync(stop);
        return new NoticeState(n.Id, n.Kind, n.Subject, n.CountedFrom, n.DaysToRun, n.LastDay, n.Provisional, n.Remaining,
            [.. objections.Where(o => o.Open).Select(o => o.Number)], objections.Count);
    }

    private async Task<IReadOnlySet<string>> WorkersAsync(object input)
    {
        if (input is not INamesWorkers naming) return new HashSet<string>();
        var ids = naming.WorkerIds.Distinct(StringComparer.Ordinal).ToList();
        return (await db.Workers.Where(w => ids.Contains(w.Id)).Select(w => w.Id).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// A tier is applied for with the project's papers of every step so far; only the application itself is new each time.
    /// </summary>
    private async Task<IReadOnlySet<string>> PapersSoFarAsync(Ground g)
    {
        const string application = "acceptance-application";
        var held = await db.Papers.Where(p => p.ProjectId == g.CaseId && p.Kind != application).Select(p => p.Kind).Distinct().ToListAsync(stop);
        return held.Concat(g.Given.Select(p => p.Kind)).ToHashSet(StringComparer.Ordinal);
    }
}
