using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Archive;

/// <param name="Seq">Number of the review in the project's journal.</param>
public sealed record ArchiveVerdict(string Item, bool Qualified, long Seq, string? ReasonRef);

/// <param name="State">missing, filed, qualified or returned.</param>
/// <param name="Overdue">Its stage is over and it is not there, or was returned.</param>
public sealed record ItemState(ArchiveItem Item, string State, bool Overdue);

/// <summary>The archive as it lies in the project, before this step.</summary>
/// <param name="List">The county's checklist on this day.</param>
/// <param name="Purpose">public or industry: which of the list belongs to the project.</param>
/// <param name="Stage">The project's.</param>
/// <param name="Evidence">Kind of paper → number in the journal of the newest one in the project, uploaded or written here.</param>
/// <param name="Verdicts">Item → its newest review.</param>
/// <param name="Ticked">Item → the points that its filer ticked.</param>
public sealed record ArchiveOfProject(
    IReadOnlyList<ArchiveItem> List,
    string Purpose,
    string Stage,
    IReadOnlyDictionary<string, long> Evidence,
    IReadOnlyDictionary<string, ArchiveVerdict> Verdicts,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Ticked
) : Facet
{
    /// <summary>The items that belong to the project, in the list's order.</summary>
    public IReadOnlyList<ItemState> Items => With([]);

    /// <summary>The items as they stand with papers that come now.</summary>
    public IReadOnlyList<ItemState> With(IReadOnlyList<PaperGiven> given)
    {
        var evidence = new Dictionary<string, long>(Evidence, StringComparer.Ordinal);
        foreach (var paper in given)
            evidence[paper.Kind] = long.MaxValue;
        return ArchiveList.Of(List, Purpose, Stage, evidence, Verdicts);
    }
}

/// <summary>Gates that the project's archive has passed.</summary>
public sealed record ArchiveGates(IReadOnlyList<string> Passed) : Facet;

/// <summary>Who keeps the archives of the place in hand; null while nobody does.</summary>
public sealed record ArchivistOfPlace(string? Grant, string? Account) : Facet;
