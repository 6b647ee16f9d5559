using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

/// <param name="Funds">Planned funds by source, yuan.</param>
/// <param name="PlannedPayYuan">Pay to workers that the plan promises.</param>
[Name("project-proposed.1")]
public sealed record ProjectProposed(
    string Project,
    string Name,
    long Area,
    string Pack,
    string Mode,
    string Track,
    string FundBase,
    decimal PlannedPayYuan,
    IReadOnlyDictionary<string, decimal> Funds,
    string? Purpose = null
) : Fact;

/// <summary>What a project promises, as it was proposed or amended.</summary>
/// <param name="Funds">Planned funds by source, yuan.</param>
public sealed record ProjectPlan(
    string Name,
    string Track,
    string FundBase,
    decimal PlannedPayYuan,
    string Purpose,
    IReadOnlyDictionary<string, decimal> Funds
);

/// <param name="Version">2 for the first amendment.</param>
/// <param name="Before">What stood until then.</param>
[Name("project-amended.1")]
public sealed record ProjectAmended(string Project, int Version, ProjectPlan Before, ProjectPlan Plan, string ReasonRef) : Fact;

/// <summary>A link of the approval sent it back to an earlier one.</summary>
/// <param name="Straight">The next step forward leads to <paramref name="From"/> at once, unless the plan is amended before.</param>
[Name("project-returned.1")]
public sealed record ProjectReturned(string Project, string From, string To, bool Straight) : Fact;

/// <summary>The project may be accepted with a share of pay under the floor, until this day.</summary>
[Name("share-exempted.1")]
public sealed record ShareExempted(string Project, DateOnly Until, string ReasonRef) : Fact;

/// <summary>From this day the account is the project's county lead, and no one else is.</summary>
[Name("lead-named.1")]
public sealed record LeadNamed(string Project, string Account, DateOnly From) : Fact;

/// <summary>A project that was running before the county began with the system, with what is known of its past.</summary>
[Name("project-adopted.1")]
public sealed record ProjectAdopted(string Project, DateOnly CommencedOn, DateOnly? CompletedOn, string? Lead) : Fact;
