using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// The only way to change anything. One action, one transaction: facts, state, journal, deadlines and outgoing mail are committed
/// together or not at all, and an answer is given only after the commit.
/// </summary>
public sealed class Engine(Store store, StepParts parts, Bell bell, TimeProvider clock)
{
    /// <summary>How often a decision is taken anew when another caller was faster; each time somebody else has moved on.</summary>
    private const int MostTries = 20;
    private const int LongestKey = 100;

    /// <summary>Applies an action for a person's account.</summary>
    public Task<Outcome> ApplyAsync(ActionRequest request, CancellationToken stop = default) => ForAccountAsync(request, dryRun: false, stop);

    /// <summary>Says what <see cref="ApplyAsync"/> would answer, and changes nothing.</summary>
    public Task<Outcome> TryAsync(ActionRequest request, CancellationToken stop = default) => ForAccountAsync(request, dryRun: true, stop);

    /// <summary>Opens the registers of a new database; on a later start it does nothing.</summary>
    public async Task StartAsync(CancellationToken stop = default)
    {
        string[] problems = [.. parts.Catalogue.Problems(), .. SubjectHosts.Program.Problems(parts.Catalogue)];
        if (problems.Length > 0) throw new InvalidOperationException("The catalogue does not hold together: " + string.Join("; ", problems));
        foreach (var (action, register) in parts.Catalogue.Actions.Values.Select(a => (a, a.At as Place.Register)).Where(a => a.Item2 is { Starts: true }))
        {
            var key = "start/" + action.Name;
            var read = new ReadRequest(action, new NoInput(), register!.Name, null, null, []);
            var outcome = await InTransactionAsync(register.Name, (steps, _) => steps.TakeAsync(read, Actor.Engine, key), Actor.Engine, key, PayloadHash(action.Name, "{}"), dryRun: false, stop);
            if (outcome is NotApplied no) throw new InvalidOperationException($"{action.Name}: {no.Refusals[0].Missing}");
        }
    }

