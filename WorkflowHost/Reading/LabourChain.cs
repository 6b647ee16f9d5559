using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Records;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Label">The step's name, or the kind of record.</param>
/// <param name="Papers">Kinds of paper that came with it, in Chinese.</param>
public sealed record ChainEntry(long Seq, DateOnly On, string Label, string Body, IReadOnlyList<string> Papers);

public sealed record ChainSection(string Name, IReadOnlyList<ChainEntry> Entries);

/// <summary>务工组织、报酬、培训、党组织履职 from end to end (BZ-05): filed by the system as the steps are taken, nothing is typed again.</summary>
public sealed class LabourChain(Store store)
{
    /// <summary>Null when the asker may not see the project.</summary>
    public async Task<IReadOnlyList<ChainSection>?> OfAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.Projects(db).AnyAsync(p => p.Id == project, stop))
            return null;
        var stream = Streams.OfProject(project);
        var steps = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == stream)
            .OrderBy(s => s.Seq)
            .Select(s => new
            {
                s.Seq,
                s.OccurredOn,
                s.Action,
                s.ActingAs,
            })
            .ToListAsync(stop);
        var records = await db.Records.AsNoTracking().Where(r => r.ProjectId == project).ToDictionaryAsync(r => r.Id, r => r.Kind, stop);
        var papers = (
            await db.Papers.AsNoTracking().Where(p => p.Stream == stream).Select(p => new { p.Seq, p.Kind }).ToListAsync(stop)
        ).ToLookup(p => p.Seq, p => Paper.LabelOf(p.Kind));
        return
        [
            .. Chains.All.Select(chain => new ChainSection(
                chain,
                [
                    .. steps
                        .Select(s => (Step: s, Kind: s.Action == "record.add" ? records[$"{stream}:{s.Seq}"] : null))
                        .Where(s => s.Step.ActingAs != Bodies.Clock)
                        .Where(s =>
                            (s.Kind is null ? Catalogue.Program.Actions[s.Step.Action].Chain : RecordKinds.All[s.Kind].Chain) == chain
                        )
                        .Select(s => new ChainEntry(
                            s.Step.Seq,
                            s.Step.OccurredOn,
                            s.Kind is null ? Catalogue.Program.Actions[s.Step.Action].Label : RecordKinds.All[s.Kind].Label,
                            Bodies.Labels[s.Step.ActingAs],
                            [.. papers[s.Step.Seq]]
                        )),
                ]
            )),
        ];
    }
}
