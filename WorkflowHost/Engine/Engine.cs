using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// The only way to change anything. One action, one transaction: facts, state, journal, deadlines and outgoing mail are committed
/// together or not at all, and an answer is given only after the commit.
/// </summary>
public sealed partial class Engine(Store store, StepParts parts, Commits commits, Bell bell, TimeProvider clock, ILogger<Engine> log)
{
    private const int MostRemembered = 100_000;
    private readonly ConcurrentDictionary<string, string> _projectOf = new(StringComparer.Ordinal);

    /// <summary>How often a decision is taken anew when another caller was faster; each time somebody else has moved on.</summary>
    private const int MostTries = 20;
    private const int LongestKey = 100;

    /// <summary>Applies an action for a person's account.</summary>
    public Task<Outcome> ApplyAsync(ActionRequest request, CancellationToken stop = default) =>
        ForAccountAsync(request, dryRun: false, stop);

    /// <summary>Says what <see cref="ApplyAsync"/> would answer, and changes nothing.</summary>
    public Task<Outcome> TryAsync(ActionRequest request, CancellationToken stop = default) => ForAccountAsync(request, dryRun: true, stop);

    /// <summary>
    /// What papers and rules ask for and do not find yet, for each of some steps of one project, whoever will take them; on one snapshot.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Refusal>>> MissingAsync(
        string project,
        IReadOnlyList<StepAhead> steps,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db, stop);
        var ask = new Ask("", Streams.OfProject(project), Actor.Engine, "", "", DryRun: true);
        var run = RunOf(ask, await new CoreSql(db, stop).OpenAsync(ask.Stream, ask.Actor.Account, ask.Key, locks: false), onSnapshot: true);
        var missing = new List<IReadOnlyList<Refusal>>();
        foreach (var step in steps)
            missing.Add(step.Request is { } request ? await new Step(parts, db, run, stop).MissingAsync(request, step.Body) : []);
        return missing;
    }

    /// <summary>Opens the registers of a new database; on a later start it does nothing.</summary>
    public async Task StartAsync(CancellationToken stop = default)
    {
        string[] problems = [.. parts.Catalogue.Problems(), .. SubjectHosts.Program.Problems(parts.Catalogue)];
        if (problems.Length > 0)
            throw new InvalidOperationException("The catalogue does not hold together: " + string.Join("; ", problems));
        foreach (
            var (action, register) in parts
                .Catalogue.Actions.Values.Select(a => (a, a.At as Place.Register))
                .Where(a => a.Item2 is { Starts: true })
        )
        {
            var key = "start/" + action.Name;
            var read = new ReadRequest(action, new NoInput(), register!.Name, null, null, []);
            var ask = new Ask(action.Name, register.Name, Actor.Engine, key, PayloadHash(action.Name, "{}"));
            var outcome = await InTransactionAsync(ask, (steps, _) => steps.TakeAsync(read, Actor.Engine, key), stop);
            if (outcome is NotApplied no)
                throw new InvalidOperationException($"{action.Name}: {no.Refusals[0].Missing}");
        }
    }

    /// <summary>Takes a due deadline's step, if it is still due and still in these hands.</summary>
    public async Task<Outcome> ApplyDueAsync(long deadline, long fence, CancellationToken stop = default)
    {
        string key,
            caseId,
            action;
        await using (var db = store.Open())
        {
            var due = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deadline && d.Fence == fence, stop);
            if (due is null)
                return new Stale();
            (caseId, action, key) = (due.CaseId, due.Action, $"{due.ArmedBy}/{due.Action}/{due.Rung}");
        }
        if (await StreamOfAsync(caseId, stop) is not { } stream)
            return new Stale();
        return await InTransactionAsync(
            new Ask(action, stream, Actor.Clock, key, PayloadHash(action, caseId)),
            async (steps, db) =>
            {
                var due = await db.Deadlines.FirstOrDefaultAsync(d => d.Id == deadline && d.Fence == fence && d.Parked == null, stop);
                if (due is null || due.DueUtc > clock.GetUtcNow())
                    return new Stale();
                var read = new ReadRequest(parts.Catalogue.Actions[action], new NoInput(), caseId, ChinaTimeOf(due.DueUtc), null, []);
                return await steps.TakeAsync(read, Actor.Clock, key);
            },
            stop
        );
    }

    /// <summary>Takes a step of the clock that has no deadline: sealing a day, counting a date again.</summary>
    public async Task<Outcome> ApplyAsClockAsync(string action, string caseId, string key, CancellationToken stop = default)
    {
        if (await StreamOfAsync(caseId, stop) is not { } stream)
            return new Stale();
        var read = new ReadRequest(parts.Catalogue.Actions[action], new NoInput(), caseId, null, null, []);
        return await InTransactionAsync(
            new Ask(action, stream, Actor.Clock, key, PayloadHash(action, caseId)),
            (steps, _) => steps.TakeAsync(read, Actor.Clock, key),
            stop
        );
    }

    /// <summary>
    /// Takes a step as a body of the program: for whoever stands before the public board, or beside what an account was shown or given.
    /// </summary>
    /// <param name="key">As of a request: the same key with the same input is done once.</param>
    public async Task<Outcome> ApplyForAsync(
        Actor actor,
        string action,
        string caseId,
        object input,
        string key,
        CancellationToken stop = default
    )
    {
        if (key.Length is 0 or > LongestKey)
            return NotApplied.Because(EngineRefusals.Key, $"请求须带幂等键，1–{LongestKey} 个字符");
        if (await StreamOfAsync(caseId, stop) is not { } stream)
            return NotApplied.Because(Refusals.CaseUnknown, $"没有“{caseId}”");
        var read = new ReadRequest(parts.Catalogue.Actions[action], input, caseId, null, null, []);
        var payload = PayloadHash(action, caseId + JsonSerializer.Serialize(input, input.GetType()));
        return await InTransactionAsync(
            new Ask(action, stream, actor, key, payload),
            (steps, _) => steps.TakeAsync(read, actor, key),
            stop
        );
    }

    private static DateOnly ChinaTimeOf(DateTimeOffset due) => Workflows.Calendar.ChinaTime.DateOf(due);

    private async Task<Outcome> ForAccountAsync(ActionRequest request, bool dryRun, CancellationToken stop)
    {
        if (Bodies.OfTheProgram.Contains(request.Account))
            return NotApplied.Because(Refusals.AccountUnknown, $"账号“{request.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        var (read, refused) = RequestReader.Read(request.Action, request.Payload);
        if (read is null)
            return refused!;
        if (!dryRun && request.Key.Length is 0 or > LongestKey)
            return NotApplied.Because(EngineRefusals.Key, $"请求须带幂等键（Idempotency-Key），1–{LongestKey} 个字符");
        string? stream;
        if (read.CaseId is null)
            stream = Streams.OfProject(((Place.NewProject)read.Action.At).Proposal(read.Input).Project);
        else
        {
            stream = await StreamOfAsync(read.CaseId, stop);
            if (stream is null)
                return NotApplied.Because(Refusals.CaseUnknown, $"没有“{read.CaseId}”");
        }
        if (stream.Length > WorkReliefContext.KeyLength)
            return NotApplied.Because(Refusals.ProjectId, "项目编码过长");
        var actor = new Actor(request.Account);
        var ask = new Ask(request.Action, stream, actor, request.Key, PayloadHash(request.Action, request.Payload.GetRawText()), dryRun);
        if (dryRun && await LookAsync(ask, read, stop) is var seen and not Unseen)
            return seen;
        return await InTransactionAsync(ask, (steps, _) => steps.TakeAsync(read, actor, request.Key), stop);
    }

    /// <summary>What a dry run finds on a snapshot of its own, beside those who write: it neither waits for them nor they for it.</summary>
    private async Task<Outcome> LookAsync(Ask ask, ReadRequest read, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db, stop);
        var opened = await new CoreSql(db, stop).OpenAsync(ask.Stream, ask.Actor.Account, ask.Key, locks: false);
        var outcome = await new Step(parts, db, RunOf(ask, opened, onSnapshot: true), stop).TakeAsync(read, ask.Actor, ask.Key);
        if (outcome is not Unseen)
            Told(log, ask, outcome, 1, Stopwatch.GetElapsedTime(began));
        return outcome;
    }

    private StepRun RunOf(Ask ask, Opened opened, bool onSnapshot) =>
        new(ask.Stream, ask.PayloadHash, ask.DryRun, clock.GetUtcNow(), parts.RegisterCaches.At(opened.Revision))
        {
            Head = opened.Head,
            OnSnapshot = onSnapshot,
        };

    /// <summary>A case belongs to one project for ever, so what was found once need not be asked again.</summary>
    private async Task<string?> StreamOfAsync(string caseId, CancellationToken stop)
    {
        if (parts.Catalogue.Registers.ContainsKey(caseId))
            return caseId;
        if (_projectOf.TryGetValue(caseId, out var known))
            return Streams.OfProject(known);
        await using var db = store.Open();
        if (await db.Cases.Where(c => c.Id == caseId).Select(c => c.ProjectId).FirstOrDefaultAsync(stop) is not { } project)
            return null;
        if (_projectOf.Count > MostRemembered)
            _projectOf.Clear();
        _projectOf[caseId] = project;
        return Streams.OfProject(project);
    }

    private async Task<Outcome> InTransactionAsync(Ask ask, Func<Step, WorkReliefContext, Task<Outcome>> take, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                var leftWork = false;
                var outcome = await commits.RunAsync(
                    async db =>
                    {
                        var opened = await new CoreSql(db, stop).OpenAsync(ask.Stream, ask.Actor.Account, ask.Key, locks: true);
                        if (!ask.DryRun && opened.Earlier is { } earlier)
                            return (AnswerOf(earlier, ask), false);
                        var run = RunOf(ask, opened, onSnapshot: false);
                        var answer = await take(new Step(parts, db, run, stop), db);
                        leftWork = run.LeftWork;
                        return (answer, answer is Applied && !ask.DryRun);
                    },
                    stop
                );
                if (leftWork && outcome is Applied && !ask.DryRun)
                    bell.Ring();
                Told(log, ask, outcome, tries, Stopwatch.GetElapsedTime(began));
                return outcome;
            }
            catch (Exception error) when (Store.IsConflict(error) && tries < MostTries)
            {
                // Another caller was first; decide again on what is now true.
                LogConflict(log, ask.Action, ask.Stream, tries);
            }
        }
    }

    /// <summary>The answer that was given to the same request before.</summary>
    private static Outcome AnswerOf((string PayloadHash, byte[] Body) earlier, Ask ask)
    {
        if (earlier.PayloadHash != ask.PayloadHash)
            return NotApplied.Because(EngineRefusals.KeyReused, $"幂等键“{ask.Key}”已用于另一个请求");
        var entry = Entry.Read(earlier.Body);
        return new Applied(entry.Stream, entry.Seq, entry.Case, entry.Stage, Repeated: true);
    }

    /// <summary>One line an action, without its payload: no personal data.</summary>
    private static void Told(ILogger log, Ask ask, Outcome outcome, int tries, TimeSpan took)
    {
        var said = outcome switch
        {
            Applied { Repeated: true } => "repeated",
            Applied => ask.DryRun ? "possible" : "applied",
            NotApplied => "refused",
            _ => "stale",
        };
        var codes = outcome is NotApplied no ? string.Join(',', no.Refusals.Select(r => r.Code).Distinct()) : "";
        LogAction(log, ask.Action, ask.Stream, (long)took.TotalMilliseconds, tries, said, codes);
    }

    [LoggerMessage(LogLevel.Information, "{Action} in {Stream}: {Outcome} {Codes} ({Milliseconds} ms, {Tries} tries)")]
    private static partial void LogAction(
        ILogger log,
        string action,
        string stream,
        long milliseconds,
        int tries,
        string outcome,
        string codes
    );

    [LoggerMessage(LogLevel.Information, "{Action} in {Stream}: another was first, try {Tries}")]
    private static partial void LogConflict(ILogger log, string action, string stream, int tries);

    /// <summary>One wish to act, with what a transaction needs of it.</summary>
    private sealed record Ask(string Action, string Stream, Actor Actor, string Key, string PayloadHash, bool DryRun = false);

    /// <summary>Keyed, because a payload may hold an ID number that a plain hash would let anybody guess.</summary>
    private string PayloadHash(string action, string payload) => parts.Vault.Mark("request", action + "\n" + Canonical(payload));

    /// <summary>White space and the order of fields make no other request.</summary>
    private static string Canonical(string payload)
    {
        if (!payload.StartsWith('{'))
            return payload;
        using var json = JsonDocument.Parse(payload);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, json.RootElement);
        return Encoding.UTF8.GetString(buffer.ToArray());

        static void Write(Utf8JsonWriter writer, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, member.Value);
                    }
                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                        Write(writer, item);
                    writer.WriteEndArray();
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }
    }
}

/// <summary>Who acts: an account, or the program itself.</summary>
public sealed record Actor(string Account, string? Program = null)
{
    public static Actor Clock { get; } = new(Bodies.Clock, Bodies.Clock);
    public static Actor Engine { get; } = new(Bodies.Engine, Bodies.Engine);

    /// <summary>Whoever stands before the public board acts as a villager.</summary>
    public static Actor Board { get; } = new(Bodies.Board, Bodies.Villager);

    /// <summary>What the program notes of an account, which does not ask for it.</summary>
    public static Actor Noting(string account) => new(account, Bodies.Engine);
}
