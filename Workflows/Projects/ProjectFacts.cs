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

/// <summary>From this day the account is the project's county lead, and no one else is.</summary>
[Name("lead-named.1")]
public sealed record LeadNamed(string Project, string Account, DateOnly From) : Fact;

/// <summary>A project that was running before the county began with the system, with what is known of its past.</summary>
[Name("project-adopted.1")]
public sealed record ProjectAdopted(string Project, DateOnly CommencedOn, DateOnly? CompletedOn, string? Lead) : Fact;
