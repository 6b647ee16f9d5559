using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

/// <summary>Whether a project's code is used already; asked by the code.</summary>
public sealed record ProjectIdTaken(bool Taken) : Facet<string>;

/// <summary>Whether the account that is named as lead is registered; asked by the account, true when none is named.</summary>
public sealed record LeadKnown(bool Known) : Facet<string?>;

/// <summary>The bodies that an account holds here today; asked by the account.</summary>
public sealed record OfficesHeld(IReadOnlySet<string> Bodies) : Facet<string>;
