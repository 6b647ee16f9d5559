using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A step of which one of the asker's offices is told.</summary>
public sealed record CopyLine(string Project, long Seq, string Case, string Title, string What, string By, DateOnly On, bool Read);

/// <param name="Answer">Null while it waits.</param>
public sealed record QuestionLine(string Id, string By, string To, DateOnly On, string Text, string? Answer);

/// <summary>A reminder by hand.</summary>
public sealed record UrgeLine(DateOnly On, string By, string? Note);

/// <summary>What was asked, urged and copied.</summary>
public sealed class CorrespondenceReads(Store store)
{
    private const int Most = 100;

    /// <summary>抄送: the newest first.</summary>
    public async Task<IReadOnlyList<CopyLine>> CopiesAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var marks = Marks(db, scope);
        var rows = await (
            from c in Copied(db, scope)
            join p in db.Projects.AsNoTracking() on c.ProjectId equals p.Id
            join k in db.Cases.AsNoTracking() on c.CaseId equals k.Id
            join s in db.Steps.AsNoTracking() on new { c.CaseId, c.Seq } equals new { s.CaseId, s.Seq }
            orderby s.RecordedUtc descending, c.Seq descending
            select new
            {
                c.ProjectId,
                c.Seq,
                c.CaseId,
                k.Kind,
                p.Name,
                s.Action,
                s.ActingAs,
                s.OccurredOn,
                Read = marks.Any(m => m.ProjectId == c.ProjectId && m.UpTo >= c.Seq),
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new CopyLine(
                r.ProjectId,
                r.Seq,
                r.CaseId,
                CaseTitle.Of(r.Kind, r.CaseId, r.Name),
                Catalogue.Program.Actions[r.Action].Label,
                Bodies.Labels[r.ActingAs],
                r.OccurredOn,
                r.Read
            )),
        ];
    }

    /// <summary>How many copies the asker has not taken note of.</summary>
    public async Task<int> UnreadAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var marks = Marks(db, scope);
        return await Copied(db, scope).CountAsync(c => !marks.Any(m => m.ProjectId == c.ProjectId && m.UpTo >= c.Seq), stop);
    }

    /// <summary>Questions about the case, or the question that it is.</summary>
    public async Task<IReadOnlyList<QuestionLine>> QuestionsAsync(Scope scope, string caseId, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from q in db.Questions.AsNoTracking()
            join p in scope.Projects(db) on q.ProjectId equals p.Id
            join k in db.Cases.AsNoTracking() on q.Id equals k.Id
            join t in db.Texts.AsNoTracking() on q.TextRef equals t.Key
            join a in db.Texts.AsNoTracking() on q.AnswerRef equals a.Key into answers
            from answer in answers.DefaultIfEmpty()
            where q.About == caseId || q.Id == caseId
            orderby k.OpenedOn, q.Id
            select new
            {
                q.Id,
                q.By,
                q.AskedBody,
                k.OpenedOn,
                t.Text,
                Answer = (string?)answer!.Text,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return [.. rows.Select(r => new QuestionLine(r.Id, Bodies.Labels[r.By], Bodies.Labels[r.AskedBody], r.OpenedOn, r.Text, r.Answer))];
    }

    public async Task<IReadOnlyList<UrgeLine>> UrgesAsync(Scope scope, string caseId, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from u in db.Urges.AsNoTracking()
            join p in scope.Projects(db) on u.ProjectId equals p.Id
            join s in db.Steps.AsNoTracking() on new { CaseId = u.ProjectId, u.Seq } equals new { s.CaseId, s.Seq }
            join t in db.Texts.AsNoTracking() on u.NoteRef equals t.Key into notes
            from note in notes.DefaultIfEmpty()
            where u.CaseId == caseId
            orderby u.Seq descending
            select new
            {
                u.On,
                s.ActingAs,
                Note = (string?)note!.Text,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        return [.. rows.Select(r => new UrgeLine(r.On, Bodies.Labels[r.ActingAs], r.Note))];
    }

    /// <summary>Whether the asker may ask and urge in the project now.</summary>
    public async Task<bool> TakesPartAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        return await (
            from k in db.Cases.AsNoTracking()
            join s in db.TableSteps on new { k.TableHash, FromStage = k.Stage } equals new { s.TableHash, s.FromStage }
            from g in scope.Grants(db)
            where
                k.Id == project
                && s.Action == "project.urge"
                && g.Body == s.Body
                && g.CaseId == null
                && (g.ProjectId == project || (g.ProjectId == null && g.AreaFrom <= k.Area && k.Area <= g.AreaTo))
            select g
        ).AnyAsync(stop);
    }

    private static IQueryable<CopyMarkRow> Marks(WorkReliefContext db, Scope scope) =>
        db.CopyMarks.AsNoTracking().Where(m => m.Account == scope.Account);

    private static IQueryable<CopyRow> Copied(WorkReliefContext db, Scope scope) =>
        from c in db.Copies.AsNoTracking()
        join k in db.Cases on c.CaseId equals k.Id
        where
            scope
                .Grants(db)
                .Any(g =>
                    g.Body == c.Body
                    && g.CaseId == null
                    && (g.ProjectId == c.ProjectId || (g.ProjectId == null && g.AreaFrom <= k.Area && k.Area <= g.AreaTo))
                )
        select c;
}
