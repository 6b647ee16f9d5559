using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>A step that was decided and is to be written.</summary>
/// <param name="CaseId">The case that moves, or is opened.</param>
/// <param name="To">Its stage afterwards.</param>
public sealed record Taken(ReadRequest Request, Actor Actor, string Key, Row Row, Site Site, Moment Moment, Accept Accept, string CaseId, string To)
{
    /// <summary>The project that the case belongs to; a project belongs to itself.</summary>
    public string? ProjectId => Site.ProjectId ?? (Site.Shape is null ? null : CaseId);
}

/// <summary>Writes a step: its facts, what they make true, and its entry in the journal, chained to the one before.</summary>
public sealed class EntryWriter(WorkReliefContext db, Vault vault, Definitions definitions, PaperMaker papers, StepRun run, CancellationToken stop)
{
    public async Task<Applied> WriteAsync(Taken taken, StreamRow? head)
    {
        var (seq, moment) = ((head?.Seq ?? 0) + 1, taken.Moment);
        await KeepAsync(taken);
        var facts = await FactsAsync(taken);
        var at = new FactContext(db, definitions, run.Stream, seq, moment.OccurredOn, run.Now, stop);
        await Projector.ApplyAsync(at, facts);
        await IssueAsync(taken, at, facts);

        var entry = new Entry(Entry.NewestForm, run.Stream, seq, head?.Hash ?? "", taken.Actor.Account, taken.Row.Body, taken.Request.Action.Name,
            taken.CaseId, taken.To, moment.OccurredOn, run.Now, taken.Key, run.PayloadHash, facts);
        var body = entry.Write();
        var hash = Entry.HashOf(body);
        if (head is null) db.Streams.Add(new StreamRow { Name = run.Stream, Seq = seq, Hash = hash });
        else (head.Seq, head.Hash) = (seq, hash);
        db.Journal.Add(new JournalRow
        {
            Stream = run.Stream, Seq = seq, Account = taken.Actor.Account, RequestKey = taken.Key, PayloadHash = run.PayloadHash, Body = body, Hash = hash,
        });
        db.Steps.Add(Replay.StepOf(entry));
        await db.SaveChangesAsync(stop);
        return new Applied(run.Stream, seq, taken.CaseId, taken.To);
    }

    private async Task<List<Fact>> FactsAsync(Taken taken)
    {
        var (site, accept, facts) = (taken.Site, taken.Accept, new List<Fact>());
        if (site.Held is not { } held)
            facts.Add(new CaseOpened(taken.CaseId, site.Table.Kind, site.Table.Hash, taken.To, taken.ProjectId, site.Area, site.Project?.PackHash ?? site.Pack.Hash));
        else
        {
            held.Version++;
            if (taken.To != held.Stage) facts.Add(new CaseMoved(taken.CaseId, held.Stage, taken.To));
        }
        // A step that follows on paper shown with the first files nothing a second time.
        if (taken.Actor.Program is null) facts.AddRange(await FiledAsync(taken));
        facts.AddRange(accept.Facts);
        facts.AddRange(await EndedAsync(taken));
        facts.AddRange(accept.Arms.Select(a => new DeadlineArmed(a.CaseId, a.Action, a.BaseDate, a.DueUtc, a.Rung, a.Provisional)));
        facts.AddRange(accept.Sends.Select(s => new MailQueued(s.Key, s.Template, s.ToBody, s.CopyTo, taken.ProjectId, site.Area, MailQueued.ModelOf(s.Model))));
        run.LeftWork |= accept.Sends.Count > 0 || accept.Arms.Any(a => a.DueUtc <= run.Now);
        return facts;
    }

    private async Task<IReadOnlyList<Fact>> FiledAsync(Taken taken)
    {
        var filed = new List<Fact>();
        foreach (var (paper, number) in taken.Request.Papers.Select((p, i) => (p, i + 1)))
        {
            var signer = taken.Moment.Aside($"signer-{number}", paper.Signer);
            if (signer is not null) await KeepAsync(signer.Ref, signer.Value);
            if (paper.File is { } file) filed.Add(new PaperFiled(taken.Accept.PapersTo ?? taken.CaseId, paper.Kind, file, paper.Number, paper.Date, signer?.Ref));
        }
        return filed;
    }

    /// <summary>Deadlines that the case leaves behind, and the one that was served.</summary>
    private async Task<IEnumerable<Fact>> EndedAsync(Taken taken)
    {
        if (taken.Site.Held is null) return [];
        var waiting = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == taken.CaseId).Select(d => d.Action).ToListAsync(stop);
        return waiting.Where(action => taken.Accept.Arms.All(a => a.CaseId != taken.CaseId || a.Action != action)
                && ((taken.Actor.Program == Bodies.Clock && action == taken.Request.Action.Name) || !taken.Site.Table.RowsFor(taken.To, action).Any()))
            .Select(action => new DeadlineEnded(taken.CaseId, action));
    }

    private async Task IssueAsync(Taken taken, FactContext at, List<Fact> facts)
    {
        if (taken.Accept.Issues.Count == 0 || run.DryRun) return;
        await db.SaveChangesAsync(stop);
        foreach (var issue in taken.Accept.Issues)
        {
            var issued = await papers.IssueAsync(db, issue with { CaseId = issue.CaseId ?? taken.CaseId }, taken.Moment, stop);
            await Projector.ApplyAsync(at, [issued]);
            facts.Add(issued);
        }
    }

    private async Task KeepAsync(Taken taken)
    {
        foreach (var keep in taken.Accept.Keeps)
            if (keep.Seals is null) await KeepAsync(keep.Ref, keep.Value);
            else db.Texts.Add(new TextRow { Key = keep.Ref, Text = vault.Seal(keep.Value), Mark = vault.Mark(keep.Seals, keep.Value) });
        if (taken.Site.Held is null) await KeepAsync(Definitions.TableKey(taken.Site.Table.Hash), taken.Site.Table.Json);
    }

    /// <summary>Texts under a hash stand already when they stood before.</summary>
    private async Task KeepAsync(string key, string text)
    {
        if (await db.Texts.FindAsync([key], stop) is null) db.Texts.Add(new TextRow { Key = key, Text = text });
    }
}
