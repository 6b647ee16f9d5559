using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Elsa;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa.Following;

/// <summary>
/// Brings the instances after the journal. It needs no outbox of its own: the steps of a stream are numbered without gaps and written in
/// the action's transaction, so they are the ordered log, and each instance keeps in its own state how far it was brought. No action ever
/// waits for this; what could not be brought stands in the journal until it can.
/// </summary>
public sealed partial class JournalFollowing(Store store, Definitions definitions, ElsaRuntime runtime, ILogger<JournalFollowing> log)
{
    // Noted that often how far it went: a host that is killed again and again must not begin from afar each time.
    private const int AtATime = 50;
    private const string Told = "told/";
    private Dictionary<string, long>? _marks;

    /// <summary>Brings everything that the journal holds and the instances do not.</summary>
    /// <returns>How many steps were brought.</returns>
    public async Task<int> CatchUpAsync(CancellationToken stop)
    {
        var marks = _marks ??= await runtime.MarksAsync(stop);
        await using var db = store.Open();
        var heads = await db.Streams.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Name, s.Seq }).ToListAsync(stop);
        var brought = 0;
        foreach (var head in heads)
        {
            var mark = marks.GetValueOrDefault(head.Name);
            // A mark beyond the head is of a journal that was put back to an earlier day: everything of the stream is looked at again.
            for (var from = mark > head.Seq ? 0 : mark; from < head.Seq; )
            {
                var to = Math.Min(head.Seq, from + AtATime);
                brought += await BringAsync(db, head.Name, from, to, stop);
                await MarkAsync(marks, head.Name, from = to, stop);
            }
        }
        return brought;
    }

    /// <summary>
    /// Begins a county's own workflows after what was entered since they were told last; what was entered before there were any is past.
    /// </summary>
    public async Task TellAsync(CancellationToken stop)
    {
        if (!runtime.Processes.Wait)
            return;
        var marks = _marks ??= await runtime.MarksAsync(stop);
        await using var db = store.Open();
        var heads = await db.Streams.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Name, s.Seq }).ToListAsync(stop);
        var first = !marks.ContainsKey(Told);
        foreach (var head in heads.Where(h => marks.GetValueOrDefault(Told + h.Name) != h.Seq))
        {
            if (!first)
                await TellAsync(db, head.Name, marks.GetValueOrDefault(Told + head.Name), stop);
            await MarkAsync(marks, Told + head.Name, head.Seq, stop);
        }
        if (first)
            await MarkAsync(marks, Told, 0, stop);
    }

    private async Task TellAsync(WorkReliefContext db, string stream, long after, CancellationToken stop)
    {
        var steps = db.Steps.Where(s => s.Stream == stream && s.Seq > after).OrderBy(s => s.Seq);
        await foreach (
            var told in steps
                .Join(
                    db.Cases,
                    s => s.CaseId,
                    c => c.Id,
                    (s, c) =>
                        new
                        {
                            Step = s,
                            c.Kind,
                            c.ProjectId,
                        }
                )
                .AsNoTracking()
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
            await runtime.Processes.BeginAsync(
                told.Step.Action,
                new Dictionary<string, object>
                {
                    ["stream"] = stream,
                    ["seq"] = told.Step.Seq,
                    ["action"] = told.Step.Action,
                    ["kind"] = told.Kind,
                    ["case"] = told.Step.CaseId,
                    ["stage"] = told.Step.Stage,
                    ["project"] = told.ProjectId ?? "",
                },
                stop
            );
    }

    private async Task MarkAsync(Dictionary<string, long> marks, string name, long seq, CancellationToken stop)
    {
        await runtime.MarkAsync(name, seq, stop);
        marks[name] = seq;
    }

    /// <summary>Makes every instance anew.</summary>
    public async Task RebuildAsync(CancellationToken stop)
    {
        var marks = _marks ??= await runtime.MarksAsync(stop);
        await runtime.Instances.DeleteAllAsync(stop);
        foreach (var stream in marks.Keys.Where(name => !name.StartsWith(Told, StringComparison.Ordinal)).ToList())
            await MarkAsync(marks, stream, 0, stop);
        await CatchUpAsync(stop);
    }

    private async Task<int> BringAsync(WorkReliefContext db, string stream, long from, long to, CancellationToken stop)
    {
        var moved = await db
            .Steps.Where(s => s.Stream == stream && s.Seq > from && s.Seq <= to)
            .GroupBy(s => s.CaseId)
            .Select(s => new { Case = s.Key, First = s.Min(x => x.Seq) })
            .OrderBy(s => s.First)
            .Select(s => s.Case)
            .ToListAsync(stop);
        var brought = 0;
        foreach (var id in moved)
            try
            {
                var held = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
                var table = await CaseSteps.TableAsync(db, definitions, held, stop);
                await RegisterAsync(table, stop);
                var last = await db.Steps.Where(s => s.CaseId == id).MaxAsync(s => s.Seq, stop);
                var steps = new CaseSteps(db, held, table, last);
                brought += await runtime.Instances.FollowAsync(
                    new FollowedCase(id, CaseSteps.DefinitionOf(table), stream, last, steps.AfterAsync),
                    stop
                );
            }
            catch (Exception error) when (error is not (OperationCanceledException or DbException or DbUpdateException or IOException))
            {
                // One case that cannot be followed holds up no other; the check names it.
                LogStuck(log, id, error);
            }
        return brought;
    }

    private async Task RegisterAsync(Table table, CancellationToken stop)
    {
        if (runtime.Instances.Knows(CaseSteps.DefinitionOf(table)))
            return;
        // A definition of its own for each table: a case that runs keeps the one it began with, whatever comes after.
        var written = ElsaWriter.Write(table, $"{table.Name.Replace('/', '-')}-{table.Hash[..8]}", version: 1);
        await runtime.Instances.RegisterAsync(
            written.Id,
            written.Write(),
            written.Root.Activities!.Count,
            written.Root.Connections!.Count,
            stop
        );
    }

    [LoggerMessage(LogLevel.Error, "The instance of {Case} could not be brought after it.")]
    private static partial void LogStuck(ILogger log, string @case, Exception error);
}
