using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>The steps of one transaction: the one that was asked for, and those that follow from it.</summary>
public sealed class Steps(
    WorkReliefContext db, Vault vault, Shelf shelf, IFileStore files, PaperMaker papers, DateTimeOffset now, string stream, string payloadHash, bool dryRun, CancellationToken stop)
{
    private readonly Views _views = new(db, vault, shelf, stop);
    private readonly Applier _applier = new(db, shelf, stop);
    private readonly RowChooser _rows = new(db, stop);

    /// <summary>A deadline or mail was made that is due at once.</summary>
    public bool LeftWork { get; private set; }

    /// <summary>Checks, decides, applies and writes one step and those that follow from it.</summary>
    public async Task<Outcome> TakeAsync(ReadRequest request, Actor actor, string key)
    {
        var action = request.Action;
        var today = ChinaTime.DateOf(now);
        var on = request.On ?? today;
        var opening = action.Opens;
        var held = opening ? null : await db.Cases.FirstOrDefaultAsync(c => c.Id == request.CaseId, stop);
        if (!opening && held?.Kind != action.Kind) return NotApplied.Because("case-unknown", $"“{request.CaseId}”不是{Actions.KindLabels[action.Kind]}");
        if (opening && action.Kind == RegisterTable.Kind && await db.Cases.AnyAsync(c => c.Id == request.CaseId, stop))
            return NotApplied.Because("case-known", "登记已建立");

        // Where: the project, its shape as it was proposed, its policy as it stands today.
        var projectId = opening && action.Kind != ProjectTable.Kind && action.Kind != RegisterTable.Kind ? request.CaseId : held?.ProjectId;
        var project = projectId is null ? null : await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == projectId, stop);
        if (projectId is not null && project is null) return NotApplied.Because("case-unknown", $"没有项目“{projectId}”");
        var place = request.Input is INamesArea naming ? await _views.PlaceAsync(naming.Area) : null;
        if (request.Input is INamesArea unknown && place is null)
            return NotApplied.Because("area-unknown", $"行政区划“{unknown.Area}”未登记", Bodies.Labels[Bodies.Administrator]);
        var area = place?.Code ?? project?.Area ?? 0;
        if (action.Kind == RegisterTable.Kind && request.Input is INamesProject about)
        {
            if (await db.Projects.Where(p => p.Id == about.Project).Select(p => (long?)p.Area).FirstOrDefaultAsync(stop) is not { } where)
                return NotApplied.Because("project-unknown", $"没有项目“{about.Project}”");
            area = where;
        }
        if (action.Kind == RegisterTable.Kind && place is null && request.Input is INamesWorkers persons)
        {
            // What is changed about somebody is changed where the person is registered.
            var named = persons.WorkerIds.ToList();
            if (await db.Workers.Where(w => named.Contains(w.Id)).Select(w => (long?)w.Area).FirstOrDefaultAsync(stop) is not { } home)
                return NotApplied.Because("worker-unknown", $"花名册没有“{string.Join("、", named)}”", "村民委员会登记花名册");
            area = home;
        }
        Pack? pack;
        Shape? shape = null;
        if (project is not null)
        {
            pack = await shelf.PackNamedAsync(db, project.Pack, stop);
            shape = (await shelf.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn);
        }
        else pack = action.Kind == RegisterTable.Kind ? PackReader.Shipped("national") : await _views.PackOfAreaAsync(area);
        if (pack is null) return NotApplied.Because("pack-missing", "本地尚未启用政策包", Bodies.Labels[Bodies.Administrator]);
        if (request.Input is IProposes proposal)
        {
            shape = pack.ShapeOf(proposal.Mode, on);
            if (shape is null) return NotApplied.Because("mode", $"{pack.Label}在 {on:yyyy-MM-dd} 没有建设方式“{proposal.Mode}”");
        }

        // Which rows.
        // A register has no procedure that an official signed: it follows the program.
        var table = action.Kind == RegisterTable.Kind ? RegisterTable.Of(request.CaseId!)
            : held is not null ? await shelf.TableAsync(db, held.TableHash, stop)
            : TableSet.Expand(shape!, action.Kind, (request.Input as IChoosesTable)?.Variant);
        if (table is null) return NotApplied.Because("tier-unknown", $"{shape!.PackLabel}没有“{(request.Input as IChoosesTable)?.Variant}”这一级验收");
        var stage = held?.Stage ?? Stage.None;
        var rows = table.RowsFor(stage, action.Name).ToList();
        // Of several bodies that an account holds, the one that the input concerns.
        if (request.Input is IForBodies concerns && shape is not null && concerns.BodiesIn(shape) is { Count: > 0 } bodies)
            rows = [.. rows.OrderBy(r => bodies.Contains(r.Body) ? 0 : 1)];
        if (rows.Count == 0)
        {
            var stages = table.Rows.Where(r => r.Action == action.Name).Select(r => table.StageLabel(r.From)).Distinct();
            return NotApplied.Because("wrong-stage", $"现处“{table.StageLabel(stage)}”，不能办理“{action.Label}”；可办理的环节：{string.Join("、", stages)}");
        }
        var (row, wrong) = await _rows.ChooseAsync(rows, actor, request.ActingAs, project?.Id, area, today);
        if (row is null) return new NotApplied([wrong!]);

        var calendar = await shelf.CalendarAsync(db, stop);
        var head = await db.Streams.FirstOrDefaultAsync(s => s.Name == stream, stop);
        var seq = (head?.Seq ?? 0) + 1;
        var moment = new Moment(actor.Account, row.Body, on, now, calendar, $"{stream}:{seq}");
        var ground = new Ground(request.CaseId ?? "", stage, table, pack, area, request.Papers, await PapersAsync(request, project?.Id));
        var view = await _views.LoadAsync(action, request.Input, ground, project, shape, moment);

        // Everything that is missing, at once.
        var refusals = new List<Refusal>();
        if (actor.Program is null) refusals.AddRange(DateProblems(request, row, held, pack, on, today));
        refusals.AddRange(await PaperProblemsAsync(request, row, view));
        if (row.NotSameActorAs is { } other && await db.Steps.AnyAsync(s => s.CaseId == request.CaseId && s.Action == other && s.Account == actor.Account, stop))
            refusals.Add(new("same-actor", $"“{row.Label}”不能由办理过“{table.Rows.First(r => r.Action == other).Label}”的同一账号办理", Bodies.Labels[row.Body], row.Clause));
        refusals.AddRange(row.Rules.Select(name => Rules.All[name].Check(view, moment)).OfType<Refusal>());
        var decision = action.Decide(request.Input, view, moment);
        if (decision is Refused no) refusals.AddRange(no.Reasons);
        if (refusals.Count > 0)
            return new NotApplied([.. refusals.Select(r => r.Clause is null ? r with { Clause = row.Clause } : r)]);

        var accept = (Accept)decision;
        var to = accept.To ?? rows.Where(r => r.Body == row.Body).Select(r => r.To).Distinct().Single();
        var caseId = opening ? accept.Opens! : request.CaseId!;
        var applied = await WriteAsync(request, accept, row, actor, moment, head, key, caseId, to, held, project?.Id ?? (action.Kind == ProjectTable.Kind ? caseId : null), area, table,
            project?.PackHash ?? pack.Hash);
        for (var i = 0; i < accept.Follows.Count; i++)
        {
            var follow = accept.Follows[i];
            var next = new ReadRequest(Actions.All[follow.Action], follow.Input, follow.CaseId, on, null, request.Papers);
            if (await TakeAsync(next, Actor.Engine, $"{stream}:{seq}#{i + 1}") is NotApplied refused) return refused;
        }
        return applied;
    }

    private async Task<Outcome> WriteAsync(
        ReadRequest request, Accept accept, Row row, Actor actor, Moment moment, StreamRow? head, string key, string caseId, string to,
        CaseRow? held, string? projectId, long area, Workflows.Kernel.Table table, string packHash)
    {
        var (seq, on) = ((head?.Seq ?? 0) + 1, moment.OccurredOn);
        var facts = new List<Fact>();
        foreach (var keep in accept.Keeps)
            if (keep.Seals is null) await KeepAsync(keep.Ref, keep.Value);
            else db.Texts.Add(new TextRow { Key = keep.Ref, Text = vault.Seal(keep.Value), Mark = vault.Mark(keep.Seals, keep.Value) });
        if (held is null)
        {
            await KeepAsync(Shelf.TableKey(table.Hash), table.Json);
            facts.Add(new CaseOpened(caseId, table.Kind, table.Hash, to, projectId, area, packHash));
        }
        else
        {
            held.Version++;
            if (to != held.Stage) facts.Add(new CaseMoved(caseId, held.Stage, to));
        }
        foreach (var (paper, i) in request.Papers.Select((p, i) => (p, i)))
        {
            var signer = actor.Program is null ? moment.Aside($"signer-{i + 1}", paper.Signer) : null;
            if (signer is not null) await KeepAsync(signer.Ref, signer.Value);
            // A step that follows on paper shown with the first files nothing a second time.
            if (actor.Program is null && paper.File is { } file) facts.Add(new PaperFiled(accept.PapersTo ?? caseId, paper.Kind, file, paper.Number, paper.Date, signer?.Ref));
        }
        facts.AddRange(accept.Facts);
        foreach (var waiting in await db.Deadlines.AsNoTracking().Where(d => d.CaseId == caseId).ToListAsync(stop))
        {
            var rearmed = accept.Arms.Any(a => a.CaseId == caseId && a.Action == waiting.Action);
            var served = actor.Program == Bodies.Clock && waiting.Action == request.Action.Name;
            if (!rearmed && (served || !table.RowsFor(to, waiting.Action).Any())) facts.Add(new DeadlineEnded(caseId, waiting.Action));
        }
        facts.AddRange(accept.Arms.Select(a => new DeadlineArmed(a.CaseId, a.Action, a.BaseDate, a.DueUtc, a.Rung, a.Provisional)));
        facts.AddRange(accept.Sends.Select(s => new MailQueued(s.Key, s.Template, s.ToBody, s.CopyTo, projectId, area, MailQueued.ModelOf(s.Model))));
        LeftWork |= accept.Sends.Count > 0 || accept.Arms.Any(a => a.DueUtc <= now);

        var at = new Context(stream, seq, on, now);
        await _applier.ApplyAsync(at, facts);
        if (accept.Issues.Count > 0 && !dryRun)
        {
            await db.SaveChangesAsync(stop);
            foreach (var issue in accept.Issues)
            {
                var issued = await papers.IssueAsync(db, issue with { CaseId = issue.CaseId ?? caseId }, moment, stop);
                await _applier.ApplyAsync(at, [issued]);
                facts.Add(issued);
            }
        }

        var entry = new Entry(Entry.NewestForm, stream, seq, head?.Hash ?? "", actor.Account, row.Body, request.Action.Name, caseId, to, on, now, key, payloadHash, facts);
        var body = entry.Write();
        var hash = Entry.HashOf(body);
        if (head is null) db.Streams.Add(new StreamRow { Name = stream, Seq = seq, Hash = hash });
        else (head.Seq, head.Hash) = (seq, hash);
        db.Journal.Add(new JournalRow { Stream = stream, Seq = seq, Account = actor.Account, RequestKey = key, PayloadHash = payloadHash, Body = body, Hash = hash });
        db.Steps.Add(Replay.StepOf(entry));
        await db.SaveChangesAsync(stop);
        return new Applied(stream, seq, caseId, to);
    }

    /// <summary>Texts under a hash stand already when they stood before.</summary>
    private async Task KeepAsync(string key, string text)
    {
        if (await db.Texts.FindAsync([key], stop) is null) db.Texts.Add(new TextRow { Key = key, Text = text });
    }

    private async Task<IReadOnlySet<string>> PapersAsync(ReadRequest request, string? projectId)
    {
        var held = await db.Papers.Where(p => p.CaseId == request.CaseId || (projectId != null && p.CaseId == projectId)).Select(p => p.Kind).Distinct().ToListAsync(stop);
        return held.Concat(request.Papers.Select(p => p.Kind)).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Refusal> DateProblems(ReadRequest request, Row row, CaseRow? held, Pack pack, DateOnly on, DateOnly today)
    {
        if (on > today)
            yield return new("date-future", $"on：{on:yyyy-MM-dd} 晚于今天 {today:yyyy-MM-dd}");
        var back = pack.Days(PolicyKeys.BackdateDays, today);
        if (on < today.AddDays(-back))
            yield return new("date-too-far-back", $"on：{on:yyyy-MM-dd} 早于补录期限（最多回溯 {back} 天）", Clause: Clause.Default("补录须在政策包规定的天数之内，发生日与登记日都留痕"));
        if (held is not null && !row.Stays && on < held.MovedOn)
            yield return new("date-before-last-step", $"on：{on:yyyy-MM-dd} 早于上一环节 {held.MovedOn:yyyy-MM-dd}");
    }

    private async Task<IReadOnlyList<Refusal>> PaperProblemsAsync(ReadRequest request, Row row, CaseView view)
    {
        var problems = new List<Refusal>();
        foreach (var (paper, number) in request.Papers.Select((p, i) => (p, i + 1)))
        {
            if (!PaperKinds.All.ContainsKey(paper.Kind)) problems.Add(new("paper-unknown", $"papers 第{number}项：没有材料种类“{paper.Kind}”"));
            if (paper.File is null) problems.Add(new("paper-file", $"papers 第{number}项“{PaperKinds.Label(paper.Kind)}”：没有文件"));
            else if (!files.Has(paper.File)) problems.Add(new("paper-file", $"papers 第{number}项“{PaperKinds.Label(paper.Kind)}”：文件尚未上传"));
            else if (request.Input is ITakesEvidence && FileKind.Of(files, paper.File) is null)
                problems.Add(new("file-kind", $"papers 第{number}项“{PaperKinds.Label(paper.Kind)}”：按内容看不是图片、PDF 或 Office 文件"));
            if (paper.Number?.Length > 100 || paper.Signer?.Length > 60) problems.Add(new("paper-text", $"papers 第{number}项：文号不超过100字，签字人不超过60字"));
            if (paper.Date > ChinaTime.DateOf(now)) problems.Add(new("paper-date", $"papers 第{number}项：日期 {paper.Date:yyyy-MM-dd} 在今天之后"));
        }
        var held = view.Papers;
        // A step that is taken again — signed again after a correction, released again — needs papers since the last time: those before are about that.
        var before = row.Papers.Count == 0 ? null
            : await db.Steps.Where(s => s.CaseId == request.CaseId && s.Action == row.Action && s.Stage == row.To).MaxAsync(s => (long?)s.Seq, stop);
        if (before is { } last)
            held = (await db.Papers.Where(p => p.CaseId == request.CaseId && p.Stream == stream && p.Seq > last).Select(p => p.Kind).ToListAsync(stop))
                .Concat(request.Papers.Select(p => p.Kind)).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(row.Papers.Where(kind => !held.Contains(kind))
            .Select(kind => new Refusal("paper-missing", $"缺少材料：{PaperKinds.Label(kind)}（{kind}）", Bodies.Labels[row.Body], row.Clause)));
        return problems;
    }
}
