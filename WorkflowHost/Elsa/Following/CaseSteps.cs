using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Elsa;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa.Following;

/// <summary>The steps of a case as its definition takes them.</summary>
internal sealed class CaseSteps(WorkReliefContext db, CaseRow held, Table table, long last)
{
    private const int AtATime = 200;
    private (long Seq, string Stage) _known = (0, Stage.None);

    /// <summary>A case keeps the table it was opened under; a register follows the program.</summary>
    public static async Task<Table> TableAsync(WorkReliefContext db, Definitions definitions, CaseRow held, CancellationToken stop) =>
        Catalogue.Program.Registers.GetValueOrDefault(held.Id) ?? await definitions.TableAsync(db, held.TableHash, stop);

    /// <summary>Version id of a table's definition.</summary>
    public static string DefinitionOf(Table table) => table.Hash[..32];

    /// <summary>Where an instance stands in a stage.</summary>
    public static string ActivityOf(Table table, string stage) =>
        table.RowsFrom(stage).Any() ? ElsaWriter.EventId(stage) : ElsaWriter.EndId(stage);

    public async Task<IReadOnlyList<FollowedStep>> AfterAsync(long after, CancellationToken stop)
    {
        var steps = db.Steps.AsNoTracking().Where(s => s.CaseId == held.Id);
        // A register stays in one stage for good, and a table of last year may have had other rows: its instance begins with today.
        if (after == 0 && held.Kind == Subject.Register)
            return [Opening(await steps.OrderBy(s => s.Seq).FirstAsync(stop)) with { Seq = last }];
        if (_known.Seq != after)
            _known = (after, after == 0 ? Stage.None : await steps.Where(s => s.Seq == after).Select(s => s.Stage).SingleAsync(stop));
        var taken = new List<FollowedStep>();
        foreach (var step in await steps.Where(s => s.Seq > after).OrderBy(s => s.Seq).Take(AtATime).ToListAsync(stop))
        {
            taken.Add(Of(step, _known.Stage));
            _known = (step.Seq, step.Stage);
        }
        return taken;
    }

    private FollowedStep Opening(StepRow first) => Of(first, Stage.None);

    private FollowedStep Of(StepRow step, string from)
    {
        var rows = table.RowsFor(from, step.Action).Where(r => r.To == step.Stage).ToList();
        var row = rows.FirstOrDefault(r => r.Body == step.ActingAs) ?? rows.FirstOrDefault();
        if (row is null && from != step.Stage)
            throw new InvalidDataException($"{held.Id}: no row of {table.Name} leads from {from} by {step.Action} to {step.Stage}");
        return new FollowedStep(
            step.Seq,
            ElsaWriter.EventId(from),
            row is null ? null : ElsaWriter.KeyOf(row),
            ActivityOf(table, step.Stage)
        );
    }
}
