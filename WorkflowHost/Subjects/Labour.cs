using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Labour: what decisions look at, and how facts become true.</summary>
public static class LabourHost
{
    public static void On(FactContext at, LabourPlanned f)
    {
        at.Add(
            new LabourPlanRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                Plan = JsonSerializer.Serialize(f, Fact.Json),
            }
        );
    }

    public static void On(FactContext at, WorkersChosen f)
    {
        at.Add(
            new ChoiceRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                Trade = f.Trade,
                Ranking = JsonSerializer.Serialize(f.Ranking, Fact.Json),
                Chosen = string.Join(',', f.Chosen),
                ReasonRef = f.ReasonRef,
            }
        );
    }

    public static void On(FactContext at, WagesFixed f)
    {
        at.Add(
            new WageTableRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                FromDay = f.Wages.From,
                Wages = JsonSerializer.Serialize(f.Wages, Fact.Json),
            }
        );
    }

    public static void On(FactContext at, ContractsSigned f)
    {
        at.AddRange(
            f.Terms.Select(
                (t, i) =>
                    new ContractRow
                    {
                        ProjectId = f.Project,
                        Seq = at.Seq,
                        Number = i + 1,
                        WorkerId = t.Worker,
                        Trade = t.Trade,
                        FromDay = t.From,
                        UntilDay = t.Until,
                    }
            )
        );
    }

    public static async Task On(FactContext at, ContractEnded f)
    {
        var newest = await (await at.SettledAsync())
            .Contracts.Where(c => c.ProjectId == f.Project && c.WorkerId == f.Worker)
            .OrderByDescending(c => c.FromDay)
            .FirstAsync(at.Stop);
        newest.UntilDay = f.Until;
    }

    public static void On(FactContext at, PassesIssued f)
    {
        at.AddRange(
            f.Passes.Select(
                (p, i) =>
                    new PassRow
                    {
                        ProjectId = f.Project,
                        Seq = at.Seq,
                        Number = i + 1,
                        WorkerId = p.Worker,
                        Trade = p.Trade,
                        IssuedOn = p.On,
                        UntilDay = p.Until,
                        Score = p.Score,
                    }
            )
        );
    }

    public static async Task<LastWorked> LoadLastWorked(StepContext c)
    {
        var signedIn = c
            .Db.SignInSheet.Where(a => a.ProjectId == c.ProjectId && a.ReplacedBy == null && (a.Morning || a.Afternoon || a.Minutes > 0))
            .Select(a => (DateOnly?)a.Day);
        var booked = c
            .Db.LabourLedger.Where(l => l.ProjectId == c.ProjectId && l.ReplacedBy == null && (l.Days != 0 || l.Quantity != 0))
            .Select(l => (DateOnly?)l.Day);
        return new LastWorked(await signedIn.Concat(booked).MaxAsync(c.Stop));
    }

    public static async Task On(FactContext at, SignInSheetEntered f)
    {
        var (first, last) = (f.Entries.Min(e => e.Day), f.Entries.Max(e => e.Day));
        var standing = await (await at.SettledAsync())
            .SignInSheet.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null)
            .ToDictionaryAsync(a => (a.WorkerId, a.Day), at.Stop);
        foreach (var (entry, i) in f.Entries.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((entry.Worker, entry.Day), out var old))
                old.ReplacedBy = at.Seq;
            at.Add(
                new SignInSheetRow
                {
                    ProjectId = f.Project,
                    Seq = at.Seq,
                    Number = i + 1,
                    WorkerId = entry.Worker,
                    Day = entry.Day,
                    Morning = entry.Morning,
                    Afternoon = entry.Afternoon,
                    Minutes = entry.Minutes,
                    Mark = entry.Mark,
                }
            );
        }
    }

    public static async Task On(FactContext at, LabourLedgerEntered f)
    {
        var (first, last) = (f.Lines.Min(e => e.Day), f.Lines.Max(e => e.Day));
        var standing = await (await at.SettledAsync())
            .LabourLedger.Where(l => l.ProjectId == f.Project && first <= l.Day && l.Day <= last && l.ReplacedBy == null)
            .ToDictionaryAsync(l => (l.WorkerId, l.Day, l.Trade, l.Piece), at.Stop);
        foreach (var (line, i) in f.Lines.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((line.Worker, line.Day, line.Trade, line.Piece), out var old))
                old.ReplacedBy = at.Seq;
            at.Add(
                new LabourLedgerRow
                {
                    ProjectId = f.Project,
                    Seq = at.Seq,
                    Number = i + 1,
                    WorkerId = line.Worker,
                    Day = line.Day,
                    Trade = line.Trade,
                    Days = line.Days,
                    Minutes = line.Minutes,
                    Piece = line.Piece,
                    Quantity = line.Quantity,
                    Gang = line.Gang,
                    ContentRef = f.ContentRef,
                }
            );
        }
    }

    public static async Task On(FactContext at, ConstructionLogEntered f)
    {
        var (first, last) = (f.Days.Min(e => e.Day), f.Days.Max(e => e.Day));
        var standing = await (await at.SettledAsync())
            .ConstructionLog.Where(l => l.ProjectId == f.Project && first <= l.Day && l.Day <= last && l.ReplacedBy == null)
            .ToDictionaryAsync(l => l.Day, at.Stop);
        foreach (var (day, i) in f.Days.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue(day.Day, out var old))
                old.ReplacedBy = at.Seq;
            at.Add(
                new ConstructionLogRow
                {
                    ProjectId = f.Project,
                    Seq = at.Seq,
                    Number = i + 1,
                    Day = day.Day,
                    Entry = JsonSerializer.Serialize(day, Fact.Json),
                    ContentRef = f.ContentRef,
                }
            );
        }
    }

    public static void On(FactContext at, EducationGiven f)
    {
        at.Add(
            new EducationRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                WorkerId = f.Worker,
                Cause = f.Cause,
                GivenOn = f.On,
                TextRef = f.TextRef,
            }
        );
    }

    public static void On(FactContext at, QualificationRevoked f)
    {
        at.Add(
            new RevocationRow
            {
                ProjectId = f.Project,
                WorkerId = f.Worker,
                FromDay = f.From,
                DeductShare = f.DeductShare,
            }
        );
    }

    /// <summary>Dates of birth come from the sealed ID numbers.</summary>
    public static async Task<WorkersNamed> LoadNamed(StepContext c, IReadOnlyList<string> workers)
    {
        if (workers.Count == 0)
            return new WorkersNamed(new Dictionary<string, DateOnly?>());
        List<string> named = [.. workers.Distinct(StringComparer.Ordinal)];
        var rows = await (
            from worker in c.Db.Workers.AsNoTracking()
            where named.Contains(worker.Id)
            join text in c.Db.Texts.AsNoTracking() on worker.IdRef equals text.Key into ids
            from id in ids.DefaultIfEmpty()
            select new { worker.Id, Number = (string?)id!.Text }
        ).ToListAsync(c.Stop);
        return new WorkersNamed(
            rows.ToDictionary(
                r => r.Id,
                r => r.Number is null ? null : IdNumber.BirthDate(c.Vault.Unseal(r.Number)),
                StringComparer.Ordinal
            )
        );
    }

    public static async Task<AgreedWages> LoadWages(StepContext c) => new(await LabourMonth.WagesAsync(c.Db, c.ProjectId, c.Stop));

    public static async Task<ContractsSoFar> LoadContracts(StepContext c) =>
        new(await LabourMonth.ContractsAsync(c.Db, c.ProjectId, c.Stop));

    public static Task<DisciplineOf> LoadDiscipline(StepContext c, string worker)
    {
        var educations = c.Db.Educations.Where(e => e.ProjectId == c.ProjectId && e.WorkerId == worker);
        var revocations = c.Db.Revocations.Where(r => r.ProjectId == c.ProjectId && r.WorkerId == worker);
        return c
            .Db.Projects.Where(p => p.Id == c.ProjectId)
            .Select(p => new DisciplineOf(educations.Count(), revocations.Any()))
            .SingleAsync(c.Stop);
    }

    public static async Task<CandidatesKnown> LoadCandidates(StepContext c, Applicants applicants)
    {
        var (named, on, place) = (applicants.Workers, c.Moment.OccurredOn, c.Site.Area);
        var people = await c
            .Db.Workers.AsNoTracking()
            .Where(w => named.Contains(w.Id))
            .Select(w => new { w.Id, w.Area })
            .ToListAsync(c.Stop);
        var groups = (
            await c
                .Db.WorkerGroups.AsNoTracking()
                .Where(g => named.Contains(g.WorkerId) && g.FromDay <= on && (g.UntilDay == null || on <= g.UntilDay))
                .ToListAsync(c.Stop)
        ).ToLookup(g => g.WorkerId, g => g.Group);
        var scores = (
            await c.Db.Passes.AsNoTracking().Where(p => named.Contains(p.WorkerId) && p.Trade == applicants.Trade).ToListAsync(c.Stop)
        ).ToLookup(p => p.WorkerId, p => p.Score);
        return new CandidatesKnown([
            .. people.Select(p => new Candidate(
                p.Id,
                [.. groups[p.Id].Order(StringComparer.Ordinal)],
                Selection.Distance(p.Area, place),
                scores[p.Id].Select(s => (decimal?)s).Max()
            )),
        ]);
    }

    public static async Task<MachinesPlanned> LoadMachines(StepContext c)
    {
        var newest = await c
            .Db.LabourPlans.AsNoTracking()
            .Where(p => p.ProjectId == c.ProjectId)
            .OrderByDescending(p => p.Seq)
            .Select(p => p.Plan)
            .FirstOrDefaultAsync(c.Stop);
        if (newest is null)
            return new MachinesPlanned(null);
        var machines = JsonSerializer
            .Deserialize<LabourPlanned>(newest, Fact.Json)!
            .Means.Where(m => m.Kind == "machine")
            .ToDictionary(m => m.Name, m => new Shifts(m.Shifts, 0));
        var entries = await c
            .Db.ConstructionLog.AsNoTracking()
            .Where(l => l.ProjectId == c.ProjectId && l.ReplacedBy == null)
            .Select(l => l.Entry)
            .ToListAsync(c.Stop);
        foreach (var (machine, shifts) in entries.SelectMany(e => JsonSerializer.Deserialize<LogDay>(e, Fact.Json)!.Machines))
        {
            var so = machines.GetValueOrDefault(machine);
            machines[machine] = so with { Logged = so.Logged + shifts };
        }
        return new MachinesPlanned(machines);
    }

    public static async Task<SignInSheetSoFar> LoadSheet(StepContext c, EntriesAsked asked)
    {
        if (LabourMonth.Of(asked.Month) is not var (first, last))
            return new SignInSheetSoFar([]);
        var rows = await c
            .Db.SignInSheet.AsNoTracking()
            .Where(a =>
                a.ProjectId == c.ProjectId && first <= a.Day && a.Day <= last && a.ReplacedBy == null && asked.Workers.Contains(a.WorkerId)
            )
            .OrderBy(a => a.Day)
            .ThenBy(a => a.Seq)
            .ThenBy(a => a.Number)
            .ToListAsync(c.Stop);
        return new SignInSheetSoFar([.. rows.Select(LabourMonth.Read)]);
    }

    public static async Task<LabourLedgerSoFar> LoadLabourLedger(StepContext c, EntriesAsked asked)
    {
        if (LabourMonth.Of(asked.Month) is not var (first, last))
            return new LabourLedgerSoFar([]);
        var rows = await c
            .Db.LabourLedger.AsNoTracking()
            .Where(l =>
                l.ProjectId == c.ProjectId && first <= l.Day && l.Day <= last && l.ReplacedBy == null && asked.Workers.Contains(l.WorkerId)
            )
            .OrderBy(l => l.Day)
            .ThenBy(l => l.Seq)
            .ThenBy(l => l.Number)
            .ToListAsync(c.Stop);
        return new LabourLedgerSoFar([.. rows.Select(LabourMonth.Read)]);
    }

    public static async Task<ConstructionLogSoFar> LoadConstructionLog(StepContext c, string month) =>
        LabourMonth.Of(month) is var (first, last) ? new(await LabourMonth.LogAsync(c.Db, c.ProjectId, first, last, c.Stop)) : new([]);
}
