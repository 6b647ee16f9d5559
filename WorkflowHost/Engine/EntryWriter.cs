using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>A step that was decided and is to be written.</summary>
/// <param name="CaseId">The case that moves, or is opened.</param>
/// <param name="To">Its stage afterwards.</param>
public sealed record Taken(
    ReadRequest Request,
    Actor Actor,
    string Key,
    Row Row,
    Site Site,
    Moment Moment,
    Accept Accept,
    string CaseId,
    string To
)
{
    /// <summary>The project that the case belongs to; a project belongs to itself.</summary>
    public string? ProjectId => Site.ProjectId ?? (Site.Shape is null ? null : CaseId);
}

/// <summary>Writes a step: its facts, what they make true, and its entry in the journal, chained to the one before.</summary>
public sealed class EntryWriter(WorkReliefContext db, CoreSql core, StepParts parts, StepRun run, CancellationToken stop)
{
    private readonly List<TextRow> _texts = [];

    /// <param name="waiting">Actions for which the case has a deadline.</param>
    public async Task<Applied> WriteAsync(Taken taken, IReadOnlyList<string> waiting)
    {
        var (head, moment) = (run.Head, taken.Moment);
        var seq = (head?.Seq ?? 0) + 1;
        _texts.Clear();
        await KeepAsync(taken);
        var facts = FactsOf(taken, waiting);
        var at = new FactContext(db, parts.Definitions, new EntryPlace(run.Stream, seq, moment.OccurredOn, run.Now), late: false, stop);
        await Projector.ApplyAsync(at, facts);
        await IssueAsync(taken, at, facts);

        var entry = new Entry(
            Entry.NewestForm,
            run.Stream,
            seq,
            head?.Hash ?? "",
            taken.Actor.Account,
            taken.Row.Body,
            taken.Request.Action.Name,
            taken.CaseId,
            taken.To,
            moment.OccurredOn,
            run.Now,
            taken.Key,
            run.PayloadHash,
            facts
        );
        var body = entry.Write();
        var hash = Entry.HashOf(body);
        await core.WriteAsync(entry, body, hash, head is null, _texts);
        run.Head = new Head(seq, hash);
        await db.SaveChangesAsync(stop);
        return new Applied(run.Stream, seq, taken.CaseId, taken.To);
    }

    private List<Fact> FactsOf(Taken taken, IReadOnlyList<string> waiting)
    {
        var (site, accept, facts) = (taken.Site, taken.Accept, new List<Fact>());
        if (site.Held is not { } held)
            facts.Add(
                new CaseOpened(
                    taken.CaseId,
                    site.Table.Kind,
                    site.Table.Hash,
                    taken.To,
                    taken.ProjectId,
                    site.Area,
                    site.Project?.PackHash ?? site.Pack.Hash
                )
            );
        else
        {
            held.Version++;
            if (taken.To != held.Stage)
                facts.Add(new CaseMoved(taken.CaseId, held.Stage, taken.To));
        }
        // A step that follows on paper shown with the first files nothing a second time.
        if (taken.Actor.Program is null)
            facts.AddRange(Filed(taken));
        facts.AddRange(accept.Facts);
        facts.AddRange((taken.Row.CopyTo ?? []).Select(to => new Copied(taken.CaseId, to)));
        facts.AddRange(Ended(taken, waiting));
        facts.AddRange(accept.Arms.Select(a => new DeadlineArmed(a.CaseId, a.Action, a.BaseDate, a.DueUtc, a.Rung, a.Provisional)));
        facts.AddRange(
            accept.Sends.Select(s => new MailQueued(
                s.Key,
                s.Template,
                s.ToBody,
                s.CopyTo,
                taken.ProjectId,
                site.Area,
                MailQueued.ModelOf(s.Model)
            ))
        );
        run.LeftWork |= accept.Sends.Count > 0 || accept.Arms.Any(a => a.DueUtc <= run.Now);
        return facts;
    }

    private List<Fact> Filed(Taken taken)
    {
        var filed = new List<Fact>();
        foreach (var (paper, number) in taken.Request.Papers.Select((p, i) => (p, i + 1)))
        {
            var signer = taken.Moment.Aside($"signer-{number}", paper.Signer);
            if (signer is not null)
                _texts.Add(new TextRow { Key = signer.Ref, Text = signer.Value });
            if (paper.File is { } file)
                filed.Add(new PaperFiled(taken.Accept.PapersTo ?? taken.CaseId, paper.Kind, file, paper.Number, paper.Date, signer?.Ref));
        }
        return filed;
    }

    /// <summary>Deadlines that the case leaves behind, and the one that was served.</summary>
    private static IEnumerable<Fact> Ended(Taken taken, IReadOnlyList<string> waiting) =>
        waiting
            .Where(action =>
                taken.Site.Held is not null
                && taken.Accept.Arms.All(a => a.CaseId != taken.CaseId || a.Action != action)
                && (
                    (taken.Actor.Program == Bodies.Clock && action == taken.Request.Action.Name)
                    || !taken.Site.Table.RowsFor(taken.To, action).Any()
                )
            )
            .Select(action => new DeadlineEnded(taken.CaseId, action));

    private async Task IssueAsync(Taken taken, FactContext at, List<Fact> facts)
    {
        if (taken.Accept.Issues.Count == 0 || run.DryRun)
            return;
        // What is printed is read from the tables.
        db.Texts.AddRange(_texts);
        _texts.Clear();
        await db.SaveChangesAsync(stop);
        foreach (var issue in taken.Accept.Issues)
        {
            var issued = await parts.Write(db, issue with { CaseId = issue.CaseId ?? taken.CaseId }, taken.Moment, stop);
            await Projector.ApplyAsync(at, [issued]);
            facts.Add(issued);
        }
    }

    /// <summary>
    /// Texts under this step's own place are new; others, under a hash or a worker's code, stand already when they stood before.
    /// </summary>
    private async Task KeepAsync(Taken taken)
    {
        _texts.AddRange(
            taken.Accept.Keeps.Select(keep =>
                keep.Seals is null
                    ? new TextRow { Key = keep.Ref, Text = keep.Value }
                    : new TextRow
                    {
                        Key = keep.Ref,
                        Text = parts.Vault.Seal(keep.Value),
                        Mark = parts.Vault.Mark(keep.Seals, keep.Value),
                    }
            )
        );
        if (taken.Site.Held is null)
        {
            _texts.Add(new TextRow { Key = Definitions.TableKey(taken.Site.Table.Hash), Text = taken.Site.Table.Json });
            parts.Definitions.Keep(taken.Site.Table);
        }
        var own = taken.Moment.Seed + "/";
        var shared = _texts.Where(t => !t.Key.StartsWith(own, StringComparison.Ordinal)).Select(t => t.Key).ToList();
        if (shared.Count == 0)
            return;
        var standing = await db.Texts.Where(t => shared.Contains(t.Key)).Select(t => t.Key).ToListAsync(stop);
        _texts.RemoveAll(t => standing.Contains(t.Key));
    }
}
