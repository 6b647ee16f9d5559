using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.JointMeetings;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>What a joint meeting decided, and what became of it.</summary>
public sealed class JointDecisionRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public DateOnly MetOn { get; init; }
    public required string Owner { get; init; }
    public DateOnly DueOn { get; init; }
    public required string TextRef { get; init; }
    public DateOnly? ReportedOn { get; set; }
    public string? ReportRef { get; set; }
}

/// <summary>Decisions of joint meetings: their table, what is asked of it, and how facts become true.</summary>
public static class JointMeetingHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<JointDecisionRow> JointDecisions => db.Set<JointDecisionRow>();
    }

    public static void Map(ModelBuilder model) =>
        model.Entity<JointDecisionRow>(e =>
        {
            e.ToTable("JointDecisions");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.ProjectId);
        });

    /// <summary>Of those who may be charged with a decision, one is.</summary>
    [WaitsWhile("joint-decision.report")]
    public static IQueryable<Waits> Charged(WorkReliefContext db) =>
        db.JointDecisions.Select(d => new Waits
        {
            CaseId = d.Id,
            Body = d.Owner,
            About = null,
        });

    public static async Task<JointDecisionsSoFar> LoadCount(StepContext c) =>
        new(await c.Db.JointDecisions.CountAsync(d => d.ProjectId == c.ProjectId, c.Stop));

    public static async Task<JointDecisionInHand> LoadOne(StepContext c) =>
        await c.Db.JointDecisions.Where(d => d.Id == c.CaseId).Select(d => new JointDecisionInHand(d.Owner, d.DueOn)).SingleAsync(c.Stop);

    public static void On(FactContext at, JointDecisionRecorded f) =>
        at.Add(
            new JointDecisionRow
            {
                Id = f.Decision,
                ProjectId = f.Project,
                MetOn = f.MetOn,
                Owner = f.Owner,
                DueOn = f.DueOn,
                TextRef = f.TextRef,
            }
        );

    public static async Task On(FactContext at, JointDecisionReported f)
    {
        var decision = (await at.FindAsync<JointDecisionRow>(f.Decision))!;
        (decision.ReportedOn, decision.ReportRef) = (f.On, f.TextRef);
    }
}
