using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Where a step takes hold, and by whose practice.</summary>
/// <param name="Held">The case; null when it is being opened.</param>
/// <param name="CaseId">Its id; for an opening step the project's, or the register's.</param>
/// <param name="ProjectId">Null in registers, and while a project is being proposed.</param>
/// <param name="Shape">The project's, as it was proposed; null in registers.</param>
public sealed record Site(
    CaseRow? Held,
    string CaseId,
    string? ProjectId,
    ProjectRow? Project,
    long Area,
    Pack Pack,
    Shape? Shape,
    Table Table
)
{
    /// <summary>The project whose own grants count, besides those of the area.</summary>
    public string? GrantedProject
    {
        get => field ?? ProjectId;
        init;
    }

    public string Stage => Held?.Stage ?? Workflows.Kernel.Stage.None;
}

/// <summary>What the loaders of facets start from.</summary>
public sealed record StepContext(
    WorkReliefContext Db,
    Vault Vault,
    Definitions Definitions,
    Catalogue Catalogue,
    Site Site,
    ReadRequest Request,
    Moment Moment,
    CaseNotes Notes,
    CancellationToken Stop
)
{
    /// <summary>The project in which the step is taken.</summary>
    /// <exception cref="InvalidOperationException">It is a step of a register.</exception>
    public string ProjectId => Site.ProjectId ?? throw new InvalidOperationException($"{Site.CaseId} is not in a project.");

    public string CaseId => Site.CaseId;
    public IReadOnlyList<PaperGiven> Given => Request.Papers;
    public bool Opening => Site.Held is null;
}