    /// <summary>Takes a due deadline's step, if it is still due and still in these hands.</summary>
    public async Task<Outcome> ApplyDueAsync(long deadline, long fence, CancellationToken stop = default)
    {
        string? stream, key, caseId, action;
        await using (var db = store.Open())
        {
            var due = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deadline && d.Fence == fence, stop);
            if (due is null) return new Stale();
            (caseId, action, key) = (due.CaseId, due.Action, $"{due.ArmedBy}/{due.Action}/{due.Rung}");
            stream = await StreamOfAsync(db, caseId, stop);
        }
        if (stream is null) return new Stale();
        return await InTransactionAsync(stream, async (steps, db) =>
        {
            var due = await db.Deadlines.FirstOrDefaultAsync(d => d.Id == deadline && d.Fence == fence && d.Parked == null, stop);
            if (due is null || due.DueUtc > clock.GetUtcNow()) return new Stale();
            var read = new ReadRequest(parts.Catalogue.Actions[action], new NoInput(), caseId, ChinaTimeOf(due.DueUtc), null, []);
            return await steps.TakeAsync(read, Actor.Clock, key);
        }, Actor.Clock, key, PayloadHash(action, caseId), dryRun: false, stop);
    }

    /// <summary>Takes a step of the clock that has no deadline: sealing a day, counting a date again.</summary>
    public async Task<Outcome> ApplyAsClockAsync(string action, string caseId, string key, CancellationToken stop = default)
    {
        await using var db = store.Open();
        if (await StreamOfAsync(db, caseId, stop) is not { } stream) return new Stale();
        var read = new ReadRequest(parts.Catalogue.Actions[action], new NoInput(), caseId, null, null, []);
        return await InTransactionAsync(stream, (steps, _) => steps.TakeAsync(read, Actor.Clock, key), Actor.Clock, key, PayloadHash(action, caseId), dryRun: false, stop);
    }

    private static DateOnly ChinaTimeOf(DateTimeOffset due) => Workflows.Calendar.ChinaTime.DateOf(due);

    private async Task<Outcome> ForAccountAsync(ActionRequest request, bool dryRun, CancellationToken stop)
    {
        if (Bodies.OfTheProgram.Contains(request.Account))
            return NotApplied.Because("account-unknown", $"账号“{request.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        var (read, refused) = RequestReader.Read(request.Action, request.Payload);
        if (read is null) return refused!;
        if (!dryRun && request.Key.Length is 0 or > LongestKey)
            return NotApplied.Because("key", $"请求须带幂等键（Idempotency-Key），1–{LongestKey} 个字符");
        string? stream;
        if (read.CaseId is null)
            stream = Streams.OfProject(((Place.NewProject)read.Action.At).Proposal(read.Input).Project);
        else
        {
            await using var db = store.Open();
            stream = await StreamOfAsync(db, read.CaseId, stop);
            if (stream is null)
                return NotApplied.Because("case-unknown", $"没有“{read.CaseId}”");
        }
        if (stream.Length > WorkReliefContext.KeyLength)
            return NotApplied.Because("project-id", "项目编码过长");
        var actor = new Actor(request.Account);
        return await InTransactionAsync(stream, (steps, _) => steps.TakeAsync(read, actor, request.Key), actor, request.Key,
            PayloadHash(request.Action, request.Payload.GetRawText()), dryRun, stop);
    }

    private async Task<string?> StreamOfAsync(WorkReliefContext db, string caseId, CancellationToken stop)
    {
        if (parts.Catalogue.Registers.ContainsKey(caseId)) return caseId;
        var project = await db.Cases.Where(c => c.Id == caseId).Select(c => c.ProjectId).FirstOrDefaultAsync(stop);
        return project is null ? null : Streams.OfProject(project);
    }

    private async Task<Outcome> InTransactionAsync(
        string stream, Func<Step, WorkReliefContext, Task<Outcome>> take, Actor actor, string key, string payloadHash, bool dryRun, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var turn = await store.WriterTurnAsync(stop);
                await using var db = store.Open();
                await using var transaction = await db.Database.BeginTransactionAsync(stop);

                // The head of the stream is the project's lock: two steps of one project never run side by side,
                // so none decides on another's absence.
                await db.Streams.Where(s => s.Name == stream).ExecuteUpdateAsync(s => s.SetProperty(x => x.Seq, x => x.Seq), stop);
                if (!dryRun && await EarlierAsync(db, actor, key, payloadHash, stop) is { } earlier) return earlier;

                var run = new StepRun(stream, payloadHash, dryRun, clock.GetUtcNow());
                var outcome = await take(new Step(parts, db, run, stop), db);
                if (outcome is not Applied || dryRun) return outcome;
                await transaction.CommitAsync(stop);
                if (run.LeftWork) bell.Ring();
                return outcome;
            }
            catch (Exception error) when (Store.IsConflict(error) && tries < MostTries)
            {
                // Another caller was first; decide again on what is now true.
            }
        }
    }

    /// <summary>The answer that was given to the same request before.</summary>
    private static async Task<Outcome?> EarlierAsync(WorkReliefContext db, Actor actor, string key, string payloadHash, CancellationToken stop)
    {
        var known = await db.Journal.AsNoTracking().FirstOrDefaultAsync(j => j.Account == actor.Account && j.RequestKey == key, stop);
        if (known is null) return null;
        if (known.PayloadHash != payloadHash)
            return NotApplied.Because("key-reused", $"幂等键“{key}”已用于另一个请求");
        var entry = Entry.Read(known.Body);
        return new Applied(entry.Stream, entry.Seq, entry.Case, entry.Stage, Repeated: true);
    }

    /// <summary>Keyed, because a payload may hold an ID number that a plain hash would let anybody guess.</summary>
    private string PayloadHash(string action, string payload) => parts.Vault.Mark("request", action + "\n" + Canonical(payload));

    /// <summary>White space and the order of fields make no other request.</summary>
    private static string Canonical(string payload)
    {
        if (!payload.StartsWith('{')) return payload;
        using var json = JsonDocument.Parse(payload);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, json.RootElement);
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
                    foreach (var item in value.EnumerateArray()) Write(writer, item);
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
}
