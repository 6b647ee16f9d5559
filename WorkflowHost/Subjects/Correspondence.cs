using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Correspondence;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class QuestionRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }

    /// <summary>The case that it is about.</summary>
    public required string About { get; init; }
    public required string By { get; init; }
    public required string AskedBody { get; init; }
    public required string TextRef { get; init; }
    public string? AnswerRef { get; set; }
}

/// <summary>A reminder by hand.</summary>
public sealed class UrgeRow
{
    public required string ProjectId { get; init; }

    /// <summary>The step in the project's journal.</summary>
    public long Seq { get; init; }
    public required string CaseId { get; init; }
    public DateOnly On { get; init; }
    public string? NoteRef { get; init; }
}

/// <summary>A body is told of a step.</summary>
public sealed class CopyRow
{
    public required string ProjectId { get; init; }

    /// <summary>The step in the project's journal.</summary>
    public long Seq { get; init; }
    public required string Body { get; init; }
    public required string CaseId { get; init; }
}

/// <summary>How far an account has read the copies of a project.</summary>
public sealed class CopyMarkRow
{
    public required string ProjectId { get; init; }
    public required string Account { get; init; }
    public long UpTo { get; set; }
}

/// <summary>Questions, reminders by hand, copies: tables, what decisions look at, and how facts become true.</summary>
public static class CorrespondenceHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<QuestionRow> Questions => db.Set<QuestionRow>();
        public DbSet<UrgeRow> Urges => db.Set<UrgeRow>();
        public DbSet<CopyRow> Copies => db.Set<CopyRow>();
        public DbSet<CopyMarkRow> CopyMarks => db.Set<CopyMarkRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<QuestionRow>(e =>
        {
            e.ToTable("Questions");
            e.HasKey(q => q.Id);
            e.HasIndex(q => q.ProjectId);
        });
        model.Entity<UrgeRow>(e =>
        {
            e.ToTable("Urges");
            e.HasKey(u => new { u.ProjectId, u.Seq });
            e.HasIndex(u => u.CaseId);
        });
        model.Entity<CopyRow>(e =>
        {
            e.ToTable("Copies");
            e.HasKey(c => new
            {
                c.ProjectId,
                c.Seq,
                c.Body,
            });
        });
        model.Entity<CopyMarkRow>(e =>
        {
            e.ToTable("CopyMarks");
            e.HasKey(m => new { m.ProjectId, m.Account });
        });
    }

    public static void On(FactContext at, QuestionAsked f) =>
        at.Add(
            new QuestionRow
            {
                Id = f.Question,
                ProjectId = f.Project,
                About = f.About,
                By = f.By,
                AskedBody = f.To,
                TextRef = f.TextRef,
            }
        );

    public static async Task On(FactContext at, QuestionAnswered f) => (await at.FindAsync<QuestionRow>(f.Question))!.AnswerRef = f.TextRef;

    public static void On(FactContext at, CaseUrged f) =>
        at.Add(
            new UrgeRow
            {
                ProjectId = f.Project,
                Seq = at.Seq,
                CaseId = f.Case,
                On = f.On,
                NoteRef = f.NoteRef,
            }
        );

    public static async Task On(FactContext at, Copied f) =>
        at.Add(
            new CopyRow
            {
                ProjectId = (await at.CaseAsync(f.Case)).ProjectId!,
                Seq = at.Seq,
                Body = f.To,
                CaseId = f.Case,
            }
        );

    public static async Task On(FactContext at, CopiesRead f)
    {
        if (await at.FindAsync<CopyMarkRow>(f.Project, f.Account) is { } mark)
            mark.UpTo = f.UpTo;
        else
            at.Add(
                new CopyMarkRow
                {
                    ProjectId = f.Project,
                    Account = f.Account,
                    UpTo = f.UpTo,
                }
            );
    }

    /// <summary>A question waits for the body that was asked, of all that may have a part.</summary>
    [WaitsWhile("question.answer")]
    public static IQueryable<Waits> Asked(WorkReliefContext db) =>
        db.Questions.Select(q => new Waits
        {
            CaseId = q.Id,
            About = null,
            Body = q.AskedBody,
        });

    public static async Task<CaseAskedAbout> LoadAbout(StepContext c, string? about)
    {
        var (id, today) = (about ?? c.ProjectId, c.Moment.Today);
        if (await c.Db.Cases.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.ProjectId == c.ProjectId, c.Stop) is not { } held)
            return new CaseAskedAbout(false, [], default, 0);
        var table = await c.Definitions.TableAsync(c.Db, held.TableHash, c.Stop);
        var asked = await c.Db.Questions.Where(q => q.Id == id).Select(q => q.AskedBody).FirstOrDefaultAsync(c.Stop);
        return new CaseAskedAbout(
            true,
            [
                .. table
                    .RowsFrom(held.Stage)
                    .Where(r => r.Awaited && !r.Stays && (asked is null || r.Body == asked))
                    .Select(r => (r.Body, r.Label))
                    .Distinct(),
            ],
            held.MovedOn,
            await c.Db.Urges.CountAsync(u => u.CaseId == id && u.On == today, c.Stop)
        );
    }

    public static async Task<QuestionsAsked> LoadAsked(StepContext c) =>
        new(await c.Db.Questions.CountAsync(q => q.ProjectId == c.ProjectId, c.Stop));

    public static async Task<QuestionInHand> LoadQuestion(StepContext c) =>
        await (
            from q in c.Db.Questions
            join s in c.Db.Steps on q.Id equals s.CaseId
            where q.Id == c.CaseId && s.Action == "question.ask"
            select new QuestionInHand(q.By, q.AskedBody, s.Account)
        ).FirstAsync(c.Stop);

    public static async Task<LastCopy> LoadLastCopy(StepContext c) =>
        new(await c.Db.Copies.Where(k => k.ProjectId == c.ProjectId).MaxAsync(k => (long?)k.Seq, c.Stop) ?? 0);
}
