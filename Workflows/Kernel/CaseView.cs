using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Kernel;


/// <summary>What a decision may look at: the case and what the loader of its kind adds.</summary>
public abstract record CaseView : Facet
{
    /// <summary>The case's id; for an opening action the id of the project, or of the register.</summary>
    public required string CaseId { get; init; }
    public required string Stage { get; init; }

    /// <summary>The table that the case pins; for an opening action the one it will pin.</summary>
    public required Table Table { get; init; }

    /// <summary>The county's policy.</summary>
    public required Pack Pack { get; init; }

    /// <summary>Kinds of paper held by the case or its project, or given now.</summary>
    public required IReadOnlySet<string> Papers { get; init; }

    /// <summary>Papers given with this action.</summary>
    public required IReadOnlyList<PaperGiven> Given { get; init; }

    /// <summary>The place where an opening action takes hold; otherwise the case's.</summary>
    public required long Area { get; init; }
}
