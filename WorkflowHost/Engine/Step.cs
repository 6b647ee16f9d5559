using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>What every step needs of the program.</summary>
public sealed record StepParts(
    Catalogue Catalogue,
    Definitions Definitions,
    RegisterCaches RegisterCaches,
    Vault Vault,
    IFileStore Files,
    DocumentWriter Write
);

/// <summary>Writes a document from the tables as they stand in the step's transaction, and freezes its forms.</summary>
public delegate Task<DocumentIssued> DocumentWriter(WorkReliefContext db, Issue issue, Moment moment, CancellationToken stop);

/// <summary>One transaction's circumstances.</summary>
public sealed record StepRun(string Stream, string PayloadHash, bool DryRun, DateTimeOffset Now, RegisterCache Registers)
{
    /// <summary>The head of the stream as the last step left it; null while the stream has none.</summary>
    public Head? Head { get; set; }

    /// <summary>On a snapshot nothing is written.</summary>
    public bool OnSnapshot { get; init; }

    /// <summary>A deadline or mail was made that is due at once.</summary>
    public bool LeftWork { get; set; }
}

/// <summary>The steps of one transaction: the one that was asked for, and those that follow from it.</summary>
public sealed class Step(StepParts parts, WorkReliefContext db, StepRun run, CancellationToken stop)
{
    private readonly Places _places = new(db, run.Registers, parts.Definitions, parts.Catalogue, stop);
    private readonly RowChooser _rows = new(db, run.Registers, stop);
    private readonly Formalities _formalities = new(db, parts.Files, run.Now, run.Stream, stop);
    private readonly CoreSql _core = new(db, stop);
    private readonly EntryWriter _writer = new(db, new CoreSql(db, stop), parts, run, stop);

    /// <summary>Place, row, facets, decision, entry; then what follows.</summary>
    public async Task<Outcome> TakeAsync(ReadRequest request, Actor actor, string key)
    {
        var today = ChinaTime.DateOf(run.Now);
        var on = request.On ?? today;
        var (site, nowhere) = await _places.FindAsync(request, on);
        if (site is null)
            return new NotApplied([nowhere!]);
        var (row, wrong) = await RowAsync(request, actor, site, today);
        if (row is null)
            return new NotApplied([wrong!]);

        var seq = (run.Head?.Seq ?? 0) + 1;
        var calendar = await run.Registers.CalendarAsync(db, parts.Definitions, stop);
        var moment = new Moment(actor.Account, row.Body, on, run.Now, calendar, $"{run.Stream}:{seq}");
        var notes = await _core.NotesAsync(site.CaseId, site.ProjectId);
        var facets = await FacetsAsync(request, site, [.. request.Action.Needs, .. NeedsOf(row)], moment, notes);

        // Everything that is missing, at once.
        var refusals = (await _formalities.ProblemsAsync(request, actor, site, row, on, facets.Get<PapersHeld>())).ToList();
        refusals.AddRange(row.Rules.Select(name => parts.Catalogue.Rules[name].Check(facets, moment)).OfType<Refusal>());
        var decision = request.Action.Decide(request.Input, facets, moment);
        if (decision is Refused no)
            refusals.AddRange(no.Reasons);
        if (refusals.Count > 0)
            return new NotApplied([.. refusals.Select(r => r with { Clause = r.Clause ?? row.Clause })]);

        var accept = (Accept)decision;
        var to =
            accept.To
            ?? site.Table.RowsFor(site.Stage, request.Action.Name).Where(r => r.Body == row.Body).Select(r => r.To).Distinct().Single();
        var caseId = accept.Opens ?? request.CaseId!;
        if (run.OnSnapshot)
            return accept.Follows.Count == 0 ? new Applied(run.Stream, seq, caseId, to) : new Unseen();
        var applied = await _writer.WriteAsync(new Taken(request, actor, key, row, site, moment, accept, caseId, to), notes.Waiting);
        return await FollowAsync(accept, request, on, $"{run.Stream}:{seq}") ?? applied;
    }

