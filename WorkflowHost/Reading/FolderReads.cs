using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>An item of a project's archive with what lies in it.</summary>
/// <param name="State">One of <see cref="ArchiveList.StateLabels"/>.</param>
/// <param name="Points">What its papers are to say; each with whether its filer ticked it.</param>
/// <param name="Kinds">Of paper that belong there.</param>
/// <param name="Reason">Why it was returned.</param>
public sealed record ArchiveFolder(
    string Item,
    string Label,
    string Stage,
    string StageLabel,
    string LevelLabel,
    string? Aspect,
    string State,
    bool Overdue,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<(string Point, bool Ticked)> Points,
    string? Reason,
    IReadOnlyList<FiledPart> Papers
);

/// <param name="PassedOn">Null while it was not passed.</param>
public sealed record GateStanding(string Gate, string Label, DateOnly? PassedOn);

/// <param name="Archivist">Who keeps the township's archives, by name.</param>
public sealed record ProjectFolders(string? Archivist, IReadOnlyList<GateStanding> Gates, IReadOnlyList<ArchiveFolder> Folders);

/// <summary>A project's archive, item by item.</summary>
public sealed class FolderReads(Store store, Definitions definitions)
{
    /// <summary>Null for a project that the asker may not see.</summary>
    public async Task<ProjectFolders?> OfAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await scope.Projects(db).FirstOrDefaultAsync(p => p.Id == project, stop) is not { } own)
            return null;
        var stage = await db.Cases.Where(c => c.Id == project).Select(c => c.Stage).SingleAsync(stop);
        var pack = await definitions.PackNamedAsync(db, own.Pack, stop);
        var archive = await ArchiveHost.OfAsync(db, own, stage, pack, scope.Today, stop);
        var papers = await new DossierReader(db, definitions, stop).FiledAsync(project);
        var refs = archive.Verdicts.Values.Select(v => v.ReasonRef).OfType<string>().ToList();
        var reasons = await db.Texts.AsNoTracking().Where(t => refs.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        var passed = await db.ArchiveGates.Where(g => g.ProjectId == project).ToDictionaryAsync(g => g.Gate, g => g.PassedOn, stop);
        var archivist = await db
            .Grants.Where(g =>
                g.Body == Bodies.Archivist
                && g.AreaFrom <= own.Area
                && own.Area <= g.AreaTo
                && g.FromDay <= scope.Today
                && (g.UntilDay == null || scope.Today <= g.UntilDay)
            )
            .Select(g => g.Account)
            .FirstOrDefaultAsync(stop);
        return new ProjectFolders(
            archivist is null ? null : (await People.NamesAsync(db, [archivist], stop)).GetValueOrDefault(archivist, archivist),
            [.. ArchiveList.GateLabels.Select(g => new GateStanding(g.Key, g.Value, passed.TryGetValue(g.Key, out var on) ? on : null))],
            [.. archive.Items.Select(i => FolderOf(i, archive, reasons, papers))]
        );
    }

    private static ArchiveFolder FolderOf(
        ItemState state,
        ArchiveOfProject archive,
        Dictionary<string, string> reasons,
        ILookup<string, FiledPart> papers
    )
    {
        var ticked = archive.Ticked.GetValueOrDefault(state.Item.Name) ?? [];
        return new ArchiveFolder(
            state.Item.Name,
            state.Item.Label,
            state.Item.Stage,
            ArchiveList.Stages[state.Item.Stage],
            ArchiveList.Levels[state.Item.Level],
            state.Item.Aspect is { } aspect ? ArchiveList.Aspects[aspect] : null,
            state.State,
            state.Overdue,
            state.Item.Papers,
            [.. state.Item.Points.Select(p => (p, ticked.Contains(p)))],
            state.State == ArchiveList.Returned && archive.Verdicts[state.Item.Name].ReasonRef is { } reason
                ? reasons.GetValueOrDefault(reason)
                : null,
            [.. state.Item.Papers.SelectMany(k => papers[k])]
        );
    }
}
