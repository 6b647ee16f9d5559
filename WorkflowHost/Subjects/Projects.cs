using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>What a project's plan said before an amendment replaced it.</summary>
public sealed class ProjectVersionRow
{
    public required string ProjectId { get; init; }

    /// <summary>1 is what was proposed.</summary>
    public int Version { get; init; }

    /// <summary>JSON of the plan, see <see cref="ProjectPlan"/>.</summary>
    public required string Plan { get; init; }

    /// <summary>The step in the project's journal that replaced it, and why.</summary>
    public long ReplacedBy { get; init; }
    public required string ReasonRef { get; init; }
}

/// <summary>Projects: tables, what decisions look at, and how facts become true.</summary>
public static class ProjectHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<ProjectVersionRow> ProjectVersions => db.Set<ProjectVersionRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ProjectVersionRow>(e =>
        {
            e.ToTable("ProjectVersions");
            e.HasKey(v => new { v.ProjectId, v.Version });
            e.Property(v => v.Plan).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }

    public static async Task On(FactContext at, ProjectProposed f)
    {
        at.Add(
            new ProjectRow
            {
                Id = f.Project,
                Name = f.Name,
                Area = f.Area,
                Pack = f.Pack,
                PackHash = (await at.CaseAsync(f.Project)).PackHash,
                Mode = f.Mode,
                Track = f.Track,
                FundBase = f.FundBase,
                ProposedOn = at.On,
                PlannedPayYuan = f.PlannedPayYuan,
                Purpose = f.Purpose ?? "public",
            }
        );
        at.AddRange(
            f.Funds.Select(fund => new PlannedFundRow
            {
                ProjectId = f.Project,
                Source = fund.Key,
                AmountYuan = fund.Value,
            })
        );
    }

    /// <summary>The new lead may act for the project from that day, the former no longer.</summary>
    public static async Task On(FactContext at, LeadNamed f)
    {
        foreach (
            var former in await (await at.SettledAsync())
                .Grants.Where(g => g.ProjectId == f.Project && g.Body == Bodies.CountyLead && (g.UntilDay == null || g.UntilDay >= f.From))
                .ToListAsync(at.Stop)
        )
            former.UntilDay = f.From.AddDays(-1);
        at.Add(
            new GrantRow
            {
                Id = $"{at.Stream}:{at.Seq}",
                Account = f.Account,
                Body = Bodies.CountyLead,
                ProjectId = f.Project,
                FromDay = f.From,
            }
        );
        (await at.FindAsync<ProjectRow>(f.Project))!.Lead = f.Account;
    }

    public static async Task On(FactContext at, ProjectAmended f)
    {
        var project = (await at.FindAsync<ProjectRow>(f.Project))!;
        at.Add(
            new ProjectVersionRow
            {
                ProjectId = f.Project,
                Version = f.Version - 1,
                Plan = JsonSerializer.Serialize(f.Before, Fact.Json),
                ReplacedBy = at.Seq,
                ReasonRef = f.ReasonRef,
            }
        );
        (project.Name, project.Track, project.FundBase) = (f.Plan.Name, f.Plan.Track, f.Plan.FundBase);
        (project.PlannedPayYuan, project.Purpose, project.Amendments) = (f.Plan.PlannedPayYuan, f.Plan.Purpose, f.Version - 1);
        // Whoever agreed to the former plan is asked again.
        project.StraightTo = null;
        foreach (var source in f.Before.Funds.Keys.Union(f.Plan.Funds.Keys))
        {
            var planned = await at.FindAsync<PlannedFundRow>(f.Project, source);
            if (!f.Plan.Funds.TryGetValue(source, out var amount))
                at.Remove(planned!);
            else if (planned is not null)
                planned.AmountYuan = amount;
            else
                at.Add(
                    new PlannedFundRow
                    {
                        ProjectId = f.Project,
                        Source = source,
                        AmountYuan = amount,
                    }
                );
        }
    }

    public static async Task On(FactContext at, ProjectReturned f) =>
        (await at.FindAsync<ProjectRow>(f.Project))!.StraightTo = f.Straight ? f.From : null;

    public static async Task On(FactContext at, ShareExempted f) => (await at.FindAsync<ProjectRow>(f.Project))!.ShareExemptUntil = f.Until;

    public static async Task On(FactContext at, ProjectAdopted f)
    {
        var project = (await at.FindAsync<ProjectRow>(f.Project))!;
        (project.AdoptedOn, project.CommencedOn, project.CompletedOn) = (at.On, f.CommencedOn, f.CompletedOn);
    }

    /// <summary>The day of approval and the first and last day of work follow from the project's own moves.</summary>
    public static async Task On(FactContext at, CaseMoved f)
    {
        if (await at.FindAsync<ProjectRow>(f.Case) is not { } project)
            return;
        if (f.To == project.StraightTo)
            project.StraightTo = null;
        if (f.To is not (ProjectStages.Approved or ProjectStages.UnderConstruction or ProjectStages.Completed))
            return;
        if (f.To == ProjectStages.Approved)
            project.ApprovedOn = at.On;
        else if (f.To == ProjectStages.UnderConstruction)
            project.CommencedOn ??= at.On;
        else
            project.CompletedOn = at.On;
    }

    public static async Task<ProjectBasics> LoadBasics(StepContext c)
    {
        var p = c.Site.Project!;
        return new ProjectBasics
        {
            Id = p.Id,
            Name = p.Name,
            Mode = p.Mode,
            Track = p.Track,
            FundBase = p.FundBase,
            Purpose = p.Purpose,
            ProposedOn = p.ProposedOn,
            ApprovedOn = p.ApprovedOn,
            Amendments = p.Amendments,
            StraightTo = p.StraightTo,
            ShareExemptUntil = p.ShareExemptUntil,
            PlannedPayYuan = p.PlannedPayYuan,
            Lead = p.Lead,
            Contractor = p.Contractor,
            CommencedOn = p.CommencedOn,
            CompletedOn = p.CompletedOn,
            Stage = c.Site.Held is { Kind: Subject.Project } own
                ? own.Stage
                : await c.Db.Cases.Where(k => k.Id == p.Id).Select(k => k.Stage).SingleAsync(c.Stop),
        };
    }

    public static async Task<ProjectIdTaken> LoadTaken(StepContext c, string project) =>
        new(await c.Db.Cases.AnyAsync(k => k.Id == project, c.Stop));

    public static async Task<LeadKnown> LoadLead(StepContext c, string? account) =>
        new(account is null || await c.Db.Accounts.AnyAsync(a => a.Account == account, c.Stop));

    public static async Task<LastMove> LoadLastMove(StepContext c)
    {
        var (stage, steps) = (c.Site.Stage, c.Db.Steps.AsNoTracking().Where(s => s.CaseId == c.CaseId));
        var before = await steps
            .Where(s => s.Stage != stage)
            .OrderByDescending(s => s.Seq)
            .Select(s => new { s.Seq, s.Stage })
            .FirstOrDefaultAsync(c.Stop);
        var (after, from) = (before?.Seq ?? 0, before?.Stage ?? "");
        var move = await steps
            .Where(s => s.Seq > after)
            .OrderBy(s => s.Seq)
            .Select(s => new { s.Seq, s.Account })
            .FirstOrDefaultAsync(c.Stop);
        if (move is null)
            return new LastMove("", from, Handled: false);
        var holders = c.Site.Table.RowsFrom(stage).Where(r => r.Awaited).Select(r => r.Body).ToList();
        return new LastMove(
            move.Account,
            from,
            await steps.AnyAsync(s => s.Seq > move.Seq && s.Account != move.Account && holders.Contains(s.ActingAs), c.Stop)
        );
    }

    public static async Task<OfficesHeld> LoadOffices(StepContext c, string account)
    {
        var (project, area, today) = (c.Site.ProjectId, c.Site.Area, c.Moment.Today);
        var bodies = await c
            .Db.Grants.Where(g => g.Account == account && g.FromDay <= today && (g.UntilDay == null || g.UntilDay >= today))
            .Where(g => g.ProjectId == null ? g.AreaFrom <= area && g.AreaTo >= area : g.ProjectId == project)
            .Select(g => g.Body)
            .ToListAsync(c.Stop);
        return new OfficesHeld(bodies.ToHashSet(StringComparer.Ordinal));
    }
}