    /// <summary>
    /// What the papers and rules of a body's row ask for and do not find, whoever will take it. What the step itself will be asked, and
    /// what looks at that, stays out.
    /// </summary>
    public async Task<IReadOnlyList<Refusal>> MissingAsync(ReadRequest request, string body)
    {
        var on = ChinaTime.DateOf(run.Now);
        var (site, _) = await _places.FindAsync(request, on);
        if (site?.Table.RowsFor(site.Stage, request.Action.Name).FirstOrDefault(r => r.Body == body) is not { } row)
            return [];
        var asked = request.Action.Asks;
        row = row with { Rules = [.. row.Rules.Where(r => !parts.Catalogue.Rules[r].Needs.Any(asked.ContainsKey))] };
        var calendar = await run.Registers.CalendarAsync(db, parts.Definitions, stop);
        var moment = new Moment(Actor.Engine.Account, body, on, run.Now, calendar, run.Stream);
        var notes = await _core.NotesAsync(site.CaseId, site.ProjectId);
        var facets = await FacetsAsync(request, site, NeedsOf(row), moment, notes);
        Refusal[] missing =
        [
            .. await _formalities.MissingAsync(request, site, row, facets.Get<PapersHeld>()),
            .. row.Rules.Select(name => parts.Catalogue.Rules[name].Check(facets, moment)).OfType<Refusal>(),
        ];
        return [.. missing.Select(r => r with { Clause = r.Clause ?? row.Clause })];
    }

    private IEnumerable<Type> NeedsOf(Row row) => row.Rules.SelectMany(r => parts.Catalogue.Rules[r].Needs);

    /// <summary>The row that the actor may take here; else why none.</summary>
    private async Task<(Row? Row, Refusal? Wrong)> RowAsync(ReadRequest request, Actor actor, Site site, DateOnly today)
    {
        var (action, table) = (request.Action, site.Table);
        var all = table.Rows.Where(r => r.Action == action.Name).ToList();
        var rows = all.Where(r => r.From == site.Stage).ToList();
        if (rows.Count == 0)
            return (null, await WrongStageAsync(request, actor, site, all, today));
        // Of several bodies that an account holds, the one that the input concerns.
        if (action.Concerns is { } concerns && site.Shape is { } shape && concerns(request.Input, shape) is { Count: > 0 } bodies)
            rows = [.. rows.OrderBy(r => bodies.Contains(r.Body) ? 0 : 1)];
        return await _rows.ChooseAsync(rows, actor, request.ActingAs, site, today);
    }

    /// <summary>Where a case stands is told to those who take the step at some time, and to nobody else.</summary>
    private async Task<Refusal> WrongStageAsync(ReadRequest request, Actor actor, Site site, List<Row> ever, DateOnly today)
    {
        var (action, table) = (request.Action, site.Table);
        if (ever.Count == 0)
            return new(EngineRefusals.WrongStage, $"本地规程没有“{action.Label}”这一环节");
        if ((await _rows.ChooseAsync(ever, actor, request.ActingAs, site, today)).Wrong is { } wrong)
            return wrong;
        var stages = string.Join("、", ever.Select(r => table.StageLabel(r.From)).Distinct());
        return new(EngineRefusals.WrongStage, $"现处“{table.StageLabel(site.Stage)}”，不能办理“{action.Label}”；可办理的环节：{stages}");
    }

    /// <summary>What a row's rules and the decision look at, each loaded once.</summary>
    private async Task<FacetSet> FacetsAsync(ReadRequest request, Site site, IEnumerable<Type> needs, Moment moment, CaseNotes notes)
    {
        var context = new StepContext(db, parts.Vault, parts.Definitions, parts.Catalogue, site, request, moment, notes, stop);
        var facets = new FacetSet(
            new CaseInHand(site.CaseId, site.Stage, site.Table, site.Area, request.Papers),
            new Practice(site.Pack, site.Shape),
            new ProgramKnown(parts.Catalogue)
        );
        foreach (var need in needs.Append(typeof(PapersHeld)))
            if (!facets.Has(need))
                facets.Add(
                    need,
                    await SubjectHosts.Program.LoadAsync(need, context, request.Action.Asks.GetValueOrDefault(need)?.Invoke(request.Input))
                );
        return facets;
    }

    /// <summary>The refusal of what had to follow; null when all did.</summary>
    private async Task<Outcome?> FollowAsync(Accept accept, ReadRequest first, DateOnly on, string key)
    {
        foreach (var (follow, number) in accept.Follows.Select((f, i) => (f, i + 1)))
        {
            var action = follow.IsSignal
                ? parts.Catalogue.Answering(
                    await db.Cases.Where(c => c.Id == follow.CaseId).Select(c => c.Kind).SingleAsync(stop),
                    follow.Action
                )
                : parts.Catalogue.Actions[follow.Action];
            if (
                await TakeAsync(
                    new ReadRequest(action, follow.Input, follow.CaseId, on, null, first.Papers),
                    Actor.Engine,
                    $"{key}#{number}"
                )
                is NotApplied refused
            )
                return refused;
        }
        return null;
    }
}
