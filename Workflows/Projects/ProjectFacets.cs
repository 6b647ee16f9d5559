using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

/// <summary>Whether a project's code is used already; asked by the code.</summary>
public sealed record ProjectIdTaken(bool Taken) : Facet<string>;

/// <summary>Whether the account that is named as lead is registered; asked by the account, true when none is named.</summary>
public sealed record LeadKnown(bool Known) : Facet<string?>;

/// <summary>How the project came into its stage.</summary>
/// <param name="Account">Who brought it there.</param>
/// <param name="From">The stage before.</param>
/// <param name="Handled">Somebody for whom it waits there has done something about it since.</param>
[OfKind(Subject.Project)]
public sealed record LastMove(string Account, string From, bool Handled) : Facet;

/// <summary>The bodies that an account holds here today; asked by the account.</summary>
public sealed record OfficesHeld(IReadOnlySet<string> Bodies) : Facet<string>;
