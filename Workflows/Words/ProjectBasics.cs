using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Words;

/// <summary>What every subject may know of the project in which a step is taken.</summary>
public sealed record ProjectBasics : Facet
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>A name from <see cref="ProjectStages"/>, or of an approval link or passed tier.</summary>
    public required string Stage { get; init; }
    public required string Mode { get; init; }
    public required string Track { get; init; }

    /// <summary>What the share of pay is counted against: fiscal, central, central-provincial, special.</summary>
    public required string FundBase { get; init; }

    /// <summary>public or industry.</summary>
    public required string Purpose { get; init; }
    public required DateOnly ProposedOn { get; init; }

    /// <summary>The day of its approval: the floor of that day binds it to the end.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>How many times its plan was amended.</summary>
    public int Amendments { get; init; }

    /// <summary>The link of the approval that asked for it straight back; null for the usual way.</summary>
    public string? StraightTo { get; init; }

    /// <summary>Last day on which it may be accepted with a share under the floor.</summary>
    public DateOnly? ShareExemptUntil { get; init; }

    /// <summary>Pay to workers that the plan promises, yuan.</summary>
    public required decimal PlannedPayYuan { get; init; }

    /// <summary>Account of the county lead.</summary>
    public string? Lead { get; init; }

    /// <summary>Code of the contractor that was chosen.</summary>
    public string? Contractor { get; init; }

    /// <summary>First and last day of work.</summary>
    public DateOnly? CommencedOn { get; init; }
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Completed, and not yet through every tier of acceptance.</summary>
    public bool InAcceptance => Stage == ProjectStages.Completed || Stage.StartsWith(ProjectStages.PassedPrefix, StringComparison.Ordinal);
}
